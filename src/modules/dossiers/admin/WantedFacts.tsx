import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { WithTitles } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { saidBy } from '#web/ui/Failed.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { listWanted, stopWanting } from '../contract/wanted.ts'
import { phases } from '../contract/words.ts'
import type { Wanted } from './shown.ts'
import { WantFact } from './WantFact.tsx'

/** What the company wants to know, from which step on, in which words it is asked, and after how long again. */
export function WantedFacts() {
  const { t, say } = useWords()
  const here = useHere()
  const query = useRead(listWanted, {})
  const [changing, setChanging] = useState<Wanted | 'new'>()
  const stop = useWrite(stopWanting, ['dossiers'])
  const add = (
    <Button type="primary" onClick={() => setChanging('new')}>
      {t('加一项', 'Add a fact')}
    </Button>
  )
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <PageHead title={t('想知道什么', 'What is wanted')}>
        <Link to={here('dossiers')}>{t('看完整度', 'The numbers')}</Link>
      </PageHead>
      {stop.error && (
        <p role="alert" className="kb-late">
          {saidBy(stop.error)}
        </p>
      )}
      <Asked query={query} bones={6}>
        {({ wanted, fields }) => (
          <div className="kb-stack">
            {wanted.length === 0 ? (
              <Empty action={add}>
                {t(
                  '还没有。选上以后，管家联系客户时顺便问缺的那一项，一次只问一项。',
                  'Nothing yet. Once chosen, stewards ask for what is missing when they are in touch, one thing at a time.',
                )}
              </Empty>
            ) : (
              <>
                <div>{add}</div>
                <section className="kb-card kb-scroll-x">
                  <Table wide>
                    <thead>
                      <tr>
                        <th>{t('哪一项', 'Which fact')}</th>
                        <th>{t('怎么问', 'How it is asked')}</th>
                        <th>{t('什么时候要', 'From when on')}</th>
                        <th>{t('多久再问', 'Asked again after')}</th>
                        <th />
                      </tr>
                    </thead>
                    <tbody>
                      {wanted.map((each) => (
                        <tr key={each.field}>
                          <td>
                            <strong>
                              <WithTitles text={say(each.title)} />
                            </strong>
                          </td>
                          <td>{t(each.questionZh, each.questionEn)}</td>
                          <td>{say(phases[each.phase])}</td>
                          <td>
                            {each.freshMonths
                              ? t(`${each.freshMonths} 个月`, many(each.freshMonths, 'month'))
                              : t('问过就不再问', 'never')}
                          </td>
                          <td>
                            <div className="kb-wrap">
                              <Button size="small" onClick={() => setChanging(each)}>
                                {t('改', 'Change')}
                              </Button>
                              <Popconfirm
                                title={t(
                                  '不再问这一项？已经记下的都留着。',
                                  'Stop asking? What is known stays.',
                                )}
                                okText={t('不再问', 'Stop')}
                                cancelText={t('不', 'No')}
                                onConfirm={() => stop.mutate({ input: { field: each.field } })}
                              >
                                <Button size="small" type="text">
                                  {t('不再问', 'Stop asking')}
                                </Button>
                              </Popconfirm>
                            </div>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </Table>
                </section>
              </>
            )}
            {changing && (
              <WantFact
                before={changing === 'new' ? undefined : changing}
                fields={fields.filter(
                  ({ name }) =>
                    (changing !== 'new' && changing.field === name) ||
                    !wanted.some(({ field }) => field === name),
                )}
                rank={Math.min(99, Math.max(0, ...wanted.map(({ rank }) => rank)) + 1)}
                onClose={() => setChanging(undefined)}
              />
            )}
          </div>
        )}
      </Asked>
    </div>
  )
}

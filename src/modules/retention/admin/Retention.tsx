import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#platform/operation.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { many, useWords } from '#web/ui/words.ts'
import { type Kind, seeRetention, terms } from '../contract.ts'
import { ChangeTerm } from './ChangeTerm.tsx'

type Seen = OutputOf<typeof seeRetention>

/** How long each kind of record is kept, and what leaves tonight. */
export function Retention() {
  const { say, t } = useWords()
  const [changing, setChanging] = useState<Seen['terms'][number]>()
  const query = useRead(seeRetention, {}, { staleTime: 0 })
  return (
    <div className="kb-page" style={{ maxWidth: 1080 }}>
      <PageHead title={t('保存期限', 'How long records are kept')} />
      <Asked query={query} bones={7}>
        {(seen) => (
          <div className="kb-stack">
            <p className="kb-muted" style={{ margin: 0 }}>
              {t(
                '到期的每天清一次。办事的记录和制度兑现一直保存；客户的档案保存到他离开以后这里写的天数；某一位客户要求删除，在他的页面里办。操作记录一直保存，改不了。',
                'What is kept long enough leaves once a day. Records of work and of proof stay; that of a customer stays until he has been gone for the days said here; who asks to be erased is erased on his page. The audit log stays for good.',
              )}
            </p>
            <div className="kb-card kb-scroll-x">
              <Table wide>
                <thead>
                  <tr>
                    <th>{t('什么记录', 'What')}</th>
                    <th>{t('保存多久', 'Kept for')}</th>
                    <th className="kb-number">{t('下次清掉', 'Leaves next')}</th>
                    <th>{t('谁改的', 'Changed by')}</th>
                    <th />
                  </tr>
                </thead>
                <tbody>
                  {seen.terms.map((term) => (
                    <tr key={term.kind}>
                      <td>
                        <strong>{say(terms[term.kind].title)}</strong>
                        <div className="kb-muted kb-small">{say(terms[term.kind].what)}</div>
                      </td>
                      <td style={{ whiteSpace: 'nowrap' }}>
                        {term.days === null
                          ? t('一直', 'for good')
                          : t(`${term.days} 天`, many(term.days, 'day'))}
                      </td>
                      <td className="kb-number">
                        {term.before === null ? '–' : term.leaving.toLocaleString()}
                        {term.before !== null && (
                          <div className="kb-muted kb-small">
                            {t(`${term.before} 以前的`, `before ${term.before}`)}
                          </div>
                        )}
                      </td>
                      <td>
                        {term.changedBy ? (
                          <>
                            {term.changedBy} <When at={term.changedAt!} />
                          </>
                        ) : (
                          <span className="kb-faint">{t('没改过', 'as it came')}</span>
                        )}
                      </td>
                      <td>
                        <Button size="small" onClick={() => setChanging(term)}>
                          {t('改', 'Change')}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
            <Removed removed={seen.removed} />
          </div>
        )}
      </Asked>
      {changing && <ChangeTerm term={changing} onClose={() => setChanging(undefined)} />}
    </div>
  )
}

function Removed({ removed }: { removed: Seen['removed'] }) {
  const { say, t } = useWords()
  const named = (kind: string) => (kind in terms ? say(terms[kind as Kind].title) : kind)
  return (
    <section className="kb-card">
      <h2>{t('最近清掉的', 'What left lately')}</h2>
      {removed.length === 0 && <Empty>{t('还没有清过。', 'Nothing has left yet.')}</Empty>}
      {removed.map(({ id, at, counts }) => (
        <p key={id}>
          <span className="kb-muted">
            <When at={at} />
          </span>{' '}
          {Object.entries(counts)
            .filter(([kind]) => kind in terms)
            .map(([kind, count]) => `${named(kind)} ${count.toLocaleString()}`)
            .join(t('，', ', '))}
        </p>
      ))}
    </section>
  )
}

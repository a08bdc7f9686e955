import { Radio } from 'antd'
import { useState } from 'react'
import { Asked } from '#web/ui/Asked.tsx'
import { dayOf, now } from '#web/ui/clock.ts'
import { Empty } from '#web/ui/Empty.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { previewGifts } from '../contract/giving.ts'

const DAY_MS = 86_400_000

/** Before anything is bought or given: each in his turn gets a kind he has not had, while it lasts. */
export function WhoGetsWhat({ projectId }: { projectId: string }) {
  const { t, say } = useWords()
  const [days, setDays] = useState(30)
  const query = useRead(previewGifts, { projectId, until: dayOf(new Date(now().getTime() + days * DAY_MS)) })
  return (
    <div className="kb-stack">
      <Radio.Group
        value={days}
        onChange={(event) => setDays(event.target.value)}
        options={[7, 30, 90].map((value) => ({ value, label: t(`${value} 天内`, `${value} days`) }))}
        optionType="button"
      />
      <Asked query={query} bones={6}>
        {({ people, kinds, missing, more }) =>
          people.length === 0 ? (
            <Empty>{t('这些天没有要送的。', 'Nothing is to be given in these days.')}</Empty>
          ) : (
            <>
              <p style={{ margin: 0 }}>
                {kinds
                  .filter(({ goes }) => goes > 0)
                  .map(({ gift, goes, left }) =>
                    t(`${gift} 送 ${goes} 份，剩 ${left}`, `${gift}: ${goes} go, ${left} left`),
                  )
                  .join(t('；', '; '))}
              </p>
              {missing.map(({ occasion, count }) => (
                <p key={occasion} className="kb-soon" style={{ margin: 0 }}>
                  {t(`“${occasion}”还差 ${count} 份。`, `${count} short for “${occasion}”.`)}
                </p>
              ))}
              <div className="kb-card kb-scroll-x">
                <Table wide>
                  <thead>
                    <tr>
                      <th>{t('给谁', 'To')}</th>
                      <th>{t('为什么', 'For')}</th>
                      <th>{t('期限', 'Due')}</th>
                      <th>{t('送什么', 'Gift')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {people.map((person) => (
                      <tr key={person.obligationId}>
                        <td>
                          {person.room} {person.customer}
                        </td>
                        <td>{person.occasion}</td>
                        <td>
                          <Due at={person.dueAt} />
                        </td>
                        <td>
                          {person.gift ?? (
                            <span className="kb-soon">{person.because && say(person.because)}</span>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </div>
              {more && (
                <p className="kb-muted">
                  {t('只列前 2,000 位；缩短天数再看。', 'Only the first 2,000; look at fewer days.')}
                </p>
              )}
            </>
          )
        }
      </Asked>
    </div>
  )
}

import { Button } from 'antd'
import { useState } from 'react'
import { useMyself } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { useRead } from '#web/ui/query.ts'
import { Table } from '#web/ui/Table.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listGiven } from '../contract/giving.ts'
import { GiveGift } from './GiveGift.tsx'
import { TakeBack } from './TakeBack.tsx'

/** What this person was given, and giving something more. */
export function Given({ customerId }: { customerId: string }) {
  const { t } = useWords()
  const { permissions } = useMyself()
  const query = useRead(listGiven, { customerId })
  const [giving, setGiving] = useState(false)
  const [back, setBack] = useState<{ id: string; gift: string }>()
  const may = permissions.includes('work.do')
  const give = may && <Button onClick={() => setGiving(true)}>{t('送礼品', 'Give a gift')}</Button>
  return (
    <Asked query={query} bones={3}>
      {({ given }) => (
        <div className="kb-stack">
          {given.length === 0 ? (
            <Empty action={give}>{t('还没有送过什么。', 'Nothing was given yet.')}</Empty>
          ) : (
            <>
              {give && <div>{give}</div>}
              <div className="kb-scroll-x">
                <Table>
                  <tbody>
                    {given.map((each) => (
                      <tr key={each.id}>
                        <td>
                          <strong>{each.gift}</strong>{' '}
                          {each.cameBack && <span className="kb-muted">{t('退回了', 'came back')}</span>}
                        </td>
                        <td>{[each.occasion, each.note].filter(Boolean).join(' · ')}</td>
                        <td className="kb-muted">
                          {each.by} <When at={each.at} />
                        </td>
                        <td>
                          {may && !each.cameBack && (
                            <Button size="small" onClick={() => setBack(each)}>
                              {t('退回', 'Came back')}
                            </Button>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </div>
            </>
          )}
          {giving && <GiveGift customerId={customerId} onClose={() => setGiving(false)} />}
          {back && <TakeBack given={back} onClose={() => setBack(undefined)} />}
        </div>
      )}
    </Asked>
  )
}

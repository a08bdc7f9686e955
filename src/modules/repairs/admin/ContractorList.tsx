import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useHere, useMay } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { useRead } from '#web/ui/query.ts'
import { Sheet } from '#web/ui/Sheet.tsx'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { type Contractor, listContractors, listOrders } from '../contract/contractors.ts'
import { orderWords } from '../contract/words.ts'
import { yuan } from '../rules.ts'
import { ContractorForm } from './ContractorForm.tsx'

const share = (part: number, whole: number) => (whole === 0 ? '–' : `${part} / ${whole}`)

/** One card a contractor: how much, how well, what he owes. */
export function ContractorList() {
  const { t } = useWords()
  const may = useMay('work.supervise')
  const query = useRead(listContractors, {})
  const [editing, edit] = useState<Contractor | 'new'>()
  const [shown, show] = useState<Contractor>()
  return (
    <Asked query={query} bones={5}>
      {({ contractors }) => (
        <>
          {may && (
            <Button style={{ marginBottom: 12 }} onClick={() => edit('new')}>
              {t('登记一家', 'Add a contractor')}
            </Button>
          )}
          {contractors.length === 0 && (
            <Empty>
              {t(
                '还没有承修单位。登记以后，可以在诉求里用链接派活，对方不用账号。',
                'No contractors yet. Once added, jobs go to them by a link; they need no account.',
              )}
            </Empty>
          )}
          <div className="kb-stack">
            {contractors.map((each) => (
              <article key={each.id} className="kb-card">
                <div className="kb-row">
                  <strong className="kb-grow">
                    <button type="button" className="kb-plain" onClick={() => show(each)}>
                      {each.name}
                    </button>
                  </strong>
                  {may && <Button onClick={() => edit(each)}>{t('改', 'Change')}</Button>}
                </div>
                <p className="kb-muted">{[each.contact, each.phone].filter(Boolean).join(' ')}</p>
                <dl className="kb-facts" style={{ marginTop: 8 }}>
                  <dt>{t('近一年派了', 'Sent in a year')}</dt>
                  <dd>{t(`${each.orders} 件，做完 ${each.done} 件`, `${each.orders}, ${each.done} done`)}</dd>
                  <dt>{t('按时', 'In time')}</dt>
                  <dd>{share(each.inTime, each.dated)}</dd>
                  <dt>{t('一次修好', 'At once')}</dt>
                  <dd>{share(each.onceRight, each.done)}</dd>
                  <dt>{t('不接', 'Declined')}</dt>
                  <dd>{each.declined}</dd>
                  <dt>{t('要追回', 'Owes')}</dt>
                  <dd className={each.owesFen > 0 ? 'kb-soon' : undefined}>
                    {each.owesFen > 0 ? t(`${yuan(each.owesFen)} 元`, `${yuan(each.owesFen)} yuan`) : '–'}
                  </dd>
                </dl>
              </article>
            ))}
          </div>
          {editing && (
            <ContractorForm
              contractor={editing === 'new' ? undefined : editing}
              onClose={() => edit(undefined)}
            />
          )}
          {shown && <Orders contractor={shown} onClose={() => show(undefined)} />}
        </>
      )}
    </Asked>
  )
}

function Orders({ contractor, onClose }: { contractor: Contractor; onClose(): void }) {
  const { t, say } = useWords()
  const here = useHere()
  const query = useRead(listOrders, { contractorId: contractor.id })
  return (
    <Sheet open title={contractor.name} onClose={onClose}>
      <Asked query={query} bones={5}>
        {({ orders }) =>
          orders.length === 0 ? (
            <Empty>{t('还没有派过活。', 'No orders yet.')}</Empty>
          ) : (
            <ul className="kb-lines">
              {orders.map((order) => (
                <li key={order.id}>
                  <span className="kb-grow">
                    <Link to={here(`tickets/${order.ticketId}`)}>{order.number}</Link>{' '}
                    {order.room ?? order.place} {order.category}
                    <br />
                    <span className="kb-muted kb-small">
                      <When at={order.sentAt} /> {order.reason}
                    </span>
                  </span>
                  <span className="kb-mark">{say(orderWords[order.state])}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Sheet>
  )
}

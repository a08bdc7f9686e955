import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { SeenTicket } from '#modules/tickets/admin/seen.ts'
import { useMay } from '#web/admin/session.ts'
import { dayOf } from '#web/ui/clock.ts'
import { saidBy } from '#web/ui/Failed.tsx'
import { useRead, useWrite } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { endOrder, listChargebacks, listOrders, type WorkOrder } from '../contract/contractors.ts'
import { chargeWords, orderWords } from '../contract/words.ts'
import { yuan } from '../rules.ts'
import { AskBack } from './AskBack.tsx'
import { SendOrder } from './SendOrder.tsx'
import { WarrantyHint } from './WarrantyHint.tsx'

/** What a repair has beside its story: the warranty, orders to contractors, money to be got back. */
export function TicketRepairs({ ticket }: { ticket: SeenTicket }) {
  const { t, say } = useWords()
  const supervises = useMay('work.supervise')
  const [open, setOpen] = useState<'order' | 'back'>()
  const orders = useRead(listOrders, { ticketId: ticket.id }).data?.orders ?? []
  const charges = useRead(listChargebacks, { ticketId: ticket.id }).data?.chargebacks ?? []
  const runs = orders.some(({ state }) => state === 'sent' || state === 'accepted')
  const maySend = ticket.may.includes('solve') && !runs
  return (
    <section className="kb-card kb-stack" aria-label={t('维修', 'Repair')}>
      {ticket.unitId && (
        <WarrantyHint unitId={ticket.unitId} category={ticket.category} on={dayOf(ticket.filedAt)} />
      )}
      {orders.map((order) => (
        <Order key={order.id} order={order} />
      ))}
      {charges.map((charge) => (
        <p key={charge.id}>
          {t(
            `追款 ${charge.contractor} ${yuan(charge.fen)} 元`,
            `${yuan(charge.fen)} yuan asked back from ${charge.contractor}`,
          )}{' '}
          <span className="kb-mark">{say(chargeWords[charge.state])}</span>{' '}
          <span className="kb-muted kb-small">{charge.reason}</span>
        </p>
      ))}
      <div className="kb-wrap">
        {maySend && (
          <Button onClick={() => setOpen('order')}>{t('派给承修单位', 'Send to a contractor')}</Button>
        )}
        {supervises && (
          <Button onClick={() => setOpen('back')}>{t('向承修单位追款', 'Ask money back')}</Button>
        )}
      </div>
      {open === 'order' && <SendOrder ticket={ticket} onClose={() => setOpen(undefined)} />}
      {open === 'back' && <AskBack ticket={ticket} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

function Order({ order }: { order: WorkOrder }) {
  const { t, say } = useWords()
  const { message } = App.useApp()
  const [ending, setEnding] = useState<string>()
  const write = useWrite(endOrder, ['repairs', 'tickets'])
  const lives = order.state === 'sent' || order.state === 'accepted'
  return (
    <div>
      <div className="kb-row">
        <span className="kb-grow">
          <strong>{order.contractor}</strong> <span className="kb-mark">{say(orderWords[order.state])}</span>{' '}
          <span className="kb-muted kb-small">
            <When at={order.sentAt} />
            {order.state === 'sent' &&
              (order.openedAt ? t(' · 对方看过了', ' · opened') : t(' · 还没打开', ' · not opened yet'))}
          </span>
        </span>
        {lives && ending === undefined && (
          <Button size="small" onClick={() => setEnding('')}>
            {t('收回', 'Call back')}
          </Button>
        )}
      </div>
      {order.reason && <p className="kb-muted">{order.reason}</p>}
      {ending !== undefined && (
        <div className="kb-wrap" style={{ marginTop: 6 }}>
          <Input
            style={{ width: 200 }}
            maxLength={300}
            aria-label={t('为什么收回', 'Why it is called back')}
            placeholder={t('为什么收回', 'Why')}
            value={ending}
            onChange={(event) => setEnding(event.target.value)}
          />
          <Button
            disabled={!ending.trim()}
            loading={write.isPending}
            onClick={() =>
              write.mutate(
                { input: { id: order.id, reason: ending.trim() } },
                { onSuccess: () => setEnding(undefined), onError: (error) => message.warning(saidBy(error)) },
              )
            }
          >
            {t('收回，链接失效', 'Call back; the link ends')}
          </Button>
        </div>
      )}
    </div>
  )
}

import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { ticketsOf } from '../contract/lists.ts'
import { TicketLine } from './TicketLine.tsx'

/** What a customer has reported and is not closed yet; nothing where there is none. */
export function OpenTickets({ customerId }: { customerId: string }) {
  const { t } = useWords()
  const query = useRead(ticketsOf, { customerId })
  const tickets = query.data?.tickets ?? []
  if (tickets.length === 0) return null
  return (
    <section className="kb-card kb-stack" aria-label={t('未结诉求', 'Open tickets')}>
      <strong>{t(`未结诉求 ${tickets.length}`, `Open tickets: ${tickets.length}`)}</strong>
      {tickets.map((ticket) => (
        <TicketLine key={ticket.id} ticket={ticket} />
      ))}
    </section>
  )
}

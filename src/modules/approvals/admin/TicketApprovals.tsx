import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listApprovals } from '../contract.ts'
import { ApprovalCard } from './ApprovalCard.tsx'

/** What was asked for about this ticket, and what was said. */
export function TicketApprovals({ ticketId }: { ticketId: string }) {
  const { t } = useWords()
  const { data } = useRead(listApprovals, { ticketId })
  if (!data || data.approvals.length === 0) return null
  return (
    <section className="kb-stack" aria-label={t('审批', 'Approvals')}>
      {data.approvals.map((approval) => (
        <ApprovalCard key={approval.id} approval={approval} bare />
      ))}
    </section>
  )
}

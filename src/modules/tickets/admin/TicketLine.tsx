import { Link } from 'react-router'
import { Policy } from '#web/admin/Policy.tsx'
import { useHere } from '#web/admin/session.ts'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import type { TicketRow } from '../contract/lists.ts'
import { stateWords } from '../contract/words.ts'
import type { State } from '../rules.ts'

/** A ticket in one line: number, what, how far, until when. */
export function TicketLine({ ticket }: { ticket: TicketRow }) {
  const { say } = useWords()
  const here = useHere()
  return (
    <div>
      <div className="kb-row">
        <Link className="kb-grow" to={here(`tickets/${ticket.id}`)}>
          {ticket.number} <Policy>{ticket.category ?? ticket.kindTitle}</Policy>
        </Link>
        {ticket.dueAt && <Due at={ticket.dueAt} />}
      </div>
      <p className="kb-muted kb-small kb-one-line">
        {[say(stateWords[ticket.state as State]), ticket.assignee, ticket.words].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}

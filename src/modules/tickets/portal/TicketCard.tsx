import { Link } from 'react-router'
import { useHere } from '#web/portal/me.ts'
import { useWords } from '#web/ui/words.ts'
import type { MyTicket } from '../contract/mine.ts'
import { Steps } from './Steps.tsx'

/** The last part of a number, as one says it on the phone. */
export const shortNumber = (number: string) => number.split('-').at(-1) ?? number

/** One of my matters in a list: what, how it stands, who and by when. */
export function TicketCard({ ticket }: { ticket: MyTicket }) {
  const { say } = useWords()
  const here = useHere()
  return (
    <Link className="p-row" to={here(`matters/${ticket.id}`)} style={{ alignItems: 'flex-start' }}>
      <span className="p-grow">
        <span className="p-wrap" style={{ gap: '0.3rem 0.6rem' }}>
          <strong lang="zh-CN">{ticket.category ?? ticket.kindTitle}</strong>
          <span className="kb-muted p-small">{shortNumber(ticket.number)}</span>
          <span>{say(ticket.title)}</span>
        </span>
        <span style={{ display: 'block' }}>{say(ticket.next)}</span>
        {!ticket.over && <Steps stage={ticket.stage} />}
      </span>
    </Link>
  )
}

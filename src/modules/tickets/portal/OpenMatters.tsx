import { Link } from 'react-router'
import { useHere } from '#web/portal/me.ts'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listMyTickets } from '../contract/mine.ts'
import { TicketCard } from './TicketCard.tsx'

/** What becomes of what I reported. */
export function OpenMatters() {
  const { t } = useWords()
  const here = useHere()
  const { data } = useRead(listMyTickets, {}, { refetchInterval: 60_000 })
  if (!data) return null
  return (
    <section className="p-card" aria-labelledby="my-matters">
      <h2 id="my-matters">
        {t('我的事', 'My matters')}
        {data.open > 0 && ` (${data.open})`}
      </h2>
      {data.tickets.length === 0 ? (
        <p className="kb-muted">{t('现在没有未办完的事。', 'Nothing is open now.')}</p>
      ) : (
        <div className="p-rows">
          {data.tickets.slice(0, 3).map((ticket) => (
            <TicketCard key={ticket.id} ticket={ticket} />
          ))}
        </div>
      )}
      <Link className="p-link" to={here('matters')}>
        {t('看全部', 'All of them')}
      </Link>
    </section>
  )
}

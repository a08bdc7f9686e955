import { useState } from 'react'
import { Answered } from '#web/portal/Answered.tsx'
import { Page } from '#web/portal/Page.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listMyTickets } from '../contract/mine.ts'
import { TicketCard } from './TicketCard.tsx'

/** Everything I reported: what is open by the promise that ends first, then what is over. */
export function Matters() {
  const { t } = useWords()
  const [over, setOver] = useState(false)
  const query = useRead(listMyTickets, { over }, { keep: true })
  return (
    <Page title={t('我的事', 'My matters')}>
      <div className="p-wrap" role="group" aria-label={t('看哪些', 'Which')}>
        {[[false, t('没办完的', 'Open')] as const, [true, t('办完的', 'Over')] as const].map(
          ([value, label]) => (
            <button
              key={label}
              type="button"
              className="p-button"
              aria-pressed={over === value}
              onClick={() => setOver(value)}
            >
              {label}
            </button>
          ),
        )}
      </div>
      <Answered query={query}>
        {({ tickets }) =>
          tickets.length === 0 ? (
            <p className="kb-muted">
              {over
                ? t('还没有办完的事。', 'Nothing is over yet.')
                : t('现在没有未办完的事。', 'Nothing is open now.')}
            </p>
          ) : (
            <div className="p-card p-rows">
              {tickets.map((ticket) => (
                <TicketCard key={ticket.id} ticket={ticket} />
              ))}
            </div>
          )
        }
      </Answered>
    </Page>
  )
}

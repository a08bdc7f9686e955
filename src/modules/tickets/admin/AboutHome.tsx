import { Link } from 'react-router'
import { WarrantyHint } from '#modules/repairs/admin/WarrantyHint.tsx'
import { useHere } from '#web/admin/session.ts'
import { useRead } from '#web/ui/query.ts'
import { many, useWords } from '#web/ui/words.ts'
import type { FoundPlace } from '../contract/desk.ts'
import { ticketsOf } from '../contract/lists.ts'
import { TicketLine } from './TicketLine.tsx'

/** 这一户: what is open here, how often it came back, who looks after it. */
export function AboutHome({
  place,
  category,
}: {
  place: FoundPlace | undefined
  category: string | undefined
}) {
  const { t } = useWords()
  const here = useHere()
  const query = useRead(
    ticketsOf,
    {
      ...(place?.customerId ? { customerId: place.customerId } : {}),
      ...(place?.unitId ? { unitId: place.unitId } : {}),
    },
    { enabled: Boolean(place?.customerId ?? place?.unitId) },
  )
  if (!place) return null
  return (
    <div className="kb-card kb-stack">
      <p>
        <strong>{place.customer ?? place.room ?? place.project}</strong>{' '}
        <span className="kb-muted">{place.customer ? place.room : ''}</span>
      </p>
      {place.steward && <p className="kb-muted">{t(`管家 ${place.steward}`, `Steward ${place.steward}`)}</p>}
      {place.unitId && <WarrantyHint unitId={place.unitId} category={category ?? null} />}
      {query.data && (
        <>
          <p className="kb-muted">
            {t(
              `未结 ${query.data.tickets.length} 件 · 近 90 天 ${query.data.recent} 件，返工 ${query.data.reopened}`,
              `${many(query.data.tickets.length, 'open ticket')} · ${query.data.recent} in 90 days, ${query.data.reopened} came back`,
            )}
          </p>
          {query.data.tickets.map((ticket) => (
            <TicketLine key={ticket.id} ticket={ticket} />
          ))}
        </>
      )}
      {place.customerId && (
        <Link to={here(`customers/${place.customerId}`)}>{t('打开客户', 'Open the customer')}</Link>
      )}
    </div>
  )
}

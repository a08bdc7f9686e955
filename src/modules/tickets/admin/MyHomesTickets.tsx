import { useState } from 'react'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listQueue } from '../contract/lists.ts'
import { TicketLine } from './TicketLine.tsx'
import { useDeskNews } from './useDeskNews.ts'

const SHOWN = 20

/** Open tickets of one's homes, whoever handles them: so that one knows before the owners ask. */
export function MyHomesTickets() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const query = useRead(listQueue, { which: 'open', limit: SHOWN }, { keep: true })
  useDeskNews()
  const tickets = query.data?.tickets ?? []
  if (tickets.length === 0) return null
  const count = `${tickets.length}${query.data?.after ? '+' : ''}`
  return (
    <details
      className="kb-card"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      style={{ padding: '8px 14px', marginBottom: 8 }}
    >
      <summary>{t(`您这里未结的诉求 ${count} 件`, `Open tickets of your homes: ${count}`)}</summary>
      {open && (
        <div className="kb-stack" style={{ marginTop: 8 }}>
          {tickets.map((ticket) => (
            <TicketLine key={ticket.id} ticket={ticket} />
          ))}
        </div>
      )}
    </details>
  )
}

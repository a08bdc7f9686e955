import { Policy } from '#web/admin/Policy.tsx'
import { Due, When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { clockWords } from '../contract/words.ts'
import type { SeenTicket } from './seen.ts'

/** Every clock it has or had: until when, why, how it ended. */
export function TicketClocks({ ticket }: { ticket: SeenTicket }) {
  const { t, say } = useWords()
  if (ticket.clocks.length === 0) return null
  const how = (clock: SeenTicket['clocks'][number]) => {
    if (clock.state === 'open') return <Due at={clock.dueAt} />
    if (clock.state === 'waiting')
      return <span className="kb-muted">{t('停着，恢复后再算', 'stands still')}</span>
    if (clock.state === 'lapsed') return <span className="kb-muted">{t('不再算', 'no longer counts')}</span>
    if (clock.state === 'waived') return <span className="kb-muted">{t('免除', 'excused')}</span>
    return (
      <span className={clock.inTime ? 'kb-muted' : 'kb-late'}>
        {clock.inTime ? t('按时', 'in time') : t('超时', 'late')} {clock.metAt && <When at={clock.metAt} />}
      </span>
    )
  }
  return (
    <section className="kb-card kb-stack" aria-label={t('时限', 'Clocks')}>
      {ticket.clocks.map((clock) => (
        <div key={clock.id}>
          <div className="kb-row">
            <strong className="kb-grow">
              {say(clockWords[clock.clock] ?? { zh: clock.title, en: clock.title })}
            </strong>
            {how(clock)}
          </div>
          <p className="kb-muted kb-small">
            <When at={clock.startedAt} /> {t('起，', 'on, ')}
            {say(clock.due)} · <Policy>{clock.clauseTitle}</Policy>
            {clock.who && ` · ${clock.who}`}
          </p>
        </div>
      ))}
    </section>
  )
}

import { Link } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { useRead } from '#web/ui/query.ts'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listIncidents } from '../contract.ts'
import './ribbon.css'

/** Today's incidents over the desk, each with what to say: no agent learns of them from a customer. */
export function Ribbon() {
  const { t } = useWords()
  const here = useHere()
  const { data } = useRead(listIncidents, {}, { refetchInterval: 30_000 })
  if (!data || data.incidents.length === 0) return null
  return (
    <section className="incident-ribbon" aria-label={t('正在发生的事件', 'Running incidents')}>
      {data.incidents.map((one) => (
        <details key={one.id}>
          <summary>
            <Link to={here(`incidents/${one.id}`)}>{one.title}</Link>
            <span className="kb-muted">
              {one.expectedEndAt && (
                <>
                  {t('预计', 'expected')} <Due at={one.expectedEndAt} />{' '}
                </>
              )}
              {t(`${one.homes} 户 · ${one.tickets} 件`, `${one.homes} homes · ${one.tickets} reports`)}
            </span>
            <span className="incident-say">{t('怎么说', 'What to say')}</span>
          </summary>
          <p>{one.say}</p>
        </details>
      ))}
    </section>
  )
}

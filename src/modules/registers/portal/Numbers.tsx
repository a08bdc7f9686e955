import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listMyNumbers, numberSorts } from '../contract/numbers.ts'

/** Whom to call when something is wrong, by project; a press dials. */
export function Numbers() {
  const { t, say } = useWords()
  const { data } = useRead(listMyNumbers, {}, { staleTime: 300_000 })
  if (!data || data.projects.length === 0) return null
  return (
    <section className="p-card p-stack" aria-label={t('应急电话', 'Emergency numbers')}>
      <h2>{t('应急电话', 'Emergency numbers')}</h2>
      {data.projects.map(({ project, numbers }) => (
        <div key={project} className="p-rows">
          {data.projects.length > 1 && <p className="kb-muted">{project}</p>}
          {numbers.map((number) => (
            <a key={number.id} className="p-row" href={`tel:${number.phone.replace(/[^\d+]/g, '')}`}>
              <span>
                {number.name}
                <span className="kb-muted">
                  {' '}
                  {say(numberSorts[number.sort])} {number.hours}
                </span>
              </span>{' '}
              <b>{number.phone}</b>
            </a>
          ))}
        </div>
      ))}
    </section>
  )
}

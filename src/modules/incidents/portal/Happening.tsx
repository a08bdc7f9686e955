import { useRead } from '#web/ui/query.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { listMyIncidents } from '../contract.ts'

/** What hits my home right now, before anything else: nobody has to report it again. */
export function Happening() {
  const { t } = useWords()
  const { data } = useRead(listMyIncidents, {}, { refetchInterval: 60_000 })
  if (!data || data.incidents.length === 0) return null
  return (
    <>
      {data.incidents.map((one) => (
        <section key={one.id} className="p-card" aria-label={t('正在发生的', 'What is happening')}>
          <h2>{one.title}</h2>
          {one.words && <p>{one.words}</p>}
          <p className="kb-muted">
            {one.expectedEndAt ? (
              <>
                {t('预计', 'Expected to end')} <When at={one.expectedEndAt} /> {t('恢复', '')} ·{' '}
              </>
            ) : null}
            {t('我们知道了，正在办，不用再报。', 'We know and are at it; there is no need to report it.')}
          </p>
        </section>
      ))}
    </>
  )
}

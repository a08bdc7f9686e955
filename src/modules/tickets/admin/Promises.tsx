import { Policy } from '#web/admin/Policy.tsx'
import { useRead } from '#web/ui/query.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { Due } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { previewTicket } from '../contract/filing.ts'
import { clockWords } from '../contract/words.ts'
import { type Draft, placed, reportOf } from './useDraft.ts'

/** What may be promised, before anything is: each clock with its reason, and who would have it. */
export function Promises({ draft }: { draft: Draft }) {
  const { t, say } = useWords()
  const asked = useDebounced(reportOf(draft), 250)
  const query = useRead(previewTicket, asked, {
    enabled:
      placed(draft) &&
      (asked.channel !== 'authority' || 'authority' in asked) &&
      Boolean(asked.unitId ?? asked.projectId),
    keep: true,
  })
  if (!placed(draft) || !query.data || query.error) return null
  const { promises, level, person } = query.data
  return (
    <section className="kb-desk-promises" aria-live="polite" aria-label={t('承诺', 'Promises')}>
      {person && (
        <p>
          <strong>{person.name}</strong>{' '}
          <span className="kb-muted">
            {t(`安排（手上 ${person.onHand} 件）`, `sees to it (${person.onHand} on hand)`)}
          </span>
          {level && (
            <span className="kb-mark kb-mark-strong">
              {' '}
              <Policy>{level}</Policy>
            </span>
          )}
        </p>
      )}
      {promises.map((promise) => (
        <p key={promise.clock}>
          {say(clockWords[promise.clock] ?? { zh: promise.title, en: promise.title })}{' '}
          <Due at={promise.dueAt} />{' '}
          <span className="kb-muted kb-small">
            {say(promise.due)} · <Policy>{promise.clauseTitle}</Policy>
          </span>
        </p>
      ))}
      {promises.length === 0 && (
        <p className="kb-muted">{t('这一类制度没有定时限。', 'The policy sets no time for this kind.')}</p>
      )}
    </section>
  )
}

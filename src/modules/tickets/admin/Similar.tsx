import { Link } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { useRead } from '#web/ui/query.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { When } from '#web/ui/When.tsx'
import { useWords } from '#web/ui/words.ts'
import { findSimilar } from '../contract/filing.ts'
import { stateWords } from '../contract/words.ts'
import type { State } from '../rules.ts'
import type { Draft } from './useDraft.ts'

/** 可能是同一件, while typing: open it, add to it instead of filing anew. */
export function Similar({ draft }: { draft: Draft }) {
  const { t, say } = useWords()
  const here = useHere()
  const asked = useDebounced(
    {
      words: draft.words,
      ...(draft.category ? { category: draft.category } : {}),
      ...(draft.place?.unitId ? { unitId: draft.place.unitId } : {}),
      ...(draft.place ? { projectId: draft.place.projectId } : {}),
    },
    400,
  )
  const query = useRead(findSimilar, asked, {
    enabled: Boolean(asked.projectId) && (asked.words.length > 3 || Boolean(asked.category)),
    keep: true,
  })
  const found = draft.place ? (query.data?.tickets ?? []) : []
  if (found.length === 0) return null
  return (
    <section className="kb-card kb-stack" aria-live="polite">
      <h2 className="kb-desk-sub">{t('可能是同一件', 'Perhaps the same matter')}</h2>
      {found.map((one) => (
        <div key={one.id}>
          <Link to={here(`tickets/${one.id}`)} target="_blank" rel="noreferrer">
            {one.number}
          </Link>{' '}
          <span className="kb-muted kb-small">
            {[one.room ?? one.place, one.category, say(stateWords[one.state as State])]
              .filter(Boolean)
              .join(' · ')}{' '}
            · <When at={one.filedAt} />
          </span>
          <p className="kb-small">{one.words}</p>
        </div>
      ))}
    </section>
  )
}

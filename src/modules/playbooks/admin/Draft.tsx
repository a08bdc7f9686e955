import { lazy, Suspense } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Bones } from '#web/ui/Bones.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { readDraft } from '../contract/drafts.ts'

const DraftText = lazy(async () => ({ default: (await import('./DraftText.tsx')).DraftText }))
const Sentences = lazy(async () => ({ default: (await import('./Sentences.tsx')).Sentences }))

/** A copy of the policy that is being changed, in sentences or as text: one draft, two views. */
export function DraftPage() {
  const { t } = useWords()
  const { name = '' } = useParams()
  const here = useHere()
  const [search] = useSearchParams()
  const asText = search.get('view') === 'text'
  const query = useRead(readDraft, { name }, { staleTime: Number.POSITIVE_INFINITY })
  return (
    <div className="kb-page">
      <Asked query={query} bones={12}>
        {(draft) => (
          <Suspense fallback={<Bones rows={12} />}>
            {asText ? (
              <DraftText key={draft.version} name={name} draft={draft} />
            ) : (
              <Sentences key={draft.version} name={name} findings={draft.findings} />
            )}
          </Suspense>
        )}
      </Asked>
      {query.error && <Link to={here(`playbooks/${name}`)}>{t('回到制度', 'Back to the policy')}</Link>}
    </div>
  )
}

import { lazy, Suspense } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { OutputOf } from '#platform/operation.ts'
import { useHere } from '#web/admin/session.ts'
import { Asked } from '#web/ui/Asked.tsx'
import { Bones } from '#web/ui/Bones.tsx'
import { Empty } from '#web/ui/Empty.tsx'
import { useRead } from '#web/ui/query.ts'
import { useWords } from '#web/ui/words.ts'
import { listPlaybooks } from '../contract/documents.ts'
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
  const known = useRead(listPlaybooks, {})
  const begun = known.data?.playbooks.some((one) => one.name === name && one.draft !== null) ?? false
  const query = useRead(readDraft, { name }, { staleTime: Number.POSITIVE_INFINITY, enabled: begun })
  const shown = (draft: OutputOf<typeof readDraft>) => (
    <Suspense fallback={<Bones rows={12} />}>
      {asText ? (
        <DraftText key={draft.version} name={name} draft={draft} />
      ) : (
        <Sentences key={draft.version} name={name} findings={draft.findings} />
      )}
    </Suspense>
  )
  return (
    <div className="kb-page">
      <Asked query={known} bones={12}>
        {() =>
          begun ? (
            <Asked query={query} bones={12}>
              {shown}
            </Asked>
          ) : (
            <Empty action={<Link to={here(`playbooks/${name}`)}>{t('回到制度', 'Back to the policy')}</Link>}>
              {t(
                '没有正在修改的稿子。在制度页点“拟修改”开始。',
                'There is no draft. “Change a copy” on the policy starts one.',
              )}
            </Empty>
          )
        }
      </Asked>
    </div>
  )
}

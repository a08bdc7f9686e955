import { Button } from 'antd'
import { useRead } from '#web/ui/query.ts'
import { useDebounced } from '#web/ui/use-place.ts'
import { useWords } from '#web/ui/words.ts'
import { findIncidents } from '../contract.ts'

interface Typed {
  projectId: string | undefined
  unitId: string | undefined
  category: string | undefined
  words: string
}

/** While typing: this may be part of a running incident. Chosen, the report is taken in as it is filed. */
export function SameIncident({
  typed,
  chosen,
  onChoose,
}: {
  typed: Typed
  chosen: string | undefined
  onChoose(incident: { id: string; say: string } | undefined): void
}) {
  const { t } = useWords()
  const asked = useDebounced(typed, 300)
  const query = useRead(
    findIncidents,
    {
      projectId: asked.projectId ?? '',
      words: asked.words,
      ...(asked.unitId ? { unitId: asked.unitId } : {}),
      ...(asked.category ? { category: asked.category } : {}),
    },
    { enabled: Boolean(asked.projectId), keep: true },
  )
  const found = typed.projectId ? (query.data?.incidents ?? []) : []
  if (found.length === 0) return null
  return (
    <section className="kb-card kb-stack" aria-live="polite">
      {found.map((one) => (
        <div key={one.id} className="kb-stack" style={{ gap: 6 }}>
          <span>
            {t('与事件', 'As incident')} <b>{one.title}</b> {t('相似', '– the same?')}
          </span>
          <p className="kb-small" style={{ margin: 0 }}>
            {one.say}
          </p>
          <Button
            type={chosen === one.id ? 'primary' : 'default'}
            aria-pressed={chosen === one.id}
            onClick={() => onChoose(chosen === one.id ? undefined : { id: one.id, say: one.say })}
          >
            {chosen === one.id ? t('受理后并入 ✓', 'Taken in when filed ✓') : t('并入', 'Take it in')}
          </Button>
        </div>
      ))}
    </section>
  )
}

import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { Asked } from '#web/ui/Asked.tsx'
import { useRead } from '#web/ui/query.ts'
import { saySpan } from '#web/ui/say.ts'
import { many, useWords } from '#web/ui/words.ts'
import { seeChanges } from '../contract/handing-in.ts'
import { keyWords } from './gaps/words.ts'

type Change = OutputOf<typeof seeChanges>['changes'][number]

interface Props {
  name: string
  /** Without numbers from the running version to the draft. */
  from?: number
  to?: number
}

/** What one version says differently from another, entry by entry. */
export function Changes({ name, from, to }: Props) {
  const { t } = useWords()
  const query = useRead(
    seeChanges,
    { name, ...(from ? { from } : {}), ...(to ? { to } : {}) },
    { staleTime: 0 },
  )
  return (
    <Asked query={query} bones={3}>
      {(seen) => (
        <section aria-label={t('改了什么', 'What changed')} className="kb-stack" style={{ gap: 8 }}>
          <h3>
            {seen.from === null
              ? t('第一次启用', 'The first version')
              : seen.changes.length === 0
                ? t(`和第 ${seen.from} 版一样`, `The same as version ${seen.from}`)
                : t(
                    `和第 ${seen.from} 版比，改了 ${seen.changes.length} 处`,
                    `${many(seen.changes.length, 'change')} since version ${seen.from}`,
                  )}
          </h3>
          {seen.from !== null && seen.changes.map((change, index) => <One key={index} change={change} />)}
        </section>
      )}
    </Asked>
  )
}

function One({ change }: { change: Change }) {
  const { t, say, locale } = useWords()
  const called = (key: string) => {
    const [first = '', ...rest] = key.split('.')
    return [keyWords[first] ? say(keyWords[first]) : first, ...rest].join(' · ')
  }
  const kinds = {
    added: t('新增', 'new'),
    removed: t('删去', 'removed'),
    changed: t('改动', 'changed'),
  }
  return (
    <details className="kb-card" style={{ padding: '8px 12px' }}>
      <summary>
        <span className="kb-mark">{kinds[change.change]}</span> {say(change.block)} ·{' '}
        <Policy>{change.title}</Policy>
        {change.clauses.length > 0 && (
          <span className="kb-muted kb-small">
            {' '}
            {t(`第 ${change.clauses.join('、')} 条`, `clause ${change.clauses.join(', ')}`)}
          </span>
        )}
      </summary>
      {change.values.map((value) => (
        <div key={value.key} className="kb-small" style={{ marginTop: 6, overflowWrap: 'anywhere' }}>
          {value.key && <span className="kb-muted">{called(value.key)}</span>}
          {value.was !== null && (
            <del style={{ display: 'block', whiteSpace: 'pre-wrap' }}>{saySpan(value.was, locale)}</del>
          )}
          {value.now !== null && (
            <ins
              style={{ display: 'block', whiteSpace: 'pre-wrap', textDecoration: 'none', fontWeight: 600 }}
            >
              {saySpan(value.now, locale)}
            </ins>
          )}
        </div>
      ))}
    </details>
  )
}

import { Icon } from './Icon.tsx'
import { sayDue, sayDueAt, sayExactly, sayWhen } from './say.ts'
import { useWords } from './words.ts'

export function When({ at }: { at: string }) {
  const { locale } = useWords()
  return <time title={sayExactly(at)}>{sayWhen(at, locale)}</time>
}

/** A due time. Late is red with a sign, soon is amber with a sign: never colour alone. */
export function Due({ at, closed = false }: { at: string | null; closed?: boolean }) {
  const { locale, t } = useWords()
  if (!at) return <span className="kb-muted">{t('没有期限', 'no due time')}</span>
  const { text, late, soon } = sayDue(at, locale)
  if (closed || (!late && !soon))
    return <time title={sayExactly(at)}>{closed ? sayDueAt(at, locale) : text}</time>
  return (
    <time title={sayExactly(at)} className={late ? 'kb-late' : 'kb-soon'} style={{ whiteSpace: 'nowrap' }}>
      {text} <Icon name={late ? 'late' : 'soon'} size={14} />
    </time>
  )
}

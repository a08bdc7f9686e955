import { useWords } from './words.ts'

interface Props {
  quick: readonly string[]
  value: string
  onChange(words: string): void
}

/** What is said most often, a press each; added to what stands there. */
export function QuickWords({ quick, value, onChange }: Props) {
  const { locale } = useWords()
  const between = locale === 'en' ? '; ' : '；'
  return (
    <div className="kb-wrap" style={{ marginTop: -8 }}>
      {quick.map((words) => (
        <button
          key={words}
          type="button"
          className="kb-chip kb-small"
          onClick={() => onChange(value ? `${value}${between}${words}` : words)}
        >
          {words}
        </button>
      ))}
    </div>
  )
}

import { useWords } from './words.ts'

/** Grey rows of the height of what comes. */
export function Bones({ rows = 6, height = 76 }: { rows?: number; height?: number }) {
  const { t } = useWords()
  return (
    <div role="status" aria-label={t('正在打开', 'Loading')} aria-busy="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} style={{ height, padding: '12px 16px', borderBottom: '1px solid var(--kb-line)' }}>
          <div className="kb-bone" style={{ width: `${58 - (index % 3) * 12}%` }} />
          {height > 50 && (
            <div className="kb-bone" style={{ width: `${36 + (index % 2) * 18}%`, marginTop: 12 }} />
          )}
        </div>
      ))}
    </div>
  )
}

import { useWords } from '#web/ui/words.ts'

interface Props {
  value: number | undefined
  onChange(stars: number): void
}

/** One to five, each with its number for whoever does not see them. */
export function Stars({ value, onChange }: Props) {
  const { t } = useWords()
  return (
    <div className="p-wrap" role="radiogroup" aria-label={t('几分', 'Stars')}>
      {[1, 2, 3, 4, 5].map((star) => (
        <button
          key={star}
          type="button"
          role="radio"
          aria-checked={value === star}
          aria-label={t(`${star} 分`, `${star} of 5`)}
          className="p-star"
          data-full={value !== undefined && star <= value}
          onClick={() => onChange(star)}
        >
          ★
        </button>
      ))}
    </div>
  )
}

import { useWords } from '#web/ui/words.ts'
import { Picture, pictureOf } from './Picture.tsx'

interface Props {
  categories: readonly string[]
  value: string
  onChange(category: string): void
}

/** By picture or by word; what stands before a dot in several categories is one picture first. */
export function Category({ categories, value, onChange }: Props) {
  const { t } = useWords()
  const groups = [...new Set(categories.map(groupOf))]
  const chosen = value ? groupOf(value) : ''
  const within = categories.filter((each) => groupOf(each) === chosen)
  return (
    <fieldset className="p-fieldset">
      <legend>{t('什么事', 'What is it')}</legend>
      <div className="p-pictures" lang="zh-CN">
        {groups.map((group) => (
          <button
            key={group}
            type="button"
            className="p-picture"
            aria-pressed={group === chosen}
            onClick={() => onChange(categories.find((each) => groupOf(each) === group)!)}
          >
            <Picture name={pictureOf(group)} />
            {group}
          </button>
        ))}
      </div>
      {within.length > 1 && (
        <div className="p-wrap" lang="zh-CN" style={{ marginTop: '0.6rem' }}>
          {within.map((each) => (
            <button
              key={each}
              type="button"
              className="p-button"
              aria-pressed={each === value}
              onClick={() => onChange(each)}
            >
              {each.slice(chosen.length + 1)}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  )
}

const groupOf = (category: string) => category.split('·')[0]!

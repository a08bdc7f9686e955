import { Select } from 'antd'
import { Chips } from '#web/ui/Chips.tsx'
import { useWords } from '#web/ui/words.ts'
import type { Gap, Written } from '../../contract/sentences.ts'
import { oneOrMore, textsOf } from './gap.ts'

interface Props {
  gap: Gap
  value: Written | null
  onChange(value: Written | null): void
}

/** One of a few words, or several of them. */
export function ChoiceFields({ gap, value, onChange }: Props) {
  const { t, say } = useWords()
  const chosen = textsOf(value)
  const options = (gap.options ?? []).map((each) => ({ value: each.value, label: say(each.said) }))
  if (!gap.many)
    return <Chips label={t('选一个', 'Choose one')} value={chosen[0]} onChange={onChange} choices={options} />
  return (
    <Select
      mode="multiple"
      aria-label={t('选几个', 'Choose some')}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      value={chosen}
      onChange={(next: string[]) =>
        onChange(Array.isArray(gap.value) ? (next.length > 0 ? next : null) : oneOrMore(next))
      }
      options={options}
    />
  )
}

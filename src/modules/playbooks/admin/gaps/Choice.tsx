import { Input, Select } from 'antd'
import { useState } from 'react'
import { Chips } from '#web/ui/Chips.tsx'
import { Field } from '#web/ui/Field.tsx'
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

/** Several texts, a line each. */
export function TextsFields({ value, onChange }: Omit<Props, 'gap'>) {
  const { t } = useWords()
  const [lines, setLines] = useState(textsOf(value).join('\n'))
  return (
    <Field label={t('一行一个', 'One a line')}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 3, maxRows: 16 }}
          maxLength={4000}
          value={lines}
          onChange={(event) => {
            setLines(event.target.value)
            const texts = event.target.value.split('\n').flatMap((line) => line.trim() || [])
            onChange(texts.length > 0 ? texts : null)
          }}
        />
      )}
    </Field>
  )
}

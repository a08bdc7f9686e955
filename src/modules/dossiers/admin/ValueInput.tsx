import { Input } from 'antd'
import { Chips } from '#web/ui/Chips.tsx'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'
import type { DossierField } from './shown.ts'

interface Props {
  id?: string
  field: DossierField
  value: string
  onChange(value: string): void
}

/** One value of a record, asked for as it is kept: chips for choices, a day, or words. */
export function ValueInput({ id, field, value, onChange }: Props) {
  const { t, say } = useWords()
  const choices =
    field.kind === 'yesno'
      ? [
          { value: '是', label: t('是', 'Yes') },
          { value: '否', label: t('否', 'No') },
        ]
      : field.choices.map((each) => ({ value: each.value, label: say(each.said) }))
  if (field.kind === 'date')
    return (
      <DayInput
        {...(id ? { id } : {})}
        label={say(field.title)}
        value={value}
        onChange={(day) => onChange(day ?? '')}
      />
    )
  if (choices.length > 0 && field.kind !== 'many')
    return <Chips label={say(field.title)} value={value || undefined} onChange={onChange} choices={choices} />
  return (
    <Input
      id={id}
      aria-label={say(field.title)}
      maxLength={200}
      inputMode={field.kind === 'number' ? 'decimal' : field.name === 'phone' ? 'tel' : 'text'}
      placeholder={
        field.kind === 'many'
          ? t('几样用顿号隔开', 'several, with commas between')
          : field.name === 'birthday'
            ? t('1980-09-24，或 八月十五（农历）', '1980-09-24, or by the lunar calendar')
            : undefined
      }
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

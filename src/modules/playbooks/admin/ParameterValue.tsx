import { Input, InputNumber, Select } from 'antd'
import { useWords } from '#web/ui/words.ts'
import { timeUnits } from '../rules.ts'
import { unitWords } from './gaps/words.ts'

interface Props {
  id: string
  type: string
  value: string
  onChange(value: string): void
}

/** A value of a parameter as people say it; what has no plain form is written as in the text. */
export function ParameterValue({ id, type, value, onChange }: Props) {
  const { t, say } = useWords()
  const span = /^(\d+) ((?:working )?(?:hour|day)|week|month|year)s?$/.exec(value)
  if (type === 'span' && span) {
    const [count, unit] = [span[1]!, `${span[2]}s`]
    return (
      <span className="kb-row">
        <InputNumber
          id={id}
          min={1}
          max={9999}
          precision={0}
          value={Number(count)}
          onChange={(next) => next && onChange(`${next} ${unit}`)}
        />
        <Select
          aria-label={t('单位', 'Unit')}
          value={unit}
          onChange={(next) => onChange(`${count} ${next}`)}
          options={timeUnits.map((each) => ({ value: each, label: say(unitWords[each]!) }))}
          style={{ minWidth: 120 }}
        />
      </span>
    )
  }
  if (type === 'switch')
    return (
      <Select
        id={id}
        value={value}
        onChange={onChange}
        options={[
          { value: 'yes', label: t('是', 'yes') },
          { value: 'no', label: t('否', 'no') },
        ]}
        style={{ minWidth: 120 }}
      />
    )
  return <Input id={id} value={value} maxLength={200} onChange={(event) => onChange(event.target.value)} />
}

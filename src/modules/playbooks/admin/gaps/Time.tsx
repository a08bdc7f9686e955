import { Input, InputNumber, Select } from 'antd'
import { Field } from '#web/ui/Field.tsx'
import { saySpan } from '#web/ui/say.ts'
import { useWords } from '#web/ui/words.ts'
import { periodUnits, readTime, type SimpleTime, timeForms, timeUnits, writeTime } from '../../rules.ts'
import type { GapProps } from './gap.ts'
import { formWords, periodWords, unitWords } from './words.ts'

interface Props extends Pick<GapProps, 'choices' | 'sentence'> {
  value: string
  onChange(value: string): void
  /** Rungs hang on the due time, duties on what happened. */
  rung?: boolean
}

/** 认购日 后 [7][天] 内: how long, before or after which day; or a window, the end of a month, or a text. */
export function TimeFields({ value, onChange, choices, sentence, rung = false }: Props) {
  const { t, say, locale } = useWords()
  const time = readTime(value)
  const set = (change: Partial<SimpleTime>) => onChange(writeTime(filled({ ...time, ...change })))
  const days = anchorsFor(choices, sentence, rung).map(({ value: day, said }) => ({
    value: day,
    label: say(said),
  }))
  const parameters = choices.parameters
    .filter((parameter) => parameter.type === 'span')
    .map((parameter) => ({
      value: parameter.value,
      label: `${parameter.title}（${saySpan(parameter.holds, locale)}）`,
    }))
  const counts = time.form === 'window-after' || time.form === 'window-before'
  const hung = !['within', 'end', 'other'].includes(time.form)
  const spans = ['within', 'after', 'before'].includes(time.form)
  return (
    <div className="kb-stack">
      <Field label={t('怎么算', 'Counted')}>
        {(id) => (
          <Select
            id={id}
            value={time.form}
            onChange={(form) => onChange(writeTime(filled({ ...time, form })))}
            options={timeForms.map((form) => ({ value: form, label: say(formWords[form]) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      {spans && parameters.length > 0 && (
        <Field label={t('多久', 'How long')}>
          {(id) => (
            <Select
              id={id}
              value={time.count.startsWith('$') ? time.count : ''}
              onChange={(count) => set(count ? { count, unit: '' } : { count: '3', unit: 'days' })}
              options={[{ value: '', label: t('写一个数', 'A number') }, ...parameters]}
              style={{ width: '100%' }}
            />
          )}
        </Field>
      )}
      {(counts || (spans && !time.count.startsWith('$'))) && (
        <div className="kb-row">
          <InputNumber
            min={1}
            max={2000}
            precision={0}
            value={Number(time.count) || null}
            onChange={(count) => count && set({ count: String(count) })}
            aria-label={t('数', 'Number')}
            inputMode="numeric"
          />
          {counts && (
            <InputNumber
              min={1}
              max={2000}
              precision={0}
              value={Number(time.to) || null}
              onChange={(to) => to && set({ to: String(to) })}
              aria-label={t('到', 'To')}
              prefix={t('到', 'to')}
            />
          )}
          <Select
            value={time.unit}
            onChange={(unit) => set({ unit })}
            options={timeUnits.map((unit) => ({ value: unit, label: say(unitWords[unit]!) }))}
            style={{ minWidth: 130 }}
            aria-label={t('单位', 'Unit')}
          />
        </div>
      )}
      {hung && (
        <Field label={t('哪一天', 'Which day')}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={time.anchor}
              onChange={(anchor) => set({ anchor })}
              options={days}
              style={{ width: '100%' }}
            />
          )}
        </Field>
      )}
      {time.form === 'end' && (
        <Select
          value={time.unit}
          onChange={(unit) => set({ unit })}
          options={periodUnits.map((unit) => ({ value: unit, label: say(periodWords[unit]!) }))}
          aria-label={t('周期', 'Period')}
        />
      )}
      {time.form === 'on' && (
        <Field label={t('几点之前', 'Before what time')}>
          {(id) => (
            <input
              id={id}
              type="time"
              className="kb-input"
              value={time.at}
              onChange={(event) => set({ at: event.target.value.slice(0, 5) })}
            />
          )}
        </Field>
      )}
      {time.form === 'other' && (
        <Field
          label={t('按文本写', 'As in the text form')}
          hint={t(
            '例如 1 October to 31 October、31 December、end of quarter',
            'Such as 1 October to 31 October, 31 December, end of quarter',
          )}
        >
          {(id) => (
            <Input
              id={id}
              value={time.text}
              maxLength={200}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Field>
      )}
    </div>
  )
}

/** A form that was just chosen gets what it needs to be whole. */
function filled(time: SimpleTime): SimpleTime {
  const [units, usual] = time.form === 'end' ? [periodUnits, 'month'] : [timeUnits, 'days']
  const unit = units.includes(time.unit) ? time.unit : usual
  const window = time.form === 'window-after' || time.form === 'window-before'
  const count = window && time.count.startsWith('$') ? '3' : time.count || '3'
  return {
    ...time,
    count,
    unit: count.startsWith('$') && time.form !== 'end' ? '' : unit,
    to: time.to || String(Number(count) + 7 || 10),
    anchor: time.anchor || 'opened',
    text: time.text || '31 December',
  }
}

/** Days of the subject and of what belongs to it; for a rung the due time and the opening. */
function anchorsFor(choices: GapProps['choices'], sentence: GapProps['sentence'], rung: boolean) {
  if (rung)
    return [
      { value: 'due', said: { zh: '到期', en: 'the due time' } },
      { value: 'opened', said: { zh: '开始', en: 'the opening' } },
    ]
  const moments = [
    { value: 'opened', said: { zh: '这件事开始', en: 'the opening' } },
    { value: 'birthday', said: { zh: '生日', en: 'the birthday' } },
    { value: 'anniversary', said: { zh: '周年日', en: 'the anniversary' } },
    { value: 'festival', said: { zh: '节日', en: 'the festival' } },
  ]
  const own = daysOf(choices, sentence.subject, '')
  const near = Object.entries(choices.relations[sentence.subject] ?? {}).flatMap(([name, kind]) =>
    daysOf(choices, kind, name),
  )
  return [...own, ...near, ...moments]
}

function daysOf(choices: GapProps['choices'], kind: string, through: string) {
  const subject = choices.subjects.find((each) => each.value === kind)?.said
  return choices.fields
    .filter((field) => field.subject === kind && field.type === 'date')
    .map((field) => ({
      value: through ? `${through}.${field.name}` : field.name,
      said:
        through && subject
          ? { zh: `${subject.zh}的${field.said.zh}`, en: `${field.said.en} of the ${subject.en}` }
          : field.said,
    }))
}

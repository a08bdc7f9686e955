import { Input, InputNumber, Select } from 'antd'
import { Field } from '#web/ui/Field.tsx'
import { saySpan } from '#web/ui/say.ts'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import { periodUnits } from '../../rules.ts'
import { type GapProps, mapOf, textsOf } from './gap.ts'
import { periodWords } from './words.ts'

export function EveryFields({ value, onChange, choices, sentence }: GapProps) {
  const { t, say, locale } = useWords()
  const text = typeof value === 'string' ? value : 'month'
  const days = choices.fields.filter((field) => field.subject === sentence.subject && field.type === 'date')
  const options = [
    ...periodUnits.map((unit) => ({ value: unit, label: say(periodWords[unit]!) })),
    {
      value: 'birthday of customer',
      label: t('客户生日', "the customer's birthday"),
    },
    ...days.map((day) => ({
      value: `anniversary of ${day.name}`,
      label: t(`${day.said.zh}的周年`, `the anniversary of ${day.said.en}`),
    })),
    ...choices.parameters
      .filter((each) => each.type === 'one')
      .map((each) => ({ value: each.value, label: `${each.title}（${saySpan(each.holds, locale)}）` })),
  ]
  return (
    <div className="kb-stack">
      <Select
        value={options.some((option) => option.value === text) ? text : 'other'}
        onChange={(chosen) => onChange(chosen === 'other' ? 'festival in [春节, 中秋节]' : chosen)}
        options={[...options, { value: 'other', label: t('其他，按文本写', 'something else, as text') }]}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('多久一次', 'How often')}
      />
      {!options.some((option) => option.value === text) && (
        <Input
          value={text}
          maxLength={200}
          onChange={(event) => onChange(event.target.value)}
          aria-label={t('按文本写', 'As text')}
        />
      )}
    </div>
  )
}

export function CoverFields({ value, onChange, choices }: GapProps) {
  const { t, say, locale } = useWords()
  const cover = mapOf(value)
  const per = textsOf(cover['once-per'] ?? cover.per ?? 'year')[0]!
  const times = Number(textsOf(cover.times ?? '1')[0])
  const write = (change: {
    per?: string
    times?: number
    share?: string
    spread?: boolean
    order?: boolean
  }) => {
    const unit = change.per ?? per
    const count = change.times ?? times
    const { 'once-per': _once, per: _per, times: _times, 'at-least': share, spread, order, ...rest } = cover
    const least = change.share ?? share
    onChange({
      ...(count > 1 && !unit.startsWith('$') ? { times: String(count), per: unit } : { 'once-per': unit }),
      ...(least ? { 'at-least': least } : {}),
      ...rest,
      ...((change.spread ?? spread !== undefined) ? { spread: 'even' } : {}),
      ...((change.order ?? order !== undefined) ? { order: 'longest-unvisited' } : {}),
    })
  }
  return (
    <div className="kb-stack">
      <Field label={t('每一期', 'Each period')}>
        {(id) => (
          <Select
            id={id}
            value={per}
            onChange={(unit) => write({ per: unit })}
            options={[
              ...periodUnits.map((unit) => ({ value: unit as string, label: say(periodWords[unit]!) })),
              ...choices.parameters
                .filter((each) => each.type === 'one')
                .map((each) => ({
                  value: each.value,
                  label: `${each.title}（${saySpan(each.holds, locale)}）`,
                })),
            ]}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      {!per.startsWith('$') && (
        <Field label={t('几次', 'How many times')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={60}
              precision={0}
              value={times}
              onChange={(count) => count && write({ times: count })}
            />
          )}
        </Field>
      )}
      <Field
        label={t('至少做到多少（可不填）', 'At least how many of them (optional)')}
        hint={t('例如 90%', 'Such as 90%')}
      >
        {(id) => (
          <Input
            id={id}
            value={textsOf(cover['at-least'] ?? '')[0] ?? ''}
            maxLength={40}
            onChange={(event) => write({ share: event.target.value })}
          />
        )}
      </Field>
      <Toggle on={cover.spread !== undefined} onChange={(spread) => write({ spread })}>
        {t('均匀分到每一天', 'Spread evenly over the days')}
      </Toggle>
      <Toggle on={cover.order !== undefined} onChange={(order) => write({ order })}>
        {t('最久没见过的先来', 'Longest unvisited first')}
      </Toggle>
    </div>
  )
}

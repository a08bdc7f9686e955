import { Button, Input, InputNumber, Select } from 'antd'
import { Field } from '#web/ui/Field.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Toggle } from '#web/ui/Toggle.tsx'
import { useWords } from '#web/ui/words.ts'
import { periodUnits, readAudience, writeAudience } from '../../rules.ts'
import { ConditionFields } from './Condition.tsx'
import { type GapProps, mapOf, oneOrMore, textsOf } from './gap.ts'
import { People } from './People.tsx'
import { TimeFields } from './Time.tsx'
import { periodWords } from './words.ts'

/** The facts that begin or meet a duty, each with a condition of its own where it has one. */
export function OccasionFields({ value, onChange, choices }: GapProps) {
  const { t, say } = useWords()
  const chosen = textsOf(value).map((text) => text.split(/ where (.*)/s) as [string, string?])
  const write = (all: [string, string?][]) =>
    onChange(oneOrMore(all.map(([event, where]) => (where ? `${event} where ${where}` : event))))
  return (
    <div className="kb-stack">
      <Select
        mode="multiple"
        value={chosen.map(([event]) => event)}
        onChange={(events) =>
          write(events.map((event) => chosen.find(([known]) => known === event) ?? [event]))
        }
        options={choices.subjects.flatMap((subject) => {
          const events = choices.events.filter((event) => event.subject === subject.value)
          const options = events.map((event) => ({ value: event.value, label: say(event.said) }))
          return options.length > 0 ? [{ label: say(subject.said), options }] : []
        })}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        aria-label={t('什么事发生', 'What happens')}
      />
      {chosen.map(([event, where], at) => (
        <Field key={event} label={t('只在这样的时候（可不填）', 'Only when (optional)')}>
          {() => (
            <ConditionFields
              value={where ?? ''}
              onChange={(text) => write(chosen.map((each, index) => (index === at ? [event, text] : each)))}
              choices={choices}
              subject={event.split('.')[0] ?? ''}
            />
          )}
        </Field>
      ))}
    </div>
  )
}

export function AudienceFields({ value, onChange, choices }: GapProps) {
  const { t, say } = useWords()
  const text = typeof value === 'string' ? value : 'each customer'
  const audience = readAudience(text)
  if (!audience)
    return (
      <Input
        value={text}
        maxLength={500}
        onChange={(event) => onChange(event.target.value)}
        aria-label={t('对谁', 'For whom')}
      />
    )
  return (
    <div className="kb-stack">
      <Select
        value={audience.kind}
        onChange={(kind) => onChange(writeAudience({ ...audience, kind, where: '' }))}
        options={choices.subjects.map((subject) => ({ value: subject.value, label: say(subject.said) }))}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('每个什么', 'Each of what')}
      />
      <Field label={t('只对这样的（可不填）', 'Only those (optional)')}>
        {() => (
          <ConditionFields
            value={audience.where}
            onChange={(where) => onChange(writeAudience({ ...audience, where }))}
            choices={choices}
            subject={audience.kind}
          />
        )}
      </Field>
    </div>
  )
}

export function EveryFields({ value, onChange, choices, sentence }: GapProps) {
  const { t, say } = useWords()
  const text = typeof value === 'string' ? value : 'month'
  const days = choices.fields.filter((field) => field.subject === sentence.subject && field.type === 'date')
  const options = [
    ...periodUnits.map((unit) => ({ value: unit, label: say(periodWords[unit]!) })),
    {
      value: `birthday of ${sentence.subject === 'customer' ? 'customer' : 'customer'}`,
      label: t('客户生日', "the customer's birthday"),
    },
    ...days.map((day) => ({
      value: `anniversary of ${day.name}`,
      label: t(`${day.said.zh}的周年`, `the anniversary of ${day.said.en}`),
    })),
    ...choices.parameters
      .filter((each) => each.type === 'one')
      .map((each) => ({ value: each.value, label: `${each.title} (${each.holds})` })),
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
  const { t, say } = useWords()
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
                .map((each) => ({ value: each.value, label: `${each.title} (${each.holds})` })),
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

export function EvidenceFields({ value, onChange, choices }: GapProps) {
  const { t, say } = useWords()
  const forms = choices.forms.map((form) => ({ value: `form ${form.value}`, label: `《${form.title}》` }))
  const plain = choices.evidence
    .filter((each) =>
      ['note', 'photos', 'files', 'scan', 'minutes', 'location', 'recording', 'receipt'].includes(each.value),
    )
    .map((each) => ({ value: each.value, label: say(each.said) }))
  return (
    <Select
      mode="tags"
      value={textsOf(value)}
      onChange={(chosen) => onChange(chosen.length > 0 ? chosen : null)}
      options={[...plain, { value: 'photos 3', label: t('3 张照片', '3 photos') }, ...forms]}
      style={{ width: '100%' }}
      aria-label={t('留下什么', 'What is left behind')}
    />
  )
}

/** Rungs, each with its time and whom it tells. */
export function LadderFields({ value, onChange, choices, sentence }: GapProps) {
  const { t } = useWords()
  const rungs = Array.isArray(value) ? value.map(mapOf) : []
  const put = (at: number, change: ReturnType<typeof mapOf> | null) =>
    onChange(
      rungs.flatMap((rung, index) =>
        index !== at ? [rung] : change === null ? [] : [{ ...rung, ...change }],
      ),
    )
  return (
    <div className="kb-stack">
      {rungs.map((rung, at) => (
        <div key={at} className="kb-card kb-stack" style={{ padding: 12 }}>
          <div className="kb-row">
            <strong className="kb-grow">{t(`第 ${at + 1} 次`, `Reminder ${at + 1}`)}</strong>
            <Button
              type="text"
              icon={<Icon name="close" />}
              onClick={() => put(at, null)}
              aria-label={t('去掉', 'Take out')}
            />
          </div>
          <Toggle
            on={rung.at === 'due' || rung.at === undefined}
            onChange={(due) => put(at, { at: due ? 'due' : '2 days before due' })}
          >
            {t('到期那一刻', 'At the due time')}
          </Toggle>
          {typeof rung.at === 'string' && rung.at !== 'due' && (
            <TimeFields
              rung
              value={rung.at}
              onChange={(text) => put(at, { at: text })}
              choices={choices}
              sentence={sentence}
            />
          )}
          <People
            value={textsOf(rung.tell ?? rung.assign ?? null)}
            onChange={(people) =>
              put(at, { [rung.assign ? 'assign' : 'tell']: oneOrMore(people) ?? 'assignee' })
            }
            choices={choices}
            sentence={sentence}
            words={['assignee', 'superior of assignee']}
            label={t('告诉谁', 'Whom to tell')}
          />
        </div>
      ))}
      <Button onClick={() => onChange([...rungs, { at: 'due', tell: 'superior of assignee' }])}>
        {t('加一次提醒', 'Add a reminder')}
      </Button>
    </div>
  )
}

export function WaiveFields({ value, onChange, choices, sentence }: GapProps) {
  const { t } = useWords()
  const waive = mapOf(value)
  const never = value === 'none'
  const by = textsOf(waive.by ?? null)
  const write = (change: { by?: string[]; reason?: string[] }) =>
    onChange({
      ...waive,
      by: (change.by ?? by)[0] ?? choices.roles[0]?.value ?? 'superior of assignee',
      reason: change.reason
        ? change.reason.length > 0
          ? change.reason
          : 'required'
        : (waive.reason ?? 'required'),
    })
  return (
    <div className="kb-stack">
      <Toggle on={never} onChange={(none) => (none ? onChange('none') : write({}))}>
        {t('不能免除', 'Cannot be excused')}
      </Toggle>
      {!never && (
        <>
          <Field label={t('谁同意', 'Who agrees')}>
            {() => (
              <People
                value={by}
                onChange={(people) => write({ by: people })}
                choices={choices}
                sentence={sentence}
                label={t('谁同意', 'Who agrees')}
                most={1}
              />
            )}
          </Field>
          <Field
            label={t('可以有哪些理由', 'Reasons')}
            hint={t('不写就由申请的人自己说明。', 'Without any, whoever asks writes his own.')}
          >
            {() => (
              <Select
                mode="tags"
                value={Array.isArray(waive.reason) ? textsOf(waive.reason) : []}
                onChange={(reason) => write({ reason })}
                style={{ width: '100%' }}
                aria-label={t('可以有哪些理由', 'Reasons')}
              />
            )}
          </Field>
        </>
      )}
    </div>
  )
}

import { Input, Select } from 'antd'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/ui/words.ts'
import { readAudience, writeAudience } from '../../rules.ts'
import { ConditionFields } from './Condition.tsx'
import { type GapProps, oneOrMore, textsOf } from './gap.ts'

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

import { Input, Select } from 'antd'
import { Field } from '#web/ui/Field.tsx'
import { useWords } from '#web/ui/words.ts'
import type { Written } from '../../contract/sentences.ts'
import { type GapProps, mapOf, oneOrMore, textsOf } from './gap.ts'
import { People } from './People.tsx'

/** What is done: one verb, and what belongs to it. */
export function VerbFields({ value, onChange, choices, sentence }: GapProps) {
  const { t, say } = useWords()
  const [verb = 'task', what = ''] = Object.entries(mapOf(value))[0] ?? []
  const beside = Object.fromEntries(Object.entries(mapOf(value)).slice(1))
  const takes = choices.verbs.find((each) => each.value === verb)?.takes ?? 'other'
  const put = (next: Written) => onChange({ [verb]: next, ...beside })
  const { by, form } = mapOf(what)
  const list = (names: readonly { value: string; title: string }[]) =>
    names.map(({ value: name, title }) => ({ value: name, label: title }))
  return (
    <div className="kb-stack">
      <Field label={t('做什么', 'What is done')}>
        {(id) => (
          <Select
            id={id}
            value={verb}
            onChange={(next) => onChange({ [next]: firstOf(choices, next) ?? '' })}
            options={choices.verbs
              .filter((each) => each.takes !== 'other' || each.value === verb)
              .filter((each) => firstOf(choices, each.value) !== null)
              .map((each) => ({ value: each.value, label: say(each.said) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      {takes === 'contact' && (
        <Field label={t('用什么方式才算', 'Ways that count')}>
          {() => (
            <Select
              mode="multiple"
              value={textsOf(by ?? null)}
              onChange={(ways) =>
                put({ ...(ways.length > 0 ? { by: ways } : {}), ...(form ? { form } : {}) })
              }
              options={choices.ways.map((way) => ({ value: way.value, label: say(way.said) }))}
              placeholder={t('都算', 'any')}
              style={{ width: '100%' }}
              aria-label={t('用什么方式才算', 'Ways that count')}
            />
          )}
        </Field>
      )}
      {(takes === 'contact' || takes === 'visit') && choices.forms.length > 0 && (
        <Field label={t('填哪张表', 'Form to fill in')}>
          {(id) => (
            <Select
              id={id}
              allowClear
              value={typeof form === 'string' ? form : undefined}
              onChange={(name) => put({ ...(by ? { by } : {}), ...(name ? { form: name } : {}) })}
              options={list(choices.forms)}
              style={{ width: '100%' }}
            />
          )}
        </Field>
      )}
      {(takes === 'form' || takes === 'message') && (
        <Field label={takes === 'form' ? t('哪张表', 'Which form') : t('哪条消息', 'Which message')}>
          {(id) => (
            <Select
              id={id}
              value={textsOf(what)[0]}
              onChange={(name) => put(name)}
              options={list(takes === 'form' ? choices.forms : choices.messages)}
              style={{ width: '100%' }}
            />
          )}
        </Field>
      )}
      {takes === 'owners' && (
        <People
          value={textsOf(what)}
          onChange={(people) => put(oneOrMore(people) ?? '')}
          choices={choices}
          sentence={sentence}
          label={t('告诉谁', 'Whom to tell')}
        />
      )}
      {takes === 'text' && (
        <Field label={t('具体是', 'Namely')}>
          {(id) => (
            <Input
              id={id}
              value={textsOf(what)[0] ?? ''}
              maxLength={200}
              onChange={(event) => put(event.target.value)}
            />
          )}
        </Field>
      )}
    </div>
  )
}

/** What a verb that was just chosen begins with; null where there is nothing it could be about yet. */
function firstOf(choices: GapProps['choices'], verb: string): Written | null {
  switch (choices.verbs.find((each) => each.value === verb)?.takes) {
    case 'contact':
      return { by: ['phone', 'face'] }
    case 'visit':
      return {}
    case 'form':
      return choices.forms[0]?.value ?? null
    case 'message':
      return choices.messages[0]?.value ?? null
    case 'owners':
    case 'role':
      return choices.roles[0]?.value ?? null
    default:
      return '…'
  }
}

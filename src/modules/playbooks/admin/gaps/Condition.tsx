import { Button, Input, Select } from 'antd'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/ui/words.ts'
import type { Choices } from '../../contract/sentences.ts'
import { readTests, type SimpleTest, tests, writeTests } from '../../rules.ts'
import { testWords } from './words.ts'

interface Props {
  value: string
  onChange(value: string): void
  choices: Choices
  /** The kind of subject whose fields may be named. */
  subject: string
}

/** Tests that must all hold, each a field, a comparison and a value; what says more than that is written as text. */
export function ConditionFields({ value, onChange, choices, subject }: Props) {
  const { t, say } = useWords()
  const read = readTests(value)
  const fields = fieldsOf(choices, subject)
  if (read === null)
    return (
      <>
        <Input.TextArea
          value={value}
          rows={3}
          maxLength={500}
          onChange={(event) => onChange(event.target.value)}
          aria-label={t('条件', 'Condition')}
        />
        <p className="kb-faint kb-small">
          {t(
            '这个条件比一行行的比较更丰富，按文本写。',
            'This condition says more than rows can: it is written as text.',
          )}
        </p>
      </>
    )
  const put = (at: number, change: Partial<SimpleTest> | null) =>
    onChange(
      writeTests(
        read.flatMap((each, index) =>
          index !== at ? [each] : change === null ? [] : [{ ...each, ...change }],
        ),
      ),
    )
  return (
    <div className="kb-stack">
      {read.map((each, at) => {
        const field = fields.find((known) => known.value === each.field)
        return (
          <div key={at} className="playbook-test">
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              value={each.field}
              onChange={(name) => put(at, { field: name })}
              options={fields.map((known) => ({ value: known.value, label: say(known.said) }))}
              aria-label={t('哪一项', 'Field')}
            />
            <Select
              value={each.test}
              onChange={(test) =>
                put(at, {
                  test,
                  value: ['yes', 'no', 'known', 'unknown'].includes(test) ? '' : each.value || '0',
                })
              }
              options={tests.map((test) => ({ value: test, label: say(testWords[test]) }))}
              aria-label={t('比较', 'Comparison')}
            />
            {!['yes', 'no', 'known', 'unknown'].includes(each.test) &&
              (field && field.options.length > 0 ? (
                <Select
                  value={each.value.replace(/^'|'$/g, '')}
                  onChange={(chosen) => put(at, { value: chosen })}
                  options={field.options.map((option) => ({ value: option, label: option }))}
                  aria-label={t('值', 'Value')}
                />
              ) : (
                <Input
                  value={each.value.replace(/^'|'$/g, '')}
                  maxLength={80}
                  onChange={(event) => put(at, { value: event.target.value })}
                  aria-label={t('值', 'Value')}
                />
              ))}
            <Button
              type="text"
              icon={<Icon name="close" />}
              onClick={() => put(at, null)}
              aria-label={t('去掉这一条', 'Take this out')}
            />
          </div>
        )
      })}
      <Button
        onClick={() => {
          const first = fields[0]
          if (first) onChange(writeTests([...read, { field: first.value, test: 'known', value: '' }]))
        }}
      >
        {t('加一条', 'Add a test')}
      </Button>
    </div>
  )
}

/** The subject's own fields, then those of what it belongs to. */
function fieldsOf(choices: Choices, subject: string) {
  const own = choices.fields
    .filter((field) => field.subject === subject)
    .map((field) => ({ ...field, value: field.name }))
  const near = Object.entries(choices.relations[subject] ?? {}).flatMap(([name, kind]) => {
    const of = choices.subjects.find((each) => each.value === kind)?.said
    return choices.fields
      .filter((field) => field.subject === kind)
      .map((field) => ({
        ...field,
        value: `${name}.${field.name}`,
        said: { zh: `${of?.zh ?? name}的${field.said.zh}`, en: `${field.said.en} of the ${of?.en ?? name}` },
      }))
  })
  return [...own, ...near]
}

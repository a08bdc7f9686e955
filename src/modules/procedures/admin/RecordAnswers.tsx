import { Answer, type Answers, type Question } from '#modules/visits/admin/FormQuestions.tsx'

const kinds: Record<string, Question['kind']> = {
  number: 'number',
  money: 'number',
  percent: 'number',
  date: 'date',
  yesno: 'yesno',
  one: 'one',
  many: 'many',
  document: 'comment',
}

interface Props {
  fields: readonly {
    name: string
    title: string
    type: string
    options: readonly string[]
    required?: boolean
  }[]
  values: Answers
  onChange(values: Answers): void
}

/** The fields of a playbook's own form, as plain questions. */
export function RecordAnswers({ fields, values, onChange }: Props) {
  return (
    <>
      {fields.map(({ name, title, type, options, required = false }) => (
        <Answer
          key={name}
          question={{
            name,
            title,
            kind: options.length > 0 && type !== 'many' ? 'one' : (kinds[type] ?? 'text'),
            required,
            choices: options.map((value) => ({ value, text: value })),
            min: null,
            max: null,
          }}
          value={values[name]}
          onChange={(value) => onChange({ ...values, [name]: value })}
        />
      ))}
    </>
  )
}

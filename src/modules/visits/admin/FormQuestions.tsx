import { Input, InputNumber } from 'antd'
import { seeForm } from '#modules/playbooks/contract/documents.ts'
import type { OutputOf } from '#platform/operation.ts'
import { Policy } from '#web/admin/Policy.tsx'
import { Chips } from '#web/ui/Chips.tsx'
import { Field } from '#web/ui/Field.tsx'
import { useRead } from '#web/ui/query.ts'
import { DayInput } from '#web/ui/TimeInput.tsx'
import { useWords } from '#web/ui/words.ts'

export type Question = OutputOf<typeof seeForm>['questions'][number]
export type Answers = Record<string, unknown>

/** More than five questions at a door are too many: the rest may be opened. */
const AT_ONCE = 5

interface Props {
  playbook: string
  form: string
  answers: Answers
  onChange(answers: Answers): void
}

/** The questions of a matter as plain fields; the steward's sheet never loads a survey library. */
export function FormQuestions({ playbook, form, answers, onChange }: Props) {
  const { t } = useWords()
  const query = useRead(seeForm, { name: playbook, form }, { staleTime: 3_600_000 })
  if (!query.data || query.data.questions.length === 0) return null
  const asked = [...query.data.questions].sort((one, other) => Number(other.required) - Number(one.required))
  const show = (question: Question) => (
    <Answer
      key={question.name}
      question={question}
      value={answers[question.name]}
      onChange={(value) => onChange({ ...answers, [question.name]: value })}
    />
  )
  return (
    <section className="kb-record" aria-label={query.data.title}>
      <h3>
        <Policy>{query.data.title}</Policy>
      </h3>
      {asked.slice(0, AT_ONCE).map(show)}
      {asked.length > AT_ONCE && (
        <details>
          <summary>
            {t(`还有 ${asked.length - AT_ONCE} 个可以不问`, `${asked.length - AT_ONCE} more, optional`)}
          </summary>
          <div className="kb-record" style={{ marginTop: 12 }}>
            {asked.slice(AT_ONCE).map(show)}
          </div>
        </details>
      )}
    </section>
  )
}

/** One question as a plain field. */
export function Answer({
  question,
  value,
  onChange,
}: {
  question: Question
  value: unknown
  onChange(value: unknown): void
}) {
  const { t } = useWords()
  const { kind, title, required, choices, min, max } = question
  if (kind === 'text' || kind === 'comment')
    return (
      <Field label={title} required={required}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: kind === 'comment' ? 2 : 1, maxRows: 6 }}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value || undefined)}
          />
        )}
      </Field>
    )
  if (kind === 'number')
    return (
      <Field label={title} required={required}>
        {(id) => (
          <InputNumber
            id={id}
            style={{ width: 140 }}
            {...(min === null ? {} : { min })}
            {...(max === null ? {} : { max })}
            value={typeof value === 'number' ? value : null}
            onChange={(number) => onChange(number ?? undefined)}
          />
        )}
      </Field>
    )
  if (kind === 'date')
    return (
      <Field label={title} required={required}>
        {(id) => (
          <DayInput id={id} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
        )}
      </Field>
    )
  const options =
    kind === 'yesno'
      ? [
          { value: true, text: t('是', 'Yes') },
          { value: false, text: t('否', 'No') },
        ]
      : kind === 'rating' && choices.length === 0
        ? Array.from({ length: (max ?? 5) - (min ?? 1) + 1 }, (_, index) => ({
            value: index + (min ?? 1),
            text: String(index + (min ?? 1)),
          }))
        : choices
  if (kind === 'many') {
    const picked = Array.isArray(value) ? (value as unknown[]) : []
    return (
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend className="kb-label">
          {title}
          {required && ' *'}
        </legend>
        <div className="kb-wrap">
          {options.map((option) => (
            <button
              key={String(option.value)}
              type="button"
              className="kb-chip"
              aria-pressed={picked.includes(option.value)}
              onClick={() =>
                onChange(
                  picked.includes(option.value)
                    ? picked.filter((one) => one !== option.value)
                    : [...picked, option.value],
                )
              }
            >
              {option.text}
            </button>
          ))}
        </div>
      </fieldset>
    )
  }
  return (
    <div>
      <span className="kb-label">
        {title}
        {required && ' *'}
      </span>
      <Chips
        label={title}
        value={value === undefined ? undefined : String(value)}
        onChange={(text) => onChange(options.find((option) => String(option.value) === text)?.value)}
        choices={options.map((option) => ({ value: String(option.value), label: option.text }))}
      />
    </div>
  )
}

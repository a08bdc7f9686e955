import type { OutputOf, Words } from '#platform/operation.ts'
import type { seeForm } from './contract/documents.ts'

export type Question = OutputOf<typeof seeForm>['questions'][number]

export interface AnswerProblem {
  question: string
  why: Words
}

const LONGEST = 4000

const whys = {
  unknown: { zh: '表单里没有这一题', en: 'the form has no such question' },
  required: { zh: '这一题必填', en: 'an answer is required' },
  number: { zh: '要填数字', en: 'a number is needed' },
  whole: { zh: '要选一个整数', en: 'choose a whole number' },
  yesno: { zh: '要选是或否', en: 'choose yes or no' },
  date: { zh: '日期写成 2026-03-05 这样', en: 'write the date as 2026-03-05' },
  choice: { zh: '没有这个选项', en: 'there is no such choice' },
  text: { zh: '要填文字', en: 'words are needed' },
  long: { zh: `最多 ${LONGEST} 字`, en: `${LONGEST} characters at most` },
} as const satisfies Record<string, Words>

/**
 * Judges answers against a form's own definition: unknown questions, values outside their choices or bounds and missing
 * required ones are refused. Answers the first problem in words, or null.
 */
export function checkAnswers(
  questions: readonly Question[],
  answers: Record<string, unknown>,
): AnswerProblem | null {
  const known = new Map(questions.map((question) => [question.name, question]))
  for (const name of Object.keys(answers)) if (!known.has(name)) return { question: name, why: whys.unknown }
  for (const question of questions) {
    const value = answers[question.name]
    const missing =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    const why = missing ? (question.required ? whys.required : null) : wrongWith(question, value)
    if (why) return { question: question.title, why }
  }
  return null
}

function wrongWith(question: Question, value: unknown): Words | null {
  const among = (one: unknown) => question.choices.some((choice) => choice.value === one)
  switch (question.kind) {
    case 'number':
    case 'rating':
      if (typeof value !== 'number' || !Number.isFinite(value)) return whys.number
      if (question.kind === 'rating' && !Number.isInteger(value)) return whys.whole
      return outside(value, question)
    case 'yesno':
      return typeof value === 'boolean' ? null : whys.yesno
    case 'date':
      return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
        ? null
        : whys.date
    case 'one':
      return among(value) ? null : whys.choice
    case 'many':
      return Array.isArray(value) && value.every(among) ? null : whys.choice
    default:
      if (typeof value !== 'string') return whys.text
      return value.length <= LONGEST ? null : whys.long
  }
}

function outside(value: number, { min, max }: Question): Words | null {
  if (min !== null && max !== null && (value < min || value > max))
    return { zh: `要在 ${min} 到 ${max} 之间`, en: `between ${min} and ${max}` }
  if (min !== null && value < min) return { zh: `不能小于 ${min}`, en: `${min} at least` }
  if (max !== null && value > max) return { zh: `不能大于 ${max}`, en: `${max} at most` }
  return null
}

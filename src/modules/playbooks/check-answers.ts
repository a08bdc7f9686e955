import type { OutputOf } from '#platform/operation.ts'
import type { seeForm } from './contract/documents.ts'

export type Question = OutputOf<typeof seeForm>['questions'][number]

export interface AnswerProblem {
  question: string
  why: string
}

const LONGEST = 4000

/**
 * Judges answers against a form's own definition: unknown questions, values outside their choices or bounds and missing
 * required ones are refused. Answers the first problem in words, or null.
 */
export function checkAnswers(
  questions: readonly Question[],
  answers: Record<string, unknown>,
): AnswerProblem | null {
  const known = new Map(questions.map((question) => [question.name, question]))
  for (const name of Object.keys(answers))
    if (!known.has(name)) return { question: name, why: '表单里没有这一题' }
  for (const question of questions) {
    const value = answers[question.name]
    const missing =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    const why = missing ? (question.required ? '这一题必填' : null) : wrongWith(question, value)
    if (why) return { question: question.title, why }
  }
  return null
}

function wrongWith(question: Question, value: unknown): string | null {
  const among = (one: unknown) => question.choices.some((choice) => choice.value === one)
  switch (question.kind) {
    case 'number':
    case 'rating':
      if (typeof value !== 'number' || !Number.isFinite(value)) return '要填数字'
      if (question.kind === 'rating' && !Number.isInteger(value)) return '要选一个整数'
      return (question.min !== null && value < question.min) ||
        (question.max !== null && value > question.max)
        ? `要在 ${question.min} 到 ${question.max} 之间`
        : null
    case 'yesno':
      return typeof value === 'boolean' ? null : '要选是或否'
    case 'date':
      return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)
        ? null
        : '日期写成 2026-03-05 这样'
    case 'one':
      return among(value) ? null : '没有这个选项'
    case 'many':
      return Array.isArray(value) && value.every(among) ? null : '没有这个选项'
    default:
      return typeof value === 'string' && value.length <= LONGEST ? null : '要填文字'
  }
}

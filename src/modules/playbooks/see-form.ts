import { sql } from 'kysely'
import { parse } from 'yaml'
import type { Plain } from '#engine/tree.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Question } from './check-answers.ts'
import { seeForm } from './contract/documents.ts'
import { playbookVersion } from './running-playbooks.ts'
import { written, writtenAt } from './written.ts'

const kinds: Record<string, Question['kind']> = {
  text: 'text',
  comment: 'comment',
  number: 'number',
  money: 'number',
  percent: 'number',
  date: 'date',
  boolean: 'yesno',
  yesno: 'yesno',
  radiogroup: 'one',
  dropdown: 'one',
  one: 'one',
  checkbox: 'many',
  many: 'many',
  rating: 'rating',
}

export const seeFormOperation = implement(seeForm, async (ctx, input) => {
  const form = await formOf(ctx, input.name, input.form)
  if (!form) throw new Refusal('playbooks.unknown')
  return { form: input.form, ...form }
})

/** A form's questions, from its survey file or, where it has none, from the fields and items its playbook names. */
export async function formOf(
  ctx: Ctx,
  name: string,
  form: string,
): Promise<{ title: string; questions: Question[] } | null> {
  const { rows } = await sql<{ version: number; files: Record<string, string> }>`
    select v.version, v.files from playbooks p join playbook_versions v on v.tenant_id = p.tenant_id and v.playbook = p.name and v.version = p.running
    where p.tenant_id = ${ctx.tenantId} and p.name = ${name}`.execute(ctx.db)
  if (!rows[0]) return null
  const playbook = await playbookVersion(ctx, name, rows[0].version)
  const own = (key: string) => written(playbook.source, 'forms', form, key)
  const title = own('title')
  if (title === null) return null
  const file = own('file')
  const text = file ? rows[0].files[file] : undefined
  return {
    title,
    questions: text ? questionsOf(parse(text, { schema: 'core' })) : fieldsOf(playbook.source, form),
  }
}

interface SurveyElement {
  name: string
  title?: string | Record<string, string>
  type: string
  inputType?: string
  isRequired?: boolean
  choices?: (string | number | { value: string | number; text?: string | Record<string, string> })[]
  rateMin?: number
  rateMax?: number
  min?: number
  max?: number
  elements?: SurveyElement[]
}

const chinese = (text: string | Record<string, string> | undefined, otherwise: string) =>
  typeof text === 'string' ? text : (text?.['zh-cn'] ?? text?.default ?? otherwise)

function questionsOf(survey: {
  pages?: { elements?: SurveyElement[] }[]
  elements?: SurveyElement[]
}): Question[] {
  const elements = [
    ...(survey.elements ?? []),
    ...(survey.pages ?? []).flatMap((page) => page.elements ?? []),
  ]
  return elements.flatMap((element) => {
    if (element.type === 'panel') return questionsOf({ elements: element.elements ?? [] })
    const kind =
      element.inputType === 'number' ? 'number' : element.inputType === 'date' ? 'date' : kinds[element.type]
    if (!kind) return []
    return [
      {
        name: element.name,
        title: chinese(element.title, element.name),
        kind,
        required: element.isRequired ?? false,
        choices: (element.choices ?? []).map((choice) =>
          typeof choice === 'object'
            ? { value: choice.value, text: chinese(choice.text, String(choice.value)) }
            : { value: choice, text: String(choice) },
        ),
        min: kind === 'rating' ? (element.rateMin ?? 1) : (element.min ?? null),
        max: kind === 'rating' ? (element.rateMax ?? 5) : (element.max ?? null),
      },
    ]
  })
}

function fieldsOf(source: Parameters<typeof writtenAt>[0], form: string): Question[] {
  const question = (name: string, kind: Question['kind']): Question => ({
    name,
    title: name,
    kind,
    required: false,
    choices: [],
    min: null,
    max: null,
  })
  const fieldQuestion = (name: string, field: Plain): Question => {
    if (typeof field !== 'object' || Array.isArray(field)) return question(name, 'text')
    const { title, type, options, required } = field
    const choices = Array.isArray(options) ? options.map(String) : []
    return {
      ...question(typeof title === 'string' ? title : name, kinds[String(type)] ?? 'text'),
      name,
      required: required === 'yes',
      choices: choices.map((value) => ({ value, text: value })),
    }
  }
  const items = writtenAt(source, 'forms', form, 'items')
  const fields = writtenAt(source, 'forms', form, 'fields')
  return [
    ...(Array.isArray(items) ? items.map((item) => question(String(item), 'yesno')) : []),
    ...(fields && typeof fields === 'object' && !Array.isArray(fields)
      ? Object.entries(fields).map(([name, kind]) =>
          typeof kind === 'string' ? question(name, kinds[kind] ?? 'text') : fieldQuestion(name, kind),
        )
      : []),
  ]
}

import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { both, same, type Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { writtenAt } from '../playbooks/written.ts'
import type { field } from './contract/wanted.ts'
import { type RecordField, recordFields } from './contract/words.ts'

export interface DossierField extends z.output<typeof field> {
  /** As the playbook has it; fields of the record itself are text. */
  type: string
  /** The key among the company's own fields; null: a field of the record itself. */
  own: string | null
}

const SEXES = [
  { value: 'female', said: both('女', 'Female') },
  { value: 'male', said: both('男', 'Male') },
]

const kinds: Record<string, DossierField['kind']> = {
  text: 'text',
  number: 'number',
  money: 'number',
  percent: 'text',
  date: 'date',
  yesno: 'yesno',
  one: 'one',
  many: 'many',
}

/** Whether a customer `c` has a value, for each field of the record itself. */
const columns: Record<RecordField, RawBuilder<boolean>> = {
  name: sql`c.name <> ''`,
  salutation: sql`c.salutation is not null`,
  sex: sql`c.sex is not null`,
  birthday: sql`(c.birthday is not null or c.lunar_month is not null)`,
  phone: sql`c.phone_sealed is not null`,
  document: sql`c.document_sealed is not null`,
  email: sql`c.email is not null`,
  address: sql`c.address is not null`,
  bestTime: sql`c.best_time is not null`,
  bestWay: sql`c.best_way is not null`,
}

const OWN = 'fields.'

/** What may stand in a record: its own fields, and those running playbooks keep by hand on a customer. */
export async function dossierFields(ctx: Ctx): Promise<Map<string, DossierField>> {
  const fields = (Object.keys(recordFields) as RecordField[]).map(
    (name): DossierField => ({
      name,
      title: recordFields[name],
      kind: name === 'sex' ? 'one' : 'text',
      type: 'text',
      choices: name === 'sex' ? SEXES : [],
      own: null,
    }),
  )
  for (const { playbook } of await runningPlaybooks(ctx)) {
    const written = writtenAt(playbook.source, 'fields', 'customer')
    if (written && typeof written === 'object' && !Array.isArray(written))
      fields.push(...Object.entries(written).flatMap(([name, entry]) => ownField(name, entry)))
  }
  return new Map(fields.map((each) => [each.name, each]))
}

/** Derived fields, figures, those of an import and those only some may give are nobody's to ask for. */
function ownField(name: string, entry: unknown): DossierField[] {
  if (typeof entry !== 'object' || entry === null) return []
  const { title, type, options, from, per, by, is, ...rest } = entry as Record<string, unknown>
  const kind = kinds[String(type)]
  const closed = per ?? by ?? is ?? rest['changed-by'] ?? (from === 'import' ? from : undefined)
  if (!kind || closed !== undefined) return []
  const choices = Array.isArray(options)
    ? options.map((each) => ({ value: String(each), said: same(String(each)) }))
    : []
  return [
    {
      name: `${OWN}${name}`,
      title: same(typeof title === 'string' ? title : name),
      kind: kind === 'one' && choices.length === 0 ? 'text' : kind,
      type: String(type),
      choices,
      own: name,
    },
  ]
}

/** Throws `dossiers.field_unknown`. */
export async function fieldNamed(ctx: Ctx, name: string): Promise<DossierField> {
  const found = (await dossierFields(ctx)).get(name)
  if (!found) throw new Refusal('dossiers.field_unknown', { field: name }, 'field')
  return found
}

/** Whether customer `c` has a value there. */
export const present = ({ name, own }: DossierField): RawBuilder<boolean> =>
  own === null
    ? columns[name as RecordField]
    : sql<boolean>`coalesce(c.fields->>${own}, '') not in ('', '[]')`

export const toField = ({ name, title, kind, choices }: DossierField) => ({ name, title, kind, choices })

const SAID: Record<string, Words> = { true: both('是', 'yes'), false: both('否', 'no') }

/** A kept value in words, as the asker reads it. */
export function sayValue({ choices }: DossierField, value: unknown): Words | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return same(value.map(String).join('、'))
  return (
    choices.find((each) => each.value === String(value))?.said ?? SAID[String(value)] ?? same(String(value))
  )
}

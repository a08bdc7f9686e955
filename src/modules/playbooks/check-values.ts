import type { RecordField } from '#engine/procedures.ts'
import type { FieldValue } from '#engine/world.ts'
import type { Words } from '#platform/operation.ts'

const LONGEST = 4000
const days = /^\d{4}-\d{2}-\d{2}$/

const wants: Record<string, Words> = {
  number: { zh: '一个数', en: 'a number' },
  date: { zh: '一个日期', en: 'a date' },
  time: { zh: '一个时间', en: 'a time' },
  yesno: { zh: '是或不是', en: 'yes or no' },
  one: { zh: '列出来的一个', en: 'one of those listed' },
  many: { zh: '列出来的几个', en: 'some of those listed' },
  text: { zh: `不超过 ${LONGEST} 个字`, en: `at most ${LONGEST} characters` },
}

const kindOf: Record<string, keyof typeof wants> = {
  money: 'number',
  percent: 'number',
  text: 'text',
  document: 'text',
}

function fits({ type, options }: RecordField, value: unknown): boolean {
  const listed = (one: unknown) => typeof one === 'string' && (options.length === 0 || options.includes(one))
  switch (kindOf[type] ?? type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'date':
      return typeof value === 'string' && days.test(value) && !Number.isNaN(Date.parse(value))
    case 'time':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value))
    case 'yesno':
      return typeof value === 'boolean'
    case 'one':
      return listed(value)
    case 'many':
      return Array.isArray(value) && value.every(listed)
    default:
      return typeof value === 'string' && value.length <= LONGEST && listed(value)
  }
}

/** What was filled in of these fields, as far as it belongs to them; `wrong` names the first that is not as it should be. */
export function checkValues(
  fields: readonly RecordField[],
  given: Record<string, unknown>,
): { values: Record<string, FieldValue>; wrong: { name: string; field: string; want: Words } | null } {
  const values: Record<string, FieldValue> = {}
  for (const field of fields) {
    const value = given[field.name]
    if (value === undefined || value === null || value === '') continue
    if (!fits(field, value)) {
      const want = wants[kindOf[field.type] ?? field.type] ?? wants.text!
      return { values, wrong: { name: field.name, field: field.title, want } }
    }
    values[field.name] = value as FieldValue
  }
  return { values, wrong: null }
}

import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { changeRecord } from '../customers/change-record.ts'
import { changeCustomer } from '../customers/contract/profile.ts'
import { columnsOf } from '../customers/save-customer.ts'
import { typed } from '../imports/own-fields.ts'
import type { RecordField } from './contract/words.ts'
import type { DossierField } from './dossier-fields.ts'

/** Why a text is no value of a field, in the words of a refusal; null when it is one. */
function whyUnreadable({ kind, type, choices }: DossierField, value: unknown, text: string) {
  if (choices.length > 0) {
    const asked = Array.isArray(value) ? value.map(String) : [text]
    const listed = choices.map((each) => each.said)
    return asked.every((one) => choices.some((each) => each.value === one))
      ? null
      : {
          zh: `只能是 ${listed.map(({ zh }) => zh).join('、')}`,
          en: `one of ${listed.map(({ en }) => en).join(', ')}`,
        }
  }
  if (kind === 'number' && typeof value !== 'number') return { zh: '要填数字', en: 'a number is needed' }
  if (type === 'percent' && typeof value !== 'number')
    return { zh: '要填百分数，如 30%', en: 'a percentage is needed, as 30%' }
  if (kind === 'yesno' && typeof value !== 'boolean') return { zh: '要答是或否', en: 'answer yes or no' }
  if (kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(String(value)))
    return { zh: '要填日期，如 2026-03-05', en: 'a date is needed, as 2026-03-05' }
  return null
}

/** The record's own bounds, as where it is changed by hand. */
function whyOutOfBounds(name: string, text: string) {
  const bounds = changeCustomer.input.shape[name as RecordField]
  return bounds.safeParse(text).success
    ? null
    : { zh: '太长，或不是这一项的写法', en: 'it is too long, or not how this is written' }
}

/** What a text means in this field. Throws `dossiers.unreadable`, and for the record's own fields what changing it throws. */
export function readValue(ctx: Ctx, field: DossierField, text: string): unknown {
  const value = field.own === null ? text : typed(text, field.type)
  const why =
    whyUnreadable(field, value, text) ?? (field.own === null ? whyOutOfBounds(field.name, text) : null)
  if (why) throw new Refusal('dossiers.unreadable', { field: field.title, why }, 'value')
  if (field.own === null) columnsOf(ctx, { [field.name]: text })
  return value
}

/** Writes one value into a customer's record, as any change of it. Throws what changing a record throws. */
export async function writeValue(
  ctx: Ctx,
  customerId: string,
  field: DossierField,
  text: string,
  /** Of the record that was read; absent: whatever stands there now. */
  version?: number,
): Promise<void> {
  const value = readValue(ctx, field, text)
  await changeRecord(ctx, customerId, {
    ...(version === undefined ? {} : { version }),
    ...(field.own === null ? { changes: { [field.name]: text } } : { fields: { [field.own]: value } }),
  })
}

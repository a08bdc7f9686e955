import { sql } from 'kysely'
import { both, same, type Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { maskDocument, maskPhone } from '../customers/masks.ts'
import type { RecordField } from './contract/words.ts'
import { type DossierField, sayValue } from './dossier-fields.ts'

interface Row {
  name: string
  salutation: string | null
  sex: string | null
  birthday: string | null
  lunar_month: number | null
  lunar_day: number | null
  lunar_leap: boolean
  phone_sealed: string | null
  document_sealed: string | null
  email: string | null
  address: string | null
  best_time: string | null
  best_way: string | null
  fields: Record<string, unknown>
}

/** What a customer's record holds in one field, as text; opened where it is sealed. Null: nothing. */
export async function recordValues(
  ctx: Ctx,
  customerId: string,
): Promise<(field: DossierField) => string | null> {
  const { rows } =
    await sql<Row>`select name, salutation, sex, birthday, lunar_month, lunar_day, lunar_leap, phone_sealed, document_sealed,
      email, address, best_time, best_way, fields from customers where tenant_id = ${ctx.tenantId} and id = ${customerId}`.execute(
      ctx.db,
    )
  const row = rows[0]!
  const open = (sealed: string | null) => (sealed ? ctx.vault.open(sealed) : null)
  const values: Record<RecordField, () => string | null> = {
    name: () => row.name || null,
    salutation: () => row.salutation,
    sex: () => row.sex,
    birthday: () =>
      row.lunar_month
        ? `农历${row.lunar_leap ? '闰' : ''}${row.lunar_month}月${row.lunar_day}日`
        : row.birthday,
    phone: () => open(row.phone_sealed),
    document: () => open(row.document_sealed),
    email: () => row.email,
    address: () => row.address,
    bestTime: () => row.best_time,
    bestWay: () => row.best_way,
  }
  return ({ name, own }) => {
    if (own === null) return values[name as RecordField]()
    const value = row.fields[own]
    if (value === null || value === undefined || value === '') return null
    return Array.isArray(value) ? value.map(String).join('、') : String(value)
  }
}

/** The same as somebody may read it: numbers masked, choices in words. */
export function shown(field: DossierField, value: string | null): Words | null {
  if (value === null) return null
  if (field.name === 'phone') return same(maskPhone(value))
  if (field.name === 'document') return same(maskDocument(value))
  const [, leap, month, day] = /^农历(闰?)(\d+)月(\d+)日$/.exec(value) ?? []
  if (field.name === 'birthday' && month)
    return both(value, `day ${day} of ${leap ? 'leap ' : ''}month ${month} (lunar)`)
  return sayValue(field, value)
}

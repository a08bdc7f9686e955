import type { CustomerColumns } from '#modules/customers/ready-customer.ts'
import type { Applied } from './planned-records.ts'

/** Columns of a customer by the field of the record they hold. */
const fields: Record<string, string> = {
  name: 'name',
  sex: 'sex',
  birthday: 'birthday',
  lunar_month: 'birthday',
  phone_sealed: 'phone',
  document_sealed: 'document',
  email: 'email',
  address: 'address',
}

/** Which fields of a record a file said something new of. */
export function heardFields(columns: CustomerColumns, { former }: Pick<Applied, 'former'>): string[] {
  const before = (former?.customer ?? {}) as Record<string, unknown>
  const own = 'fields' in before ? changedIn(columns.fields, before.fields) : []
  return [
    ...Object.keys(before).flatMap((column) => fields[column] ?? []),
    ...own.map((name) => `fields.${name}`),
  ]
}

function changedIn(now: unknown, before: unknown): string[] {
  const old = (before ?? {}) as Record<string, unknown>
  return Object.entries((now ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    value !== null && JSON.stringify(value) !== JSON.stringify(old[name]) ? [name] : [],
  )
}

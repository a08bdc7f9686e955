import type { Vault } from '#platform/encryption.ts'
import type { Birthday } from './birthdays.ts'
import type { DocumentKind } from './documents.ts'
import { maskPhone } from './masks.ts'
import { nameBigrams, normaliseName } from './names.ts'
import type { Phone } from './phones.ts'
import { pinyinOf } from './pinyin.ts'

/** The columns of a customer that a file may bring, in the form the table holds them; null where it says nothing. */
export interface CustomerColumns {
  name: string
  name_key: string
  pinyin: string
  initials: string
  kind: string
  sex: string | null
  phone_sealed: string | null
  phone_index: string | null
  phone_tail4: string | null
  phone_masked: string | null
  document_kind: string | null
  document_sealed: string | null
  document_index: string | null
  birthday: string | null
  lunar_month: number | null
  lunar_day: number | null
  lunar_leap: boolean
  email: string | null
  address: string | null
  note: string | null
  level: string | null
  external_number: string | null
  fields: Record<string, unknown>
}

/** Another way to reach him. */
export interface Point {
  kind: 'phone' | 'email' | 'wechat'
  sealed: string
  value_index: string
  tail4: string | null
  masked: string | null
  label: string | null
}

export interface ReadValues {
  name: string
  sex?: 'male' | 'female' | null | undefined
  phone?: Phone | undefined
  document?: { kind: DocumentKind; number: string } | undefined
  birthday?: Birthday | undefined
  email?: string | undefined
  address?: string | undefined
  note?: string | undefined
  level?: string | undefined
  externalNumber?: string | undefined
  fields?: Record<string, unknown> | undefined
}

/** Digests, sealed values, spelling: everything about a customer that costs time, made before he is written. */
export function readyCustomer(vault: Vault, values: ReadValues): CustomerColumns & { bigrams: string[] } {
  const { name, phone, document } = values
  const { full, initials } = pinyinOf(name)
  return {
    name,
    name_key: normaliseName(name),
    pinyin: full,
    initials,
    kind: document?.kind === 'social_credit_code' ? 'organisation' : 'person',
    sex: values.sex ?? null,
    phone_sealed: phone ? vault.seal(phone.e164) : null,
    phone_index: phone ? vault.index(`phone:${phone.e164}`) : null,
    phone_tail4: phone?.tail4 ?? null,
    phone_masked: phone ? maskPhone(phone.e164) : null,
    document_kind: document?.kind ?? null,
    document_sealed: document ? vault.seal(document.number) : null,
    document_index: document ? vault.index(`document:${document.number}`) : null,
    ...birthdayColumns(values.birthday),
    email: values.email ?? null,
    address: values.address ?? null,
    note: values.note ?? null,
    level: values.level ?? null,
    external_number: values.externalNumber ?? null,
    fields: values.fields ?? {},
    bigrams: name ? nameBigrams(name) : [],
  }
}

/** A second number, address or account, sealed. */
export function readyPoint(
  vault: Vault,
  kind: Point['kind'],
  value: string,
  tail4: string | null = null,
  label: string | null = null,
): Point {
  const masked = kind === 'phone' ? maskPhone(value) : null
  return {
    kind,
    sealed: vault.seal(value),
    value_index: vault.index(`${kind}:${value}`),
    tail4,
    masked,
    label,
  }
}

function birthdayColumns(read: Birthday | undefined) {
  const none = { birthday: null, lunar_month: null, lunar_day: null, lunar_leap: false }
  if (!read) return none
  if ('solar' in read) return { ...none, birthday: read.solar }
  if ('lunar' in read)
    return { ...none, lunar_month: read.lunar.month, lunar_day: read.lunar.day, lunar_leap: read.lunar.leap }
  const { month, day } = read.solarDay
  return { ...none, birthday: `1904-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}

const GROUPS: readonly (readonly [keyof CustomerColumns, readonly (keyof CustomerColumns)[]])[] = [
  ['name_key', ['name', 'name_key', 'pinyin', 'initials']],
  ['phone_index', ['phone_sealed', 'phone_index', 'phone_tail4', 'phone_masked']],
  ['document_index', ['document_kind', 'document_sealed', 'document_index']],
  ['sex', ['sex']],
  ['email', ['email']],
  ['address', ['address']],
  ['note', ['note']],
  ['level', ['level']],
  ['external_number', ['external_number']],
]

/**
 * What becomes of a record when a file speaks of the same customer: `update` lets the file win where it says something,
 * `merge` only fills what is empty.
 * @returns the columns that change, with their former values; null when nothing does
 */
export function changesOf(
  current: CustomerColumns,
  given: CustomerColumns,
  policy: 'update' | 'merge',
): { columns: CustomerColumns; former: Partial<CustomerColumns> } | null {
  const columns: Record<string, unknown> = { ...current }
  const former: Record<string, unknown> = {}
  const take = (names: readonly (keyof CustomerColumns)[]) => {
    for (const name of names) {
      former[name] = current[name]
      columns[name] = given[name]
    }
  }
  for (const [telling, names] of GROUPS) {
    const [was, says] = [current[telling], given[telling]]
    if (says === null || says === '' || says === was) continue
    if (policy === 'update' || was === null || was === '') take(names)
  }
  const born = (each: CustomerColumns) =>
    each.birthday ?? (each.lunar_month ? `${each.lunar_leap} ${each.lunar_month}-${each.lunar_day}` : null)
  if (born(given) && born(given) !== born(current) && (policy === 'update' || !born(current)))
    take(['birthday', 'lunar_month', 'lunar_day', 'lunar_leap'])
  const fields = { ...current.fields }
  for (const [name, value] of Object.entries(given.fields))
    if (policy === 'update' || fields[name] === undefined || fields[name] === '') fields[name] = value
  if (JSON.stringify(fields) !== JSON.stringify(current.fields)) {
    former.fields = current.fields
    columns.fields = fields
  }
  return Object.keys(former).length > 0
    ? { columns: columns as unknown as CustomerColumns, former: former as Partial<CustomerColumns> }
    : null
}

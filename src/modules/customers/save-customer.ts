import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { sayProblem } from '../imports/say-problem.ts'
import { readBirthday } from './birthdays.ts'
import type { EditableCustomer } from './contract/profile.ts'
import { readDocument } from './documents.ts'
import { nameBigrams, normaliseName } from './names.ts'
import { readPhone } from './phones.ts'
import { pinyinOf } from './pinyin.ts'
import { maskPhone } from './rules.ts'

const ACCEPTED_BIRTHDAYS = '1990-03-05 · 1990年3月5日 · 八月十五(农历) · 闰四月初二'

/** Columns derived from what somebody typed: normal forms, index digests, sealed values. Throws what cannot be read. */
export function columnsOf(ctx: Ctx, input: Partial<EditableCustomer>): Record<string, unknown> {
  const columns: Record<string, unknown> = {}
  const plain = {
    kind: input.kind,
    salutation: input.salutation,
    sex: input.sex,
    email: input.email,
    address: input.address,
    best_time: input.bestTime,
    best_way: input.bestWay,
    note: input.note,
    level: input.level,
    since: input.since,
    external_number: input.externalNumber,
  }
  for (const [column, value] of Object.entries(plain))
    if (value !== undefined) columns[column] = value === '' ? null : value
  if (input.name !== undefined) Object.assign(columns, nameColumns(input.name))
  if (input.phone !== undefined) Object.assign(columns, phoneColumns(ctx, input.phone))
  if (input.document !== undefined) Object.assign(columns, documentColumns(ctx, input.document))
  if (input.birthday !== undefined) Object.assign(columns, birthdayColumns(input.birthday))
  return columns
}

function nameColumns(name: string) {
  const { full, initials } = pinyinOf(name)
  return { name, name_key: normaliseName(name), pinyin: full, initials }
}

function phoneColumns(ctx: Ctx, text: string | null) {
  if (!text) return { phone_sealed: null, phone_index: null, phone_tail4: null, phone_masked: null }
  const phone = readPhone(text)
  if ('problem' in phone)
    throw new Refusal('customers.phone_unreadable', { why: sayProblem(phone.problem, phone.values) }, 'phone')
  return {
    phone_sealed: ctx.vault.seal(phone.e164),
    phone_index: ctx.vault.index(`phone:${phone.e164}`),
    phone_tail4: phone.tail4,
    phone_masked: maskPhone(phone.e164),
  }
}

function documentColumns(ctx: Ctx, text: string | null) {
  if (!text) return { document_kind: null, document_sealed: null, document_index: null }
  const document = readDocument(text, ctx.now.slice(0, 10))
  if ('problem' in document)
    throw new Refusal(
      'customers.document_unreadable',
      { why: sayProblem(document.problem, document.values) },
      'document',
    )
  return {
    document_kind: document.kind,
    document_sealed: ctx.vault.seal(document.number),
    document_index: ctx.vault.index(`document:${document.number}`),
  }
}

function birthdayColumns(text: string | null) {
  const none = { birthday: null, lunar_month: null, lunar_day: null, lunar_leap: false }
  if (!text) return none
  const read = readBirthday(text)
  if ('problem' in read)
    throw new Refusal(
      'customers.birthday_unreadable',
      { text: text.slice(0, 30), accepted: ACCEPTED_BIRTHDAYS },
      'birthday',
    )
  if ('solar' in read) return { ...none, birthday: read.solar }
  if ('lunar' in read)
    return { ...none, lunar_month: read.lunar.month, lunar_day: read.lunar.day, lunar_leap: read.lunar.leap }
  return {
    ...none,
    birthday: `1904-${String(read.solarDay.month).padStart(2, '0')}-${String(read.solarDay.day).padStart(2, '0')}`,
  }
}

/** Inserts a customer and what search needs. Throws `customers.exists` and `customers.document_exists` by the database's own word. */
export async function insertCustomer(
  ctx: Ctx,
  input: EditableCustomer,
  place: { unitId: string; room: string; projectId: string; stewardId: string | null } | null,
  /** Who keeps a customer without a home. */
  keeper: string | null = null,
): Promise<{ id: string; number: number }> {
  const columns = columnsOf(ctx, input)
  const id = newId(Date.parse(ctx.now))
  const [taken] = await ctx.atOnce<{ number: number }>(
    `insert into customer_numbers (tenant_id, next) values ($1, 2)
    on conflict (tenant_id) do update set next = customer_numbers.next + 1 returning next - 1 as number`,
    [ctx.tenantId],
  )
  const number = taken!.number
  await ctx.client.query('savepoint new_customer')
  try {
    await ctx.db
      .insertInto('customers')
      .values({
        ...columns,
        name: input.name,
        name_key: String(columns.name_key),
        tenant_id: ctx.tenantId,
        id,
        number,
        fields: JSON.stringify(input.fields ?? {}),
        main_unit_id: place?.unitId ?? null,
        room: place?.room ?? null,
        project_id: place?.projectId ?? null,
        steward_id: place ? place.stewardId : keeper,
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .execute()
  } catch (cause) {
    await ctx.client.query('rollback to savepoint new_customer')
    throw await duplicateOf(ctx, columns, cause)
  }
  await indexName(ctx, id, input.name)
  if (input.note) await indexNote(ctx, id, id, input.note)
  return { id, number }
}

/** Turns a broken unique index into words that name who is there already. */
export async function duplicateOf(
  ctx: Ctx,
  columns: Record<string, unknown>,
  cause: unknown,
): Promise<unknown> {
  const { code, constraint } = cause as { code?: string; constraint?: string }
  if (code !== '23505') return cause
  const byDocument = constraint === 'customers_document'
  const { rows } = await sql<{ id: string; name: string; phone_masked: string | null }>`
    select id, name, phone_masked from customers where tenant_id = ${ctx.tenantId} and merged_into is null and ${
      byDocument
        ? sql`document_index = ${columns.document_index}`
        : sql`name_key = ${columns.name_key} and phone_index = ${columns.phone_index}`
    } limit 1`.execute(ctx.db)
  if (!rows[0]) return cause
  return new Refusal(byDocument ? 'customers.document_exists' : 'customers.exists', {
    name: rows[0].name,
    phone: rows[0].phone_masked ?? '',
    id: rows[0].id,
  })
}

export async function indexName(ctx: Ctx, customerId: string, name: string): Promise<void> {
  await ctx.client.query('delete from customer_bigrams where tenant_id = $1 and customer_id = $2', [
    ctx.tenantId,
    customerId,
  ])
  const bigrams = nameBigrams(name)
  if (bigrams.length === 0) return
  await ctx.client.query(
    'insert into customer_bigrams (tenant_id, bigram, customer_id) select $1, b, $2 from unnest($3::text[]) b on conflict do nothing',
    [ctx.tenantId, customerId, bigrams],
  )
}

export async function indexNote(
  ctx: Ctx,
  customerId: string,
  sourceId: string,
  words: string,
): Promise<void> {
  await ctx.client.query('delete from note_bigrams where tenant_id = $1 and source_id = $2', [
    ctx.tenantId,
    sourceId,
  ])
  await ctx.client.query(
    'insert into note_bigrams (tenant_id, bigram, customer_id, source_id) select $1, b, $2, $3 from keban.bigrams($4) b on conflict do nothing',
    [ctx.tenantId, customerId, sourceId, words],
  )
}

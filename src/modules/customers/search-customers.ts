import { type RawBuilder, sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { buildingKey, readRoom } from '../places/rooms.ts'
import { searchCustomers } from './contract/lists.ts'
import { type ListRow, toListed } from './list-customers.ts'
import { nameBigrams } from './names.ts'
import { listColumns, listJoins, visible } from './queries.ts'
import { type Interpretation, readQuery } from './rules.ts'

type One = Exclude<Interpretation, { kind: 'all' }>

/** The text just after every text that begins with `prefix`, so that a plain index answers. */
const beyond = (prefix: string) =>
  prefix.slice(0, -1) + String.fromCodePoint(prefix.codePointAt(prefix.length - 1)! + 1)

/**
 * Ids of customers that one way of understanding the text finds, before scope. Where nothing is out of scope, no more than
 * `enough` of the newest are read.
 */
function candidates(ctx: Ctx, one: One, enough: number | null): RawBuilder<unknown> | null {
  const { tenantId } = ctx
  const { kind, value } = one
  const own = !ctx.actor.reach.company && ctx.actor.reach.projects.length === 0
  switch (kind) {
    case 'name': {
      // A person's own homes are few: reading them all beats the pairs of a whole city.
      const letters = [...value]
      if (own || letters.length === 0)
        return sql`select c.id from customers c where c.tenant_id = ${tenantId} and strpos(c.name_key, ${value}) > 0`
      if (letters.length === 1)
        return sql`select c.id from customers c where c.tenant_id = ${tenantId} and c.name_key >= ${value} and c.name_key < ${beyond(value)}`
      const pairs = nameBigrams(value)
      return sql`select b.customer_id as id from customer_bigrams b join customers n on n.tenant_id = b.tenant_id and n.id = b.customer_id
        where b.tenant_id = ${tenantId} and b.bigram = ${pairs[0]} and strpos(n.name_key, ${value}) > 0`
    }
    case 'initials':
      return sql`select c.id from customers c where c.tenant_id = ${tenantId} and c.initials >= ${value} and c.initials < ${beyond(value)}`
    case 'pinyin':
      return sql`select c.id from customers c where c.tenant_id = ${tenantId} and c.pinyin >= ${value} and c.pinyin < ${beyond(value)}`
    case 'tail4':
      return sql`(select c.id from customers c where c.tenant_id = ${tenantId} and c.phone_tail4 = ${value} and c.merged_into is null
          ${ctx.actor.reach.company ? sql`order by c.id desc limit ${enough}` : sql``})
        union all select t.customer_id from contact_points t where t.tenant_id = ${tenantId} and t.tail4 = ${value}`
    case 'phone': {
      const index = ctx.vault.index(`phone:${value}`)
      return sql`select c.id from customers c where c.tenant_id = ${tenantId} and c.phone_index = ${index}
        union select t.customer_id from contact_points t where t.tenant_id = ${tenantId} and t.value_index = ${index}`
    }
    case 'document':
      return sql`select c.id from customers c where c.tenant_id = ${tenantId} and c.document_index = ${ctx.vault.index(`document:${value}`)}`
    case 'number':
      return sql`select c.id from customers c where c.tenant_id = ${tenantId} and c.number = ${Number(value.replace(/\D/g, ''))}`
    case 'room':
      return roomCandidates(ctx, value)
    case 'words': {
      const words = value.replace(/\s+/g, '').toLowerCase()
      if ([...words].length < 2) return null
      return sql`select b.customer_id as id from note_bigrams b where b.tenant_id = ${tenantId} and b.bigram = ${[...words].slice(0, 2).join('')}
        and exists (select from contacts k where k.tenant_id = b.tenant_id and k.id = b.source_id and strpos(lower(k.note), ${words}) > 0
          union all select from customers k where k.tenant_id = b.tenant_id and k.id = b.source_id and strpos(lower(k.note), ${words}) > 0)`
    }
    default:
      return null
  }
}

function roomCandidates(ctx: Ctx, text: string): RawBuilder<unknown> {
  const read = readRoom(text)
  const exact = read?.canonical ?? text
  const building = read?.building ? buildingKey(read.building) : null
  const loose = read && building && !read.unit
  return sql`select h.customer_id as id from units u join holdings h on h.tenant_id = u.tenant_id and h.unit_id = u.id and h.ended_on is null
    where u.tenant_id = ${ctx.tenantId} and ${
      loose
        ? sql`((u.number = ${read.room} and u.building_key = ${building}) or u.room = ${exact})`
        : building
          ? sql`u.room = ${exact}`
          : sql`u.number = ${read?.room ?? text}`
    }`
}

export const searchCustomersOperation = implement(searchCustomers, async (ctx, input) => {
  const understood = readQuery(input.text, (text) => readRoom(text)?.canonical ?? null)
  const parts: RawBuilder<unknown>[] = []
  understood.forEach((one, at) => {
    const found = one.kind === 'all' ? allOf(ctx, one.of) : candidates(ctx, one, input.limit + 1)
    if (!found) return
    const because = one.kind === 'all' ? 'all' : one.kind
    parts.push(sql`(select f.id, ${sql.lit(at)} as rank, ${sql.lit(because)} as because from (${found}) f
      join customers c on c.tenant_id = ${ctx.tenantId} and c.id = f.id and c.merged_into is null and ${visible(ctx, 'c')} limit ${input.limit + 1})`)
  })
  if (parts.length === 0) return { understood: [], customers: [], more: false }
  const { rows } = await sql<ListRow & { because: string }>`
    with found as (select distinct on (id) id, rank, because from (${sql.join(parts, sql` union all `)}) every_way order by id, rank),
    first as materialized (select * from found order by rank, id desc limit ${input.limit + 1})
    select ${listColumns(ctx)}, f.because from first f join customers c on c.tenant_id = ${ctx.tenantId} and c.id = f.id ${listJoins}
    order by f.rank, c.id desc`.execute(ctx.db)
  return {
    understood: understood.map((one) => one.kind),
    customers: rows.slice(0, input.limit).map(({ because, ...row }) => ({ ...toListed(row), because })),
    more: rows.length > input.limit,
  }
})

function allOf(ctx: Ctx, each: readonly Interpretation[]): RawBuilder<unknown> | null {
  const found = each.map((one) => (one.kind === 'all' ? null : candidates(ctx, one, null)))
  if (found.some((one) => one === null)) return null
  return sql`select id from (${found[0]}) x0 ${sql.join(
    found.slice(1).map((one) => sql`intersect select id from (${one}) x`),
    sql` `,
  )}`
}

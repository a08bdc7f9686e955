import { sql } from 'kysely'
import { inScope } from '#modules/customers/customer-in-scope.ts'
import { normaliseName } from '#modules/customers/names.ts'
import { roomText } from '#modules/places/add-units.ts'
import type { Ctx } from '#platform/perform.ts'
import { sharedFields } from './fields.ts'
import { homeOf, type PlanningContext } from './plan-row.ts'
import { type ReadRow, saysWho } from './read-values.ts'
import type { Needs } from './recognise-columns.ts'

/** Columns that say whom a row is about, of files about customers who are on file already. */
export const WHO_FIELDS = sharedFields(
  'name',
  'phone',
  'document',
  'customer_number',
  'external_number',
  'project',
  'home',
  'building',
  'unit',
  'room',
)

export const WHO_NEEDED: Needs = {
  code: 'mapping.no_name',
  fields: ['name', 'home', 'phone', 'document', 'customer_number', 'external_number', 'room'],
}

/** Whom a row is about, in the form the archive is asked by. */
export interface Who {
  /** As the file calls him. */
  name: string
  nameKey: string | null
  phoneIndex: string | null
  documentIndex: string | null
  number: string | null
  projectId: string | null
  room: string | null
}

/** The customer and the home meant, with his holding of it. */
export interface FoundPerson {
  customerId: string
  name: string
  unitId: string | null
  holdingId: string | null
  projectId: string | null
}

export type NotFound = { code: string; values: Record<string, string | number> }

/** Reads whom a row is about; the problem is told where it does not say. */
export function whoOf(read: ReadRow, context: PlanningContext): Who | null {
  const { values, problems } = read
  const say = (field: string, code: string, more: Record<string, string | number> = {}) =>
    problems.push({ column: -1, field, code, values: more })
  if (!saysWho(read) && values.phones.length === 0) say('name', 'row.nobody')
  if (values.people.length > 1) say('name', 'who.one', { count: values.people.length })
  const named = values.people[0]?.name ?? ''
  const told = Boolean(named || values.document || values.phones[0] || numberOf(read))
  // A home without its project is no harm where the person is told otherwise.
  const home = homeOf(values, context, (code, more) => {
    if (code !== 'project.missing' || !told) say('home', code, more)
  })
  if (problems.length > 0) return null
  return {
    name: named || values.texts.home || values.texts.room || '',
    nameKey: named ? normaliseName(named) : null,
    phoneIndex: values.phones[0] ? context.vault.index(`phone:${values.phones[0].e164}`) : null,
    documentIndex: values.document ? context.vault.index(`document:${values.document.number}`) : null,
    number: numberOf(read),
    projectId: home?.projectId ?? null,
    room: home ? roomText(home) : null,
  }
}

const numberOf = ({ values: { texts } }: ReadRow) => texts.customer_number ?? texts.external_number ?? null

interface Candidate extends FoundPerson {
  at: number
  rank: number
  seen: boolean
}

/**
 * Whom each row means: by document, by number, by name and phone, by name and home, by phone alone, by home alone (its owner);
 * the first of these that answers counts, and must answer with one.
 */
export async function findPeople(ctx: Ctx, wanted: readonly Who[]): Promise<(FoundPerson | NotFound)[]> {
  if (wanted.length === 0) return []
  const rows = wanted.map((who, at) => ({ ...who, at }))
  const { rows: found } = await sql<Candidate>`
    with w as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(at integer, "nameKey" text, "phoneIndex" text, "documentIndex" text,
        number text, "projectId" uuid, room text)),
      homes as materialized (select w.at, u.id from w join units u on u.tenant_id = ${ctx.tenantId} and u.project_id = w."projectId" and u.room = w.room),
      hits as (
        select w.at, c.id, 1 as rank from w join customers c on c.tenant_id = ${ctx.tenantId} and c.merged_into is null and c.document_index = w."documentIndex"
        union all select w.at, c.id, 2 from w join customers c on c.tenant_id = ${ctx.tenantId} and c.merged_into is null and c.external_number = w.number
        union all select w.at, c.id, 2 from w join customers c on c.tenant_id = ${ctx.tenantId}
          and c.number = case when w.number ~ '^[0-9]{1,15}$' then w.number::bigint end
        union all select w.at, c.id, 3 from w join customers c on c.tenant_id = ${ctx.tenantId} and c.merged_into is null
          and c.name_key = w."nameKey" and c.phone_index = w."phoneIndex"
        union all select w.at, c.id, 4 from w join homes on homes.at = w.at join holdings h on h.tenant_id = ${ctx.tenantId} and h.unit_id = homes.id
          join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id and c.name_key = w."nameKey"
        union all select w.at, c.id, 5 from w join customers c on c.tenant_id = ${ctx.tenantId} and w."nameKey" is null and c.phone_index = w."phoneIndex"
        union all (select distinct on (w.at) w.at, h.customer_id, 6 from w join homes on homes.at = w.at join holdings h on h.tenant_id = ${ctx.tenantId}
          and h.unit_id = homes.id and h.ended_on is null where w."nameKey" is null and w."phoneIndex" is null and w."documentIndex" is null and w.number is null
          order by w.at, h.role = 'owner' desc, h.id))
    select distinct on (hits.at, c.id) hits.at, hits.rank, c.id as "customerId", c.name, case when homes.id is null then c.main_unit_id else homes.id end as "unitId",
      h.id as "holdingId", case when h.project_id is null then c.project_id else h.project_id end as "projectId", ${inScope(ctx, 'c')} as seen
    from hits join customers c on c.tenant_id = ${ctx.tenantId} and c.id = hits.id and c.merged_into is null left join homes on homes.at = hits.at
    left join lateral (select x.id, x.project_id from holdings x where x.tenant_id = ${ctx.tenantId} and x.customer_id = c.id
      and x.unit_id = case when homes.id is null then c.main_unit_id else homes.id end order by x.ended_on is null desc, x.role = 'owner' desc limit 1) h on true
    order by hits.at, c.id, hits.rank`.execute(ctx.db)
  const byRow = Map.groupBy(found, ({ at }) => at)
  return wanted.map((who, at) => {
    const all = byRow.get(at) ?? []
    const best = Math.min(...all.map(({ rank }) => rank))
    const [one, other] = all.filter(({ rank }) => rank === best)
    if (!one) return { code: 'who.unknown', values: { text: who.name } }
    if (other) return { code: 'who.several', values: { text: who.name } }
    return one.seen ? one : { code: 'who.out_of_scope', values: { text: who.name } }
  })
}

/** A home, with the one customer a row names beside it. */
export interface FoundPlace {
  unitId: string
  projectId: string
  room: string
  customerId: string | null
}

/** Which home each row means: the one it names, else the main home of the customer it names. */
export async function findPlaces(ctx: Ctx, wanted: readonly Who[]): Promise<(FoundPlace | NotFound)[]> {
  const people = await findPeople(ctx, wanted)
  const rows = wanted.map(({ projectId, room }, at) => {
    const person = people[at]!
    return { at, projectId, room, unitId: 'code' in person || room ? null : person.unitId }
  })
  const { rows: homes } = await sql<Omit<FoundPlace, 'customerId'> & { at: number; held: boolean }>`
    with w as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(at integer, "projectId" uuid, room text, "unitId" uuid))
    select w.at, u.id as "unitId", u.project_id as "projectId", u.room,
      exists (select from holdings h where h.tenant_id = ${ctx.tenantId} and h.unit_id = u.id and h.ended_on is null) as held from w join units u on u.tenant_id = ${ctx.tenantId} and u.project_id = w."projectId" and u.room = w.room
    union all select w.at, u.id, u.project_id, u.room, true from w join units u on u.tenant_id = ${ctx.tenantId} and u.id = w."unitId"`.execute(
    ctx.db,
  )
  const homeOfRow = new Map(homes.map(({ at, ...home }) => [at, home]))
  return wanted.map(({ name, room }, at) => {
    const person = people[at]!
    const home = homeOfRow.get(at)
    const named =
      wanted[at]!.nameKey ?? wanted[at]!.phoneIndex ?? wanted[at]!.documentIndex ?? wanted[at]!.number
    // What a list says of a former owner is not the present one's.
    if (home && named && 'code' in person && home.held)
      return { code: 'who.other_holder', values: { text: name, room: room ?? home.room } }
    if (home) {
      const { held: _held, ...place } = home
      return { ...place, customerId: named && !('code' in person) ? person.customerId : null }
    }
    if (room) return { code: 'who.no_home', values: { text: room } }
    return 'code' in person ? person : { code: 'who.without_home', values: { text: name } }
  })
}

import { type RawBuilder, sql } from 'kysely'
import { looksBack, onceAbout } from '#engine/decide.ts'
import type { Playbook } from '#engine/playbook.ts'
import type { Ctx } from '#platform/perform.ts'
import type { DatabaseWorld } from './database-world.ts'
import {
  type ContactRow,
  type CustomerRow,
  type DutyRow,
  type HoldingRow,
  type OpeningRow,
  type ProjectRow,
  putContact,
  putCustomer,
  putDuty,
  putHolding,
  putOpening,
  putProject,
} from './put-facts.ts'

/** One is asked for as one: the plan then need not be made anew for each list. */
const amongText = (column: string, texts: readonly string[]) =>
  texts.length === 1 ? sql`${sql.ref(column)} = ${texts[0]}` : sql`${sql.ref(column)} = any(${[...texts]})`

export const among = (column: string, ids: readonly string[]) =>
  ids.length === 1
    ? sql`${sql.ref(column)} = ${ids[0]}::uuid`
    : sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`

const each = (ids: readonly string[]) =>
  ids.length === 1 ? sql`select ${ids[0]}::uuid` : sql`select unnest(${[...ids]}::uuid[])`

/** A kind of the company's facts: where it is read and how each row of it goes into the world. */
export interface FactQuery<R = never> {
  query: RawBuilder<unknown>
  put(row: R): void
}

export const asking = <R>(query: RawBuilder<unknown>, put: (row: R) => void): FactQuery => ({
  query,
  put: put as FactQuery['put'],
})

/** Reads all of them in one statement. The rows come as JSON: dates are text as always, moments are made so by `instant`. */
export async function loadFacts(ctx: Ctx, queries: readonly FactQuery[]): Promise<void> {
  const columns = queries.map(
    ({ query }, at) => sql`(select coalesce(json_agg(x), '[]') from (${query}) x) as ${sql.ref(`of${at}`)}`,
  )
  const { rows } = await sql<Record<string, never[]>>`select ${sql.join(columns)}`.execute(ctx.db)
  queries.forEach(({ put }, at) => {
    for (const row of rows[0]![`of${at}`]!) put(row)
  })
}

export const instant = (column: string) =>
  sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${sql.ref(column.split('.').at(-1)!)}`

export function customerFacts(ctx: Ctx, world: DatabaseWorld, ids: string[]): FactQuery[] {
  return [
    asking<CustomerRow>(
      sql`select id, kind, standing, since, birthday, lunar_month, lunar_day, lunar_leap, level, consents, fields, project_id, steward_id
        from customers where tenant_id = ${ctx.tenantId} and ${among('id', ids)}`,
      (row) => putCustomer(world, row),
    ),
    asking<HoldingRow>(
      sql`select h.id, h.customer_id, h.unit_id, h.project_id, h.steward_id, h.stage, h.role, h.reserved_on, h.subscribed_on, h.signed_on, h.handover_on,
          h.handed_over_on, h.moved_in_on, h.ended_on, h.fields, u.house_type, u.area_cm2, b.name as building
        from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
        where h.tenant_id = ${ctx.tenantId} and ${among('h.customer_id', ids)}`,
      (row) => putHolding(world, row),
    ),
    ...(namesContacts(world.playbook) ? [contactFacts(ctx, world, ids, 'all')] : []),
  ]
}

/** When each customer was last reached at each home, for covers that begin with the longest unvisited. */
export function lastMetFacts(ctx: Ctx, world: DatabaseWorld, ids: string[]): FactQuery[] {
  const ordered = world.playbook.rules.some((rule) => rule.cover?.order)
  return ordered && ids.length > 0 && !namesContacts(world.playbook)
    ? [contactFacts(ctx, world, ids, 'last-reached')]
    : []
}

function contactFacts(
  ctx: Ctx,
  world: DatabaseWorld,
  ids: string[],
  which: 'all' | 'last-reached',
): FactQuery {
  const last = which === 'last-reached'
  return asking<ContactRow>(
    sql`select ${last ? sql`distinct on (k.customer_id, k.unit_id)` : sql``} k.id, k.customer_id, k.staff_id, k.by, k.result, k.form, k.purpose, ${instant('k.happened_at')},
        (select h.id from holdings h where h.tenant_id = k.tenant_id and h.customer_id = k.customer_id and h.unit_id = k.unit_id and h.ended_on is null limit 1) as holding_id
      from contacts k where k.tenant_id = ${ctx.tenantId} and ${among('k.customer_id', ids)} and k.taken_back_at is null
        and k.happened_at > ${ctx.now}::timestamptz - interval '800 days'
        ${last ? sql`and k.result = 'reached' order by k.customer_id, k.unit_id, k.happened_at desc` : sql``}`,
    (row) => putContact(world, row),
  )
}

const naming = new WeakMap<Playbook, boolean>()

/** Whether any rule asks about contacts or visits; most do not, and then they need not be read. */
function namesContacts(playbook: Playbook): boolean {
  const known = naming.get(playbook)
  if (known !== undefined) return known
  const named = /"(?:contact|visit)s?"/.test(
    JSON.stringify([
      playbook.rules.map((rule) => [rule.where, rule.unless, rule.while, rule.audience, rule.triggers]),
      playbook.derived,
      playbook.warnings,
    ]),
  )
  naming.set(playbook, named)
  return named
}

/** These projects and those of the customers; all of them where none is named. */
export function projectFacts(
  ctx: Ctx,
  world: DatabaseWorld,
  of: { projects: string[]; customers: string[] } | null,
): FactQuery {
  const named = of
    ? sql`and id in (${each(of.projects)}
        union select h.project_id from holdings h where h.tenant_id = ${ctx.tenantId} and ${among('h.customer_id', of.customers)}
        union select c.project_id from customers c where c.tenant_id = ${ctx.tenantId} and ${among('c.id', of.customers)})`
    : sql``
  return asking<ProjectRow>(
    sql`select id, name, kind, city, presale_on, sales_open_on, sales_site_closes_on, first_handover_on, handover_on, move_in_on, move_in_ended_on, go_live_on, fields
      from projects where tenant_id = ${ctx.tenantId} ${named}`,
    (row) => putProject(world, row),
  )
}

export function dutyFacts(
  ctx: Ctx,
  world: DatabaseWorld,
  customers: string[],
  projects: string[] | null,
  tickets?: string[],
): FactQuery {
  const columns = sql`id, playbook, rule, occurrence, subject_kind, subject_id, event_subject_kind, event_subject_id, ${instant('trigger_at')}, ${instant('due_at')},
      ${instant('window_start')}, period_start, period_end, parent`
  const open = sql`tenant_id = ${ctx.tenantId} and state in ('open', 'waiting')`
  const ofPlaces =
    projects === null
      ? sql`union all select ${columns} from obligations where ${open} and customer_id is null`
      : projects.length > 0
        ? sql`union all select ${columns} from obligations where ${open} and customer_id is null and ${among('project_id', projects)}`
        : sql``
  // Of tickets nobody is named for there may be very many in a project: only those asked about are read.
  const others = tickets ? sql`and subject_kind <> 'ticket'` : sql``
  const ofTickets = tickets?.length
    ? sql`union all select ${columns} from obligations where ${open} and subject_kind = 'ticket' and ${among('subject_id', tickets)}`
    : sql``
  return asking<DutyRow>(
    sql`select * from (select ${columns} from obligations where ${open} and ${among('customer_id', customers)} ${ofPlaces}) o
      where true ${others} ${ofTickets}`,
    (row) => putDuty(world, row),
  )
}

/** What was opened before, for rules whose `once` looks back; a playbook without such a rule reads nothing. */
export function openingFacts(
  ctx: Ctx,
  world: DatabaseWorld,
  customers: string[],
  projects: string[] | null,
): FactQuery[] {
  const { name, rules } = world.playbook
  const looking = rules.filter(looksBack)
  const ofCustomers = looking.map((rule) => rule.name)
  const ofPlaces = looking.filter((rule) => onceAbout(rule) !== 'customer').map((rule) => rule.name)
  const opened = (named: string[], where: RawBuilder<unknown>) =>
    sql`select rule, subject_kind, subject_id, customer_id, project_id, ${instant('trigger_at')} from obligations
      where tenant_id = ${ctx.tenantId} and playbook = ${name} and state <> 'lapsed' and ${amongText('rule', named)} and ${where}`
  const named = (of: 'begins' | 'raises') => looking.flatMap((rule) => rule[of] ?? [])
  const begun = (where: RawBuilder<unknown>) => [
    ...(named('begins').length > 0
      ? [
          sql`select 'procedures.' || procedure as rule, subject_kind, subject_id, customer_id, project_id, ${instant('trigger_at')}
            from (select *, opened_at as trigger_at from procedure_records) records
            where tenant_id = ${ctx.tenantId} and playbook = ${name} and ${amongText('procedure', named('begins'))} and ${where}`,
        ]
      : []),
    ...(named('raises').length > 0
      ? [
          sql`select 'warnings.' || warning as rule, subject_kind, subject_id, customer_id, project_id, ${instant('trigger_at')}
            from (select *, raised_at as trigger_at from warnings_raised) warnings
            where tenant_id = ${ctx.tenantId} and playbook = ${name} and ${amongText('warning', named('raises'))} and ${where}`,
        ]
      : []),
  ]
  const parts = [
    ...(ofCustomers.length * customers.length > 0
      ? [opened(ofCustomers, among('customer_id', customers))]
      : []),
    ...(ofPlaces.length > 0 && projects === null ? [opened(ofPlaces, sql`customer_id is null`)] : []),
    ...(ofPlaces.length > 0 && projects?.length ? [opened(ofPlaces, among('project_id', projects))] : []),
    ...(customers.length > 0 ? begun(among('customer_id', customers)) : []),
    ...(projects === null ? begun(sql`customer_id is null`) : []),
    ...(projects?.length ? begun(sql`customer_id is null and ${among('project_id', projects)}`) : []),
  ]
  if (parts.length === 0) return []
  return [asking<OpeningRow>(sql.join(parts, sql` union all `), (row) => putOpening(world, row))]
}

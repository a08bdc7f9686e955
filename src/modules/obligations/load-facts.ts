import { sql } from 'kysely'
import { looksBack } from '#engine/decide.ts'
import type { Playbook } from '#engine/playbook.ts'
import type { SubjectRef } from '#engine/world.ts'
import type { Ctx } from '#platform/perform.ts'
import { birthdayFacts } from '../customers/birthday-facts.ts'
import { type DatabaseWorld, type Fields, subjectIdOf } from './database-world.ts'

/** One id is asked for as one: the plan then need not be made anew for each list. */
const among = (column: string, ids: readonly string[]) =>
  ids.length === 1
    ? sql`${sql.ref(column)} = ${ids[0]}::uuid`
    : sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`

const staff = (id: string | null): SubjectRef | undefined => (id ? { kind: 'staff', id } : undefined)

export async function loadCustomers(ctx: Ctx, world: DatabaseWorld, ids: string[]): Promise<void> {
  const [people, holdings] = await Promise.all([
    sql<Record<string, never>>`
      select id, kind, standing, since, birthday, lunar_month, lunar_day, lunar_leap, level, consents, fields, project_id, steward_id
      from customers where tenant_id = ${ctx.tenantId} and ${among('id', ids)}`.execute(ctx.db),
    sql<HoldingRow>`
      select h.id, h.customer_id, h.unit_id, h.project_id, h.steward_id, h.stage, h.role, h.reserved_on, h.subscribed_on, h.signed_on, h.handover_on,
        h.handed_over_on, h.moved_in_on, h.ended_on, h.fields, u.house_type, b.name as building
      from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
      where h.tenant_id = ${ctx.tenantId} and ${among('h.customer_id', ids)}`.execute(ctx.db),
  ])
  for (const row of people.rows as unknown as CustomerRow[]) putCustomer(world, row)
  for (const row of holdings.rows) putHolding(world, row)
  if (namesContacts(world.playbook)) await loadContacts(ctx, world, ids, 'all')
}

/** When each customer was last reached at each home, for covers that begin with the longest unvisited. */
export async function loadLastMet(ctx: Ctx, world: DatabaseWorld, ids: string[]): Promise<void> {
  const ordered = world.playbook.rules.some((rule) => rule.cover?.order)
  if (ordered && !namesContacts(world.playbook)) await loadContacts(ctx, world, ids, 'last-reached')
}

async function loadContacts(
  ctx: Ctx,
  world: DatabaseWorld,
  ids: string[],
  which: 'all' | 'last-reached',
): Promise<void> {
  const last = which === 'last-reached'
  const { rows } = await sql<ContactRow>`
    select ${last ? sql`distinct on (k.customer_id, k.unit_id)` : sql``} k.id, k.customer_id, k.staff_id, k.by, k.result, k.form, k.purpose, k.happened_at,
      (select h.id from holdings h where h.tenant_id = k.tenant_id and h.customer_id = k.customer_id and h.unit_id = k.unit_id and h.ended_on is null limit 1) as holding_id
    from contacts k where k.tenant_id = ${ctx.tenantId} and k.customer_id = any(${ids}::uuid[]) and k.taken_back_at is null
      and k.happened_at > ${ctx.now}::timestamptz - interval '800 days'
      ${last ? sql`and k.result = 'reached' order by k.customer_id, k.unit_id, k.happened_at desc` : sql``}`.execute(
    ctx.db,
  )
  for (const row of rows) putContact(world, row)
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
    ]),
  )
  naming.set(playbook, named)
  return named
}

interface CustomerRow {
  id: string
  kind: string
  standing: string | null
  since: string | null
  birthday: string | null
  lunar_month: number | null
  lunar_day: number | null
  lunar_leap: boolean
  level: string | null
  consents: Record<string, boolean>
  fields: Fields
  project_id: string | null
  steward_id: string | null
}

function putCustomer(world: DatabaseWorld, row: CustomerRow): void {
  const consents = Object.fromEntries(
    Object.entries(row.consents).map(([purpose, given]) => [`consent.${purpose}`, given]),
  )
  const { kind, standing, since, level } = row
  world.put(
    'customer',
    row.id,
    { ...row.fields, ...consents, kind, standing, since, level, ...birthdayFacts(row) },
    {
      project: row.project_id ? { kind: 'project', id: row.project_id } : undefined,
      manager: staff(row.steward_id),
      steward: staff(row.steward_id),
    },
  )
}

interface HoldingRow {
  id: string
  customer_id: string
  unit_id: string
  project_id: string
  steward_id: string | null
  stage: string | null
  role: string
  reserved_on: string | null
  subscribed_on: string | null
  signed_on: string | null
  handover_on: string | null
  handed_over_on: string | null
  moved_in_on: string | null
  ended_on: string | null
  fields: Fields
  house_type: string | null
  building: string
}

function putHolding(world: DatabaseWorld, row: HoldingRow): void {
  const project = { kind: 'project', id: row.project_id }
  world.put(
    'unit',
    row.unit_id,
    { building: row.building, houseType: row.house_type, kind: 'home' },
    { project },
  )
  world.put(
    'holding',
    row.id,
    {
      ...row.fields,
      stage: row.stage,
      role: row.role,
      reservedOn: row.reserved_on,
      subscribedOn: row.subscribed_on,
      signedOn: row.signed_on,
      handoverOn: row.handover_on,
      handedOverOn: row.handed_over_on,
      movedInOn: row.moved_in_on,
      endedOn: row.ended_on,
    },
    {
      customer: { kind: 'customer', id: row.customer_id },
      unit: { kind: 'unit', id: row.unit_id },
      project,
      steward: staff(row.steward_id),
    },
  )
}

interface ContactRow {
  id: string
  customer_id: string
  staff_id: string
  by: string
  result: string
  form: string | null
  purpose: string | null
  happened_at: string
  holding_id: string | null
}

function putContact(world: DatabaseWorld, row: ContactRow): void {
  const kind = row.by === 'visit' ? 'visit' : 'contact'
  world.put(
    kind,
    row.id,
    { by: row.by, result: row.result, form: row.form, purpose: row.purpose, at: row.happened_at },
    {
      customer: { kind: 'customer', id: row.customer_id },
      staff: staff(row.staff_id),
      holding: row.holding_id ? { kind: 'holding', id: row.holding_id } : undefined,
    },
  )
}

/** These projects and those of the customers; all of them where none is named. */
export async function loadProjects(
  ctx: Ctx,
  world: DatabaseWorld,
  of: { projects: string[]; customers: string[] } | null,
): Promise<void> {
  const named = of
    ? sql`and id in (select unnest(${of.projects}::uuid[])
        union select h.project_id from holdings h where h.tenant_id = ${ctx.tenantId} and ${among('h.customer_id', of.customers)}
        union select c.project_id from customers c where c.tenant_id = ${ctx.tenantId} and ${among('c.id', of.customers)})`
    : sql``
  const { rows } = await sql<Record<string, string | null> & { id: string; fields: Fields }>`
    select id, name, kind, city, presale_on, sales_open_on, sales_site_closes_on, first_handover_on, handover_on, move_in_on, move_in_ended_on, go_live_on, fields
    from projects where tenant_id = ${ctx.tenantId} ${named}`.execute(ctx.db)
  for (const row of rows) {
    const city = row.city ? { kind: 'city', id: row.city } : undefined
    if (city) world.put('city', city.id, { name: city.id })
    world.put(
      'project',
      row.id,
      {
        ...row.fields,
        name: row.name,
        kind: row.kind,
        presaleOn: row.presale_on,
        salesOpenOn: row.sales_open_on,
        salesSiteClosesOn: row.sales_site_closes_on,
        firstHandoverOn: row.first_handover_on,
        handoverOn: row.handover_on,
        moveInOn: row.move_in_on,
        moveInEndedOn: row.move_in_ended_on,
        goLiveOn: row.go_live_on,
      },
      { city },
    )
  }
}

interface DutyRow {
  id: string
  playbook: string
  rule: string
  occurrence: string
  subject_kind: string
  subject_id: string
  event_subject_kind: string | null
  event_subject_id: string | null
  trigger_at: string
  due_at: string | null
  window_start: string | null
  period_start: string | null
  period_end: string | null
  parent: boolean
}

export async function loadDuties(
  ctx: Ctx,
  world: DatabaseWorld,
  customers: string[],
  projects: string[] | null,
): Promise<void> {
  const columns = sql`id, playbook, rule, occurrence, subject_kind, subject_id, event_subject_kind, event_subject_id, trigger_at, due_at, window_start,
      period_start, period_end, parent`
  const open = sql`tenant_id = ${ctx.tenantId} and state in ('open', 'waiting')`
  const ofPlaces =
    projects === null
      ? sql`union all select ${columns} from obligations where ${open} and customer_id is null`
      : projects.length > 0
        ? sql`union all select ${columns} from obligations where ${open} and customer_id is null and project_id = any(${projects}::uuid[])`
        : sql``
  const { rows } =
    await sql<DutyRow>`select ${columns} from obligations where ${open} and ${among('customer_id', customers)} ${ofPlaces}`.execute(
      ctx.db,
    )
  for (const row of rows) {
    world.putDuty({
      id: row.id,
      playbook: row.playbook,
      rule: row.rule,
      occurrence: row.occurrence,
      subject: { kind: row.subject_kind, id: subjectIdOf(row.subject_kind, row.subject_id) },
      ...(row.event_subject_kind && row.event_subject_id
        ? { event: { kind: row.event_subject_kind, id: row.event_subject_id } }
        : {}),
      trigger: row.trigger_at,
      due: row.due_at,
      windowStart: row.window_start,
      ...(row.period_start && row.period_end
        ? { period: { start: row.period_start, end: row.period_end } }
        : {}),
      parent: row.parent,
    })
  }
}

/** What was opened before, for rules whose `once` looks back; a playbook without such a rule reads nothing. */
export async function loadOpenings(
  ctx: Ctx,
  world: DatabaseWorld,
  customers: string[],
  projects: string[] | null,
): Promise<void> {
  const { name, rules } = world.playbook
  const looking = rules.filter(looksBack).map((rule) => rule.name)
  if (looking.length === 0) return
  const places =
    projects === null ? sql`or customer_id is null` : sql`or project_id = any(${projects}::uuid[])`
  const { rows } = await sql<{
    rule: string
    subject_kind: string
    subject_id: string
    customer_id: string | null
    project_id: string | null
    trigger_at: string
  }>`select rule, subject_kind, subject_id, customer_id, project_id, trigger_at from obligations
    where tenant_id = ${ctx.tenantId} and playbook = ${name} and rule = any(${looking}) and (customer_id = any(${customers}::uuid[]) ${places})`.execute(
    ctx.db,
  )
  for (const row of rows) {
    const about = new Map([
      [row.subject_kind, subjectIdOf(row.subject_kind, row.subject_id)],
      ...(row.customer_id ? [['customer', row.customer_id] as const] : []),
      ...(row.project_id ? [['project', row.project_id] as const] : []),
    ])
    for (const [kind, id] of about) world.putOpening(row.rule, { kind, id }, row.trigger_at)
  }
}

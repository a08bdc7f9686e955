import { sql } from 'kysely'
import type { Playbook } from '#engine/playbook.ts'
import type { DutyQuery, FieldValue, OpenDuty, SubjectRef, World } from '#engine/world.ts'
import type { Ctx } from '#platform/perform.ts'
import { birthdayFacts } from '../customers/birthday-facts.ts'

type Fields = Record<string, FieldValue>
type Ones = Record<string, SubjectRef | undefined>

/** Which part of the company a decision needs to see. */
export interface Around {
  customers: string[]
  projects: string[]
  /** Also every customer with a home in these projects. */
  wholeProjects?: boolean
}

/** A part of the company's facts, loaded from the transaction, in the form the engine asks for. */
export class DatabaseWorld implements World {
  #subjects = new Map<string, Map<string, { fields: Fields; ones: Ones }>>()
  #lists = new Map<string, SubjectRef[]>()
  #duties: (OpenDuty & { playbook: string; id: string })[] = []
  readonly playbook: Playbook

  constructor(playbook: Playbook) {
    this.playbook = playbook
  }

  put(kind: string, id: string, fields: Fields, ones: Ones = {}): void {
    let ofKind = this.#subjects.get(kind)
    if (!ofKind) {
      ofKind = new Map()
      this.#subjects.set(kind, ofKind)
    }
    const known = ofKind.get(id)
    ofKind.set(id, { fields: { ...known?.fields, ...fields }, ones: { ...known?.ones, ...ones } })
    this.#lists.clear()
  }

  putDuty(duty: OpenDuty & { playbook: string; id: string }): void {
    this.#duties.push(duty)
  }

  field(subject: SubjectRef, name: string): FieldValue {
    return this.#subjects.get(subject.kind)?.get(subject.id)?.fields[name]
  }

  one(subject: SubjectRef, relation: string): SubjectRef | undefined {
    return this.#subjects.get(subject.kind)?.get(subject.id)?.ones[relation]
  }

  list(subject: SubjectRef, list: string): SubjectRef[] {
    const shape = this.playbook.lists[`${subject.kind}.${list}`]
    if (!shape) return []
    const index = `${shape.kind} ${shape.by}`
    if (!this.#lists.has(index)) this.#indexList(index, shape.kind, shape.by)
    const owner = shape.via ? this.one(subject, shape.via) : subject
    if (shape.by === '') return this.all(shape.kind)
    return owner ? (this.#lists.get(`${index} ${owner.id}`) ?? []) : []
  }

  #indexList(index: string, kind: string, by: string): void {
    this.#lists.set(index, [])
    for (const [id, { ones }] of this.#subjects.get(kind) ?? []) {
      const owner = ones[by]
      if (!owner) continue
      const key = `${index} ${owner.id}`
      const found = this.#lists.get(key)
      if (found) found.push({ kind, id })
      else this.#lists.set(key, [{ kind, id }])
    }
  }

  all(kind: string): SubjectRef[] {
    return [...(this.#subjects.get(kind)?.keys() ?? [])].map((id) => ({ kind, id }))
  }

  duties(query: DutyQuery): (OpenDuty & { id: string })[] {
    return this.#duties.filter(
      (duty) =>
        duty.playbook === this.playbook.name &&
        query.rules.includes(duty.rule) &&
        (!query.subjects ||
          query.subjects.some((each) => each.kind === duty.subject.kind && each.id === duty.subject.id)) &&
        (!query.belongingTo || this.#belongs(duty.subject, query.belongingTo)),
    )
  }

  #belongs(subject: SubjectRef, to: SubjectRef, depth = 0): boolean {
    if (subject.kind === to.kind && subject.id === to.id) return true
    if (depth > 2) return false
    const ones = this.#subjects.get(subject.kind)?.get(subject.id)?.ones ?? {}
    return Object.values(ones).some(
      (each) => each && each.kind !== 'staff' && this.#belongs(each, to, depth + 1),
    )
  }
}

const staff = (id: string | null): SubjectRef | undefined => (id ? { kind: 'staff', id } : undefined)

/** Loads what `around` names: customers with their homes, records and open obligations, and the projects they are in. */
export async function loadWorld(ctx: Ctx, playbook: Playbook, around: Around): Promise<DatabaseWorld> {
  const world = new DatabaseWorld(playbook)
  world.put('company', 'company', { name: ctx.tenant.name })
  const customers = around.wholeProjects ? await withWholeProjects(ctx, around) : around.customers
  await Promise.all([
    loadCustomers(ctx, world, customers),
    loadProjects(ctx, world, around.projects),
    loadDuties(ctx, world, customers, around.projects),
  ])
  return world
}

async function withWholeProjects(ctx: Ctx, around: Around): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select distinct customer_id as id from holdings where tenant_id = ${ctx.tenantId}
    and project_id = any(${around.projects}::uuid[]) and ended_on is null`.execute(ctx.db)
  return [...new Set([...around.customers, ...rows.map((row) => row.id)])]
}

/** Every living customer after `after`, up to `limit`, for the opening of a day. Answers the last id, or null at the end. */
export async function loadSlice(
  ctx: Ctx,
  playbook: Playbook,
  after: string | null,
  limit: number,
): Promise<{ world: DatabaseWorld; last: string | null }> {
  const world = new DatabaseWorld(playbook)
  world.put('company', 'company', { name: ctx.tenant.name })
  const { rows } = await sql<{
    id: string
  }>`select id from customers where tenant_id = ${ctx.tenantId} and merged_into is null
    ${after ? sql`and id > ${after}::uuid` : sql``} order by id limit ${limit}`.execute(ctx.db)
  const ids = rows.map((row) => row.id)
  await Promise.all([
    loadCustomers(ctx, world, ids),
    loadProjects(ctx, world, null),
    loadDuties(ctx, world, ids, after === null ? null : []),
  ])
  return { world, last: rows.length === limit ? ids.at(-1)! : null }
}

async function loadCustomers(ctx: Ctx, world: DatabaseWorld, ids: string[]): Promise<void> {
  const people = await sql<Record<string, never>>`
    select id, kind, standing, since, birthday, lunar_month, lunar_day, lunar_leap, level, consents, fields, project_id, steward_id
    from customers where tenant_id = ${ctx.tenantId} and id = any(${ids}::uuid[])`.execute(ctx.db)
  for (const row of people.rows as unknown as CustomerRow[]) putCustomer(world, row)
  const holdings = await sql<HoldingRow>`
    select h.id, h.customer_id, h.unit_id, h.project_id, h.steward_id, h.stage, h.role, h.reserved_on, h.subscribed_on, h.signed_on, h.handover_on,
      h.handed_over_on, h.moved_in_on, h.ended_on, h.fields, u.house_type, b.name as building
    from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
    where h.tenant_id = ${ctx.tenantId} and h.customer_id = any(${ids}::uuid[])`.execute(ctx.db)
  for (const row of holdings.rows) putHolding(world, row)
  if (!namesContacts(world.playbook)) return
  const contacts = await sql<ContactRow>`
    select k.id, k.customer_id, k.staff_id, k.by, k.result, k.form, k.purpose, k.happened_at,
      (select h.id from holdings h where h.tenant_id = k.tenant_id and h.customer_id = k.customer_id and h.unit_id = k.unit_id and h.ended_on is null limit 1) as holding_id
    from contacts k where k.tenant_id = ${ctx.tenantId} and k.customer_id = any(${ids}::uuid[]) and k.taken_back_at is null
      and k.happened_at > ${ctx.now}::timestamptz - interval '800 days'`.execute(ctx.db)
  for (const row of contacts.rows) putContact(world, row)
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

async function loadProjects(ctx: Ctx, world: DatabaseWorld, ids: string[] | null): Promise<void> {
  const { rows } = await sql<Record<string, string | null> & { id: string; fields: Fields }>`
    select id, name, kind, city, presale_on, sales_open_on, sales_site_closes_on, first_handover_on, handover_on, move_in_on, move_in_ended_on, fields
    from projects where tenant_id = ${ctx.tenantId} ${ids ? sql`and id = any(${ids}::uuid[])` : sql``}`.execute(
    ctx.db,
  )
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

async function loadDuties(
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
    await sql<DutyRow>`select ${columns} from obligations where ${open} and customer_id = any(${customers}::uuid[]) ${ofPlaces}`.execute(
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

/** The company itself has no row of its own: it is kept under the tenant's id and known to the engine by name. */
export const subjectIdOf = (kind: string, id: string) => (kind === 'company' ? 'company' : id)

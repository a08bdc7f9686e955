import type { SubjectRef } from '#engine/world.ts'
import { birthdayFacts } from '../customers/birthday-facts.ts'
import { type DatabaseWorld, type Fields, subjectIdOf } from './database-world.ts'

const staff = (id: string | null): SubjectRef | undefined => (id ? { kind: 'staff', id } : undefined)

export interface CustomerRow {
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

export function putCustomer(world: DatabaseWorld, row: CustomerRow): void {
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

export interface HoldingRow {
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
  area_cm2: number | null
  building: string
}

export function putHolding(world: DatabaseWorld, row: HoldingRow): void {
  const project = { kind: 'project', id: row.project_id }
  world.put(
    'unit',
    row.unit_id,
    {
      building: row.building,
      houseType: row.house_type,
      kind: 'home',
      area: row.area_cm2 === null ? null : row.area_cm2 / 10_000,
    },
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

export interface ContactRow {
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

export function putContact(world: DatabaseWorld, row: ContactRow): void {
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

export type ProjectRow = Record<string, string | null> & { id: string; fields: Fields }

export function putProject(world: DatabaseWorld, row: ProjectRow): void {
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

export interface DutyRow {
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

export function putDuty(world: DatabaseWorld, row: DutyRow): void {
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

export interface OpeningRow {
  rule: string
  subject_kind: string
  subject_id: string
  customer_id: string | null
  project_id: string | null
  trigger_at: string
}

export function putOpening(world: DatabaseWorld, row: OpeningRow): void {
  const about = new Map([
    [row.subject_kind, subjectIdOf(row.subject_kind, row.subject_id)],
    ...(row.customer_id ? [['customer', row.customer_id] as const] : []),
    ...(row.project_id ? [['project', row.project_id] as const] : []),
  ])
  for (const [kind, id] of about) world.putOpening(row.rule, { kind, id }, row.trigger_at)
}

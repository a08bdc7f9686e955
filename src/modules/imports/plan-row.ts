import { normaliseName } from '#modules/customers/names.ts'
import type { Phone } from '#modules/customers/phones.ts'
import {
  type CustomerColumns,
  type Point,
  readyCustomer,
  readyPoint,
} from '#modules/customers/ready-customer.ts'
import type { HoldingDates } from '#modules/customers/save-many-holdings.ts'
import { buildingKey } from '#modules/places/rooms.ts'
import type { Vault } from '#platform/encryption.ts'
import type { ImportOptions } from './contract/runs.ts'
import { type OwnFields, typedFields } from './own-fields.ts'
import { type CellProblem, type Milestone, type ReadRow, type RowValues, saysWho } from './read-values.ts'
import type { Mapping } from './recognise-columns.ts'

export interface PlannedHome {
  projectId: string
  building?: string
  unit?: string
  floor?: number
  room: string
  /** Square metres. */
  area?: number
}

/** One person of one row, ready to be written. Numbers in it are sealed. */
export interface Plan {
  customer: (CustomerColumns & { bigrams: string[] }) | null
  points: Point[]
  consent: boolean | null
  home: PlannedHome | null
  role: string
  steward: string | null
  dates: HoldingDates
  fields: Record<string, unknown>
}

/** What planning needs to know of the company. */
export interface PlanningContext {
  vault: Vault
  today: string
  projectId: string | null
  options: ImportOptions
  timeZone: string
  /** The moment of the operation. */
  now: string
  /** Who imports. */
  actorId: string | null
  /** By name: the projects this person may import into. */
  projects: ReadonlyMap<string, string>
  /** By name: staff of today; null where two bear one name. */
  stewards: ReadonlyMap<string, string | null>
  /** What the playbooks that run call their own fields. */
  ownFields: OwnFields
  /** Before the row's number, where rows are known by it. */
  rowPrefix: string | null
}

const ROLES: Record<string, string> = {
  owner: 'owner',
  co_owner: 'co-owner',
  tenant: 'occupant',
  family: 'family',
}
const DATES: Record<Milestone, keyof HoldingDates> = {
  subscribed_on: 'subscribed_on',
  signed_on: 'signed_on',
  handover_on: 'handover_on',
  received_on: 'handed_over_on',
  moved_in_on: 'moved_in_on',
  ended_on: 'ended_on',
}

/**
 * The people of a row, each with what is written of him; the problems found on the way are added to those of the reading.
 * Numbers go to the people in their order where there are as many, else to the first.
 */
export function planRow(read: ReadRow, row: number, mapping: Mapping, context: PlanningContext): Plan[] {
  const { values } = read
  if (context.rowPrefix === null && !saysWho(read))
    read.problems.push({ column: -1, field: 'name', code: 'row.nobody', values: {} })
  const columnOf = (field: string) =>
    Number(Object.entries(mapping).find(([, each]) => each === field)?.[0] ?? -1)
  const say = (
    list: CellProblem[],
    field: string,
    code: string,
    more: Record<string, string | number> = {},
  ) => list.push({ column: columnOf(field), field, code, values: more })
  const home = homeOf(values, context, (code, more) =>
    say(read.problems, values.texts.project ? 'project' : 'home', code, more),
  )
  const { dates, fields } = datesOf(values, context, (list, field, code, more) =>
    say(list === 'problem' ? read.problems : read.notes, field, code, more),
  )
  const steward = values.texts.steward ? context.stewards.get(values.texts.steward) : undefined
  if (values.texts.steward && !steward)
    say(read.notes, 'steward', steward === null ? 'steward.several' : 'steward.unknown', {
      text: values.texts.steward,
    })
  if (read.problems.length > 0) return []
  const externalNumber = externalOf(values, row, context)
  const names: RowValues['people'] = values.people.length > 0 ? values.people : [{ name: '', sex: null }]
  const shared = values.phones.length === names.length
  return names.map(({ name, sex, phones: own }, at) => {
    const phones = own ?? (shared ? values.phones.slice(at, at + 1) : at === 0 ? values.phones : [])
    const who = at === 0 ? { document: values.document, birthday: values.birthday, externalNumber } : {}
    const told = name || who.document || who.externalNumber
    return {
      customer: told
        ? readyCustomer(context.vault, {
            name,
            sex: (at === 0 ? values.sex : undefined) ?? sex,
            phone: phones[0],
            ...who,
            email: at === 0 ? values.texts.email : undefined,
            address: values.texts.address?.slice(0, 200),
            note: values.texts.note,
            level: values.texts.level?.slice(0, 40),
            fields: at === 0 ? typedFields(values.custom, context.ownFields) : {},
          })
        : null,
      points: pointsOf(context.vault, at === 0 ? values : null, phones.slice(1)),
      consent: values.careConsent ?? null,
      home,
      role: roleOf(values, at),
      steward: steward ?? null,
      dates,
      fields,
    }
  })
}

/** The home a row names, within a project this person may import into; the problem is told where there is none. */
export function homeOf(
  { home, amounts, texts }: RowValues,
  { projectId, projects }: PlanningContext,
  problem: (code: string, values: Record<string, string | number>) => void,
): PlannedHome | null {
  const named = texts.project
  const project = named ? projects.get(normaliseName(named)) : projectId
  if (named && !project) {
    problem('project.unknown', { text: named.slice(0, 40) })
    return null
  }
  if (!home) return null
  if (!project) {
    problem('project.missing', {})
    return null
  }
  const { building, unit, floor, room } = home
  return {
    projectId: project,
    room,
    ...(building ? { building: buildingKey(building) } : {}),
    ...(unit ? { unit } : {}),
    ...(floor !== undefined ? { floor } : {}),
    ...(amounts.area ? { area: amounts.area } : {}),
  }
}

function datesOf(
  { dates }: RowValues,
  { today }: PlanningContext,
  say: (list: 'problem' | 'note', field: string, code: string, values: Record<string, string>) => void,
): { dates: HoldingDates; fields: Record<string, unknown> } {
  const read: HoldingDates = {}
  const fields: Record<string, unknown> = {}
  for (const [name, on] of Object.entries(dates) as [Milestone, string][]) {
    if (name === 'ended_on' && on > today) {
      // A contract that runs on has not ended; the day is kept beside the holding.
      fields.endsOn = on
    } else if (name !== 'handover_on' && on > today) say('problem', name, 'day.in_future', { text: on })
    else read[DATES[name]] = on
  }
  if (read.ended_on && read.subscribed_on && read.ended_on < read.subscribed_on)
    say('problem', 'ended_on', 'day.ended_before', { text: read.ended_on })
  return { dates: read, fields }
}

function externalOf({ texts }: RowValues, row: number, { rowPrefix }: PlanningContext): string | undefined {
  const given = texts.external_number ?? texts.customer_number
  return (given ?? (rowPrefix === null ? undefined : `${rowPrefix}-${row}`))?.slice(0, 60)
}

function roleOf({ relation, people }: RowValues, at: number): string {
  const role = ROLES[relation ?? 'owner']!
  return role === 'owner' && at > 0 && people.length > 1 ? 'co-owner' : role
}

/** Further numbers of a person; what stands once in a row is the first one's. */
function pointsOf(vault: Vault, values: RowValues | null, more: readonly Phone[]): Point[] {
  const phones = [...more, ...(values?.sparePhones ?? [])].map((phone) =>
    readyPoint(vault, 'phone', phone.e164, phone.tail4),
  )
  return values?.texts.wechat ? [...phones, readyPoint(vault, 'wechat', values.texts.wechat)] : phones
}

import type { SqlNames } from '#engine/condition.ts'
import type { Playbook } from '#engine/playbook.ts'
import { EngineProblem } from '#engine/problem.ts'
import type { Type } from '#engine/value-type.ts'

const column = (name: string) => (alias: string) => `${alias}.${name}`
const numbered = (name: string) => (alias: string) => `${alias}.${name}::double precision`
const columns = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([field, name]) => [field, column(name)]))

interface Kept {
  table: string
  fields: Record<string, (alias: string) => string>
  one: Record<string, (alias: string) => string>
  /** Whether the company's own fields stand beside, in `fields`. */
  open?: boolean
}

const two = (part: string) => `lpad(${part}::text, 2, '0')`

/** The same facts as `DatabaseWorld` puts together, by where they are kept; a fact that is not here is decided in memory. */
const kept: Record<string, Kept> = {
  customer: {
    table: '(select * from customers where merged_into is null)',
    fields: {
      ...columns({ kind: 'kind', standing: 'standing', since: 'since', level: 'level' }),
      birthday: (a) =>
        `case when ${a}.lunar_month is null or ${a}.lunar_day is null then ${a}.birthday else coalesce(${a}.birthday, date '1904-01-01') end`,
      birthdayLunar: (a) =>
        `case when ${a}.lunar_month is null or ${a}.lunar_day is null then null else ${two(`${a}.lunar_month`)} || '-' || ${two(`${a}.lunar_day`)} end`,
    },
    one: { project: column('project_id'), manager: column('steward_id'), steward: column('steward_id') },
    open: true,
  },
  holding: {
    table: 'holdings',
    fields: columns({
      stage: 'stage',
      role: 'role',
      reservedOn: 'reserved_on',
      subscribedOn: 'subscribed_on',
      signedOn: 'signed_on',
      handoverOn: 'handover_on',
      handedOverOn: 'handed_over_on',
      movedInOn: 'moved_in_on',
      endedOn: 'ended_on',
    }),
    one: {
      customer: column('customer_id'),
      unit: column('unit_id'),
      project: column('project_id'),
      steward: column('steward_id'),
    },
    open: true,
  },
  unit: {
    table:
      '(select u.*, b.name as building from units u join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id)',
    fields: {
      ...columns({ building: 'building', houseType: 'house_type' }),
      kind: () => `'home'::text`,
      area: (a) => `(${a}.area_cm2 / 10000.0)::double precision`,
    },
    one: { project: column('project_id') },
  },
  project: {
    table: 'projects',
    fields: columns({
      name: 'name',
      kind: 'kind',
      presaleOn: 'presale_on',
      salesOpenOn: 'sales_open_on',
      salesSiteClosesOn: 'sales_site_closes_on',
      firstHandoverOn: 'first_handover_on',
      handoverOn: 'handover_on',
      moveInOn: 'move_in_on',
      moveInEndedOn: 'move_in_ended_on',
      goLiveOn: 'go_live_on',
    }),
    one: {},
    open: true,
  },
  ticket: tickets(),
  staff: { table: 'staff', fields: {}, one: {} },
  call: {
    table: 'call_records',
    fields: columns({ at: 'called_at' }),
    one: {
      project: column('project_id'),
      customer: column('customer_id'),
      ticket: column('ticket_id'),
      staff: column('taken_by'),
    },
  },
  contact: contacts('<>'),
  visit: contacts('='),
}

/** Distinct matters: what was merged counts as the one it went into, what was withdrawn never was. */
function tickets(): Kept {
  return {
    table: `(select * from tickets where state not in ('merged', 'withdrawn'))`,
    fields: {
      ...columns({
        kind: 'kind',
        channel: 'channel',
        category: 'category',
        cause: 'cause',
        severity: 'severity',
        status: 'state',
        valid: 'valid',
        satisfied: 'satisfied',
        urgent: 'urgent',
        raised: 'raised',
        again: 'again',
        outcome: 'outcome',
        accountable: 'accountable',
        filedAt: 'filed_at',
        answeredAt: 'answered_at',
        arrivedAt: 'arrived_at',
        solvedAt: 'solved_at',
        closedAt: 'closed_at',
        nextNewsAt: 'next_news_at',
        authorityDueAt: 'authority_due_at',
      }),
      influence: numbered('influence'),
      reopened: numbered('reopened'),
      urged: numbered('urged'),
      returned: numbered('returned'),
      reassigned: numbered('reassigned'),
      handlingHours: (a) =>
        `(extract(epoch from coalesce(${a}.solved_at, ${a}.closed_at) - ${a}.filed_at) / 3600 - ${a}.suspended_minutes / 60.0)::double precision`,
    },
    one: {
      customer: column('customer_id'),
      project: column('project_id'),
      unit: column('unit_id'),
      holding: column('holding_id'),
      assignee: column('assignee'),
      firstContact: column('first_contact'),
    },
  }
}

function contacts(sign: string): Kept {
  return {
    table: `(select * from contacts where taken_back_at is null and by ${sign} 'visit')`,
    fields: columns({ by: 'by', result: 'result', form: 'form', purpose: 'purpose', at: 'happened_at' }),
    one: { customer: column('customer_id'), staff: column('staff_id') },
  }
}

const listed = new Set(['customer.holdings', 'customer.contacts', 'customer.visits', 'customer.tickets'])

/** Where the facts of a playbook's conditions are kept. What is kept nowhere throws `sql.not_stored` when it is asked for. */
export function sqlNames(playbook: Playbook): SqlNames {
  const derived = new Set(playbook.derived.map(([name]) => name))
  return {
    table(kind) {
      const found = kept[kind]
      if (!found) throw new EngineProblem('sql.not_stored', undefined, { name: kind })
      return { name: found.table, id: 'id', tenant: 'tenant_id' }
    },
    field(kind, field, alias, type) {
      const found = kept[kind]
      if (!found || derived.has(`${kind}.${field}`)) return undefined
      const known = Object.hasOwn(found.fields, field) ? found.fields[field]!(alias) : undefined
      if (known) return type.is === 'text' ? `nullif(${known}, '')` : known
      if (kind === 'customer' && field.startsWith('consent.'))
        return ownField(`${alias}.consents`, field.slice(8), type)
      return found.open ? ownField(`${alias}.fields`, field, type) : undefined
    },
    one: (kind, relation, alias) => kept[kind]?.one[relation]?.(alias),
    list: (kind, list, alias, item) =>
      listed.has(`${kind}.${list}`) ? `${item}.customer_id = ${alias}.id` : undefined,
  }
}

/** A value kept as JSON; one of another type than the playbook says counts as unknown, as it does in memory. */
function ownField(json: string, field: string, type: Type): string | undefined {
  if (type.figure || !/^[\p{L}\p{N}_.-]+$/u.test(field)) return undefined
  const value = `${json} -> '${field}'`
  const text = `${json} ->> '${field}'`
  const when = (is: string, then: string) => `case when jsonb_typeof(${value}) = '${is}' then ${then} end`
  if (type.is === 'number') return when('number', `(${text})::double precision`)
  if (type.is === 'yesno') return when('boolean', `(${text})::boolean`)
  if (type.is === 'text') return when('string', `nullif(${text}, '')`)
  if (type.is === 'date') return when('string', `day_in(${text})`)
  if (type.is === 'many') return when('array', `array(select jsonb_array_elements_text(${value}))`)
  return undefined
}

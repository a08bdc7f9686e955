import { type RawBuilder, sql } from 'kysely'
import { dueDate } from '#engine/deadline.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { baseVocabulary } from '#engine/vocabulary.ts'
import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { coveredDuties, coveredUnits } from '../staff/covering.ts'
import type { Matter } from './contract/matters.ts'
import { doByDay } from './do-by-day.ts'
import { localDayOf } from './local-day.ts'
import { ruleWords } from './rule-words.ts'
import { aPeriodBegan, sayDueText } from './say-due.ts'

/** Which obligations this person may see: his own, those of homes in his care, those of his projects. */
export function visibleDuties(ctx: Ctx, alias: string): RawBuilder<boolean> {
  const { reach } = ctx.actor
  if (reach.company) return sql<boolean>`true`
  const me = ctx.actor.id
  const unit = sql.ref(`${alias}.unit_id`)
  const lent = reach.covers.length > 0
  return sql<boolean>`(${sql.ref(`${alias}.owed_by`)} = ${me}::uuid or ${sql.ref(`${alias}.project_id`)} = any(${[...reach.projects]}::uuid[])
    or exists (select from units mine where mine.tenant_id = ${ctx.tenantId} and mine.id = ${unit} and (mine.steward_id = ${me}::uuid
      ${lent ? sql`or ${coveredUnits(ctx, 'mine')}` : sql``})) ${lent ? sql`or ${coveredDuties(ctx, alias)}` : sql``})`
}

export interface DutyRow {
  id: string
  playbook: string
  version: number
  rule: string
  occurrence: string
  clause: string
  role: string
  subject_kind: string
  subject_id: string
  customer_id: string | null
  unit_id: string | null
  project_id: string | null
  owed_by: string | null
  owed_by_name: string | null
  state: string
  window_start: string | null
  due_at: string | null
  provisional: boolean
  appointed_at: string | null
  opened_at: string
  trigger_at: string
  attempts: number
  attempted_at: string | null
  excuse_asked_at: string | null
  excuse_asked_by: string | null
  excuse_reason: string | null
  excuse_by_name: string | null
  met_at: string | null
  closed_at: string | null
  used: {
    reason: { event: string; at: string; dueText: string; parameters: Record<string, string> }
    verb: string
    what: unknown
    meetsBy: string[]
    /** The record of a procedure it is a step of. */
    record?: string
  }
  customer: string | null
  phone_masked: string | null
  room: string | null
  project: string | null
  sort_key: string | null
}

/** Columns and joins of an obligation `o` as people see it. */
export const dutyColumns = sql`o.id, o.playbook, o.version, o.rule, o.occurrence, o.clause, o.role, o.subject_kind, o.subject_id, o.customer_id, u.id as unit_id, o.project_id,
  o.owed_by, w.name as owed_by_name, o.state, o.window_start, o.due_at, o.provisional, o.appointed_at, o.opened_at, o.trigger_at, o.attempts, o.attempted_at,
  o.excuse_asked_at, o.excuse_asked_by, o.excuse_reason, x.name as excuse_by_name, o.met_at, o.closed_at, o.used,
  c.name as customer, c.phone_masked, u.room, p.name as project, u.sort_key`

/**
 * The home a duty is done at: its own, else the main home of the person it is owed to. Wants the customer as `c`. Not coalesce():
 * row-level security holds that back until every home of the company was read, a case it lets through to the key.
 */
export const homeOfDuty = sql`left join units u on u.tenant_id = o.tenant_id
  and u.id = case when o.unit_id is null then c.main_unit_id else o.unit_id end`

export const dutyJoins = sql`left join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id
  ${homeOfDuty} left join projects p on p.tenant_id = o.tenant_id and p.id = o.project_id
  left join staff w on w.tenant_id = o.tenant_id and w.id = o.owed_by left join staff x on x.tenant_id = o.tenant_id and x.id = o.excuse_asked_by`

/** In the line why a matter is owed only what happened stands; to whom, the row says. */
const eventTitles = new Map<string, Words>([
  ['every', aPeriodBegan],
  ['cover', aPeriodBegan],
  ...[...baseVocabulary().subjects.values()].flatMap((subject) =>
    [...subject.events].map(([name, { zh, en }]) => [`${subject.kind}.${name}`, { zh, en }] as const),
  ),
])

export async function toMatter(ctx: Ctx, row: DutyRow): Promise<Matter> {
  const playbook = await playbookVersion(ctx, row.playbook, row.version)
  const said = ruleWords(playbook, row.rule, row.clause)
  const { reason, verb, meetsBy } = row.used
  return {
    id: row.id,
    rule: row.rule,
    title: said.title,
    clause: row.clause,
    clauseTitle: said.clauseTitle,
    playbook: row.playbook,
    version: row.version,
    verb,
    because: {
      event: reason.event,
      eventTitle: eventTitles.get(reason.event) ?? { zh: reason.event, en: reason.event },
      on: localDayOf(reason.at, playbook.timeZone),
      due: sayDueText(reason.dueText, reason.parameters),
    },
    dueAt: row.due_at,
    doBy:
      row.due_at && row.state === 'open'
        ? doByDay(indexOf(playbook).calendar, dueDate(row.due_at, playbook.timeZone))
        : null,
    windowStart: row.window_start,
    appointedAt: row.appointed_at,
    provisional: row.provisional,
    attempts: row.attempts,
    attemptedAt: row.attempted_at,
    excuse: row.excuse_asked_at
      ? { reason: row.excuse_reason ?? '', askedAt: row.excuse_asked_at, by: row.excuse_by_name }
      : null,
    meets: meetsBy,
    ways: said.ways,
    needs: said.needs,
    form: said.form,
    ticketId: row.subject_kind === 'ticket' ? row.subject_id : null,
    recordId: row.used.record ?? null,
    customerId: row.customer_id,
    customer: row.customer,
    phone: row.phone_masked,
    owedBy: row.owed_by,
    owedByName: row.owed_by_name,
    state: row.state,
    closedAt: row.closed_at,
    metAt: row.met_at,
    inTime: row.met_at && row.due_at ? row.met_at <= row.due_at : null,
  }
}

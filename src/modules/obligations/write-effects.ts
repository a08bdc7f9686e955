import { sql } from 'kysely'
import type { Effect, LadderStep, OpenEffect, WaitingEffect } from '#engine/decide.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { recordOf } from '#engine/procedures.ts'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import { written } from '../playbooks/written.ts'
import { coveredDuties } from '../staff/covering.ts'
import type { DatabaseWorld } from './database-world.ts'
import type { Recorded } from './facts.ts'
import type { People } from './find-people.ts'

export interface StoredRung {
  at: string
  tell: string[]
  words: string[]
  assign?: string | null
}

/** The people behind the rungs, fixed when the duty opens; who is the assignee is read when the rung is reached. */
export function storedLadder(
  ladder: readonly LadderStep[],
  people: People,
  projectId: string | null,
  share: string,
): StoredRung[] {
  return ladder.map((step) => ({
    at: step.at,
    tell: [
      ...new Set(
        step.tell
          .filter((owner) => owner.word !== 'assignee')
          .flatMap((owner) => people.all(owner, projectId, null)),
      ),
    ],
    words: step.tell.map((owner) => owner.word ?? '').filter((word) => word === 'assignee'),
    ...(step.assign ? { assign: people.of(step.assign, projectId, share) } : {}),
  }))
}

/** An automatic sending starts before its due time, so that the minute it takes does not make it late. */
const SEND_AHEAD_MS = 30 * 60_000

function firstStep(effect: OpenEffect, ladder: readonly StoredRung[]): string | null {
  const send = isAutomatic(effect)
    ? new Date(Math.max(Date.parse(effect.due) - SEND_AHEAD_MS, Date.parse(effect.trigger))).toISOString()
    : null
  // A promise that breaks is a fact, whether or not a rung stands there.
  const steps = [send, ladder[0]?.at, effect.clock && effect.due].filter((at) => typeof at === 'string')
  return steps.sort()[0] ?? null
}

export const isAutomatic = (effect: { verb: string; who: { word?: string }[] }) =>
  effect.verb === 'send' && effect.who.some((owner) => owner.word === 'system')

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const OPENED_AT_ONCE = 2000

export type DutyRow = ReturnType<typeof dutyRow>

/** An obligation as it is written when it opens. */
export function dutyRow(
  ctx: Ctx,
  running: Running,
  effect: OpenEffect | WaitingEffect,
  fact: Recorded | null,
  world: DatabaseWorld,
  people: People,
) {
  const { about, subject, event } = effect
  const projectId = about.project?.id ?? fact?.projectId ?? null
  const owner = effect.who[0]
  const share = about.customer?.id ?? projectId ?? subject.id
  const ladder = effect.effect === 'open' ? storedLadder(effect.ladder, people, projectId, share) : []
  const home = about.home && world.one(about.home, 'unit')
  return {
    tenant_id: ctx.tenantId,
    id: newId(Date.parse(ctx.now)),
    playbook: running.name,
    version: running.version,
    rule: effect.rule,
    clause: effect.clause[0] ?? '',
    occurrence: effect.occurrence,
    subject_kind: subject.kind,
    subject_id: UUID.test(subject.id) ? subject.id : ctx.tenantId,
    customer_id: about.customer?.id ?? null,
    unit_id: home?.id ?? (about.customer || subject.kind === 'ticket' ? (fact?.unitId ?? null) : null),
    project_id: projectId && UUID.test(projectId) ? projectId : null,
    role: owner?.role ?? owner?.word ?? 'person',
    owed_by: owner?.word === 'system' ? null : people.of(owner, projectId, share, effect.not?.id),
    state: effect.effect === 'open' ? 'open' : 'waiting',
    window_start: effect.windowStart,
    due_at: effect.due,
    provisional: effect.effect === 'open' ? effect.provisional : true,
    opened_at: effect.trigger > ctx.now ? ctx.now : effect.trigger,
    recorded_at: ctx.now,
    next_step_at: effect.effect === 'open' ? firstStep(effect, ladder) : null,
    trigger_id: fact?.id ?? null,
    trigger_at: effect.trigger,
    event_kind: effect.reason.event,
    event_subject_kind: event?.kind ?? null,
    event_subject_id: event && UUID.test(event.id) ? event.id : null,
    period_start: effect.period?.start ?? null,
    period_end: effect.period?.end ?? null,
    parent: effect.parent ?? false,
    ladder,
    used: {
      reason: effect.reason,
      verb: effect.verb,
      what: effect.what,
      meetsBy: effect.meetsBy,
      ...clockOf(effect),
      ...recordOfStep(running, effect, world),
    },
  }
}

/** Which clock of a ticket it is, and whether it goes along when another handles the ticket. */
const clockOf = ({ clock, who }: OpenEffect | WaitingEffect) =>
  clock ? { clock, byHandler: who[0]?.word === 'assignee' } : {}

/** The record a step of a procedure is done on. */
function recordOfStep(
  running: Running,
  { rule, subject, occurrence }: OpenEffect | WaitingEffect,
  world: DatabaseWorld,
) {
  const step = indexOf(running.playbook).rules.get(rule)?.step
  const record =
    step && world.records(step.procedure, subject).find((each) => each.occurrence === recordOf(occurrence))
  return record ? { record: record.id } : {}
}

/** What is written when an obligation opens, by column; the rest of its row comes later. */
export const columnsOf = (row: DutyRow) => Object.keys(row) as (keyof DutyRow)[]

/** Opens obligations in one statement; one that exists already under its key stays as it is. */
export async function openDuties(
  ctx: Ctx,
  rows: readonly DutyRow[],
): Promise<{ id: string; rule: string; dueAt: string | null }[]> {
  const opened: { id: string; rule: string; dueAt: string | null }[] = []
  if (!rows[0]) return opened
  const columns = sql.join(columnsOf(rows[0]).map((name) => sql.ref(name)))
  for (let at = 0; at < rows.length; at += OPENED_AT_ONCE) {
    const some = JSON.stringify(rows.slice(at, at + OPENED_AT_ONCE))
    const made = await sql<{
      id: string
      rule: string
      due_at: string | null
    }>`insert into obligations (${columns})
      select ${columns} from jsonb_populate_recordset(null::obligations, ${some}::jsonb) on conflict do nothing returning id, rule, due_at`.execute(
      ctx.db,
    )
    opened.push(...made.rows.map((row) => ({ id: row.id, rule: row.rule, dueAt: row.due_at })))
  }
  return opened
}

/** A record typed this long after it happened is a late entry: counted as kept, shown apart. */
const LATE_ENTRY_MS = 24 * 3_600_000

export const isLateEntry = (happenedAt: string, now: string) =>
  Date.parse(now) - Date.parse(happenedAt) > LATE_ENTRY_MS

/** Closes an open obligation as met when `at` it happened. Answers whether this call closed it. */
export async function meetDuty(ctx: Ctx, id: string, fact: Recorded | null, at: string): Promise<boolean> {
  // Who covers for another and does his work gets the credit for it.
  const credit =
    ctx.actor.reach.covers.length > 0
      ? sql`, covered_for = case when ${coveredDuties(ctx, 'obligations')} then owed_by end,
          owed_by = case when ${coveredDuties(ctx, 'obligations')} then ${ctx.actor.id}::uuid else owed_by end`
      : sql``
  const { rows } =
    await sql`update obligations set state = 'met', met_at = ${at}, met_recorded_at = ${ctx.now}, met_by = ${ctx.actor.id}::uuid,
      met_event_id = ${fact?.id ?? null}::uuid, closed_at = ${ctx.now}, next_step_at = null, late_entry = ${isLateEntry(at, ctx.now)},
      in_bulk = ${fact?.values?.inBulk === true}, excuse_asked_at = null ${credit}
    where tenant_id = ${ctx.tenantId} and id = ${id} and state in ('open', 'waiting') returning id`.execute(
      ctx.db,
    )
  return rows.length === 1
}

export async function lapseDuty(ctx: Ctx, id: string, reason: string): Promise<boolean> {
  const { rows } =
    await sql`update obligations set state = 'lapsed', closed_at = ${ctx.now}, closing_reason = ${reason}, next_step_at = null
    where tenant_id = ${ctx.tenantId} and id = ${id} and state in ('open', 'waiting') returning id`.execute(
      ctx.db,
    )
  return rows.length === 1
}

/** The clock stands still: no due time and no step until it runs on. */
export async function pauseDuty(ctx: Ctx, id: string): Promise<void> {
  await sql`update obligations set state = 'waiting', due_at = null, next_step_at = null
    where tenant_id = ${ctx.tenantId} and id = ${id} and state = 'open'`.execute(ctx.db)
}

export interface Moving {
  id: string
  effect: Extract<Effect, { effect: 'move' }>
}

/** Gives open obligations their new times and ladders. Answers the ids of those that were still open. */
export async function moveDuties(ctx: Ctx, moves: readonly Moving[], people: People): Promise<Set<string>> {
  if (moves.length === 0) return new Set()
  const ids = moves.map((move) => move.id)
  const { rows: found } = await sql<{ id: string; project_id: string | null; customer_id: string | null }>`
    select id, project_id, customer_id from obligations where tenant_id = ${ctx.tenantId} and id = any(${ids}::uuid[])`.execute(
    ctx.db,
  )
  const places = new Map(found.map((row) => [row.id, row]))
  const rows = moves.map(({ id, effect }) => {
    const { project_id = null, customer_id = null } = places.get(id) ?? {}
    const share = customer_id ?? project_id ?? effect.subject.id
    const ladder = storedLadder(effect.ladder, people, project_id, share).filter((rung) => rung.at > ctx.now)
    const { due, windowStart, provisional, graced, trigger } = effect
    return {
      id,
      due,
      windowStart,
      provisional,
      graced,
      ladder,
      next: ladder[0]?.at ?? null,
      trigger: trigger ?? null,
    }
  })
  const { rows: moved } = await sql<{ id: string }>`
    update obligations o set state = 'open', due_at = x.due, window_start = x."windowStart", provisional = x.provisional, ladder = x.ladder, rung = 0,
      next_step_at = case when o.used ? 'clock' and (o.breached_at is null or x.due > ${ctx.now}) then least(x.next, x.due) else x.next end,
      breached_at = case when x.due <= ${ctx.now} then o.breached_at end, trigger_at = case when x.trigger is null then o.trigger_at else x.trigger end, used = jsonb_set(o.used, '{graced}', to_jsonb(x.graced))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, due timestamptz, "windowStart" timestamptz, provisional boolean, graced boolean,
      ladder jsonb, next timestamptz, trigger timestamptz)
    where o.tenant_id = ${ctx.tenantId} and o.id = x.id and o.state in ('open', 'waiting') returning o.id`.execute(
    ctx.db,
  )
  return new Set(moved.map((row) => row.id))
}

/** A holding that enters a stage of a journey at a moment. */
export interface Entry {
  holding: string
  journey: string
  stage: string
  at: string
}

/** The stages that holdings enter, and the standing that a stage gives their customers; of several stages of one the last holds. */
export async function enterStages(ctx: Ctx, running: Running, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const standings = new Map<string, unknown>()
  const standingOf = (journey: string, stage: string) => {
    const key = `${journey} ${stage}`
    if (!standings.has(key))
      standings.set(key, written(running.playbook.source, 'journeys', journey, 'stages', stage, 'standing'))
    return standings.get(key)
  }
  const last = new Map(entries.map((entry) => [entry.holding, entry]))
  const rows = [...last.values()].map(({ holding, journey, stage, at }) => ({
    id: holding,
    stage,
    at,
    standing: standingOf(journey, stage) ?? null,
  }))
  await sql`with held as (update holdings h set stage = x.stage, stage_since = (x.at at time zone ${running.playbook.timeZone})::date
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, stage text, at timestamptz, standing text)
      where h.tenant_id = ${ctx.tenantId} and h.id = x.id and h.role in ('owner', 'co-owner') returning h.customer_id, x.standing)
    update customers c set standing = held.standing from held where c.tenant_id = ${ctx.tenantId} and c.id = held.customer_id
      and held.standing is not null and c.standing is distinct from held.standing`.execute(ctx.db)
}

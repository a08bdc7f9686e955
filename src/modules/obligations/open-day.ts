import { sql } from 'kysely'
import { decideDaily, decideOpenings, decideStages, lapsingRules } from '#engine/decide.ts'
import type { DutyKey } from '#engine/effects.ts'
import { roundsAt } from '#engine/rounds.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { contextOf, writeEffects } from './apply-playbook.ts'
import { openDay } from './contract/time.ts'
import { DatabaseWorld } from './database-world.ts'
import { EnterStages } from './enter-stages.ts'
import { nothing } from './facts.ts'
import { findPeople, type People } from './find-people.ts'
import { LapseDaily } from './lapse-daily.ts'
import { loadSlice } from './load-world.ts'
import { midnightsBetween } from './midnights.ts'
import { justAfter, OpenRound, type Part } from './open-round.ts'
import { recordEvent } from './record-event.ts'

/** How far a playbook's midnights are opened: `until` is done, the step of `midnight` goes on after an id. */
interface Mark {
  until: string
  midnight: string | null
  step: string | null
  after_id: string | null
}

/**
 * Opens each local midnight since the last run, oldest first, so that a server that slept catches up in order.
 * After a slice it answers `more`; deciding a step twice inserts nothing, and the mark moves in the
 * transaction of what was opened.
 */
export const openDayOperation = implement(openDay, async (ctx, input) => {
  const done = { opened: 0, lapsed: 0, looked: 0 }
  for (const running of await runningPlaybooks(ctx)) {
    const mark = await markOf(ctx, running, input.until)
    for (const midnight of midnightsBetween(mark.until, input.until, running.playbook.timeZone)) {
      const at = { ...ctx, now: midnight > ctx.now ? ctx.now : midnight }
      if (mark.midnight !== midnight) Object.assign(mark, { midnight, step: null, after_id: null })
      if (!(await openMidnight(at, running, mark, input.slice, done))) {
        await keepMark(ctx, running, mark)
        return { opened: done.opened, lapsed: done.lapsed, more: true }
      }
      Object.assign(mark, { until: justAfter(midnight), midnight: null, step: null, after_id: null })
    }
    await keepMark(ctx, running, { ...mark, until: input.until > mark.until ? input.until : mark.until })
  }
  return { opened: done.opened, lapsed: done.lapsed, more: false }
})

async function markOf(ctx: Ctx, running: Running, until: string): Promise<Mark> {
  const { rows } =
    await sql<Mark>`select until, midnight, step, after_id from opened_days where tenant_id = ${ctx.tenantId} and playbook = ${running.name} for update`.execute(
      ctx.db,
    )
  return rows[0] ?? { until, midnight: null, step: null, after_id: null }
}

async function keepMark(ctx: Ctx, running: Running, mark: Mark): Promise<void> {
  await sql`insert into opened_days (tenant_id, playbook, until, midnight, step, after_id)
    values (${ctx.tenantId}, ${running.name}, ${mark.until}, ${mark.midnight}, ${mark.step}, ${mark.after_id})
    on conflict (tenant_id, playbook) do update set until = excluded.until, midnight = excluded.midnight, step = excluded.step, after_id = excluded.after_id`.execute(
    ctx.db,
  )
}

interface Step {
  name: string
  slice(after: string | null, limit: number): Promise<Part>
}

/** Works on from the mark until the midnight is opened or a slice was looked at. Answers whether it is opened. */
async function openMidnight(
  ctx: Ctx,
  running: Running,
  mark: Mark,
  slice: number,
  done: { opened: number; lapsed: number; looked: number },
): Promise<boolean> {
  const people = await findPeople(ctx, running.playbook)
  const steps = stepsOf(ctx, running, people, await lastJoined(ctx))
  const from = steps.findIndex((each) => each.name === mark.step)
  for (let n = Math.max(0, from); n < steps.length; ) {
    if (done.looked >= slice) return false
    const step = steps[n]!
    const part = await step.slice(step.name === mark.step ? mark.after_id : null, slice - done.looked)
    done.opened += part.opened
    done.lapsed += part.lapsed
    done.looked += part.looked
    if (part.last === null) n += 1
    Object.assign(mark, { step: steps[n]?.name ?? null, after_id: part.last })
  }
  return true
}

async function lastJoined(ctx: Ctx): Promise<string | null> {
  const { rows } = await sql<{
    day: string | null
  }>`select max(go_live_on) as day from projects where tenant_id = ${ctx.tenantId}`.execute(ctx.db)
  return rows[0]?.day ?? null
}

/** What a midnight takes, in this order: what the calendar opens, what no longer makes sense, stages reached by time. */
function stepsOf(ctx: Ctx, running: Running, people: People, joined: string | null): Step[] {
  const { playbook } = running
  const rounds = roundsAt(playbook, ctx.now, contextOf(ctx, running, null), joined).map((round) => ({
    rule: round.rule,
    opening: OpenRound.of(ctx, running, people, round),
  }))
  const lapses = lapsingRules(playbook).map((rule) => ({
    rule,
    answered: LapseDaily.answers(ctx, running, rule),
  }))
  const stages = EnterStages.of(ctx, running)
  const named = (each: { rule: { name: string } }[]) => new Set(each.map(({ rule }) => rule.name))
  const left: Left = {
    parents: named(rounds.filter(({ rule, opening }) => opening && rule.cover?.atLeast)),
    open: named(rounds.filter(({ opening }) => !opening)),
    lapse: named(lapses.filter(({ answered }) => !answered)),
    stages: !stages,
  }
  return [
    ...rounds.flatMap(({ rule, opening }) =>
      opening ? [{ name: `open ${rule.name}`, slice: opening.slice.bind(opening) }] : [],
    ),
    { name: 'in memory', slice: (after, limit) => inMemory(ctx, running, left, after, limit) },
    ...['customer', 'holding'].flatMap((kind) => {
      const rules = lapses.flatMap(({ rule, answered }) => (answered && rule.subject === kind ? [rule] : []))
      const lapsing = new LapseDaily(ctx, running, kind, rules)
      return rules.length > 0 ? [{ name: `lapse of ${kind}`, slice: lapsing.slice.bind(lapsing) }] : []
    }),
    ...(stages ? [{ name: 'stages', slice: stages.slice.bind(stages) }] : []),
  ]
}

/** Names of the rules that are decided in memory, and whether stages are. */
interface Left {
  /** Covers that owe a share: the company's own duty beside those of its customers, which are opened set-wise. */
  parents: ReadonlySet<string>
  open: ReadonlySet<string>
  lapse: ReadonlySet<string>
  stages: boolean
}

/** What the database alone cannot answer: the facts of a slice of customers are loaded, and the engine decides for each. */
async function inMemory(
  ctx: Ctx,
  running: Running,
  left: Left,
  after: string | null,
  limit: number,
): Promise<Part> {
  if (left.parents.size + left.open.size + left.lapse.size === 0 && !left.stages)
    return { opened: 0, lapsed: 0, looked: 0, last: null }
  const { playbook } = running
  const slice = await loadSlice(ctx, playbook, after, limit, asksPeople(running, left))
  const keys = await openedKeys(ctx, running, left.open)
  const context = {
    ...contextOf(ctx, running, null),
    from: ctx.now,
    until: justAfter(ctx.now),
    exists: (key: DutyKey) => keys.has(`${key.rule} ${key.occurrence} ${key.subject.id}`),
  }
  const outcome = nothing()
  const effects = [
    ...decideOpenings(playbook, new DatabaseWorld(playbook), { ...context, only: left.parents }),
    ...decideOpenings(playbook, slice.world, { ...context, only: left.open }),
    ...(left.stages ? decideStages(playbook, slice.world, context) : []),
    ...decideDaily(playbook, slice.world, { ...context, at: ctx.now, only: left.lapse }),
  ]
  await writeEffects(ctx, running, slice.world, [{ fact: null, effects }], outcome)
  for (const next of outcome.follow) await recordEvent(ctx, next)
  return { opened: outcome.opened.length, lapsed: outcome.closed, looked: slice.looked, last: slice.last }
}

/** Rules about the company and its projects alone need no customers loaded, unless a condition of theirs goes over a list. */
function asksPeople(running: Running, left: Left): boolean {
  const places = new Set(['company', 'project', 'city'])
  const rules = running.playbook.rules.filter((rule) => left.open.has(rule.name) || left.lapse.has(rule.name))
  return (
    left.stages ||
    rules.some((rule) => !places.has(rule.subject) || JSON.stringify(rule).includes('"op":"list"'))
  )
}

/** What is owed for the running periods already, in whatever state: a cover looks at everybody every day. */
async function openedKeys(ctx: Ctx, running: Running, rules: ReadonlySet<string>): Promise<Set<string>> {
  const covers = running.playbook.rules.filter((rule) => rule.cover && rules.has(rule.name))
  if (covers.length === 0) return new Set()
  const { rows } = await sql<{
    key: string
  }>`select rule || ' ' || occurrence || ' ' || case subject_kind when 'company' then 'company' else subject_id::text end as key from obligations
    where tenant_id = ${ctx.tenantId} and playbook = ${running.name} and rule = any(${covers.map((rule) => rule.name)}) and period_end >= (${ctx.now}::timestamptz at time zone ${running.playbook.timeZone})::date`.execute(
    ctx.db,
  )
  return new Set(rows.map((row) => row.key))
}

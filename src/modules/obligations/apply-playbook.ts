import type { DecideContext, DutyKey, Effect, Happening, OpenEffect, WaitingEffect } from '#engine/decide.ts'
import { decide, mayMove, worldNeeds } from '#engine/decide.ts'
import type { FieldValue } from '#engine/world.ts'
import type { Ctx } from '#platform/perform.ts'
import { nextDigest } from '../notices/digest-times.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { type DatabaseWorld, subjectIdOf } from './database-world.ts'
import { nothing, type Outcome, type Recorded } from './facts.ts'
import { findPeople, type People } from './find-people.ts'
import { type Around, loadWorld } from './load-world.ts'
import { localDayOf } from './local-day.ts'
import { raiseWarning } from './raise-warning.ts'
import { beginRecord, finishRecord, followingFacts, learnStep, skipStep } from './records.ts'
import { ringAtOnce } from './ring-at-once.ts'
import { writeAfterwards } from './write-afterwards.ts'
import {
  type DutyRow,
  dutyRow,
  type Entry,
  enterStages,
  lapseDuty,
  type Moving,
  meetDuty,
  moveDuties,
  openDuties,
  pauseDuty,
} from './write-effects.ts'

/**
 * Decides what a fact means for every running playbook and writes it, in the transaction of the fact.
 * A lapse, a move and an opening each touch a row once; deciding the same fact again inserts nothing.
 */
export async function applyPlaybook(ctx: Ctx, fact: Recorded): Promise<Outcome> {
  const outcome = nothing()
  for (const running of await runningPlaybooks(ctx)) {
    const needs = worldNeeds(running.playbook, fact.kind)
    if (!concerns(running, fact, needs)) continue
    await learnStep(ctx, running, fact)
    const world = await loadWorld(ctx, running.playbook, around(running, fact, needs.opens))
    putFact(world, running, fact)
    const effects = decide(
      running.playbook,
      happeningOf(fact),
      world,
      contextOf(ctx, running, fact.projectId ?? null),
    )
    await writeEffects(ctx, running, world, [{ fact, effects }], outcome)
  }
  return outcome
}

/** What the engine is told besides the facts: when it became known, since when the company works with Keban, its parameters. */
export function contextOf(ctx: Ctx, running: Running, projectId: string | null): DecideContext {
  return {
    now: ctx.now,
    goLive: ctx.tenant.goLiveOn,
    since: localDayOf(running.since, running.playbook.timeZone),
    parameter: (name, subject) =>
      running.parameter(name, subject?.kind === 'project' ? subject.id : (projectId ?? undefined)),
  }
}

/** Whether a playbook could make anything of a fact: opens, meets, moves or enters by it. */
export function concerns(
  running: Running,
  fact: Pick<Recorded, 'kind' | 'subject' | 'at' | 'values'>,
  needs = worldNeeds(running.playbook, fact.kind),
): boolean {
  const entered = running.playbook.journeys.some((journey) =>
    journey.enter.some((enter) => enter.event === fact.kind),
  )
  return (
    needs.opens.length + needs.meets.length + needs.clocks.length > 0 ||
    needs.records ||
    entered ||
    mayMove(running.playbook, happeningOf(fact))
  )
}

function around(running: Running, fact: Recorded, opens: readonly string[]): Around {
  const rules = running.playbook.rules.filter((rule) => opens.includes(rule.name))
  const wide =
    fact.subject.kind === 'project' &&
    (rules.some((rule) => rule.subject !== 'project') || mayMove(running.playbook, happeningOf(fact)))
  return {
    ...(fact.subject.kind === 'ticket' ? { tickets: [fact.subject.id] } : {}),
    customers: fact.customerId
      ? [fact.customerId]
      : fact.subject.kind === 'customer'
        ? [fact.subject.id]
        : [],
    projects: fact.projectId ? [fact.projectId] : fact.subject.kind === 'project' ? [fact.subject.id] : [],
    wholeProjects: wide,
    everybody: rules.some((rule) =>
      rule.triggers.some((trigger) => trigger.event === fact.kind && trigger.way === null),
    ),
  }
}

/** The subject of the fact itself, where no table of its own holds it: a form, an inspection, a duty stated done. */
export function putFact(world: DatabaseWorld, running: Running, fact: Recorded): void {
  const relations = new Set(running.playbook.relations[fact.subject.kind] ?? [])
  const fields: Record<string, FieldValue> = {}
  const ones: Record<string, { kind: string; id: string }> = {}
  for (const [name, value] of Object.entries(fact.values ?? {})) {
    const kind = running.playbook.kinds[`${fact.subject.kind}.${name}`]?.kind
    if (relations.has(name) && kind && typeof value === 'string') ones[name] = { kind, id: value }
    else fields[name] = value as FieldValue
  }
  const natural = running.playbook.naturalDates[fact.kind]
  if (natural && fields[natural] === undefined)
    fields[natural] = natural.endsWith('On') ? localDayOf(fact.at, running.playbook.timeZone) : fact.at
  world.put(fact.subject.kind, fact.subject.id, fields, ones)
  if (fact.subject.kind === 'ticket') world.putMoment(fact.subject, fact.kind, fact.at)
}

export function happeningOf(
  fact: Pick<Recorded, 'kind' | 'subject' | 'at' | 'values' | 'record'>,
): Happening {
  return {
    at: fact.at,
    event: fact.kind,
    subject: { kind: fact.subject.kind, id: subjectIdOf(fact.subject.kind, fact.subject.id) },
    values: (fact.values ?? {}) as Record<string, FieldValue>,
    ...(fact.record ? { record: fact.record } : {}),
  }
}

export interface Opened {
  id: string
  effect: OpenEffect | WaitingEffect
}

/** What one fact, or the calendar, decided. */
export interface Decided {
  fact: Recorded | null
  effects: readonly Effect[]
}

/**
 * Writes what was decided, duty by duty; all openings, and all moves, go in one statement.
 * @param later takes the stages entered, for whoever decides further facts of the same holdings and writes them after the last
 */
export async function writeEffects(
  ctx: Ctx,
  running: Running,
  world: DatabaseWorld,
  decided: readonly Decided[],
  outcome: Outcome,
  later?: Entry[],
): Promise<readonly Opened[]> {
  const openings: { effect: Opened['effect']; fact: Recorded | null }[] = []
  const moves: Moving[] = []
  const entries = later ?? []
  let people: People | undefined
  for (const { fact, effect, id } of inOneOrder(world, decided)) {
    switch (effect.effect) {
      case 'open':
      case 'waiting':
        openings.push({ effect, fact })
        break
      case 'meet':
        if (!id || fact?.unmet?.includes(id)) break
        if (await meetDuty(ctx, id, fact, effect.at))
          outcome.met.push({ id, rule: effect.rule, late: effect.late })
        break
      case 'lapse':
        if (id && (await lapseDuty(ctx, id, effect.text))) outcome.closed += 1
        break
      case 'pause':
        if (id) await pauseDuty(ctx, id)
        break
      case 'move':
        if (id) moves.push({ id, effect })
        break
      case 'enter':
        outcome.stage = effect.stage
        if (effect.subject.kind === 'holding') entries.push({ ...effect, holding: effect.subject.id })
        break
      case 'begin':
        await beginRecord(ctx, running, world, effect, fact)
        break
      case 'raise':
        await raiseWarning(ctx, running, world, effect)
        break
      case 'skip':
        await skipStep(ctx, running, effect)
        break
      case 'finish':
        await finishRecord(ctx, running, effect)
        break
      case 'left-out':
        if (effect.because === 'before-go-live') outcome.unopened += 1
        break
      case 'then':
        if (!id || !fact || fact.unmet?.includes(id)) break
        people ??= await findPeople(ctx, running.playbook)
        // What follows a duty sees the stages before it.
        await enterStages(ctx, running, entries.splice(0))
        await writeAfterwards(ctx, running, world, effect, id, people)
        break
    }
  }
  if (!later) await enterStages(ctx, running, entries)
  outcome.follow.push(...followingFacts(ctx, running, decided))
  if (openings.length + moves.length === 0) return []
  const who = people ?? (await findPeople(ctx, running.playbook))
  const moved = await moveDuties(ctx, moves, who)
  for (const { id, effect } of moves)
    if (moved.has(id)) outcome.moved.push({ id, rule: effect.rule, from: effect.was, to: effect.due })
  const rows = openings.map(({ effect, fact }) => dutyRow(ctx, running, effect, fact, world, who))
  const made = await openDuties(ctx, rows)
  outcome.opened.push(...made)
  const ids = new Set(made.map(({ id }) => id))
  await ringUrgent(
    ctx,
    openings.flatMap(({ fact }, at) => (fact && !fact.importId && ids.has(rows[at]!.id) ? [rows[at]!] : [])),
  )
  return openings.flatMap(({ effect }, at) => (ids.has(rows[at]!.id) ? [{ id: rows[at]!.id, effect }] : []))
}

/** What a fact opened and is due before the next digest would tell of it. */
async function ringUrgent(ctx: Ctx, rows: readonly DutyRow[]): Promise<void> {
  const next = nextDigest(ctx.now, ctx.tenant.timeZone)
  await ringAtOnce(
    ctx,
    rows.flatMap(({ id, owed_by, due_at }) =>
      owed_by && due_at && due_at > ctx.now && due_at < next
        ? [{ staffId: owed_by, kind: 'urgent' as const, obligationId: id }]
        : [],
    ),
  )
}

/** Two facts at once that touch the same duties take them in the same order, or each would wait for what the other holds. */
const inOneOrder = (world: DatabaseWorld, decided: readonly Decided[]) =>
  decided
    .flatMap(({ fact, effects }) =>
      effects.map((effect) => ({
        fact,
        effect,
        id: 'occurrence' in effect ? idIn(world, effect) : undefined,
      })),
    )
    .sort((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : one.id === other.id ? 0 : 1))

const idIn = (world: DatabaseWorld, key: DutyKey) =>
  world
    .duties({ rules: [key.rule], subjects: [key.subject] })
    .find((duty) => duty.occurrence === key.occurrence)?.id

import type { DecideContext, Effect, Happening, OpenEffect, WaitingEffect } from '#engine/decide.ts'
import { decide, worldNeeds } from '#engine/decide.ts'
import type { FieldValue } from '#engine/world.ts'
import type { Ctx } from '#platform/perform.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import type { DatabaseWorld } from './database-world.ts'
import { nothing, type Outcome, type Recorded } from './facts.ts'
import { findPeople, type People } from './find-people.ts'
import { type Around, loadWorld } from './load-world.ts'
import { localDayOf } from './local-day.ts'
import { writeAfterwards } from './write-afterwards.ts'
import { dutyRow, enterStage, lapseDuty, meetDuty, moveDuty, openDuties } from './write-effects.ts'

/**
 * Decides what a fact means for every running playbook and writes it, in the transaction of the fact.
 * A lapse, a move and an opening each touch a row once; deciding the same fact again inserts nothing.
 */
export async function applyPlaybook(ctx: Ctx, fact: Recorded): Promise<Outcome> {
  const outcome = nothing()
  for (const running of await runningPlaybooks(ctx)) {
    const needs = worldNeeds(running.playbook, fact.kind)
    if (!concerns(running, fact, needs)) continue
    const world = await loadWorld(ctx, running.playbook, around(running, fact, needs.opens))
    putFact(world, running, fact)
    const effects = decide(
      running.playbook,
      happeningOf(fact),
      world,
      contextOf(ctx, running, fact.projectId ?? null),
    )
    await writeEffects(ctx, running, fact, world, effects, outcome)
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
  fact: Recorded,
  needs = worldNeeds(running.playbook, fact.kind),
): boolean {
  const entered = running.playbook.journeys.some((journey) =>
    journey.enter.some((enter) => enter.event === fact.kind),
  )
  return needs.opens.length + needs.meets.length > 0 || entered || mayMove(running, fact)
}

function mayMove(running: Running, fact: Recorded): boolean {
  const date = running.playbook.naturalDates[fact.kind]
  return (
    date !== undefined ||
    Object.values(fact.values ?? {}).some(
      (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value),
    )
  )
}

function around(running: Running, fact: Recorded, opens: readonly string[]): Around {
  const rules = running.playbook.rules.filter((rule) => opens.includes(rule.name))
  const wide =
    fact.subject.kind === 'project' &&
    (rules.some((rule) => rule.subject !== 'project') || mayMove(running, fact))
  return {
    customers: fact.customerId
      ? [fact.customerId]
      : fact.subject.kind === 'customer'
        ? [fact.subject.id]
        : [],
    projects: fact.projectId ? [fact.projectId] : fact.subject.kind === 'project' ? [fact.subject.id] : [],
    wholeProjects: wide,
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
}

export function happeningOf(fact: Recorded): Happening {
  return {
    at: fact.at,
    event: fact.kind,
    subject: fact.subject,
    values: (fact.values ?? {}) as Record<string, FieldValue>,
  }
}

/** Writes effects in their order. Openings go in one statement; everything else touches single rows. */
export async function writeEffects(
  ctx: Ctx,
  running: Running,
  fact: Recorded | null,
  world: DatabaseWorld,
  effects: readonly Effect[],
  outcome: Outcome,
): Promise<void> {
  const openings: (OpenEffect | WaitingEffect)[] = []
  let people: People | undefined
  const idOf = (key: { rule: string; occurrence: string; subject: { kind: string; id: string } }) =>
    world
      .duties({ rules: [key.rule], subjects: [key.subject] })
      .find((duty) => duty.occurrence === key.occurrence)?.id
  for (const effect of effects) {
    switch (effect.effect) {
      case 'open':
      case 'waiting':
        openings.push(effect)
        break
      case 'meet': {
        const id = idOf(effect)
        if (!id || fact?.unmet?.includes(id)) break
        if (await meetDuty(ctx, id, fact, effect.at))
          outcome.met.push({ id, rule: effect.rule, late: effect.late })
        break
      }
      case 'lapse': {
        const id = idOf(effect)
        if (id && (await lapseDuty(ctx, id, effect.text))) outcome.closed += 1
        break
      }
      case 'move': {
        const id = idOf(effect)
        people ??= await findPeople(ctx, running.playbook)
        if (id && (await moveDuty(ctx, id, effect, people)))
          outcome.moved.push({ id, rule: effect.rule, from: effect.was, to: effect.due })
        break
      }
      case 'enter':
        outcome.stage = effect.stage
        if (effect.subject.kind === 'holding') await enterStage(ctx, running, effect, [effect.subject.id])
        break
      case 'left-out':
        if (effect.because === 'before-go-live') outcome.unopened += 1
        break
      case 'then': {
        const id = fact && idOf(effect)
        if (!id || fact.unmet?.includes(id)) break
        people ??= await findPeople(ctx, running.playbook)
        await writeAfterwards(ctx, running, world, effect, id, people)
        break
      }
    }
  }
  if (openings.length === 0) return
  const who = people ?? (await findPeople(ctx, running.playbook))
  const rows = openings.map((effect) => dutyRow(ctx, running, effect, fact, world, who))
  outcome.opened.push(...(await openDuties(ctx, rows)))
}

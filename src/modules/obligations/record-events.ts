import type { Effect, OpenEffect, WaitingEffect } from '#engine/decide.ts'
import { decide } from '#engine/decide.ts'
import type { Ctx } from '#platform/perform.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { concerns, contextOf, happeningOf, putFact, writeEffects } from './apply-playbook.ts'
import type { DatabaseWorld } from './database-world.ts'
import { type Fact, nothing, type Outcome, type Recorded } from './facts.ts'
import { loadWorld } from './load-world.ts'
import { insertEvents, recordedAs } from './record-event.ts'
import { ruleWords } from './rule-words.ts'
import { isAutomatic } from './write-effects.ts'

export interface OutcomeOfMany extends Outcome {
  /** Sendings that history would have started at once: not opened. */
  unsent: number
  /** What each opened rule is called in its playbook. */
  titles: Record<string, string>
}

/**
 * Records many facts of customers and their holdings at once: one statement for the events, one look at the company's facts
 * for all, each decided in its order. What imported facts would send at once is left out.
 * @param facts at most a few hundred, of one import or one hand; none may have a project as its subject
 */
export async function recordEvents(ctx: Ctx, facts: readonly Fact[]): Promise<OutcomeOfMany> {
  const outcome: OutcomeOfMany = { ...nothing(), unsent: 0, titles: {} }
  if (facts.length === 0) return outcome
  const recorded = facts.map((fact) => recordedAs(ctx, fact))
  await insertEvents(ctx, recorded)
  for (const running of await runningPlaybooks(ctx)) {
    const concerning = recorded.filter((fact) => concerns(running, fact))
    if (concerning.length === 0) continue
    const world = await loadWorld(ctx, running.playbook, {
      customers: [...new Set(concerning.flatMap((fact) => fact.customerId ?? []))],
      projects: [...new Set(concerning.flatMap((fact) => fact.projectId ?? []))],
    })
    for (const fact of concerning) await decideOne(ctx, running, world, fact, outcome)
  }
  return outcome
}

async function decideOne(
  ctx: Ctx,
  running: Running,
  world: DatabaseWorld,
  fact: Recorded,
  outcome: OutcomeOfMany,
): Promise<void> {
  putFact(world, running, fact)
  const decided = decide(
    running.playbook,
    happeningOf(fact),
    world,
    contextOf(ctx, running, fact.projectId ?? null),
  )
  const sentNow = (effect: Effect) =>
    Boolean(fact.importId) && effect.effect === 'open' && isAutomatic(effect) && effect.due <= ctx.now
  const effects = decided.filter((effect) => !sentNow(effect))
  outcome.unsent += decided.length - effects.length
  const before = outcome.opened.length
  await writeEffects(ctx, running, fact, world, effects, outcome)
  rememberDuties(world, running, effects, outcome.opened.slice(before), outcome.titles)
  for (const effect of effects)
    if (effect.effect === 'enter') world.put(effect.subject.kind, effect.subject.id, { stage: effect.stage })
}

/** The next facts must find what this one opened. */
function rememberDuties(
  world: DatabaseWorld,
  running: Running,
  effects: readonly Effect[],
  opened: Outcome['opened'],
  titles: Record<string, string>,
): void {
  const openings = effects.filter(
    (effect): effect is OpenEffect | WaitingEffect => effect.effect === 'open' || effect.effect === 'waiting',
  )
  for (const { id, rule } of opened) {
    const at = openings.findIndex((effect) => effect.rule === rule)
    const effect = openings.splice(at, 1)[0]
    if (!effect) continue
    titles[rule] ??= ruleWords(running.playbook, rule, effect.clause[0] ?? '').title
    const { occurrence, subject, event, trigger, due, windowStart, period, parent } = effect
    world.putDuty({
      id,
      playbook: running.name,
      rule,
      occurrence,
      subject,
      ...(event ? { event } : {}),
      trigger,
      due,
      windowStart,
      ...(period ? { period } : {}),
      parent: parent ?? false,
    })
  }
}

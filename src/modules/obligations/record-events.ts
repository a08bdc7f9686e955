import type { Effect } from '#engine/decide.ts'
import { decide } from '#engine/decide.ts'
import type { Ctx } from '#platform/perform.ts'
import { type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import {
  concerns,
  contextOf,
  type Decided,
  happeningOf,
  type Opened,
  putFact,
  writeEffects,
} from './apply-playbook.ts'
import type { DatabaseWorld } from './database-world.ts'
import { type Fact, nothing, type Outcome, type Recorded } from './facts.ts'
import { loadWorld } from './load-world.ts'
import { insertEvents, recordEvent, recordedAs } from './record-event.ts'
import { ruleWords } from './rule-words.ts'
import { type Entry, enterStages, isAutomatic } from './write-effects.ts'

export interface OutcomeOfMany extends Outcome {
  /** Sendings that history would have started at once: not opened. */
  unsent: number
  /** What each opened rule is called in its playbook. */
  titles: Record<string, string>
}

/**
 * Records many facts of customers and their holdings at once: one statement for the events, one look at the company's facts
 * for all, each decided in its order. What imported facts would send at once is left out.
 * @param facts of one import or one hand, at most what memory holds; none may have a project as its subject
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
    const entries: Entry[] = []
    for (const facts of inTurns(concerning))
      await decideTogether(ctx, running, world, facts, outcome, entries)
    await enterStages(ctx, running, entries)
  }
  for (const next of outcome.follow.splice(0)) await recordEvent(ctx, next)
  return outcome
}

/** The first facts of all customers are decided and written together, then the second ones, which see what those opened, and so on. */
function inTurns(facts: readonly Recorded[]): Recorded[][] {
  const turns: Recorded[][] = []
  const nth = new Map<string, number>()
  for (const fact of facts) {
    const whose = fact.customerId ?? fact.subject.id
    const turn = nth.get(whose) ?? 0
    nth.set(whose, turn + 1)
    const together = turns[turn]
    if (together) together.push(fact)
    else turns[turn] = [fact]
  }
  return turns
}

async function decideTogether(
  ctx: Ctx,
  running: Running,
  world: DatabaseWorld,
  facts: readonly Recorded[],
  outcome: OutcomeOfMany,
  entries: Entry[],
): Promise<void> {
  const decided = facts.map((fact): Decided => {
    putFact(world, running, fact)
    const all = decide(
      running.playbook,
      happeningOf(fact),
      world,
      contextOf(ctx, running, fact.projectId ?? null),
    )
    const sentNow = (effect: Effect) =>
      Boolean(fact.importId) && effect.effect === 'open' && isAutomatic(effect) && effect.due <= ctx.now
    const effects = all.filter((effect) => !sentNow(effect))
    outcome.unsent += all.length - effects.length
    return { fact, effects }
  })
  for (const opened of await writeEffects(ctx, running, world, decided, outcome, entries))
    rememberDuty(world, running, opened, outcome.titles)
  for (const { effects } of decided)
    for (const effect of effects)
      if (effect.effect === 'enter')
        world.put(effect.subject.kind, effect.subject.id, { stage: effect.stage })
}

/** The next facts must find what this one opened. */
function rememberDuty(
  world: DatabaseWorld,
  running: Running,
  { id, effect }: Opened,
  titles: Record<string, string>,
): void {
  titles[effect.rule] ??= ruleWords(running.playbook, effect.rule, effect.clause[0] ?? '').title
  const { rule, occurrence, subject, event, trigger, due, windowStart, period, parent } = effect
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

import { aboutOf, type Frame, factsOf, parametersFor, passes } from '#engine/decide-frame.ts'
import type { DutyRule } from '#engine/duty-rule.ts'
import { indexOf } from '#engine/playbook-index.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import { contextOf } from './apply-playbook.ts'
import { loadSlice } from './load-world.ts'

/** Customers whose facts are looked at in one go. */
const SLICE = 5_000

/** The customers a rule would be about today, whatever its occasion; each once. Conditions on the event itself are not asked. */
export async function audienceOf(ctx: Ctx, running: Running, rule: DutyRule): Promise<string[]> {
  const found = new Set<string>()
  for (let last: string | null = null, first = true; first || last; first = false) {
    const slice = await loadSlice(ctx, running.playbook, last, SLICE, true)
    const frame: Frame = {
      index: indexOf(running.playbook),
      world: slice.world,
      context: contextOf(ctx, running, null),
      now: ctx.now,
    }
    for (const subject of slice.world.all(rule.subject)) {
      const facts = factsOf(frame, subject, parametersFor(frame, subject))
      const customer = aboutOf(slice.world, subject).customer
      if (customer && passes(rule.audience, facts) && passes(rule.where, facts)) found.add(customer.id)
    }
    last = slice.last
  }
  return [...found]
}

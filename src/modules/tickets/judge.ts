import type { TicketKind } from '#engine/compiled.ts'
import { judgeTicket } from '#engine/tickets.ts'
import type { Ctx } from '#platform/perform.ts'
import { contextOf, putFact } from '../obligations/apply-playbook.ts'
import type { Recorded } from '../obligations/facts.ts'
import { findPeople } from '../obligations/find-people.ts'
import { loadWorld } from '../obligations/load-world.ts'
import type { Running } from '../playbooks/running-playbooks.ts'

export interface Judgement {
  level: string | null
  /** The role that answers for it. */
  accountable: string | null
  /** Whoever of that role has it before somebody is sent. */
  person: string | null
  tell: string[]
}

/** Who answers for a ticket and how grave it is, as its kind says of the fields it would have. */
export async function judge(
  ctx: Ctx,
  running: Running,
  kind: TicketKind,
  fact: Recorded,
): Promise<Judgement> {
  const { playbook } = running
  const asks = kind.levels.length > 0 || kind.routes.some((route) => route.where || route.to.is !== 'role')
  const projectId = fact.projectId ?? null
  const world = await loadWorld(ctx, playbook, {
    customers: asks && fact.customerId ? [fact.customerId] : [],
    projects: asks && projectId ? [projectId] : [],
    tickets: [fact.subject.id],
  })
  putFact(world, running, fact)
  const context = { ...contextOf(ctx, running, projectId), now: ctx.now }
  const judged = judgeTicket(playbook, kind, fact.subject, world, context)
  const people = await findPeople(ctx, playbook)
  const share = fact.customerId ?? projectId ?? fact.subject.id
  return {
    level: judged.level ?? null,
    accountable: judged.route?.role ?? null,
    person: people.of(judged.route, projectId, share),
    tell: [...new Set(judged.tell.flatMap((owner) => people.all(owner, projectId, null)))],
  }
}

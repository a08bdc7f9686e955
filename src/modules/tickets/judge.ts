import type { TicketKind } from '#engine/compiled.ts'
import { judgeTicket } from '#engine/tickets.ts'
import type { Ctx } from '#platform/perform.ts'
import { contextOf, putFact } from '../obligations/apply-playbook.ts'
import { DatabaseWorld } from '../obligations/database-world.ts'
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

/** Whether its levels or routes ask about more than the ticket's own fields: about the customer, the project, a list. */
const looksAround = ({ levels, routes }: TicketKind) =>
  routes.some((route) => route.to.is !== 'role') ||
  [...levels.map((level) => level.if), ...routes.map((route) => route.where)].some((condition) =>
    /[.(]/.test(condition?.text ?? ''),
  )

/** Who answers for a ticket and how grave it is, as its kind says of the fields it would have. */
export async function judge(
  ctx: Ctx,
  running: Running,
  kind: TicketKind,
  fact: Recorded,
): Promise<Judgement> {
  const { playbook } = running
  const projectId = fact.projectId ?? null
  const world = looksAround(kind)
    ? await loadWorld(ctx, playbook, {
        customers: fact.customerId ? [fact.customerId] : [],
        projects: projectId ? [projectId] : [],
        tickets: [fact.subject.id],
      })
    : new DatabaseWorld(playbook)
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

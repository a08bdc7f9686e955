import type { ApprovalStep } from './approvals.ts'
import type { TicketKind } from './compiled.ts'
import type { Condition } from './condition.ts'
import { type Frame, factsOf, ladderOf, parametersFor, passes, resolveOwner } from './decide-frame.ts'
import type { Owner } from './duty-rule.ts'
import type { DecideContext, LadderStep, Resolved } from './effects.ts'
import type { Playbook } from './playbook.ts'
import { indexOf } from './playbook-index.ts'
import type { FieldValue, SubjectRef, World } from './world.ts'

/** What the conditions and owners of a kind and its approvals read of one ticket; `asked` is what an asking says of itself. */
export function ticketReader(
  playbook: Playbook,
  ticket: SubjectRef,
  world: World,
  context: DecideContext & { now: string },
  asked: Record<string, FieldValue> = {},
) {
  const frame: Frame = { index: indexOf(playbook), world, context, now: context.now }
  const parameters = parametersFor(frame, ticket)
  const facts = { ...factsOf(frame, ticket, parameters), locals: { ask: asked } }
  return {
    /** The rungs of a step that stands from now on; `assignee` are those who sit there. */
    ladder(step: Pick<ApprovalStep, 'due' | 'ladder' | 'who'>, due: string): LadderStep[] {
      const seated = step.who
        .flatMap((owner) => resolveOwner(frame, owner, ticket, facts, []))
        .map((each) => ({ ...each, word: 'assignee' }))
      return ladderOf(frame, step, ticket, facts, seated, { opened: context.now, due }, parameters)
    },
    /** Unknown counts as no. */
    holds: (condition: Condition | undefined) => passes(condition, facts),
    people: (owner: Owner) => resolveOwner(frame, owner, ticket, facts, []),
  }
}

/** What the playbook makes of a ticket: who answers for it, how grave it is and who is told of that. */
export interface Judged {
  route: Resolved | undefined
  level: string | undefined
  tell: Resolved[]
}

/** The first route and the first level that fit; none where the kind has none. `world` holds the ticket's own fields. */
export function judgeTicket(
  playbook: Playbook,
  kind: TicketKind,
  ticket: SubjectRef,
  world: World,
  context: DecideContext & { now: string },
): Judged {
  const frame: Frame = { index: indexOf(playbook), world, context, now: context.now }
  const facts = factsOf(frame, ticket, parametersFor(frame, ticket))
  const route = kind.routes.find(({ where }) => passes(where, facts))
  const level = kind.levels.find((each) => passes(each.if, facts))
  return {
    route: route && resolveOwner(frame, route.to, ticket, facts, [])[0],
    level: level?.is,
    tell: (level?.tell ?? []).flatMap((owner) => resolveOwner(frame, owner, ticket, facts, [])),
  }
}

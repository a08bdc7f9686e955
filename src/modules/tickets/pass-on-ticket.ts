import type { Words } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { assignClocks } from '../obligations/clocks.ts'
import { findPeople } from '../obligations/find-people.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { checkAnswers } from '../playbooks/check-answers.ts'
import { formOf } from '../playbooks/see-form.ts'
import { passOnTicket } from './contract/moves.ts'
import { kindNamed } from './kinds.ts'
import { readTicket } from './read-ticket.ts'
import { takeStep, ticketToMove } from './take-step.ts'

/** From whoever the kind names to whoever it names; nobody has it then, and the clocks run on with those it went to. */
export const passOnTicketOperation = implement(passOnTicket, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const { running, kind } = await kindNamed(ctx, ticket.kind)
  const { playbook } = running
  const { passOn } = kind
  if (!passOn) throw new Refusal('tickets.no_pass_on', { kind: kind.title })
  const reader = await readTicket(ctx, running, ticket)
  const people = await findPeople(ctx, playbook)
  const all = (owner: typeof passOn.to) =>
    reader.people(owner).flatMap((each) => people.all(each, ticket.project_id, ticket.assignee))
  const from = all(passOn.from)
  if (from.length > 0 && !from.includes(ctx.actor.id!)) {
    const who = roleTitle(playbook.roles, passOn.from)
    throw new Refusal('tickets.not_to_pass_on', { kind: kind.title, who })
  }
  const form = passOn.form && (await formOf(ctx, running.name, passOn.form))
  const problem = form && checkAnswers(form.questions, input.answers ?? {})
  if (problem) throw new Refusal('tickets.form', { ...problem }, 'answers')
  const [to] = reader.people(passOn.to)
  const accountable = to?.role ?? ticket.accountable
  const { version, state } = await takeStep(ctx, ticket, {
    move: 'pass-on',
    reason: input.reason,
    files: input.files,
    detail: {
      name: roleTitle(playbook.roles, passOn.to).zh,
      from: ticket.assignee,
      ...(input.answers ? { answers: input.answers } : {}),
    },
    set: { assignee: null, offered_at: null, accountable },
    event: 'ticket.passed-on',
    values: accountable ? { accountable } : {},
  })
  const share = ticket.customer_id ?? ticket.project_id
  const next = people.of(to, ticket.project_id, share)
  if (next) await assignClocks(ctx, ticket.id, next)
  await ringAtOnce(
    ctx,
    [...new Set(all(passOn.to))].map((staffId) => ({
      staffId,
      kind: 'ticket-passed-on' as const,
      detail: { ticketId: ticket.id },
    })),
  )
  return { version, state }
})

/** A role is called in the words of the policy, which has one title. */
function roleTitle(
  roles: readonly { name: string; title: string }[],
  owner: { is: string; role?: string; word?: string; text?: string },
): Words {
  const title = roles.find(({ name }) => name === owner.role)?.title
  const said = title ?? owner.word ?? owner.text ?? ''
  return { zh: said, en: said }
}

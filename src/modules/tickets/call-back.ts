import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ask } from '../approvals/ask-approval.ts'
import { checkAnswers } from '../playbooks/check-answers.ts'
import { formOf } from '../playbooks/see-form.ts'
import { reopen } from './close-ticket.ts'
import { callBack } from './contract/call-backs.ts'
import { kindNamed } from './kinds.ts'
import { ownWork } from './queries.ts'
import { refuseUnmet } from './require.ts'
import { CALLS_AT_MOST } from './rules.ts'
import { type Ticket, takeStep, ticketToMove } from './take-step.ts'

export const callBackOperation = implement(callBack, async (ctx, input) => {
  const ticket = await ticketToMove(ctx, input.id, input.version)
  const { rows } = await sql<{
    own: boolean
  }>`select ${ownWork(ctx, sql`${ticket.assignee}::uuid`)} as own`.execute(ctx.db)
  if (rows[0]!.own) throw new Refusal('tickets.own_call_back')
  if (input.answers) await refuseWrongAnswers(ctx, ticket, input.answers)
  const { words } = input
  const calls = ticket.calls + 1
  const over = input.result === 'no-answer' && calls >= CALLS_AT_MOST
  const reached = input.result !== 'no-answer'
  const satisfied = reached ? (input.satisfied ?? input.result === 'solved') : null
  await takeStep(ctx, ticket, {
    move: 'call-back',
    words,
    detail: {
      result: input.result,
      calls,
      ...(satisfied === null ? {} : { satisfied }),
      ...(input.answers ? { answers: input.answers } : {}),
    },
    set: { calls, ...(satisfied === null ? {} : { satisfied }) },
    ...(reached || over
      ? {
          event: 'ticket.called-back',
          values: { verdict: input.result, ...(satisfied === null ? {} : { satisfied }) },
        }
      : {}),
  })
  if (satisfied === false) await escalateUnsatisfied(ctx, ticket, words)
  if (input.result === 'not-solved') await reopen(ctx, ticket, '回访：客户说没解决', words)
  else if (reached || over) await end(ctx, ticket, over ? 'not-reached' : 'verified')
  return { version: ticket.version, state: ticket.state, calls: reached || over ? calls : ticket.calls + 1 }
})

/** Where the playbook sends a dissatisfied customer upwards, his matter waits for a word. */
async function escalateUnsatisfied(ctx: Ctx, ticket: Ticket, words: string | undefined): Promise<void> {
  const { kind } = await kindNamed(ctx, ticket.kind)
  if (!kind.escalate.some(({ when }) => when === 'unsatisfied')) return
  await ask(ctx, ticket, {
    what: 'unsatisfied',
    reason: words ?? '回访：客户不满意',
    amount: null,
    level: null,
  })
}

async function end(ctx: Ctx, ticket: Ticket, outcome: 'verified' | 'not-reached'): Promise<void> {
  await refuseUnmet(ctx, ticket, 'closed')
  await takeStep(ctx, ticket, {
    move: 'close',
    detail: { outcome },
    set: { outcome },
    event: 'ticket.closed',
  })
}

/** Answers belong to the form the kind's call-back names. Throws `tickets.form`. */
async function refuseWrongAnswers(ctx: Ctx, ticket: Ticket, answers: Record<string, unknown>): Promise<void> {
  const { running, kind } = await kindNamed(ctx, ticket.kind)
  const form = kind.callBack?.form && (await formOf(ctx, running.name, kind.callBack.form))
  const problem = form && checkAnswers(form.questions, answers)
  if (problem) throw new Refusal('tickets.form', { ...problem }, 'answers')
}

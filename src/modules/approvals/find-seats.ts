import { type Approval, type ApprovalStep, standingOf, type Word } from '#engine/approvals.ts'
import { resolveDue } from '#engine/deadline.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { ticketReader } from '#engine/tickets.ts'
import { parseDue } from '#engine/times.ts'
import type { Ctx } from '#platform/perform.ts'
import { contextOf, putFact } from '../obligations/apply-playbook.ts'
import { DatabaseWorld } from '../obligations/database-world.ts'
import { findPeople } from '../obligations/find-people.ts'
import { loadWorld } from '../obligations/load-world.ts'
import { type StoredRung, storedLadder } from '../obligations/write-effects.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import { whoMay } from '../staff/who-may.ts'
import { kindNamed } from '../tickets/kinds.ts'
import type { Ticket } from '../tickets/take-step.ts'
import { factOf } from '../tickets/triage-ticket.ts'
import type { Asked } from './contract.ts'

/** One seat of a step and who may sit on it. */
export type Seat = string[]

export interface Course {
  running: Running
  approval: Approval | null
  /** Where it stands, and who may speak now. */
  standing(words: readonly Word[]): ReturnType<typeof standingOf>
  seats(step: number): Promise<Seat[]>
  step(step: number): ApprovalStep
  /** By when the step should be decided; null where it says nothing. */
  due(step: number): string | null
  /** Who is told while it waits there, from now on. */
  ladder(step: number): StoredRung[]
  /** Who of those may take another's seat. */
  mayTake(staffIds: readonly string[]): string[]
}

/** A supervisor of the project, whoever it is: where the playbook names no approval. */
const anySupervisor: ApprovalStep = { needs: 'one', who: [], ladder: [], opinion: false, options: [] }

/** The course an asking takes: by the kind's first line that fits, else a supervisor's word. `name` is that of one under way. */
export async function courseOf(
  ctx: Ctx,
  ticket: Ticket,
  asked: {
    what: Asked
    amount: number | null
    by: string | null
    name?: string | null
    values?: Record<string, unknown>
  },
): Promise<Course> {
  const { running, kind } = await kindNamed(ctx, ticket.kind)
  const { playbook } = running
  const fact = factOf(ctx, ticket)
  const world =
    kind.escalate.length + playbook.approvals.length > 0
      ? await loadWorld(ctx, playbook, { customers: [], projects: [ticket.project_id], tickets: [ticket.id] })
      : new DatabaseWorld(playbook)
  putFact(world, running, { ...fact, values: { ...fact.values, ...asked.values } })
  const context = { ...contextOf(ctx, running, ticket.project_id), now: ctx.now }
  const reader = ticketReader(playbook, fact.subject, world, context, { amount: asked.amount ?? null })
  const named =
    asked.name !== undefined
      ? asked.name
      : asked.what === 'appeal'
        ? kind.review
        : kind.escalate.find(({ when, where }) => when === asked.what && reader.holds(where))?.approval
  const approval = playbook.approvals.find(({ name }) => name === named) ?? null
  const steps = approval?.steps ?? [anySupervisor]
  const people = await findPeople(ctx, playbook)
  const others = (ids: readonly string[]) =>
    [...new Set(ids)].filter(
      (id) => (approval?.notApplicant === false || id !== asked.by) && id !== ticket.respondent,
    )
  const due = (at: number): string | null => {
    const { due } = steps[at] ?? anySupervisor
    if (!due) return null
    const resolved = resolveDue(parseDue(due), {
      trigger: ctx.now,
      timeZone: playbook.timeZone,
      calendar: indexOf(playbook).calendar,
      anchor: () => undefined,
      parameter: (name) => {
        const value = running.parameter(name, ticket.project_id)
        return typeof value === 'string' ? value : undefined
      },
    })
    return 'due' in resolved ? resolved.due : null
  }
  return {
    running,
    approval,
    standing: (words) => standingOf({ steps }, words, (step) => reader.holds(step.where)),
    step: (at) => steps[at] ?? anySupervisor,
    due,
    ladder(at) {
      const step = steps[at] ?? anySupervisor
      const by = due(at)
      // Versions published before steps had a ladder know none.
      if (!by || !step.ladder) return []
      return storedLadder(reader.ladder(step, by), people, ticket.project_id, ticket.id)
    },
    mayTake: (ids) => {
      const named = (approval?.delegate ?? []).flatMap((owner) =>
        reader.people(owner).flatMap((each) => people.all(each, ticket.project_id, ticket.assignee)),
      )
      return others(ids).filter((id) => named.includes(id))
    },
    async seats(at) {
      const step = steps[at] ?? anySupervisor
      const found = step.who.map((owner) =>
        others(reader.people(owner).flatMap((each) => people.all(each, ticket.project_id, ticket.assignee))),
      )
      const seats = step.needs === 'all-of' ? found : [others(found.flat())]
      // A seat nobody holds would wait for ever: the supervisors of the project speak for it.
      const stand = others(await whoMay(ctx, ['work.supervise'], ticket.project_id))
      return seats.map((seat) => (seat.length > 0 ? seat : stand))
    },
  }
}

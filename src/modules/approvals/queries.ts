import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Asked } from './contract.ts'
import type { Seat } from './find-seats.ts'

/** Who gave his seat at a step to whom. */
export interface HandedOn {
  step: number
  from: string
  to: string
  at: string
}

export interface ApprovalRow {
  id: string
  what: Asked
  playbook: string
  playbook_version: number
  approval: string | null
  ticket_id: string
  project_id: string
  asked_by_kind: string
  /** null where a broken promise asked. */
  asked_by: string | null
  asked_at: string
  reason: string
  amount_cents: number | null
  level: string | null
  state: 'open' | 'granted' | 'declined' | 'withdrawn'
  step: number
  seats: Seat[]
  due_at: string | null
  handed_on: HandedOn[]
  version: number
}

/** Locked. Throws `approvals.unknown`, `approvals.over`. */
export async function openApproval(ctx: Ctx, id: string): Promise<ApprovalRow> {
  const { rows } =
    await sql<ApprovalRow>`select id, what, playbook, playbook_version, approval, ticket_id, project_id, asked_by_kind, asked_by, asked_at, reason,
      amount_cents, level, state, step, seats, due_at, handed_on, version from approvals where tenant_id = ${ctx.tenantId} and id = ${id} for update`.execute(
      ctx.db,
    )
  const approval = rows[0]
  if (!approval) throw new Refusal('approvals.unknown')
  if (approval.state !== 'open') throw new Refusal('approvals.over')
  return approval
}

export interface WordRow {
  step: number
  seat: number
  agree: boolean
}

export async function wordsOf(ctx: Ctx, id: string): Promise<WordRow[]> {
  const { rows } = await sql<WordRow>`select step, seat, agree from approval_words
    where tenant_id = ${ctx.tenantId} and approval_id = ${id} and not void order by at`.execute(ctx.db)
  return rows
}

/** Whether this person sits at the step an approval `a` stands at. */
export const sits = (ctx: Ctx): RawBuilder<boolean> =>
  sql<boolean>`(a.state = 'open' and exists (select from jsonb_array_elements(a.seats) seat where seat ? ${ctx.actor.id ?? ''}))`

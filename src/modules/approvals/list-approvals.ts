import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { listedAmong } from '../tickets/listed-among.ts'
import { listApprovals, type ShownApproval } from './contract.ts'
import { type ApprovalRow, sits } from './queries.ts'

const MOST = 200

type Row = ApprovalRow & {
  by: string | null
  mine: boolean
  waits: string[]
  said: ShownApproval['said']
}

export const listApprovalsOperation = implement(listApprovals, async (ctx, { which, ticketId }) => {
  const wanted = {
    mine: sits(ctx),
    asked: sql`a.asked_by = ${ctx.actor.id}::uuid`,
    open: sql`a.state = 'open'`,
    decided: sql`a.state <> 'open'`,
  }[which]
  const { rows } =
    await sql<Row>`select a.id, a.what, a.playbook, a.playbook_version, a.approval, a.ticket_id, a.project_id, a.asked_by_kind, a.asked_by, a.asked_at, a.reason,
      a.amount_cents, a.level, a.state, a.step, a.seats, a.due_at, a.version, coalesce(s.name, c.name) as by, ${sits(ctx)} as mine,
      coalesce((select json_agg(distinct w.name) from jsonb_array_elements(a.seats) seat, jsonb_array_elements_text(seat) person
        join staff w on w.tenant_id = a.tenant_id and w.id = person::uuid), '[]') as waits,
      coalesce((select json_agg(json_build_object('step', x.step, 'who', w.name, 'agree', x.agree, 'opinion', x.opinion, 'option', x.option, 'at', x.at, 'void', x.void) order by x.at, x.id)
        from approval_words x join staff w on w.tenant_id = x.tenant_id and w.id = x.staff_id where x.tenant_id = a.tenant_id and x.approval_id = a.id), '[]') as said
    from approvals a left join staff s on s.tenant_id = a.tenant_id and s.id = a.asked_by and a.asked_by_kind = 'staff'
      left join customers c on c.tenant_id = a.tenant_id and c.id = a.asked_by and a.asked_by_kind = 'customer'
    where a.tenant_id = ${ctx.tenantId} ${ticketId ? sql`and a.ticket_id = ${ticketId}` : sql`and ${wanted}`}
    order by (a.state <> 'open'), coalesce(a.due_at, a.asked_at), a.id limit ${MOST}`.execute(ctx.db)
  const tickets = await listedAmong(
    ctx,
    rows.map(({ ticket_id }) => ticket_id),
  )
  const seen = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const approvals = await Promise.all(
    rows.map(async (row) => {
      const ticket = seen.get(row.ticket_id)
      return ticket ? [await shownOf(ctx, row, ticket)] : []
    }),
  )
  return { approvals: approvals.flat() }
})

async function shownOf(
  ctx: Ctx,
  row: Row,
  ticket: Awaited<ReturnType<typeof listedAmong>>[number],
): Promise<ShownApproval> {
  const { approvals } = await playbookVersion(ctx, row.playbook, row.playbook_version)
  const approval = approvals.find(({ name }) => name === row.approval)
  const step = approval?.steps[row.step]
  return {
    id: row.id,
    what: row.what,
    state: row.state,
    version: row.version,
    title: approval?.title ?? null,
    reason: row.reason,
    askedBy: row.by ?? '',
    byCustomer: row.asked_by_kind === 'customer',
    askedAt: row.asked_at,
    dueAt: row.due_at,
    amount: row.amount_cents === null ? null : row.amount_cents / 100,
    level: row.level,
    ticketId: row.ticket_id,
    number: ticket.number,
    kindTitle: ticket.kindTitle,
    severity: ticket.severity,
    words: ticket.words,
    place: ticket.room ?? ticket.place,
    project: ticket.project,
    step: row.step,
    steps: approval?.steps.length ?? 1,
    waitsFor: row.waits,
    mine: row.mine,
    opinion: step?.opinion ?? false,
    options: step?.options ?? [],
    said: row.said,
  }
}

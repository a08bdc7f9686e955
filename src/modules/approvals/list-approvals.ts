import { sql } from 'kysely'
import type { Approval } from '#engine/approvals.ts'
import type { Playbook } from '#engine/playbook.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { findPeople } from '../obligations/find-people.ts'
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
  handedOn: ShownApproval['handedOn']
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
      a.amount_cents, a.level, a.state, a.step, a.seats, a.due_at, a.handed_on, a.version, coalesce(s.name, c.name) as by, ${sits(ctx)} as mine,
      coalesce((select json_agg(distinct w.name) from jsonb_array_elements(a.seats) seat, jsonb_array_elements_text(seat) person
        join staff w on w.tenant_id = a.tenant_id and w.id = person::uuid), '[]') as waits,
      coalesce((select json_agg(json_build_object('from', f.name, 'to', g.name, 'at', h->>'at')) from jsonb_array_elements(a.handed_on) h
        join staff f on f.tenant_id = a.tenant_id and f.id = (h->>'from')::uuid join staff g on g.tenant_id = a.tenant_id and g.id = (h->>'to')::uuid
        where (h->>'step')::int = a.step), '[]') as "handedOn",
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
  const playbook = await playbookVersion(ctx, row.playbook, row.playbook_version)
  const approval = playbook.approvals.find(({ name }) => name === row.approval)
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
    handedOn: row.handedOn,
    mayTake: row.mine ? await mayTake(ctx, row, playbook, approval) : [],
  }
}

/** The colleagues a seat may be handed to: those the playbook names, never who asked nor oneself. */
async function mayTake(
  ctx: Ctx,
  row: Row,
  playbook: Playbook,
  approval: Approval | undefined,
): Promise<{ id: string; name: string }[]> {
  const named = approval?.delegate ?? []
  if (named.length === 0) return []
  const people = await findPeople(ctx, playbook)
  const ids = named
    .flatMap((owner) =>
      owner.is === 'role' ? people.all({ owner, role: owner.role }, row.project_id, null) : [],
    )
    .filter((id) => id !== ctx.actor.id && id !== row.asked_by)
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from staff where tenant_id = ${ctx.tenantId} and id = any(${[...new Set(ids)]}::uuid[]) order by name`.execute(
    ctx.db,
  )
  return rows
}

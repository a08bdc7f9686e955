import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { numberText } from '../tickets/say-number.ts'
import { ticketInSight } from '../tickets/take-step.ts'
import { ticketsInSight } from '../tickets/tickets-in-sight.ts'
import { askChargeback, type Chargeback, decideChargeback, listChargebacks } from './contract/contractors.ts'
import { contractorNamed } from './contractors.ts'

type Row = Omit<Chargeback, 'number'> & { day: string; of_day: number }

export const listChargebacksOperation = implement(listChargebacks, async (ctx, input) => {
  const { ticketId, contractorId, which } = input
  const seen = sql`k.tenant_id = ${ctx.tenantId} and ${ticketsInSight(ctx, 't')} ${ticketId ? sql`and k.ticket_id = ${ticketId}` : sql``}`
  const { rows } = await sql<Row>`
    select k.id, k.ticket_id as "ticketId", t.day, t.number as of_day, k.contractor_id as "contractorId", c.name as contractor, k.fen, k.reason, k.state,
      k.asked_at as "askedAt", s.name as "askedBy", k.decided_at as "decidedAt", k.note
    from chargebacks k join tickets t on t.tenant_id = k.tenant_id and t.id = k.ticket_id
      join contractors c on c.tenant_id = k.tenant_id and c.id = k.contractor_id left join staff s on s.tenant_id = k.tenant_id and s.id = k.asked_by
    where ${seen} ${contractorId ? sql`and k.contractor_id = ${contractorId}` : sql``} ${which === 'out' ? sql`and k.state in ('asked', 'agreed')` : sql``}
    order by k.state in ('asked', 'agreed') desc, k.asked_at desc, k.id limit 300`.execute(ctx.db)
  const of = (state: string) => sql`coalesce(sum(k.fen) filter (where k.state = ${state}), 0)::bigint`
  const { rows: sums } = await sql<OutputOf<typeof listChargebacks>['sums'][number]>`
    select k.contractor_id as "contractorId", c.name as contractor, ${of('asked')} as asked, ${of('agreed')} as agreed, ${of('paid')} as paid, ${of('dropped')} as dropped
    from chargebacks k join tickets t on t.tenant_id = k.tenant_id and t.id = k.ticket_id join contractors c on c.tenant_id = k.tenant_id and c.id = k.contractor_id
    where ${seen} group by 1, 2 order by ${of('asked')} + ${of('agreed')} desc, c.name`.execute(ctx.db)
  return {
    chargebacks: rows.map(({ day, of_day, ...row }) => ({ ...row, number: numberText(day, of_day) })),
    sums,
  }
})

export const askChargebackOperation = implement(askChargeback, async (ctx, input) => {
  const ticket = await ticketInSight(ctx, input.id)
  await contractorNamed(ctx, input.contractorId)
  const chargebackId = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('chargebacks')
    .values({
      tenant_id: ctx.tenantId,
      id: chargebackId,
      ticket_id: ticket.id,
      contractor_id: input.contractorId,
      fen: input.fen,
      reason: input.reason,
      asked_by: ctx.actor.id!,
      asked_at: ctx.now,
    })
    .execute()
  await recordAudit(ctx, {
    action: 'chargeback.changed',
    subject: { kind: 'ticket', id: ticket.id },
    detail: { fen: input.fen, state: 'asked' },
  })
  return { chargebackId }
})

export const decideChargebackOperation = implement(decideChargeback, async (ctx, input) => {
  const { rows } = await sql<{ ticket_id: string }>`
    update chargebacks k set state = ${input.state}, note = ${input.note ?? null}, decided_by = ${ctx.actor.id}::uuid, decided_at = ${ctx.now}
    from tickets t where k.tenant_id = ${ctx.tenantId} and k.id = ${input.id} and t.tenant_id = ${ctx.tenantId} and t.id = k.ticket_id and ${ticketsInSight(ctx, 't')}
    returning k.ticket_id`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('repairs.no_chargeback')
  await recordAudit(ctx, {
    action: 'chargeback.changed',
    subject: { kind: 'ticket', id: rows[0].ticket_id },
    detail: { state: input.state },
  })
  return { ok: true }
})

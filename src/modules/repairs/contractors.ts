import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { maskPhone } from '../customers/masks.ts'
import { readPhone } from '../customers/phones.ts'
import { sayProblem } from '../imports/say-problem.ts'
import { type Contractor, listContractors, saveContractor } from './contract/contractors.ts'

/** A contractor on the list. Throws `repairs.no_contractor`. */
export async function contractorNamed(ctx: Ctx, id: string): Promise<{ id: string; name: string }> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from contractors where tenant_id = ${ctx.tenantId} and id = ${id} and ended_at is null`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('repairs.no_contractor', {}, 'contractorId')
  return rows[0]
}

export const listContractorsOperation = implement(listContractors, async (ctx) => {
  const { rows } = await sql<Contractor>`
    select c.id, c.name, c.contact, c.phone_masked as phone, o.*, case when m.owes is null then 0 else m.owes end as "owesFen"
    from contractors c
      cross join lateral (select count(*) as orders, count(*) filter (where w.state = 'done') as done,
          count(*) filter (where w.state = 'done' and w.due_at is not null and w.ended_at <= w.due_at) as "inTime",
          count(*) filter (where w.due_at is not null and (w.state = 'done' or w.due_at < ${ctx.now}::timestamptz)) as dated,
          count(*) filter (where w.state = 'done' and t.reopened = 0) as "onceRight", count(*) filter (where w.state = 'declined') as declined
        from work_orders w join tickets t on t.tenant_id = w.tenant_id and t.id = w.ticket_id
        where w.tenant_id = c.tenant_id and w.contractor_id = c.id and w.sent_at > ${ctx.now}::timestamptz - interval '12 months') o
      left join lateral (select sum(k.fen) as owes from chargebacks k where k.tenant_id = c.tenant_id and k.contractor_id = c.id
        and k.state in ('asked', 'agreed')) m on true
    where c.tenant_id = ${ctx.tenantId} and c.ended_at is null order by c.name limit 500`.execute(ctx.db)
  return { contractors: rows.map((row) => ({ ...row, owesFen: Number(row.owesFen) })) }
})

export const saveContractorOperation = implement(saveContractor, async (ctx, input) => {
  const id = input.id ?? newId(Date.parse(ctx.now))
  if (input.id) await contractorNamed(ctx, id)
  const { rows: same } =
    await sql`select from contractors where tenant_id = ${ctx.tenantId} and name = ${input.name} and ended_at is null and id <> ${id}`.execute(
      ctx.db,
    )
  if (same.length > 0) throw new Refusal('repairs.same_contractor', { name: input.name }, 'name')
  const phone = phoneColumns(ctx, input.phone)
  const columns = {
    name: input.name,
    contact: input.contact || null,
    ended_at: input.end ? ctx.now : null,
    ...phone,
  }
  await (input.id
    ? ctx.db
        .updateTable('contractors')
        .set(columns)
        .where('tenant_id', '=', ctx.tenantId)
        .where('id', '=', id)
        .execute()
    : ctx.db
        .insertInto('contractors')
        .values({ tenant_id: ctx.tenantId, id, ...columns })
        .execute())
  await recordAudit(ctx, {
    action: 'contractor.saved',
    subject: { kind: 'contractor', id },
    detail: { name: input.name, ended: input.end },
  })
  return { id }
})

function phoneColumns(ctx: Ctx, typed: string | undefined) {
  if (typed === undefined) return {}
  if (typed === '') return { phone_sealed: null, phone_masked: null }
  const phone = readPhone(typed)
  if ('problem' in phone)
    throw new Refusal('tickets.phone_unreadable', { why: sayProblem(phone.problem, phone.values) }, 'phone')
  return { phone_sealed: ctx.vault.seal(phone.e164), phone_masked: maskPhone(phone.e164) }
}

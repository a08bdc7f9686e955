import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { attachToProject, ownFile } from '../files/see-file.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { projectInSight, rowsOfProjectsInSight } from '../places/project-in-sight.ts'
import { listDeposits, returnDeposit, takeDeposit } from './contract/deposits.ts'
import { page } from './entries.ts'

interface Row {
  id: string
  project: string
  who: string
  customerId: string | null
  what: string
  place: string
  takenBy: string
  takenAt: string
  expectedOn: string | null
  late: boolean
  returnedTo: string | null
  returnedBy: string | null
  returnedAt: string | null
  signatureId: string | null
}

export const listDepositsOperation = implement(listDeposits, async (ctx, input) => {
  const today = localDayOf(ctx.now, ctx.tenant.timeZone)
  const { rows } = await sql<Row>`
    select d.id, p.name as project, d.who, d.customer_id as "customerId", d.what, d.place, t.name as "takenBy", d.taken_at as "takenAt", d.expected_on as "expectedOn",
      coalesce(d.returned_at is null and d.expected_on < ${today}::date, false) as late, d.returned_to as "returnedTo", r.name as "returnedBy",
      d.returned_at as "returnedAt", d.signature_id as "signatureId"
    from deposits d join projects p on p.tenant_id = d.tenant_id and p.id = d.project_id join staff t on t.tenant_id = d.tenant_id and t.id = d.taken_by
    left join staff r on r.tenant_id = d.tenant_id and r.id = d.returned_by
    where d.tenant_id = ${ctx.tenantId} and ${rowsOfProjectsInSight(ctx, 'd')} and (d.returned_at is not null) = ${input.returned}
      ${input.after ? sql`and d.id < ${input.after}::uuid` : sql``}
    order by d.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const { rows: counted } = await sql<{
    open: number
  }>`select count(*) as open from deposits d where d.tenant_id = ${ctx.tenantId} and ${rowsOfProjectsInSight(ctx, 'd')} and d.returned_at is null`.execute(
    ctx.db,
  )
  const { rows: deposits, after } = page(rows, input.limit)
  return { deposits, open: Number(counted[0]!.open), after }
})

export const takeDepositOperation = implement(takeDeposit, async (ctx, input) => {
  await projectInSight(ctx, input.projectId, 'projectId')
  if (input.customerId) await customerInScope(ctx, input.customerId)
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('deposits')
    .values({
      tenant_id: ctx.tenantId,
      id,
      project_id: input.projectId,
      customer_id: input.customerId ?? null,
      who: input.who,
      what: input.what,
      place: input.place,
      taken_by: ctx.actor.id!,
      taken_at: ctx.now,
      expected_on: input.expectedOn ?? null,
    })
    .execute()
  return { id }
})

export const returnDepositOperation = implement(returnDeposit, async (ctx, { id, to, signatureId }) => {
  const { rows } = await sql<{ projectId: string; at: string | null; to: string | null }>`
    select d.project_id as "projectId", d.returned_at as at, d.returned_to as to from deposits d
    where d.tenant_id = ${ctx.tenantId} and d.id = ${id} and ${rowsOfProjectsInSight(ctx, 'd')} for update`.execute(
    ctx.db,
  )
  const [deposit] = rows
  if (!deposit) throw new Refusal('registers.unknown')
  if (deposit.at)
    throw new Refusal('registers.returned', {
      at: localDayOf(deposit.at, ctx.tenant.timeZone),
      to: deposit.to ?? '',
    })
  if (signatureId) await keepSignature(ctx, signatureId, deposit.projectId)
  await sql`update deposits set returned_at = ${ctx.now}, returned_by = ${ctx.actor.id}, returned_to = ${to}, signature_id = ${signatureId ?? null}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  return { ok: true }
})

async function keepSignature(ctx: Ctx, fileId: string, projectId: string): Promise<void> {
  await ownFile(ctx, fileId)
  await attachToProject(ctx, fileId, projectId)
}

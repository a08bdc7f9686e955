import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { maskPhone } from '../customers/masks.ts'
import { readPhone } from '../customers/phones.ts'
import { attachToProject, ownFile } from '../files/see-file.ts'
import { sayProblem } from '../imports/say-problem.ts'
import { projectInSight, rowsOfProjectsInSight } from '../places/project-in-sight.ts'
import { keptFor } from '../retention/read-terms.ts'
import { numberText } from '../tickets/say-number.ts'
import { seesTicket } from '../tickets/told-files.ts'
import { archiveCall, listCalls, recordCall } from './contract/calls.ts'
import { page, refuseFuture } from './entries.ts'

interface Row {
  id: string
  project: string
  calledAt: string
  recordedAt: string
  phone: string | null
  customerId: string | null
  customer: string | null
  ticketId: string | null
  day: string | null
  number: number | null
  about: string
  takenBy: string
  announced: boolean
  fileId: string | null
  link: string | null
  archivedWhy: string | null
  archivedBy: string | null
  removedAt: string | null
}

const DAY_MS = 86_400_000

export const listCallsOperation = implement(listCalls, async (ctx, input) => {
  const { rows } = await sql<Row>`
    select x.id, p.name as project, x.called_at as "calledAt", x.recorded_at as "recordedAt", x.phone_masked as phone, x.customer_id as "customerId", c.name as customer,
      x.ticket_id as "ticketId", t.day, t.number, x.about, s.name as "takenBy", x.announced, x.file_id as "fileId", x.link,
      x.archived_why as "archivedWhy", a.name as "archivedBy", x.removed_at as "removedAt"
    from call_records x join projects p on p.tenant_id = x.tenant_id and p.id = x.project_id join staff s on s.tenant_id = x.tenant_id and s.id = x.taken_by
    left join customers c on c.tenant_id = x.tenant_id and c.id = x.customer_id left join tickets t on t.tenant_id = x.tenant_id and t.id = x.ticket_id
    left join staff a on a.tenant_id = x.tenant_id and a.id = x.archived_by
    where x.tenant_id = ${ctx.tenantId} and ${rowsOfProjectsInSight(ctx, 'x')} ${input.archived ? sql`and x.archived_at is not null` : sql``}
      ${input.after ? sql`and x.id < ${input.after}::uuid` : sql``}
    order by x.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const days = (await keptFor(ctx)).find(({ kind }) => kind === 'recordings')?.days ?? null
  const { rows: calls, after } = page(rows, input.limit)
  return {
    calls: calls.map(({ day, number, recordedAt, ...row }) => ({
      ...row,
      number: day && number ? numberText(day, number) : null,
      keptUntil:
        days !== null && !row.archivedWhy && (row.fileId ?? row.link)
          ? new Date(Date.parse(recordedAt) + days * DAY_MS).toISOString()
          : null,
    })),
    after,
  }
})

export const recordCallOperation = implement(recordCall, async (ctx, input) => {
  await projectInSight(ctx, input.projectId, 'projectId')
  refuseFuture(ctx, input.calledAt, 'calledAt')
  if (input.customerId) await customerInScope(ctx, input.customerId)
  if (input.ticketId && !(await seesTicket(ctx, input.ticketId)))
    throw new Refusal('tickets.unknown', {}, 'ticketId')
  if ((input.fileId ?? input.link) && !input.announced)
    throw new Refusal('registers.not_announced', {}, 'announced')
  if (input.fileId) {
    await ownFile(ctx, input.fileId)
    await attachToProject(ctx, input.fileId, input.projectId)
  }
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('call_records')
    .values({
      tenant_id: ctx.tenantId,
      id,
      project_id: input.projectId,
      ticket_id: input.ticketId ?? null,
      customer_id: input.customerId ?? null,
      ...phoneColumns(ctx, input.phone),
      called_at: input.calledAt ?? ctx.now,
      about: input.about,
      taken_by: ctx.actor.id!,
      recorded_at: ctx.now,
      announced: input.announced,
      file_id: input.fileId ?? null,
      link: input.link ?? null,
    })
    .execute()
  return { id }
})

function phoneColumns(ctx: Ctx, text: string | undefined) {
  if (!text) return {}
  const phone = readPhone(text)
  if ('problem' in phone)
    throw new Refusal('registers.phone_unreadable', { why: sayProblem(phone.problem, phone.values) }, 'phone')
  return {
    phone_sealed: ctx.vault.seal(phone.e164),
    phone_index: ctx.vault.index(`phone:${phone.e164}`),
    phone_masked: maskPhone(phone.e164),
  }
}

export const archiveCallOperation = implement(archiveCall, async (ctx, { id, why }) => {
  const { rows } = await sql<{
    kept: boolean
  }>`select x.file_id is not null or x.link is not null as kept from call_records x
    where x.tenant_id = ${ctx.tenantId} and x.id = ${id} and ${rowsOfProjectsInSight(ctx, 'x')} for update`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('registers.unknown')
  if (!rows[0].kept) throw new Refusal('registers.no_recording')
  await sql`update call_records set archived_at = ${ctx.now}, archived_by = ${ctx.actor.id}, archived_why = ${why}
    where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  return { ok: true }
})

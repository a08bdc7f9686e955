import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { isTold, seesTicket } from '../tickets/told-files.ts'
import { seeFile, seeMyFile } from './contract.ts'

interface FileRow {
  id: string
  name: string
  type: string
  size: number
  digest: string
  customer_id: string | null
  project_id: string | null
  uploaded_by: string | null
  ticket_id: string | null
}

async function findFile(ctx: Ctx, id: string): Promise<FileRow> {
  const { rows } =
    await sql<FileRow>`select id, name, type, size, digest, customer_id, project_id, uploaded_by, ticket_id from files
    where tenant_id = ${ctx.tenantId} and id = ${id} and leaving_at is null`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('files.unknown')
  return rows[0]
}

/** A file of this person's own, for modules that work on it. Throws `files.unknown`. */
export async function ownFile(ctx: Ctx, id: string): Promise<FileRow> {
  const file = await findFile(ctx, id)
  if (file.uploaded_by !== ctx.actor.id) throw new Refusal('files.unknown')
  return file
}

/** Says that photos taken before the record was written belong to this customer. Only one's own are taken. */
export async function attachFiles(ctx: Ctx, ids: readonly string[], customerId: string): Promise<void> {
  if (ids.length === 0) return
  await sql`update files set customer_id = ${customerId} where tenant_id = ${ctx.tenantId} and id = any(${[...ids]}::uuid[])
    and uploaded_by = ${ctx.actor.id}::uuid and customer_id is null`.execute(ctx.db)
}

/** Says that something that stays points at these files: they are never removed by age. One's own belong to the ticket from then on. */
export async function holdFiles(ctx: Ctx, ids: readonly string[], ticketId?: string): Promise<void> {
  if (ids.length === 0) return
  await sql`update files set held = true,
      ticket_id = case when ticket_id is null and uploaded_by is not distinct from ${ctx.actor.id}::uuid then ${ticketId ?? null}::uuid else ticket_id end
    where tenant_id = ${ctx.tenantId} and id = any(${[...ids]}::uuid[])`.execute(ctx.db)
}

/** Says that a file of one's own belongs to a project from now on. */
export async function attachToProject(ctx: Ctx, id: string, projectId: string): Promise<void> {
  await sql`update files set project_id = ${projectId}, held = true where tenant_id = ${ctx.tenantId} and id = ${id}
    and uploaded_by = ${ctx.actor.id}::uuid and customer_id is null`.execute(ctx.db)
}

/** His own files, and those of tickets, customers and projects he may see: nothing else is opened by anybody. */
export const seeFileOperation = implement(seeFile, async (ctx, input) => {
  const { customer_id, project_id, uploaded_by, ticket_id, ...file } = await findFile(ctx, input.id)
  const own = uploaded_by === ctx.actor.id && ctx.actor.id !== null
  if (!own) {
    if (ticket_id) await ticketInSightOf(ctx, ticket_id)
    else if (customer_id) await customerInScope(ctx, customer_id)
    else if (project_id) await projectInSight(ctx, project_id)
    else throw new Refusal('files.unknown')
  }
  return file
})

/** What a customer handed in himself, or was shown in a report of his; what else the staff keep about him is not his to open. */
export const seeMyFileOperation = implement(seeMyFile, async (ctx, input) => {
  const { uploaded_by, id, name, type, size, digest } = await findFile(ctx, input.id)
  if (uploaded_by !== ctx.actor.id && !(await isTold(ctx, id))) throw new Refusal('files.unknown')
  return { id, name, type, size, digest }
})

async function ticketInSightOf(ctx: Ctx, ticketId: string): Promise<void> {
  if (!(await seesTicket(ctx, ticketId))) throw new Refusal('files.unknown')
}

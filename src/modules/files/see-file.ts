import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { isTold } from '../tickets/told-files.ts'
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
}

async function findFile(ctx: Ctx, id: string): Promise<FileRow> {
  const { rows } =
    await sql<FileRow>`select id, name, type, size, digest, customer_id, project_id, uploaded_by from files
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

/** Says that something that stays, as a fact, points at these files: they are never removed by age. */
export async function holdFiles(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update files set held = true where tenant_id = ${ctx.tenantId} and id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
}

/** Says that a file of one's own belongs to a project from now on. */
export async function attachToProject(ctx: Ctx, id: string, projectId: string): Promise<void> {
  await sql`update files set project_id = ${projectId}, held = true where tenant_id = ${ctx.tenantId} and id = ${id}
    and uploaded_by = ${ctx.actor.id}::uuid and customer_id is null`.execute(ctx.db)
}

/** His own files, and those of customers and projects he may see: nothing else is opened by anybody. */
export const seeFileOperation = implement(seeFile, async (ctx, input) => {
  const { customer_id, project_id, uploaded_by, ...file } = await findFile(ctx, input.id)
  if (uploaded_by !== ctx.actor.id || ctx.actor.id === null) {
    if (customer_id) await customerInScope(ctx, customer_id)
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

import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { saveFile } from '../files/keep-file.ts'
import { ownFile } from '../files/see-file.ts'
import { localDayOf } from '../obligations/local-day.ts'
import { readImportFile } from './contract/jobs.ts'
import { startImport } from './contract/runs.ts'
import type { KindName } from './contract/words.ts'
import { requireKind, requireProject } from './queries.ts'

const MOST_PASTED = 2_000_000

export interface NewImport {
  kind: KindName
  fileId: string
  fileName: string
  projectId: string | null
  options?: object
  onDuplicate?: string
  parentId?: string
}

/** Writes a new import and asks for its file to be read. */
export async function insertImport(ctx: Ctx, wanted: NewImport): Promise<string> {
  const id = newId(Date.parse(ctx.now))
  await sql`insert into imports (tenant_id, id, kind, file_id, file_name, state, project_id, options, on_duplicate, started_by, started_at, parent_id)
    values (${ctx.tenantId}, ${id}, ${wanted.kind}, ${wanted.fileId}, ${wanted.fileName}, 'reading', ${wanted.projectId}, ${JSON.stringify(wanted.options ?? {})}::jsonb,
      ${wanted.onDuplicate ?? 'skip'}, ${ctx.actor.id}, ${ctx.now}, ${wanted.parentId ?? null})`.execute(
    ctx.db,
  )
  await ctx.enqueue(readImportFile.name, { id }, { key: `import ${id} read` })
  return id
}

/** The person's own upload. Throws `imports.file_unknown`. */
export async function uploadedFile(ctx: Ctx, fileId: string): Promise<{ id: string; name: string }> {
  return ownFile(ctx, fileId).catch((error) => {
    throw error instanceof Refusal ? new Refusal('imports.file_unknown', {}, 'fileId') : error
  })
}

export const startImportOperation = implement(startImport, async (ctx, input) => {
  requireKind(ctx, input.kind)
  if (input.projectId) await requireProject(ctx, input.projectId)
  const base = { kind: input.kind, projectId: input.projectId ?? null }
  if (input.fileId) {
    const file = await uploadedFile(ctx, input.fileId)
    const options = input.leaveSheets ? { leaveSheets: input.leaveSheets } : {}
    return { id: await insertImport(ctx, { ...base, fileId: file.id, fileName: file.name, options }) }
  }
  if (!input.text?.trim()) throw new Refusal('imports.file_unknown', {}, 'fileId')
  const { digest, size } = await ctx.files.put(Readable.from([Buffer.from(input.text)]), MOST_PASTED)
  const day = localDayOf(ctx.now, ctx.tenant.timeZone)
  const name = `粘贴 ${day}.tsv`
  const fileId = await saveFile(ctx, { digest, size, type: 'text/tab-separated-values', name })
  return { id: await insertImport(ctx, { ...base, fileId, fileName: name, options: { pasted: true } }) }
})

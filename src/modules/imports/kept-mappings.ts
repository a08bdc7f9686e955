import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { listMappings, removeMapping, renameMapping } from './contract/mappings.ts'
import type { ImportOptions } from './contract/runs.ts'
import type { KindName } from './contract/words.ts'
import { headerKey } from './field.ts'
import { fieldOf } from './fields.ts'
import { kindOf } from './kinds.ts'
import { type ImportRow, mayImport } from './queries.ts'

interface Kept {
  id: string
  name: string
  mapping: Record<string, string>
  headers: string[]
  options: ImportOptions
}

export const signatureOf = (headers: readonly string[]) =>
  createHash('sha256').update(headers.map(headerKey).join('\n')).digest('base64url')

/**
 * What somebody made of a file of this kind before: of one with the very same headers, or of one whose mapped columns are all
 * among these; the latest first.
 */
export async function keptFor(
  ctx: Ctx,
  kind: KindName,
  headers: readonly string[],
): Promise<Pick<Kept, 'name' | 'mapping' | 'options'> | null> {
  const { rows } = await sql<Kept & { same: boolean }>`
    select id, name, mapping, headers, options, signature = ${signatureOf(headers)} as same from import_mappings
    where tenant_id = ${ctx.tenantId} and kind = ${kind} order by same desc, saved_at desc limit 100`.execute(
    ctx.db,
  )
  const byHeader = new Map(headers.map((header, at) => [headerKey(header), at]))
  for (const kept of rows) {
    const mapping = kept.same ? kept.mapping : inPlace(kept, byHeader)
    if (!mapping) continue
    await sql`update import_mappings set used_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${kept.id}`.execute(
      ctx.db,
    )
    return { name: kept.name, mapping, options: kept.options }
  }
  return null
}

function inPlace({ mapping, headers }: Kept, byHeader: ReadonlyMap<string, number>) {
  const placed: Record<string, string> = {}
  for (const [column, target] of Object.entries(mapping)) {
    const at = byHeader.get(headerKey(headers[Number(column)] ?? '') || 'no header')
    if (at === undefined && target !== 'ignore') return null
    if (at !== undefined) placed[at] = target
  }
  return Object.keys(placed).length > 0 ? placed : null
}

/** Keeps what a person made of these headers, for the next file that has them. */
export async function keepMapping(
  ctx: Ctx,
  found: ImportRow,
  mapping: Record<string, string>,
  options: ImportOptions,
): Promise<void> {
  const headers = found.reading.columns?.map(({ header }) => header) ?? []
  const name = found.file_name.replace(/\.\w+$/, '').slice(0, 60)
  const { numberRows, sort } = options
  await sql`insert into import_mappings (tenant_id, id, kind, signature, name, mapping, headers, options, saved_by, saved_at)
    values (${ctx.tenantId}, ${newId(Date.parse(ctx.now))}, ${found.kind}, ${signatureOf(headers)}, ${name}, ${JSON.stringify(mapping)}::jsonb, ${headers},
      ${JSON.stringify({ numberRows, sort })}::jsonb, ${ctx.actor.id}, ${ctx.now})
    on conflict (tenant_id, kind, signature) do update set mapping = excluded.mapping, headers = excluded.headers, options = excluded.options,
      saved_by = excluded.saved_by, saved_at = excluded.saved_at`.execute(ctx.db)
}

interface Listed extends Kept {
  kind: KindName
  savedBy: string
  savedAt: string
  usedAt: string | null
}

export const listMappingsOperation = implement(listMappings, async (ctx) => {
  const { rows } = await sql<Listed>`
    select m.id, m.kind, m.name, m.mapping, m.headers, s.name as "savedBy", m.saved_at as "savedAt", m.used_at as "usedAt" from import_mappings m
    join staff s on s.tenant_id = m.tenant_id and s.id = m.saved_by
    where m.tenant_id = ${ctx.tenantId} order by m.kind, m.name limit 500`.execute(ctx.db)
  return {
    mappings: rows
      .filter(({ kind }) => mayImport(ctx, kind))
      .map(({ mapping, headers, options: _options, ...each }) => ({
        ...each,
        columns: Object.entries(mapping)
          .filter(([, target]) => target !== 'ignore')
          .map(([column, target]) => ({
            header: headers[Number(column)] || `#${Number(column) + 1}`,
            becomes: saidOf(each.kind, target),
          })),
      })),
  }
})

function saidOf(kind: KindName, target: string) {
  const field = fieldOf(target, kindOf(kind).fields)
  const own = target.replace(/^custom:/, '')
  return field ? { zh: field.zh, en: field.en } : { zh: own, en: own }
}

export const renameMappingOperation = implement(renameMapping, async (ctx, { id, name }) => {
  await mine(ctx, id)
  await sql`update import_mappings set name = ${name} where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  return { ok: true }
})

export const removeMappingOperation = implement(removeMapping, async (ctx, { id }) => {
  await mine(ctx, id)
  await sql`delete from import_mappings where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  return { ok: true }
})

/** Throws `imports.mapping_unknown` for one that is gone or of a kind this person may not import. */
async function mine(ctx: Ctx, id: string): Promise<void> {
  const { rows } = await sql<{
    kind: KindName
  }>`select kind from import_mappings where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
  if (!rows[0] || !mayImport(ctx, rows[0].kind)) throw new Refusal('imports.mapping_unknown')
}

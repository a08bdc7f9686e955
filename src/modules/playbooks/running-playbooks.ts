import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Playbook } from '#engine/playbook.ts'
import type { Plain } from '#engine/tree.ts'
import type { Ctx } from '#platform/perform.ts'
import { readPack } from './read-pack.ts'

export interface Running {
  name: string
  title: string
  version: number
  playbook: Playbook
  /** When this version was published, ISO instant. */
  since: string
  /** A value set for a subject's scope: project first, then the company; undefined: the pack's own. */
  parameter(name: string, projectId: string | undefined): Plain | undefined
}

const compiled = new Map<string, Playbook>()
const COMPILED_AT_MOST = 60

/** A pack's files (path → text) compiled; the same files are compiled once per process. Findings stand in the playbook. */
export function compileFiles(files: Record<string, string>): Playbook {
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('base64url')
  const known = compiled.get(digest)
  if (known) return known
  const { playbook } = readPack(new Map(Object.entries(files)))
  if (compiled.size >= COMPILED_AT_MOST) compiled.delete(compiled.keys().next().value!)
  compiled.set(digest, playbook)
  return playbook
}

const versions = new Map<string, Playbook>()

const running = new WeakMap<Ctx, Promise<Running[]>>()

/** The playbooks that run for this company, each with the parameter values that hold now; asked once per operation. */
export function runningPlaybooks(ctx: Ctx): Promise<Running[]> {
  const known = running.get(ctx) ?? loadRunning(ctx)
  running.set(ctx, known)
  return known
}

async function loadRunning(ctx: Ctx): Promise<Running[]> {
  const { rows } = await sql<{
    name: string
    title: string
    running: number
    since: string
    values: { name: string; projectId: string | null; value: string }[]
  }>`
    select p.name, p.title, p.running,
      (select v.published_at from playbook_versions v where v.tenant_id = p.tenant_id and v.playbook = p.name and v.version = p.running) as since,
      coalesce((select json_agg(json_build_object('name', v.name, 'projectId', v.project_id, 'value', v.value) order by v.from_on, v.set_at)
      from parameter_values v where v.tenant_id = p.tenant_id and v.playbook = p.name and v.from_on <= ${ctx.now.slice(0, 10)}::date), '[]') as values
    from playbooks p where p.tenant_id = ${ctx.tenantId} and p.running is not null order by p.name`.execute(
    ctx.db,
  )
  return Promise.all(
    rows.map(async (row) => {
      const set = new Map(row.values.map((value) => [`${value.name} ${value.projectId ?? ''}`, value.value]))
      return {
        name: row.name,
        title: row.title,
        version: row.running,
        since: row.since,
        playbook: await playbookVersion(ctx, row.name, row.running),
        parameter: (name: string, projectId: string | undefined) =>
          (projectId ? set.get(`${name} ${projectId}`) : undefined) ?? set.get(`${name} `),
      }
    }),
  )
}

/** One published version, compiled, on the days the company published; versions never change, so it is read once per process. */
export async function playbookVersion(ctx: Ctx, name: string, version: number): Promise<Playbook> {
  return onDaysOf(ctx, await versionAsWritten(ctx, name, version))
}

const onDays = new WeakMap<Playbook, { days: string; playbook: Playbook }>()

function onDaysOf({ tenant }: Ctx, playbook: Playbook): Playbook {
  if (tenant.publishedDays.length === 0) return playbook
  const days = JSON.stringify(tenant.publishedDays)
  const known = onDays.get(playbook)
  if (known?.days === days) return known.playbook
  const made = { ...playbook, calendar: { ...playbook.calendar, published: tenant.publishedDays } }
  onDays.set(playbook, { days, playbook: made })
  return made
}

async function versionAsWritten(ctx: Ctx, name: string, version: number): Promise<Playbook> {
  const key = `${ctx.tenantId} ${name} ${version}`
  const known = versions.get(key)
  if (known) return known
  const { rows } = await sql<{
    files: Record<string, string>
    state: string
  }>`select files, state from playbook_versions
    where tenant_id = ${ctx.tenantId} and playbook = ${name} and version = ${version}`.execute(ctx.db)
  const playbook = compileFiles(rows[0]!.files)
  if (rows[0]!.state !== 'draft') versions.set(key, playbook)
  return playbook
}

/** The texts of a version: templates and forms beside the playbook itself. */
export async function playbookFiles(
  ctx: Ctx,
  name: string,
  version: number,
): Promise<Record<string, string>> {
  const { rows } = await sql<{ files: Record<string, string> }>`select files from playbook_versions
    where tenant_id = ${ctx.tenantId} and playbook = ${name} and version = ${version}`.execute(ctx.db)
  return rows[0]?.files ?? {}
}

import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { type FindingShown, readDraft, saveDraft, startDraft } from './contract/drafts.ts'
import { compileFiles } from './running-playbooks.ts'
import { sayFinding } from './say-finding.ts'
import { unheldRoles } from './unheld-roles.ts'

export interface Draft {
  version: number
  revision: number
  files: Record<string, string>
  author: string | null
  /** Who handed in this very revision. */
  askedBy: string | null
}

/** The one draft of a playbook, locked. Throws `playbooks.no_draft`, or `playbooks.draft_changed` on another revision. */
export async function draftOf(ctx: Ctx, name: string, revision?: number): Promise<Draft> {
  const { rows } = await sql<Draft>`select v.version, v.revision, v.files, s.name as author,
      case when v.asked_revision = v.revision then v.asked_by end as "askedBy" from playbook_versions v
    left join staff s on s.tenant_id = v.tenant_id and s.id = v.author_id
    where v.tenant_id = ${ctx.tenantId} and v.playbook = ${name} and v.state = 'draft' ${revision === undefined ? sql`` : sql`for update of v`}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('playbooks.no_draft')
  if (revision !== undefined && rows[0].revision !== revision)
    throw new Refusal('playbooks.draft_changed', { who: rows[0].author ?? { zh: '同事', en: 'a colleague' } })
  return rows[0]
}

/** Keeps files as a new draft version, in place of a draft that was there. */
export async function saveVersion(ctx: Ctx, name: string, files: Record<string, string>): Promise<number> {
  await sql`delete from playbook_versions where tenant_id = ${ctx.tenantId} and playbook = ${name} and state = 'draft'`.execute(
    ctx.db,
  )
  const { rows } = await sql<{
    version: number
  }>`insert into playbook_versions (tenant_id, playbook, version, state, files, author_id, created_at)
    select ${ctx.tenantId}, ${name}, coalesce(max(version), 0) + 1, 'draft', ${JSON.stringify(files)}::jsonb, ${ctx.actor.id}::uuid, ${ctx.now}
    from playbook_versions where tenant_id = ${ctx.tenantId} and playbook = ${name} returning version`.execute(
    ctx.db,
  )
  return rows[0]!.version
}

export const startDraftOperation = implement(startDraft, async (ctx, input) => {
  const existing = await sql<{
    version: number
  }>`select version from playbook_versions where tenant_id = ${ctx.tenantId} and playbook = ${input.name} and state = 'draft'`.execute(
    ctx.db,
  )
  if (existing.rows[0]) return existing.rows[0]
  const { rows } = await sql<{
    files: Record<string, string>
  }>`select v.files from playbook_versions v join playbooks p on p.tenant_id = v.tenant_id and p.name = v.playbook
    where v.tenant_id = ${ctx.tenantId} and v.playbook = ${input.name} and v.version = coalesce(${input.from ?? null}::int, p.running)`.execute(
    ctx.db,
  )
  if (!rows[0])
    throw new Refusal(input.from ? 'playbooks.version_unknown' : 'playbooks.unknown', {
      version: input.from ?? 0,
    })
  return { version: await saveVersion(ctx, input.name, rows[0].files) }
})

export const readDraftOperation = implement(readDraft, async (ctx, input) => {
  const draft = await draftOf(ctx, input.name)
  return {
    version: draft.version,
    revision: draft.revision,
    author: draft.author,
    files: Object.entries(draft.files).map(([path, text]) => ({ path, text })),
    findings: await findingsOf(ctx, draft.files),
  }
})

export const saveDraftOperation = implement(saveDraft, async (ctx, input) => {
  const draft = await draftOf(ctx, input.name, input.revision)
  const files = { ...draft.files, [input.path]: input.text }
  await sql`update playbook_versions set files = ${JSON.stringify(files)}::jsonb, revision = revision + 1, author_id = ${ctx.actor.id}::uuid
    where tenant_id = ${ctx.tenantId} and playbook = ${input.name} and version = ${draft.version}`.execute(
    ctx.db,
  )
  return { revision: draft.revision + 1, findings: await findingsOf(ctx, files) }
})

async function findingsOf(ctx: Ctx, files: Record<string, string>): Promise<FindingShown[]> {
  const playbook = compileFiles(files)
  return [...playbook.findings, ...(await unheldRoles(ctx, playbook))].map((finding) => ({
    severity: finding.severity,
    code: finding.code,
    path: finding.path,
    line: finding.line,
    column: finding.column,
    text: { zh: sayFinding(finding, 'zh-CN'), en: sayFinding(finding, 'en') },
  }))
}

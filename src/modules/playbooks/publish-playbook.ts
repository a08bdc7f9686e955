import { sql } from 'kysely'
import type { Playbook } from '#engine/playbook.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { profileOfRole } from '../staff/role-profiles.ts'
import { adoptPack } from './contract/documents.ts'
import { publishPlaybook, returnToVersion } from './contract/versions.ts'
import { draftOf, saveVersion } from './drafts.ts'
import { shippedPack } from './packs-on-disk.ts'
import { compileFiles } from './running-playbooks.ts'
import { sayFinding } from './say-finding.ts'

export const adoptPackOperation = implement(adoptPack, async (ctx, input) => {
  const files = shippedPack(input.pack)
  if (!files) throw new Refusal('playbooks.unknown')
  const playbook = compileFiles(files)
  await sql`insert into playbooks (tenant_id, name, title) values (${ctx.tenantId}, ${playbook.name}, ${playbook.title}) on conflict do nothing`.execute(
    ctx.db,
  )
  return { name: playbook.name, version: await saveVersion(ctx, playbook.name, files) }
})

/** What the files say, when nothing in them is wrong. Throws `playbooks.cannot_publish` while `check` finds an error. */
export function refuseErrors(files: Record<string, string>): Playbook {
  const playbook = compileFiles(files)
  const errors = playbook.findings.filter((finding) => finding.severity === 'error')
  if (errors[0])
    throw new Refusal('playbooks.cannot_publish', {
      count: errors.length,
      first: {
        zh: `${errors[0].path} ${sayFinding(errors[0], 'zh-CN')}`,
        en: `${errors[0].path} ${sayFinding(errors[0], 'en')}`,
      },
    })
  return playbook
}

/** Makes a draft the running version, and rings for who handed it in. Throws `playbooks.cannot_publish` while `check` finds an error. */
export const publishPlaybookOperation = implement(publishPlaybook, async (ctx, input) => {
  const draft = await draftOf(ctx, input.name, input.revision)
  await run(ctx, input.name, draft.version, refuseErrors(draft.files), input.reason)
  if (draft.askedBy)
    await ringAtOnce(ctx, [
      { staffId: draft.askedBy, kind: 'policy-published', detail: { playbook: input.name } },
    ])
  const { rows } = await sql<{
    open: number
  }>`select count(*) as open from obligations where tenant_id = ${ctx.tenantId} and playbook = ${input.name} and state in ('open', 'waiting')`.execute(
    ctx.db,
  )
  return { version: draft.version, open: rows[0]!.open }
})

/** Going back publishes the older text as a new version, so that history stays a line. */
export const returnToVersionOperation = implement(returnToVersion, async (ctx, input) => {
  const { rows } = await sql<{
    files: Record<string, string>
  }>`select files from playbook_versions where tenant_id = ${ctx.tenantId}
    and playbook = ${input.name} and version = ${input.version} and state <> 'draft'`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('playbooks.version_unknown', { version: input.version })
  await sql`delete from playbook_versions where tenant_id = ${ctx.tenantId} and playbook = ${input.name} and state = 'draft'`.execute(
    ctx.db,
  )
  const version = await saveVersion(ctx, input.name, rows[0].files)
  await run(ctx, input.name, version, compileFiles(rows[0].files), input.reason)
  return { version }
})

async function run(
  ctx: Ctx,
  name: string,
  version: number,
  playbook: Playbook,
  reason: string,
): Promise<void> {
  await sql`update playbook_versions set state = 'retired' where tenant_id = ${ctx.tenantId} and playbook = ${name} and state = 'published'`.execute(
    ctx.db,
  )
  await sql`update playbook_versions set state = 'published', reason = ${reason}, published_at = ${ctx.now}, published_by = ${ctx.actor.id}::uuid
    where tenant_id = ${ctx.tenantId} and playbook = ${name} and version = ${version}`.execute(ctx.db)
  await sql`update playbooks set running = ${version}, title = ${playbook.title} where tenant_id = ${ctx.tenantId} and name = ${name}`.execute(
    ctx.db,
  )
  await sql`insert into opened_days (tenant_id, playbook, until) values (${ctx.tenantId}, ${name}, ${ctx.now}) on conflict do nothing`.execute(
    ctx.db,
  )
  await addRoles(ctx, playbook)
  await ctx.client.query(`select pg_notify('keban_changes', 'staff')`)
}

/** The roles of the policy become roles of the company; what they may do starts with their place in it. */
async function addRoles(ctx: Ctx, playbook: Playbook): Promise<void> {
  const leaders = new Set(playbook.roles.map((role) => role.superior).filter((name) => name !== undefined))
  for (const role of playbook.roles) {
    if (role.team) continue
    const scope = role.scope === 'own-grid' ? 'own-grid' : role.scope === 'project' ? 'project' : 'company'
    const leads = leaders.has(role.name) || /manager|lead/.test(role.name)
    await sql`insert into roles (tenant_id, code, title, profile, scope, superior, publishes) values (${ctx.tenantId}, ${role.name}, ${role.title},
      ${profileOfRole({ scope, leads })}, ${scope}, ${role.superior ?? null}, ${role.publishes})
      on conflict (tenant_id, code) do update set title = excluded.title, superior = excluded.superior, publishes = excluded.publishes`.execute(
      ctx.db,
    )
  }
}

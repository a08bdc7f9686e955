import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { listPlaybooks } from './contract/documents.ts'
import { listVersions } from './contract/versions.ts'
import { shippedPack, shippedPacks } from './packs-on-disk.ts'
import { compileFiles } from './running-playbooks.ts'

export const listPlaybooksOperation = implement(listPlaybooks, async (ctx) => {
  const { rows } = await sql<
    OutputOf<typeof listPlaybooks>['playbooks'][number]
  >`select p.name, p.title, p.running,
      (select v.version from playbook_versions v where v.tenant_id = p.tenant_id and v.playbook = p.name and v.state = 'draft') as draft,
      (select count(distinct (name, project_id)) from parameter_values v where v.tenant_id = p.tenant_id and v.playbook = p.name) as "changedParameters"
    from playbooks p where p.tenant_id = ${ctx.tenantId} order by p.running is null, p.name`.execute(ctx.db)
  const adopted = new Set(rows.map((row) => row.name))
  const packs = shippedPacks().filter((name) => !adopted.has(name))
  return {
    playbooks: rows,
    packs: packs.map((name) => ({ name, title: compileFiles(shippedPack(name)!).title })),
  }
})

export const listVersionsOperation = implement(listVersions, async (ctx, input) => {
  const { rows } = await sql<
    OutputOf<typeof listVersions>['versions'][number]
  >`select v.version, v.state, a.name as author, v.created_at as "createdAt",
      v.published_at as "publishedAt", b.name as "publishedBy", v.reason, v.version = p.running as running,
      (select count(*) from obligations o where o.tenant_id = v.tenant_id and o.playbook = v.playbook and o.version = v.version and o.state in ('open', 'waiting')) as open
    from playbook_versions v join playbooks p on p.tenant_id = v.tenant_id and p.name = v.playbook
    left join staff a on a.tenant_id = v.tenant_id and a.id = v.author_id left join staff b on b.tenant_id = v.tenant_id and b.id = v.published_by
    where v.tenant_id = ${ctx.tenantId} and v.playbook = ${input.name} order by v.version desc`.execute(
    ctx.db,
  )
  if (rows.length === 0) throw new Refusal('playbooks.unknown')
  return { versions: rows.map((row) => ({ ...row, running: row.running ?? false })) }
})

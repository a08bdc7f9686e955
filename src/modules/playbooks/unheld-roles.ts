import { sql } from 'kysely'
import type { Owner } from '#engine/duty-rule.ts'
import type { Finding, Playbook } from '#engine/playbook.ts'
import type { Ctx } from '#platform/perform.ts'

/** A warning for each role that owes something and that nobody of the company holds, neither itself nor its members. */
export async function unheldRoles(ctx: Ctx, playbook: Playbook): Promise<Finding[]> {
  const { rows } = await sql<{ role: string }>`select distinct h.role from staff_roles h
    join staff s on s.tenant_id = h.tenant_id and s.id = h.staff_id and s.left_on is null
    where h.tenant_id = ${ctx.tenantId} and h.until_on is null`.execute(ctx.db)
  const held = new Set(rows.map((row) => row.role))
  const owing = new Set(playbook.rules.flatMap((rule) => rule.who.flatMap(rolesOf)))
  return playbook.roles.flatMap((role): Finding[] => {
    const carriers = [role.name, ...role.members, ...(role.team?.members ?? []), role.team?.lead ?? '']
    if (!owing.has(role.name) || carriers.some((each) => held.has(each))) return []
    const values = { names: role.title }
    return [
      { severity: 'warning', code: 'role.nobody', path: `roles/${role.name}`, line: 0, column: 0, values },
    ]
  })
}

function rolesOf(owner: Owner): string[] {
  if (owner.is === 'role') return [owner.role]
  if (owner.is === 'first-known') return owner.of.slice(-1).flatMap(rolesOf)
  return owner.is === 'superior' ? rolesOf(owner.of) : []
}

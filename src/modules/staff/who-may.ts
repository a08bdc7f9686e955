import type { Ctx } from '#platform/perform.ts'
import { type Profile, profiles } from './rules.ts'

/** Who may all of this, in the whole company or in this project, and is here today. */
export async function whoMay(
  ctx: Ctx,
  permissions: readonly string[],
  projectId: string | null,
): Promise<string[]> {
  const { rows } = await ctx.client.query<{ id: string; profiles: Profile[]; publishes: boolean }>(
    `select h.staff_id as id, array_agg(r.profile) as profiles, bool_or(r.publishes) as publishes from staff_roles h join roles r on r.tenant_id = h.tenant_id and r.code = h.role
     join staff s on s.tenant_id = h.tenant_id and s.id = h.staff_id and s.left_on is null
     where h.tenant_id = $1 and (h.until_on is null or h.until_on >= $2::date)
       and (r.scope = 'company' or (r.scope = 'project' and (h.project_id is null or h.project_id = $3::uuid))) group by h.staff_id`,
    [ctx.tenantId, ctx.now.slice(0, 10), projectId],
  )
  const sum = (row: (typeof rows)[number]) =>
    new Set<string>([
      ...row.profiles.flatMap((profile) => profiles[profile]),
      ...(row.publishes ? ['playbook.publish'] : []),
    ])
  return rows.filter((row) => permissions.every((one) => sum(row).has(one))).map(({ id }) => id)
}

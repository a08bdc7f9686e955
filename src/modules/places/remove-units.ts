import type { Ctx } from '#platform/perform.ts'

/** Takes away the homes an import made that nobody holds and nothing happened in. Answers how many. */
export async function removeUnusedUnits(ctx: Ctx, importId: string): Promise<number> {
  const { rowCount } = await ctx.client.query(
    `delete from units u where u.tenant_id = $1 and u.import_id = $2
       and not exists (select from holdings h where h.tenant_id = $1 and h.unit_id = u.id)
       and not exists (select from customers c where c.tenant_id = $1 and c.main_unit_id = u.id)
       and not exists (select from contacts k where k.tenant_id = $1 and k.unit_id = u.id)
       and not exists (select from obligations o where o.tenant_id = $1 and o.unit_id = u.id)
       and not exists (select from tickets t where t.tenant_id = $1 and t.unit_id = u.id)
       and not exists (select from outside_facts f where f.tenant_id = $1 and f.unit_id = u.id)`,
    [ctx.tenantId, importId],
  )
  return rowCount ?? 0
}

/** Takes these homes away; nobody may hold them and nothing have happened in them. */
export async function removeUnits(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await ctx.client.query('delete from units where tenant_id = $1 and id = any($2::uuid[])', [
      ctx.tenantId,
      ids,
    ])
}

import { implement } from '#platform/perform.ts'
import { listGrids } from './contract/grids.ts'

export const listGridsOperation = implement(listGrids, async (ctx, input) => {
  const { rows } = await ctx.client.query(
    `select b.id as "buildingId", b.name as building, b.project_id as "projectId", p.name as project, u.entrance, u.steward_id as "staffId",
       s.name as steward, count(*) as homes,
       (select max(g.from_on) from grids g where g.tenant_id = $1 and g.building_id = b.id and g.staff_id = u.steward_id and g.until_on is null) as "fromOn"
     from units u join buildings b on b.tenant_id = u.tenant_id and b.id = u.building_id
     join projects p on p.tenant_id = u.tenant_id and p.id = u.project_id
     left join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id
     where u.tenant_id = $1 and ($2::uuid is null or u.project_id = $2)
     group by b.id, b.name, b.sort_key, b.project_id, p.name, u.entrance, u.steward_id, s.name
     order by p.name, b.sort_key, u.entrance, s.name`,
    [ctx.tenantId, input.projectId ?? null],
  )
  const withoutSteward = rows.filter((row) => !row.staffId).reduce((sum, row) => sum + row.homes, 0)
  return { grids: rows, withoutSteward }
})

import { implement } from '#platform/perform.ts'
import { listStaff } from './contract/people.ts'
import { UNUSED_DAYS } from './contract/words.ts'

export const listStaffOperation = implement(listStaff, async (ctx, input) => {
  const people = await ctx.client.query(
    `select s.id, s.name, s.job_number as "jobNumber", s.email, s.left_on as "leftOn", s.last_used_on as "lastUsedOn",
       (s.left_on is null and s.login_id is not null and coalesce(s.last_used_on, s.created_at::date) < $3::date - ${UNUSED_DAYS}) as unused, u."displayUsername" as account,
       (select count(*) from units x where x.tenant_id = s.tenant_id and x.steward_id = s.id) as homes,
       (select count(*) from obligations o where o.tenant_id = s.tenant_id and o.owed_by = s.id and o.state = 'open') as open,
       coalesce((select json_agg(json_build_object('role', r.code, 'title', r.title, 'projectId', h.project_id, 'project', p.name) order by r.code)
         from staff_roles h join roles r on r.tenant_id = h.tenant_id and r.code = h.role
         left join projects p on p.tenant_id = h.tenant_id and p.id = h.project_id
         where h.tenant_id = s.tenant_id and h.staff_id = s.id and h.until_on is null), '[]') as roles
     from staff s left join auth."user" u on u.id = s.login_id
     where s.tenant_id = $1 and (s.left_on is null or $2) order by s.left_on nulls first, s.pinyin, s.id`,
    [ctx.tenantId, input.left, ctx.now],
  )
  const roles = await ctx.client.query(
    `select r.code, r.title, r.profile, r.scope, (select count(*) from staff_roles h join staff s on s.tenant_id = h.tenant_id and s.id = h.staff_id
       where h.tenant_id = r.tenant_id and h.role = r.code and h.until_on is null and s.left_on is null) as held
     from roles r where r.tenant_id = $1 order by r.scope, r.code`,
    [ctx.tenantId],
  )
  return { staff: people.rows, roles: roles.rows }
})

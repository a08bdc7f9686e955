import { implement } from '#platform/perform.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { gatesOf } from '../security/gates.ts'
import { me } from './contract/account.ts'

export const meOperation = implement(me, async (ctx) => {
  const { rows } = await ctx.client.query(
    `select s.id, s.name, s.preferences,
       (select count(*) from bell_entries b where b.tenant_id = s.tenant_id and b.staff_id = s.id and b.read_at is null) as bell,
       coalesce((select json_agg(json_build_object('role', r.code, 'title', r.title, 'projectId', h.project_id, 'project', p.name) order by r.code)
         from staff_roles h join roles r on r.tenant_id = h.tenant_id and r.code = h.role
         left join projects p on p.tenant_id = h.tenant_id and p.id = h.project_id
         where h.tenant_id = s.tenant_id and h.staff_id = s.id and (h.until_on is null or h.until_on >= $3::date)), '[]') as roles
     from staff s where s.tenant_id = $1 and s.id = $2`,
    [ctx.tenantId, ctx.actor.id, ctx.now.slice(0, 10)],
  )
  const found = rows[0]
  const [running] = await runningPlaybooks(ctx)
  const { slug, name, demo, goLiveOn, timeZone } = ctx.tenant
  return {
    id: found.id,
    name: found.name,
    roles: found.roles,
    permissions: ctx.actor.permissions === 'all' ? [] : [...ctx.actor.permissions],
    ...(await gatesOf(ctx.client, ctx.tenantId, ctx.actor.id, ctx.now)),
    preferences: found.preferences,
    company: { slug, name, demo, goLiveOn, timeZone },
    now: ctx.now,
    bell: found.bell,
    policyLanguage: running?.playbook.locale ?? 'zh-CN',
  }
})

import { implement } from '#platform/perform.ts'
import { maskName } from '../customers/masks.ts'
import { leave, seeMe } from './contract/mine.ts'
import { companyLines, type Lines } from './help-lines.ts'

interface Row extends Lines {
  unitId: string
  room: string
  project: string
  role: string
  handedOverOn: string | null
  steward: string | null
  stewardPhone: string | null
  people: { name: string; role: string }[]
}

/** Of the others in a home a customer reads the first character of the name: enough to see that it is right. */
export const seeMeOperation = implement(seeMe, async (ctx) => {
  const homes = ctx.actor.kind === 'customer' ? ctx.actor.homes.map(({ unitId }) => unitId) : []
  const { rows } = await ctx.client.query<Row>({
    name: 'my_homes',
    text: `select u.id as "unitId", u.room, p.name as project, mine.role, mine.handed_over_on as "handedOverOn", s.name as steward, s.phone_sealed as "stewardPhone",
        l.emergency_phone as "emergencyPhone", l.service_phone as "servicePhone", l.service_hours as "serviceHours",
        coalesce((select json_agg(json_build_object('name', c.name, 'role', h.role) order by h.role, c.name) from holdings h
          join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id
          where h.tenant_id = $1 and h.unit_id = u.id and h.ended_on is null and h.customer_id <> $3 and (mine.role <> 'occupant' or h.role = 'occupant')), '[]') as people
      from units u join projects p on p.tenant_id = u.tenant_id and p.id = u.project_id
      left join staff s on s.tenant_id = u.tenant_id and s.id = u.steward_id and s.left_on is null
      left join help_lines l on l.tenant_id = u.tenant_id and l.project_id = u.project_id
      join lateral (select h.role, h.handed_over_on from holdings h where h.tenant_id = $1 and h.unit_id = u.id and h.customer_id = $3 and h.ended_on is null
        order by h.role = 'owner' desc, h.id limit 1) mine on true
      where u.tenant_id = $1 and u.id = any($2::uuid[]) order by p.name, u.sort_key`,
    values: [ctx.tenantId, homes, ctx.actor.id],
  })
  const company = await companyLines(ctx)
  const { rows: counted } = await ctx.client.query<{ devices: number }>(
    'select count(*) as devices from customer_sessions where tenant_id = $1 and customer_id = $2 and ended_at is null and expires_at > $3',
    [ctx.tenantId, ctx.actor.id, ctx.now],
  )
  return {
    name: ctx.actor.name,
    company: ctx.tenant.name,
    devices: counted[0]!.devices,
    homes: rows.map(({ steward, stewardPhone, people, ...home }) => ({
      ...home,
      emergencyPhone: home.emergencyPhone ?? company.emergencyPhone,
      servicePhone: home.servicePhone ?? company.servicePhone,
      serviceHours: home.serviceHours ?? company.serviceHours,
      steward: steward ? { name: steward, phone: stewardPhone ? ctx.vault.open(stewardPhone) : null } : null,
      people: people.map(({ name, role }) => ({ name: maskName(name), role })),
    })),
  }
})

/** All devices: one that is lost cannot be chosen from a list by somebody in a hurry. */
export const leaveOperation = implement(leave, async (ctx) => {
  await ctx.client.query(
    'update customer_sessions set ended_at = $3 where tenant_id = $1 and customer_id = $2 and ended_at is null',
    [ctx.tenantId, ctx.actor.id, ctx.now],
  )
  return { ok: true }
})

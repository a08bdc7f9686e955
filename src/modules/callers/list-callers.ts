import { type RawBuilder, sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { kindTitles } from '../tickets/kinds.ts'
import { ticketsInSight } from '../tickets/tickets-in-sight.ts'
import { listCallers, listCollective, listPetitioners } from './contract.ts'

const ROWS = 200
const PETITIONERS = 1000

/** Tickets `t` of the last days in this person's sight; what was taken back or merged is not asked for any more. */
const asked = (
  ctx: Ctx,
  days: number,
  projectId: string | undefined,
): RawBuilder<boolean> => sql<boolean>`t.tenant_id = ${ctx.tenantId}
  and t.filed_at > ${ctx.now}::timestamptz - make_interval(days => ${days}) and t.state not in ('merged', 'withdrawn') and ${ticketsInSight(ctx, 't')}
  ${projectId ? sql`and t.project_id = ${projectId}` : sql``}`

/** A person on record, or the number of one who is not. */
const person = sql`coalesce(t.customer_id::text, t.caller_index)`
/** A home counts once, whoever of it comes. */
const household = sql`coalesce(t.unit_id::text, t.customer_id::text, t.caller_index, t.id::text)`
const latest = (column: RawBuilder<unknown>) => sql`(array_agg(${column} order by t.filed_at desc))[1]`

type Caller = Omit<OutputOf<typeof listCallers>['callers'][number], 'about'> & {
  about: { kind: string; category: string | null; tickets: number }[]
}

export const listCallersOperation = implement(listCallers, async (ctx, { days, atLeast, projectId }) => {
  if (projectId) await projectInSight(ctx, projectId)
  const { rows } = await sql<Caller>`
    with own as materialized (select ${person} as person, t.* from tickets t where ${asked(ctx, days, projectId)} and ${person} is not null),
    again as (select t.person, count(*) as tickets, count(*) filter (where t.closed_at is null) as open, count(*) filter (where t.reopened > 0) as reopened, sum(t.urged) as urged,
        max(t.filed_at) as last_at, ${latest(sql`t.id`)} as last_id
      from own t group by t.person having count(*) >= ${atLeast} order by count(*) desc, max(t.filed_at) desc limit ${ROWS + 1})
    select l.customer_id as "customerId", c.name as customer, case when c.id is null then l.caller_name end as caller,
      case when c.id is null then l.caller_masked else c.phone_masked end as phone, u.room, p.name as project, a.tickets, a.open, a.reopened, a.urged,
      a.last_at as "lastAt", a.last_id as "lastTicketId",
      (select json_agg(x order by x.tickets desc, x.kind) from (select t.kind, t.category, count(*) as tickets from own t where t.person = a.person group by 1, 2 order by 3 desc limit 3) x) as about
    from again a join own l on l.id = a.last_id join projects p on p.tenant_id = l.tenant_id and p.id = l.project_id
      left join customers c on c.tenant_id = l.tenant_id and c.id = l.customer_id left join units u on u.tenant_id = l.tenant_id and u.id = l.unit_id
    order by a.tickets desc, a.last_at desc`.execute(ctx.db)
  const titles = await kindTitles(ctx)
  return {
    callers: rows.slice(0, ROWS).map(({ about, ...row }) => ({
      ...row,
      about: about.map(({ kind, ...each }) => ({ kindTitle: titles.get(kind) ?? kind, ...each })),
    })),
    more: rows.length > ROWS,
  }
})

type Matter = Omit<OutputOf<typeof listCollective>['matters'][number], 'kindTitle'>

export const listCollectiveOperation = implement(
  listCollective,
  async (ctx, { days, households, projectId }) => {
    if (projectId) await projectInSight(ctx, projectId)
    const { rows } = await sql<Matter>`
    with many as (select t.project_id, t.kind, t.category, count(distinct ${household}) as households, count(distinct u.building_id) as buildings, count(*) as tickets,
        count(*) filter (where t.closed_at is null) as open, min(t.filed_at) as "firstAt", max(t.filed_at) as "lastAt",
        (array_agg(t.incident_id order by t.filed_at desc) filter (where t.incident_id is not null))[1] as incident_id
      from tickets t left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id
      where ${asked(ctx, days, projectId)} and t.category is not null
      group by 1, 2, 3 having count(distinct ${household}) >= ${households} order by 4 desc, max(t.filed_at) desc limit ${ROWS})
    select m.project_id as "projectId", p.name as project, m.kind, m.category, m.households, m.buildings, m.tickets, m.open, m."firstAt", m."lastAt",
      (select json_build_object('id', i.id, 'title', i.title) from incidents i where i.tenant_id = ${ctx.tenantId} and i.id = m.incident_id) as incident
    from many m join projects p on p.tenant_id = ${ctx.tenantId} and p.id = m.project_id order by m.households desc, m."lastAt" desc`.execute(
      ctx.db,
    )
    const titles = await kindTitles(ctx)
    return { matters: rows.map((row) => ({ ...row, kindTitle: titles.get(row.kind) ?? row.kind })) }
  },
)

type Household = OutputOf<typeof listPetitioners>['households'][number]

export const listPetitionersOperation = implement(
  listPetitioners,
  async (ctx, { projectId, kind, category, days }) => {
    await projectInSight(ctx, projectId)
    const { rows } = await sql<Household>`
    with own as (select ${household} as household, count(*) as tickets, count(*) filter (where t.closed_at is null) as open, min(t.filed_at) as first_at, max(t.filed_at) as last_at,
        ${latest(sql`t.id`)} as last_id
      from tickets t where ${asked(ctx, days, projectId)} and t.kind = ${kind} and t.category = ${category}
      group by 1 order by min(t.filed_at), 1 limit ${PETITIONERS + 1})
    select l.customer_id as "customerId", c.name as customer, case when c.id is null then l.caller_name end as caller,
      case when c.id is null then l.caller_masked else c.phone_masked end as phone, u.room, o.tickets, o.open, o.first_at as "firstAt", o.last_at as "lastAt",
      o.last_id as "lastTicketId", left(l.words, 120) as words
    from own o join tickets l on l.tenant_id = ${ctx.tenantId} and l.id = o.last_id
      left join customers c on c.tenant_id = l.tenant_id and c.id = l.customer_id left join units u on u.tenant_id = l.tenant_id and u.id = l.unit_id
    order by o.first_at, o.household`.execute(ctx.db)
    return { households: rows.slice(0, PETITIONERS), more: rows.length > PETITIONERS }
  },
)

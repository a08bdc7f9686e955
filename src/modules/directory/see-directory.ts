import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { askDirectory, seeDirectory } from './contract.ts'

type Seen = OutputOf<typeof seeDirectory>

export const seeDirectoryOperation = implement(seeDirectory, async (ctx, { provider }) => {
  const sync = await sql<{
    done_at: string | null
    wanted_at: string | null
    problem: string | null
  }>`select done_at, wanted_at, problem from directory_syncs where tenant_id = ${ctx.tenantId} and provider = ${provider}`.execute(
    ctx.db,
  )
  const people = await sql<Seen['people'][number]>`
    with free as (select s.name, (array_agg(s.id))[1] as id from staff s where s.tenant_id = ${ctx.tenantId} and s.left_on is null
      and not exists (select from directory_people d where d.tenant_id = s.tenant_id and d.provider = ${provider} and d.staff_id = s.id)
      group by s.name having count(*) = 1),
    alone as (select name from directory_people where tenant_id = ${ctx.tenantId} and provider = ${provider} and gone_at is null and staff_id is null
      group by name having count(*) = 1)
    select d.external_id as "externalId", d.name, d.gone_at is not null as gone, d.staff_id as "staffId", s.name as staff,
      case when d.staff_id is null and d.gone_at is null then (select f.id from free f join alone a on a.name = f.name where f.name = d.name) end as "candidateId"
    from directory_people d left join staff s on s.tenant_id = d.tenant_id and s.id = d.staff_id
    where d.tenant_id = ${ctx.tenantId} and d.provider = ${provider} order by d.gone_at is not null, d.staff_id is not null, d.name, d.external_id`.execute(
    ctx.db,
  )
  const changes = await sql<Seen['changes'][number]>`
    select c.id, c.kind, c.at, c.was, c.name, s.id as "staffId", s.name as staff from directory_changes c
    join directory_people d on d.tenant_id = c.tenant_id and d.provider = c.provider and d.external_id = c.external_id
    left join staff s on s.tenant_id = d.tenant_id and s.id = d.staff_id
    where c.tenant_id = ${ctx.tenantId} and c.provider = ${provider} and c.decision is null and c.kind <> 'joined' order by c.id desc limit 2000`.execute(
    ctx.db,
  )
  const { done_at = null, wanted_at = null, problem = null } = sync.rows[0] ?? {}
  return {
    set: ctx.channels.includes(provider),
    syncedAt: done_at,
    waiting: wanted_at !== null,
    problem,
    people: people.rows,
    changes: changes.rows,
  }
})

export const askDirectoryOperation = implement(askDirectory, async (ctx, { provider }) => {
  if (!ctx.channels.includes(provider)) throw new Refusal('directory.not_set')
  await sql`insert into directory_syncs (tenant_id, provider, wanted_at) values (${ctx.tenantId}, ${provider}, ${ctx.now}::timestamptz)
    on conflict (tenant_id, provider) do update set wanted_at = coalesce(directory_syncs.wanted_at, excluded.wanted_at)`.execute(
    ctx.db,
  )
  return { waiting: true }
})

import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { claimSyncs, keepPeople } from './contract.ts'

/** A claim this old belongs to a process that died: asking twice does no harm. */
const DEAD_CLAIM = '10 minutes'

export const claimSyncsOperation = implement(claimSyncs, async (ctx) => {
  const { rows } = await sql<{ provider: 'wecom' | 'dingtalk' | 'feishu' }>`
    update directory_syncs set claimed_at = ${ctx.now}::timestamptz, wanted_at = coalesce(wanted_at, ${ctx.now}::timestamptz)
    where tenant_id = ${ctx.tenantId} and provider = any(${[...ctx.channels]}::text[])
      and (wanted_at is not null or done_at < ${ctx.now}::timestamptz - interval '1 day')
      and (claimed_at is null or claimed_at < ${ctx.now}::timestamptz - ${DEAD_CLAIM}::interval) returning provider`.execute(
    ctx.db,
  )
  return { providers: rows.map((row) => row.provider) }
})

/**
 * Adds who is new, notes who is called otherwise, who is gone and who is back. Our staff is not touched. An empty list where
 * there were people is a provider that errs, not a company that everybody left.
 */
export const keepPeopleOperation = implement(keepPeople, async (ctx, input) => {
  const { provider, people } = input
  const known = await sql<{
    count: number
  }>`select count(*) as count from directory_people where tenant_id = ${ctx.tenantId} and provider = ${provider} and gone_at is null`.execute(
    ctx.db,
  )
  const empty = people?.length === 0 && known.rows[0]!.count > 0
  const problem = people === null || empty ? (input.problem ?? 'EMPTY_DIRECTORY') : null
  await sql`update directory_syncs set wanted_at = null, claimed_at = null, problem = ${problem}, done_at = ${ctx.now}::timestamptz,
      people = case when ${problem === null} then ${people?.length ?? 0}::int else people end
    where tenant_id = ${ctx.tenantId} and provider = ${provider}`.execute(ctx.db)
  if (problem !== null || people === null) return { joined: 0, renamed: 0, left: 0 }
  const said = JSON.stringify([...new Map(people.map((person) => [person.id, person])).values()])
  const { rows } = await sql<{ kind: string; count: number }>`
    with said as materialized (select * from jsonb_to_recordset(${said}::jsonb) as x(id text, "union" text, name text)),
    before as materialized (select external_id, name, gone_at from directory_people where tenant_id = ${ctx.tenantId} and provider = ${provider} for update),
    differs as materialized (
      select s.id, 'joined' as kind, null as was, s.name from said s where not exists (select from before b where b.external_id = s.id)
      union all select s.id, 'returned', null, s.name from said s join before b on b.external_id = s.id where b.gone_at is not null
      union all select s.id, 'renamed', b.name, s.name from said s join before b on b.external_id = s.id where b.name <> s.name
      union all select b.external_id, 'left', null, b.name from before b where b.gone_at is null and not exists (select from said s where s.id = b.external_id)),
    kept as (insert into directory_people (tenant_id, provider, external_id, union_id, name, first_seen_at, seen_at)
      select ${ctx.tenantId}, ${provider}, s.id, s."union", s.name, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz from said s
      on conflict (tenant_id, provider, external_id) do update set union_id = coalesce(excluded.union_id, directory_people.union_id), name = excluded.name,
        seen_at = excluded.seen_at, gone_at = null),
    gone as (update directory_people p set gone_at = ${ctx.now}::timestamptz from differs d
      where p.tenant_id = ${ctx.tenantId} and p.provider = ${provider} and p.external_id = d.id and d.kind = 'left'),
    noted as (insert into directory_changes (tenant_id, id, provider, external_id, kind, was, name, at)
      select ${ctx.tenantId}, keban.uuid_v7(), ${provider}, d.id, d.kind, d.was, d.name, ${ctx.now}::timestamptz from differs d returning kind)
    select kind, count(*) as count from noted group by kind`.execute(ctx.db)
  const many = (kind: string) => rows.find((row) => row.kind === kind)?.count ?? 0
  return { joined: many('joined'), renamed: many('renamed'), left: many('left') }
})

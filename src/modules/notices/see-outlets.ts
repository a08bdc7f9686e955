import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { listOutlets, seeWays } from './contract/settings.ts'
import { reachableBy } from './find-ways.ts'
import { channelFor, type NoticeWish, personalChannels } from './rules.ts'

export const seeWaysOperation = implement(seeWays, async (ctx) => {
  const { rows } = await sql<{ ways: string[]; preferences: { notices?: NoticeWish } }>`
    select ${reachableBy(ctx)} as ways, s.preferences from staff s where s.tenant_id = ${ctx.tenantId} and s.id = ${ctx.actor.id}::uuid`.execute(
    ctx.db,
  )
  const { ways = [], preferences = {} } = rows[0] ?? {}
  return {
    ways: personalChannels.map((channel) => ({
      channel,
      set: ctx.channels.includes(channel),
      mine: ways.includes(channel),
    })),
    now: channelFor(preferences.notices ?? {}, new Set(ways), ctx.channels),
  }
})

export const listOutletsOperation = implement(listOutlets, async (ctx) => {
  const people = await sql<{ id: string; ways: string[] }>`
    select s.id, ${reachableBy(ctx)} as ways from staff s where s.tenant_id = ${ctx.tenantId} and s.left_on is null`.execute(
    ctx.db,
  )
  const robots = await sql<OutputOf<typeof listOutlets>['robots'][number]>`
    select r.id, r.channel, r.title, p.name as project, r.secret_sealed is not null as signed from group_robots r
    left join projects p on p.tenant_id = r.tenant_id and p.id = r.project_id
    where r.tenant_id = ${ctx.tenantId} and r.removed_at is null order by r.id`.execute(ctx.db)
  return {
    outlets: personalChannels.map((channel) => ({
      channel,
      set: ctx.channels.includes(channel),
      people: people.rows.filter(({ ways }) => ways.includes(channel)).length,
      mine: people.rows.some(({ id, ways }) => id === ctx.actor.id && ways.includes(channel)),
    })),
    people: people.rows.length,
    robots: robots.rows,
  }
})

import { sql } from 'kysely'
import { publishedUntil } from '#engine/calendar-published.ts'
import { retimed } from '#engine/decide.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { retimeDuties } from '../calendars/contract.ts'
import { playbookVersion, type Running, runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { contextOf } from './apply-playbook.ts'
import { findPeople } from './find-people.ts'
import { loadWorld } from './load-world.ts'
import { moveDuties } from './write-effects.ts'

const AT_A_TIME = 500

interface Open {
  id: string
  playbook: string
  version: number
  customer_id: string | null
  project_id: string | null
}

/** The next open matters, whose times may hang on the days that were published; then asks for those after them. */
export const retimeDutiesOperation = implement(retimeDuties, async (asked, { days, after }) => {
  const ctx = await onDaysOfNow(asked)
  const { rows } = await sql<Open>`select id, playbook, version, customer_id, project_id from obligations
    where tenant_id = ${ctx.tenantId} and state in ('open', 'waiting') and ${after ? sql`id > ${after}::uuid` : sql`true`}
    order by id limit ${AT_A_TIME} for update`.execute(ctx.db)
  let moved = 0
  for (const running of await runningPlaybooks(ctx)) {
    const own = rows.filter((row) => row.playbook === running.name)
    for (const version of new Set(own.map((row) => row.version)))
      moved += await retimeThose(
        ctx,
        { ...running, version, playbook: await playbookVersion(ctx, running.name, version) },
        own.filter((row) => row.version === version),
      )
  }
  const until = publishedUntil(ctx.tenant.publishedDays)
  await sql`update obligations set provisional = false where tenant_id = ${ctx.tenantId} and id = any(${rows.map((row) => row.id)}::uuid[])
    and provisional and due_at <= ((${until}::date + 1)::timestamp at time zone ${ctx.tenant.timeZone})`.execute(
    ctx.db,
  )
  const last = rows.at(-1)
  if (rows.length === AT_A_TIME && last)
    await ctx.enqueue(
      retimeDuties.name,
      { days, after: last.id },
      { key: `retime ${days} ${last.id} ${ctx.now}` },
    )
  return { moved }
})

/** This process may not have heard of the days yet that another one published a moment ago. */
async function onDaysOfNow(ctx: Ctx): Promise<Ctx> {
  const { rows } = await ctx.client.query<{ days: Ctx['tenant']['publishedDays'] }>(
    'select published_days as days from keban.tenants where id = $1',
    [ctx.tenantId],
  )
  return { ...ctx, tenant: { ...ctx.tenant, publishedDays: rows[0]!.days } }
}

async function retimeThose(ctx: Ctx, running: Running, rows: readonly Open[]): Promise<number> {
  const ids = (key: 'customer_id' | 'project_id') =>
    [...new Set(rows.map((row) => row[key]))].filter((id) => id !== null)
  const world = await loadWorld(ctx, running.playbook, {
    customers: ids('customer_id'),
    projects: ids('project_id'),
  })
  const projects = new Map(rows.map((row) => [row.id, row.project_id]))
  const moves = world.duties({ rules: running.playbook.rules.map((rule) => rule.name) }).flatMap((duty) => {
    if (!projects.has(duty.id)) return []
    const context = contextOf(ctx, running, projects.get(duty.id) ?? null)
    const effect = retimed(running.playbook, duty, world, { ...context, at: ctx.now })
    return effect ? [{ id: duty.id, effect }] : []
  })
  if (moves.length === 0) return 0
  return (await moveDuties(ctx, moves, await findPeople(ctx, running.playbook))).size
}

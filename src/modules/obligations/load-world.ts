import { sql } from 'kysely'
import type { Playbook } from '#engine/playbook.ts'
import type { Ctx } from '#platform/perform.ts'
import { DatabaseWorld } from './database-world.ts'
import {
  customerFacts,
  dutyFacts,
  lastMetFacts,
  loadFacts,
  openingFacts,
  projectFacts,
} from './load-facts.ts'
import { recordFacts } from './load-records.ts'
import { ticketFacts } from './load-tickets.ts'

/** Which part of the company a decision needs to see. */
export interface Around {
  customers: string[]
  /** Tickets a fact is about; their clocks then are all that is read of tickets. */
  tickets?: string[]
  /** null: all there are. */
  projects: string[] | null
  /** Also every customer with a home in these projects. */
  wholeProjects?: boolean
  /** Every living customer: a duty is owed to all, whatever the fact is about. */
  everybody?: boolean
}

/** Loads what `around` names: customers with their homes, records and open obligations, and the projects they are in. */
export async function loadWorld(ctx: Ctx, playbook: Playbook, around: Around): Promise<DatabaseWorld> {
  const world = new DatabaseWorld(playbook)
  world.put('company', 'company', { name: ctx.tenant.name })
  const customers = around.everybody
    ? await everybody(ctx)
    : around.wholeProjects
      ? await withWholeProjects(ctx, around)
      : around.customers
  await loadFacts(ctx, [
    ...customerFacts(ctx, world, customers),
    ...lastMetFacts(ctx, world, around.projects ? [] : customers),
    projectFacts(ctx, world, around.projects && { projects: around.projects, customers }),
    dutyFacts(ctx, world, customers, around.projects ?? [], around.tickets),
    ...openingFacts(ctx, world, customers, around.projects ?? []),
    ...ticketFacts(ctx, world, around.tickets ?? [], customers),
    ...recordFacts(ctx, world, { customers, projects: around.projects, tickets: around.tickets ?? [] }),
  ])
  return world
}

async function everybody(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from customers where tenant_id = ${ctx.tenantId} and merged_into is null`.execute(ctx.db)
  return rows.map((row) => row.id)
}

async function withWholeProjects(ctx: Ctx, around: Around): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select distinct customer_id as id from holdings where tenant_id = ${ctx.tenantId}
    and project_id = any(${around.projects}::uuid[]) and ended_on is null`.execute(ctx.db)
  return [...new Set([...around.customers, ...rows.map((row) => row.id)])]
}

/** Living customers after `after`, up to `limit`, or none, with all projects and what they owe. Answers the last id, or null at the end. */
export async function loadSlice(
  ctx: Ctx,
  playbook: Playbook,
  after: string | null,
  limit: number,
  customers: boolean,
): Promise<{ world: DatabaseWorld; looked: number; last: string | null }> {
  const world = new DatabaseWorld(playbook)
  world.put('company', 'company', { name: ctx.tenant.name })
  const { rows } = await sql<{
    id: string
  }>`select id from customers where tenant_id = ${ctx.tenantId} and merged_into is null and ${customers}
    ${after ? sql`and id > ${after}::uuid` : sql``} order by id limit ${limit}`.execute(ctx.db)
  const ids = rows.map((row) => row.id)
  await loadFacts(ctx, [
    ...customerFacts(ctx, world, ids),
    ...lastMetFacts(ctx, world, ids),
    ...ticketFacts(ctx, world, [], ids),
    projectFacts(ctx, world, null),
    dutyFacts(ctx, world, ids, after === null ? null : []),
    ...openingFacts(ctx, world, ids, after === null ? null : []),
    ...recordFacts(ctx, world, { customers: ids, projects: null, tickets: [] }),
  ])
  return { world, looked: rows.length, last: rows.length === limit ? ids.at(-1)! : null }
}

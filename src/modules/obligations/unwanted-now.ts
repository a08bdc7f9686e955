import { sql } from 'kysely'
import { noLongerWanted } from '#engine/decide.ts'
import type { Ctx } from '#platform/perform.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { contextOf } from './apply-playbook.ts'
import { loadWorld } from './load-world.ts'

/** The condition (`unless`, `while`) by which an open obligation is not wanted any more at this moment; null while it is. */
export async function unwantedNow(ctx: Ctx, id: string): Promise<string | null> {
  const { rows } = await sql<{
    playbook: string
    rule: string
    customer_id: string | null
    project_id: string | null
  }>`
    select playbook, rule, customer_id, project_id from obligations where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(
    ctx.db,
  )
  const duty = rows[0]
  const running = duty && (await runningPlaybooks(ctx)).find((each) => each.name === duty.playbook)
  const rule = running?.playbook.rules.find((each) => each.name === duty?.rule)
  if (!duty || !running || !rule || (!rule.unless && !rule.while)) return null
  const world = await loadWorld(ctx, running.playbook, {
    customers: duty.customer_id ? [duty.customer_id] : [],
    projects: duty.project_id ? [duty.project_id] : [],
  })
  const open = world.duties({ rules: [duty.rule] }).find((each) => each.id === id)
  return (
    (open &&
      noLongerWanted(running.playbook, open, world, {
        ...contextOf(ctx, running, duty.project_id),
        at: ctx.now,
      })) ??
    null
  )
}

import type { Owner } from '#engine/duty-rule.ts'
import type { Playbook } from '#engine/playbook.ts'
import type { Ctx } from '#platform/perform.ts'
import { holdersOf } from './find-people.ts'

/** The projects in which this person holds one of these roles, by himself or as part of a department; null stands for all. */
export async function heldIn(
  ctx: Ctx,
  playbook: Playbook,
  owners: readonly Owner[],
): Promise<(string | null)[]> {
  const wanted = new Set(owners.flatMap((owner) => (owner.is === 'role' ? [owner.role] : [])))
  for (const { name, members, team } of playbook.roles)
    if (wanted.has(name)) for (const member of [...members, ...(team?.members ?? [])]) wanted.add(member)
  const holders = await holdersOf(ctx)
  return holders.flatMap((row) =>
    row.staff_id === ctx.actor.id && wanted.has(row.role) ? [row.project_id] : [],
  )
}

import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { addRobot, removeRobot } from './contract/settings.ts'
import { robotOf } from './rules.ts'

export const addRobotOperation = implement(addRobot, async (ctx, input) => {
  const robot = robotOf(input.address)
  if (!robot) throw new Refusal('notices.not_a_robot', {}, 'address')
  if (input.projectId) {
    const known =
      await sql`select 1 from projects where tenant_id = ${ctx.tenantId} and id = ${input.projectId}`.execute(
        ctx.db,
      )
    if (known.rows.length === 0) throw new Refusal('notices.no_project', {}, 'projectId')
  }
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('group_robots')
    .values({
      tenant_id: ctx.tenantId,
      id,
      channel: robot.channel,
      title: input.title,
      language: input.language,
      project_id: input.projectId ?? null,
      key_sealed: ctx.vault.seal(robot.key),
      secret_sealed: input.secret ? ctx.vault.seal(input.secret) : null,
      added_by: ctx.actor.id!,
      added_at: ctx.now,
    })
    .execute()
  await recordAudit(ctx, {
    action: 'notices.robot-added',
    detail: { title: input.title, channel: robot.channel },
  })
  return { id, channel: robot.channel }
})

export const removeRobotOperation = implement(removeRobot, async (ctx, input) => {
  const { rows } = await sql<{ title: string }>`update group_robots set removed_at = ${ctx.now}::timestamptz
    where tenant_id = ${ctx.tenantId} and id = ${input.id} and removed_at is null returning title`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('notices.no_robot')
  await recordAudit(ctx, { action: 'notices.robot-removed', detail: { title: rows[0].title } })
  return { ok: true }
})

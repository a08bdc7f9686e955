import { sql } from 'kysely'
import type { Effect } from '#engine/decide.ts'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import type { DatabaseWorld } from './database-world.ts'
import type { People } from './find-people.ts'
import { enterStages } from './write-effects.ts'

type Then = Extract<Effect, { effect: 'then' }>

/** What follows a duty that was met: people told, fields set, a stage entered. Records of later blocks open nothing yet. */
export async function writeAfterwards(
  ctx: Ctx,
  running: Running,
  world: DatabaseWorld,
  effect: Then,
  obligationId: string,
  people: People,
): Promise<void> {
  if (effect.does === 'tell') await tell(ctx, world, effect, obligationId, people)
  if (effect.does === 'set') await setFields(ctx, world, effect)
  if (effect.does === 'enter' && typeof effect.what === 'string') {
    const stage = effect.what
    const journey = running.playbook.journeys.find((each) => each.stages.includes(stage))
    if (journey && effect.subject.kind === 'holding')
      await enterStages(ctx, running, [
        { holding: effect.subject.id, journey: journey.name, stage, at: ctx.now },
      ])
  }
}

async function tell(
  ctx: Ctx,
  world: DatabaseWorld,
  effect: Then,
  obligationId: string,
  people: People,
): Promise<void> {
  const project = world.one(effect.subject, 'project')?.id ?? null
  const told = new Set(effect.tell.flatMap((owner) => people.all(owner, project, ctx.actor.id)))
  for (const staffId of told)
    await ctx.db
      .insertInto('bell_entries')
      .values({
        tenant_id: ctx.tenantId,
        id: newId(Date.parse(ctx.now)),
        staff_id: staffId,
        kind: 'result',
        obligation_id: obligationId,
        rung: null,
        at: ctx.now,
        detail: '{}',
      })
      .execute()
}

/** Fields of the pack stand in `fields`; a grade is the customer's level. */
async function setFields(ctx: Ctx, world: DatabaseWorld, { subject, set }: Then): Promise<void> {
  if (subject.kind !== 'customer' && subject.kind !== 'holding') return
  const { level, ...fields } = set
  await sql`update ${sql.table(`${subject.kind}s`)} set fields = fields || ${JSON.stringify(fields)}::jsonb
    where tenant_id = ${ctx.tenantId} and id = ${subject.id}`.execute(ctx.db)
  if (subject.kind === 'customer' && typeof level === 'string')
    await sql`update customers set level = ${level} where tenant_id = ${ctx.tenantId} and id = ${subject.id}`.execute(
      ctx.db,
    )
  world.put(subject.kind, subject.id, set as never)
}

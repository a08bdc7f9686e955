import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { planHandovers } from '../customers/record-holding-fact.ts'
import { nothing, type Outcome } from '../obligations/facts.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { sayMoves } from '../obligations/say-moves.ts'
import { moveMilestone, takeBackMove } from './contract/milestones.ts'
import type { ProjectMilestone } from './contract/words.ts'
import { visibleProjects } from './queries.ts'

type Effect = OutputOf<typeof moveMilestone>

const columns: Record<ProjectMilestone, string> = {
  presaleOn: 'presale_on',
  salesOpenOn: 'sales_open_on',
  salesSiteClosesOn: 'sales_site_closes_on',
  firstHandoverOn: 'first_handover_on',
  handoverOn: 'handover_on',
  moveInOn: 'move_in_on',
  moveInEndedOn: 'move_in_ended_on',
}

/** The events a project's date stands for: planned ones when it is set, past ones when the day has come. */
const events: Record<ProjectMilestone, { planned?: string; past?: string }> = {
  presaleOn: { past: 'project.presale-started' },
  salesOpenOn: { past: 'project.sales-opened' },
  salesSiteClosesOn: { planned: 'project.sales-site-closing' },
  firstHandoverOn: { planned: 'project.handover-planned' },
  handoverOn: { planned: 'project.handover-planned' },
  moveInOn: { planned: 'project.move-in-planned', past: 'project.move-in-started' },
  moveInEndedOn: { past: 'project.move-in-ended' },
}

interface Move {
  subjectKind: 'project' | 'batch' | 'building' | 'holding'
  subjectId: string
  name: ProjectMilestone
  on: string | null
  reason?: string | undefined
}

const tables = { project: 'projects', batch: 'batches', building: 'buildings', holding: 'holdings' } as const

/** The project, batch, building or holding, with its project and the date it has now. */
async function subjectOf(ctx: Ctx, move: Move): Promise<{ project_id: string; was: string | null }> {
  const table = sql.table(tables[move.subjectKind])
  const column = move.subjectKind === 'project' ? columns[move.name] : 'handover_on'
  const project = move.subjectKind === 'project' ? sql`t.id` : sql`t.project_id`
  const { rows } = await sql<{
    project_id: string
    was: string | null
  }>`select ${project} as project_id, t.${sql.ref(column)} as was from ${table} t
    join projects p on p.tenant_id = t.tenant_id and p.id = ${project}
    where t.tenant_id = ${ctx.tenantId} and t.id = ${move.subjectId} and ${visibleProjects(ctx, 'p')} for update of t`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('places.unknown')
  return rows[0]
}

/** Holdings whose nearest date this is: one set closer to the home keeps its own. */
async function holdingsBelow(ctx: Ctx, move: Move) {
  const levels = {
    project: ['project'],
    batch: ['project', 'batch'],
    building: ['project', 'batch', 'building'],
    holding: ['project', 'batch', 'building', 'holding'],
  }[move.subjectKind]
  const below = {
    project: sql`h.project_id = ${move.subjectId}`,
    batch: sql`u.building_id in (select b.id from buildings b where b.tenant_id = h.tenant_id and b.batch_id = ${move.subjectId})`,
    building: sql`u.building_id = ${move.subjectId}`,
    holding: sql`h.id = ${move.subjectId}`,
  }[move.subjectKind]
  const { rows } = await sql<{
    id: string
    customer_id: string
    unit_id: string
    project_id: string
    steward_id: string | null
    subscribed_on: string | null
  }>`
    select h.id, h.customer_id, h.unit_id, h.project_id, h.steward_id, h.subscribed_on from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id
    where h.tenant_id = ${ctx.tenantId} and ${below} and h.ended_on is null and h.handed_over_on is null and h.role in ('owner', 'co-owner')
      and (h.handover_level is null or h.handover_level = any(${levels})) order by u.sort_key, h.id`.execute(
    ctx.db,
  )
  return rows
}

async function move(ctx: Ctx, input: Move): Promise<Effect> {
  const subject = await subjectOf(ctx, input)
  if (subject.was === input.on) throw new Refusal('places.nothing_moved', {}, 'on')
  if (input.subjectKind !== 'holding') {
    const column = input.subjectKind === 'project' ? columns[input.name] : 'handover_on'
    await sql`update ${sql.table(tables[input.subjectKind])} set ${sql.ref(column)} = ${input.on}::date where tenant_id = ${ctx.tenantId} and id = ${input.subjectId}`.execute(
      ctx.db,
    )
  }
  const outcome = nothing()
  const add = (more: Outcome) => {
    outcome.opened.push(...more.opened)
    outcome.met.push(...more.met)
    outcome.moved.push(...more.moved)
    outcome.unopened += more.unopened
  }
  if (input.subjectKind === 'project') {
    const event = events[input.name]
    const past = input.on !== null && input.on <= ctx.now.slice(0, 10)
    const kind = (past ? event.past : event.planned) ?? event.planned ?? 'project.changed'
    add(
      await recordEvent(ctx, {
        kind,
        subject: { kind: 'project', id: input.subjectId },
        values: { [input.name]: input.on },
      }),
    )
  }
  const homes =
    input.name === 'handoverOn' || input.subjectKind !== 'project' ? await holdingsBelow(ctx, input) : []
  if (input.on !== null) add(await planHandovers(ctx, homes, input.on, input.subjectKind))
  const moveId = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('milestones')
    .values({
      tenant_id: ctx.tenantId,
      id: moveId,
      subject_kind: input.subjectKind,
      subject_id: input.subjectId,
      name: input.name,
      was_on: subject.was,
      on_date: input.on,
      reason: input.reason ?? null,
      moved_by: ctx.actor.id,
      moved_at: ctx.now,
    })
    .execute()
  const said = await sayMoves(
    ctx,
    outcome,
    homes.map((home) => home.id),
    subject.was,
    input.on,
  )
  return {
    moveId,
    name: input.name,
    wasOn: subject.was,
    onDate: input.on,
    homes: homes.length,
    opens: outcome.opened.length,
    ...said,
  }
}

/** Previews by doing and rolling back, so that what is shown is what will happen. */
async function previewed(ctx: Ctx, act: () => Promise<Effect>): Promise<Effect> {
  await ctx.client.query('savepoint preview')
  const effect = await act()
  await ctx.client.query('rollback to savepoint preview')
  return { ...effect, moveId: null }
}

export const moveMilestoneOperation = implement(moveMilestone, async (ctx, input) =>
  input.preview ? previewed(ctx, () => move(ctx, input)) : move(ctx, input),
)

export const takeBackMoveOperation = implement(takeBackMove, async (ctx, input) =>
  input.preview ? previewed(ctx, () => takeBack(ctx, input.id)) : takeBack(ctx, input.id),
)

async function takeBack(ctx: Ctx, id: string): Promise<Effect> {
  const { rows } = await sql<{
    subject_kind: Move['subjectKind']
    subject_id: string
    name: ProjectMilestone
    was_on: string | null
    taken_back_at: string | null
    newer: boolean
  }>`
    select m.subject_kind, m.subject_id, m.name, m.was_on, m.taken_back_at, exists (select from milestones n where n.tenant_id = m.tenant_id and n.subject_id = m.subject_id
      and n.name = m.name and n.moved_at > m.moved_at) as newer from milestones m where m.tenant_id = ${ctx.tenantId} and m.id = ${id} for update`.execute(
    ctx.db,
  )
  const taken = rows[0]
  if (!taken) throw new Refusal('places.unknown')
  if (taken.taken_back_at || taken.newer) throw new Refusal('places.already_taken_back')
  const effect = await move(ctx, {
    subjectKind: taken.subject_kind,
    subjectId: taken.subject_id,
    name: taken.name,
    on: taken.was_on,
  })
  await sql`update milestones set taken_back_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = any(${[id, effect.moveId]}::uuid[])`.execute(
    ctx.db,
  )
  return { ...effect, moveId: null }
}

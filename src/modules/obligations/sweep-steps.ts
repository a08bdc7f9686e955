import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { askOverdue } from '../approvals/ask-overdue.ts'
import { prepareForDuty } from '../messages/prepare-message.ts'
import { coversNow } from '../staff/covering.ts'
import { sweep } from './contract/time.ts'
import { recordEvent } from './record-event.ts'
import { recordEvents } from './record-events.ts'

interface Due {
  id: string
  subject_id: string
  rule: string
  clause: string
  subject_kind: string
  customer_id: string | null
  unit_id: string | null
  project_id: string | null
  owed_by: string | null
  role: string
  due_at: string
  rung: number
  next_step_at: string
  ladder: { at: string; tell: string[]; words?: string[]; assign?: string | null }[]
  verb: string
  clock: string | null
  breached_at: string | null
  main_unit_id: string | null
}

/**
 * Takes the obligations whose next step has come, skipping those another worker holds. The rung counter moves in the
 * same transaction as what the rung does, so each rung happens once or not at all.
 */
export const sweepOperation = implement(sweep, async (ctx, input) => {
  const { rows } =
    await sql<Due>`select id, rule, clause, subject_kind, subject_id, breached_at, used->>'clock' as clock, customer_id, unit_id, project_id, owed_by, role, due_at, rung, next_step_at, ladder, used->>'verb' as verb,
      (select c.main_unit_id from customers c where c.tenant_id = o.tenant_id and c.id = o.customer_id) as main_unit_id
    from obligations o where tenant_id = ${ctx.tenantId} and state = 'open' and next_step_at is not null and next_step_at <= ${ctx.now}::timestamptz
    order by next_step_at limit ${input.limit} for update skip locked`.execute(ctx.db)
  const standIns = await coversToday(ctx, rows)
  const bells: Bell[] = []
  const sends: string[] = []
  const broken = rows.filter((duty) => breaksNow(ctx, duty))
  const after: { id: string; rung: number; next: string | null; broken: boolean }[] = []
  // Moments of a ladder are written without the milliseconds that others have: as text they would differ.
  const now = Date.parse(ctx.now)
  for (const duty of rows) {
    let { rung } = duty
    while (rung < duty.ladder.length && Date.parse(duty.ladder[rung]!.at) <= now) {
      bells.push(...bellsOf(ctx, duty, rung, standIns))
      rung += 1
    }
    if (duty.role === 'system' && duty.verb === 'send' && duty.rung === 0) sends.push(duty.id)
    after.push({ id: duty.id, rung, next: nextStep(ctx, duty, rung), broken: broken.includes(duty) })
  }
  await writeBells(ctx, bells)
  if (after.length > 0)
    await sql`update obligations o set rung = a.rung, next_step_at = a.next, breached_at = case when a.broken then ${ctx.now}::timestamptz else o.breached_at end
      from (select * from unnest(${after.map((each) => each.id)}::uuid[], ${after.map((each) => each.rung)}::int[],
        ${after.map((each) => each.next)}::timestamptz[], ${after.map((each) => each.broken)}::boolean[]) as a(id, rung, next, broken)) a
      where o.tenant_id = ${ctx.tenantId} and o.id = a.id`.execute(ctx.db)
  for (const id of sends) await prepareForDuty(ctx, id)
  await recordBreaches(ctx, broken)
  return { taken: rows.length }
})

/** A promise to a customer breaks when its time is past; what is owed unasked breaks at the rung that stands there. */
function breaksNow(ctx: Ctx, duty: Due): boolean {
  if (duty.due_at > ctx.now || duty.breached_at) return false
  return duty.clock !== null || (duty.next_step_at <= duty.due_at && duty.rung < duty.ladder.length)
}

/** The next rung; for a promise its due time too, where no rung stands before it. */
function nextStep(ctx: Ctx, { ladder, clock, due_at }: Due, rung: number): string | null {
  const next = ladder[rung]?.at ?? null
  return clock !== null && due_at > ctx.now && (!next || due_at < next) ? due_at : next
}

interface Bell {
  staffId: string
  obligationId: string
  rung: number
  late: boolean
  takenLate: boolean
  atOnce: boolean
}

const LATE_STEP_MS = 3_600_000

function bellsOf(ctx: Ctx, duty: Due, rung: number, standIns: readonly StandIn[]): Bell[] {
  const step = duty.ladder[rung]!
  const people = new Set([
    ...step.tell,
    ...(step.words?.includes('assignee') && duty.owed_by ? [duty.owed_by] : []),
  ])
  for (const one of standIns)
    if (people.has(one.staff_id) && (!one.homes || one.homes.includes(homeOf(duty))))
      people.add(one.covered_by)
  const takenLate = Date.parse(ctx.now) - Date.parse(step.at) > LATE_STEP_MS
  return [...people].map((staffId) => ({
    staffId,
    obligationId: duty.id,
    rung,
    late: step.at >= duty.due_at,
    takenLate,
    // What a customer reported and is late cannot wait for the next digest.
    atOnce: step.at >= duty.due_at && duty.subject_kind === 'ticket',
  }))
}

interface StandIn {
  staff_id: string
  covered_by: string
  /** Of the homes asked about, those of the building covered; null: everything. */
  homes: string[] | null
}

const homeOf = (duty: Due) => duty.unit_id ?? duty.main_unit_id ?? ''

/** Who is told beside those who are away today. */
async function coversToday(ctx: Ctx, duties: readonly Due[]): Promise<StandIn[]> {
  if (duties.length === 0) return []
  const homes = [...new Set(duties.map(homeOf))].filter(Boolean)
  const { rows } =
    await sql<StandIn>`select c.staff_id, c.covered_by, case when c.building_id is not null then
      array(select u.id from units u where u.tenant_id = c.tenant_id and u.building_id = c.building_id and u.id = any(${homes}::uuid[])) end as homes
    from covers c where c.tenant_id = ${ctx.tenantId} and ${coversNow(ctx, 'c')}`.execute(ctx.db)
  return rows
}

async function writeBells(ctx: Ctx, bells: readonly Bell[]): Promise<void> {
  if (bells.length === 0) return
  await ctx.db
    .insertInto('bell_entries')
    .values(
      bells.map((bell) => ({
        tenant_id: ctx.tenantId,
        id: newId(Date.parse(ctx.now)),
        staff_id: bell.staffId,
        kind: bell.late ? 'overdue' : 'reminder',
        obligation_id: bell.obligationId,
        rung: bell.rung,
        at: ctx.now,
        detail: JSON.stringify(bell.takenLate ? { takenLate: true } : {}),
        at_once: bell.atOnce,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A broken promise is a fact the customer's story keeps and the playbook may answer. */
async function recordBreaches(ctx: Ctx, duties: readonly Due[]): Promise<void> {
  await recordEvents(
    ctx,
    duties.map((duty) => ({
      kind: 'obligation.breached',
      subject: { kind: 'obligation', id: duty.id },
      customerId: duty.customer_id,
      unitId: duty.unit_id,
      projectId: duty.project_id,
      values: { rule: duty.rule, clause: duty.clause, owedBy: duty.owed_by, dueAt: duty.due_at },
    })),
  )
  for (const duty of duties) if (duty.clock !== null) await recordBrokenPromise(ctx, duty, duty.clock)
}

/** On the ticket itself it is a fact of its own, at the moment the promise was for; it may wait for a word above. */
async function recordBrokenPromise(ctx: Ctx, duty: Due, clock: string): Promise<void> {
  await recordEvent(ctx, {
    kind: 'ticket.breached',
    subject: { kind: 'ticket', id: duty.subject_id },
    customerId: duty.customer_id,
    unitId: duty.unit_id,
    projectId: duty.project_id,
    at: duty.due_at,
    values: { brokenClock: clock, rule: duty.rule },
  })
  await askOverdue(ctx, duty.subject_id, clock, duty.due_at)
}

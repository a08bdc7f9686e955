import { sql } from 'kysely'
import { indexOf } from '#engine/playbook-index.ts'
import { recordOf, stepEvent } from '#engine/procedures.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { askExcuse, decideExcuses } from './contract/excuses.ts'
import { type DutyRow, dutyColumns, dutyJoins, visibleDuties } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { ruleWords } from './rule-words.ts'
import { waiverOf } from './rules.ts'

/** An open obligation within sight, locked unless only read. Throws `obligations.unknown` or `obligations.closed` with who closed it. */
export async function openDuty(ctx: Ctx, id: string, { lock = true } = {}): Promise<DutyRow> {
  const { rows } = await sql<
    DutyRow & { met_by_name: string | null }
  >`select ${dutyColumns}, m.name as met_by_name from obligations o ${dutyJoins}
    left join staff m on m.tenant_id = o.tenant_id and m.id = o.met_by
    where o.tenant_id = ${ctx.tenantId} and o.id = ${id} and ${visibleDuties(ctx, 'o')} ${lock ? sql`for update of o` : sql``}`.execute(
    ctx.db,
  )
  const row = rows[0]
  if (!row) throw new Refusal('obligations.unknown')
  if (row.closed_at)
    throw new Refusal('obligations.closed', {
      on: row.closed_at.slice(0, 10),
      who: row.met_by_name ?? row.owed_by_name ?? { zh: '系统', en: 'the system' },
    })
  return row
}

export const askExcuseOperation = implement(askExcuse, async (ctx, input) => {
  const duty = await openDuty(ctx, input.id)
  if (duty.excuse_asked_at) throw new Refusal('obligations.excuse_asked')
  const playbook = await playbookVersion(ctx, duty.playbook, duty.version)
  const waiver = waiverOf(ruleWords(playbook, duty.rule, duty.clause).waive)
  if (!waiver.allowed) throw new Refusal('obligations.never_excused')
  if (waiver.reasons.length > 0 && !waiver.reasons.includes(input.reason))
    throw new Refusal(
      'obligations.reason_not_listed',
      { reasons: { zh: waiver.reasons.join('、'), en: waiver.reasons.join(', ') } },
      'reason',
    )
  if (input.reason === '其他' && !input.note) throw new Refusal('obligations.note_needed', {}, 'note')
  await sql`update obligations set excuse_asked_at = ${ctx.now}, excuse_asked_by = ${ctx.actor.id}::uuid, excuse_reason = ${input.reason}, excuse_note = ${input.note ?? null}
    where tenant_id = ${ctx.tenantId} and id = ${duty.id}`.execute(ctx.db)
  await recordEvent(ctx, about(duty, 'obligation.excuse-asked', { reason: input.reason }))
  const role = playbook.roles.find((each) => each.name === waiver.by)
  return { waitsFor: role?.title ?? null }
})

export const decideExcusesOperation = implement(decideExcuses, async (ctx, input) => {
  // In one order, so that two who decide the same at once do not wait for each other.
  for (const id of [...new Set(input.ids)].sort()) {
    const duty = await openDuty(ctx, id)
    if (!duty.excuse_asked_at) throw new Refusal('obligations.no_excuse_asked')
    if (duty.excuse_asked_by === ctx.actor.id) throw new Refusal('obligations.own_excuse')
    if (input.agree)
      await sql`update obligations set state = 'waived', closed_at = ${ctx.now}, excused_by = ${ctx.actor.id}::uuid, excused_until = ${input.until ?? null}::date, next_step_at = null
        where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
    else
      await sql`update obligations set excuse_asked_at = null, excuse_asked_by = null, excuse_reason = null, excuse_note = null
        where tenant_id = ${ctx.tenantId} and id = ${id}`.execute(ctx.db)
    await recordEvent(
      ctx,
      about(duty, input.agree ? 'obligation.excused' : 'obligation.excuse-refused', {
        reason: duty.excuse_reason,
        note: input.note ?? null,
      }),
    )
    if (input.agree) await passStep(ctx, duty)
  }
  return { decided: input.ids.length }
})

/** A step of a procedure that was excused holds up nothing that stands after it. */
async function passStep(ctx: Ctx, duty: DutyRow): Promise<void> {
  const playbook = await playbookVersion(ctx, duty.playbook, duty.version)
  const step = indexOf(playbook).rules.get(duty.rule)?.step
  if (!step || !duty.used.record) return
  await recordEvent(ctx, {
    kind: stepEvent(step.procedure, step.name),
    subject: { kind: duty.subject_kind, id: duty.subject_id },
    customerId: duty.customer_id,
    unitId: duty.unit_id,
    projectId: duty.project_id,
    record: recordOf(duty.occurrence),
    values: { record: duty.used.record, excused: true },
  })
}

/** An event about an obligation, standing in its customer's story. */
export const about = (duty: DutyRow, kind: string, values: Record<string, unknown>) => ({
  kind,
  subject: { kind: 'obligation', id: duty.id },
  customerId: duty.customer_id,
  unitId: duty.unit_id,
  projectId: duty.project_id,
  values: { rule: duty.rule, clause: duty.clause, ...values },
})

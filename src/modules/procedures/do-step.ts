import { sql } from 'kysely'
import type { Facts } from '#engine/condition-evaluate.ts'
import { holds } from '#engine/condition-evaluate.ts'
import { type Frame, factsOf, parametersFor } from '#engine/decide-frame.ts'
import { indexOf } from '#engine/playbook-index.ts'
import {
  cancelledEvent,
  type Demand,
  isFinished,
  keyOfRound,
  type Procedure,
  type ProcedureStep,
  stepEvent,
} from '#engine/procedures.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { attachFiles, attachToProject, holdFiles } from '../files/see-file.ts'
import { contextOf } from '../obligations/apply-playbook.ts'
import { type Filled, filledOf, recordStateOf } from '../obligations/load-records.ts'
import { loadWorld } from '../obligations/load-world.ts'
import { refuseClosedMonth } from '../obligations/month.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { ruleWords } from '../obligations/rule-words.ts'
import { checkAnswers } from '../playbooks/check-answers.ts'
import { checkValues } from '../playbooks/check-values.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { formOf } from '../playbooks/see-form.ts'
import { cancelRecord, doStep } from './contract.ts'
import { dutiesOfRecord, procedureOf, type Row, recordToMove, type StepDuty, supervises } from './queries.ts'

export const doStepOperation = implement(doStep, async (ctx, input) => {
  const record = await recordToMove(ctx, input.id, input.version)
  const { playbook, procedure } = await procedureOf(ctx, record)
  const step = procedure.steps.find(({ name }) => name === input.step)
  const duty = step && (await standing(ctx, record, step))
  if (!step || !duty) throw new Refusal('procedures.not_now', { step: step?.title ?? input.step })
  await refuseStranger(ctx, step, duty, record)
  await refuseClosedMonth(ctx, ctx.now)
  const { decision } = input
  if (step.options.length > 0 && !step.options.includes(decision ?? ''))
    throw new Refusal('procedures.option', { options: step.options.join('、') }, 'decision')
  const refusing = step.no?.answer === decision && decision !== undefined
  if ((step.opinion || refusing) && !input.note) throw new Refusal('procedures.note', {}, 'note')
  const { needs } = ruleWords(playbook, duty.rule, duty.clause)
  refuseWithoutEvidence(needs, input)
  const filled = await fill(ctx, record, procedure, step, input)
  if (!refusing) await refuseUnmet(ctx, record, procedure, step, filled)
  await sql`update procedure_records set filled = ${ctx.vault.seal(JSON.stringify(filled))} where tenant_id = ${ctx.tenantId} and id = ${record.id}`.execute(
    ctx.db,
  )
  await holdFiles(ctx, input.files)
  if (record.customer_id) await attachFiles(ctx, input.files, record.customer_id)
  else if (record.project_id)
    for (const file of input.files) await attachToProject(ctx, file, record.project_id)
  await recordEvent(ctx, {
    ...about(record),
    kind: stepEvent(procedure.name, step.name),
    values: { record: record.id, ...(decision ? { decision } : {}), files: input.files },
  })
  const { rows } = await sql<{
    state: Row['state']
    row_version: number
  }>`select state, row_version from procedure_records
    where tenant_id = ${ctx.tenantId} and id = ${record.id}`.execute(ctx.db)
  return { state: rows[0]!.state, version: rows[0]!.row_version }
})

/** What a fact of a record is about. */
const about = (record: Row) => ({
  subject: { kind: record.subject_kind, id: record.subject_id },
  customerId: record.customer_id,
  unitId: record.unit_id,
  projectId: record.project_id,
  record: record.occurrence,
})

/** What this step owes now; undefined where it stands not yet or no more. */
async function standing(ctx: Ctx, record: Row, step: ProcedureStep): Promise<StepDuty | undefined> {
  const duties = await dutiesOfRecord(ctx, record)
  return duties.find(
    ({ rule, occurrence, state }) =>
      rule === step.rule && occurrence === keyOfRound(record) && (state === 'open' || state === 'waiting'),
  )
}

/** Whoever owes it, those of his role, or a supervisor; never on what one began oneself where the policy says so. */
async function refuseStranger(ctx: Ctx, step: ProcedureStep, duty: StepDuty, record: Row): Promise<void> {
  const me = ctx.actor.id
  if (step.notStarter && record.opened_by === me) throw new Refusal('procedures.own')
  if (duty.owed_by === me || supervises(ctx)) return
  const { rows } =
    await sql`select from staff_roles where tenant_id = ${ctx.tenantId} and staff_id = ${me}::uuid and role = ${duty.role}
    and until_on is null and (project_id is null or project_id = ${record.project_id}::uuid)`.execute(ctx.db)
  if (rows.length === 0)
    throw new Refusal('procedures.not_yours', { step: step.title, who: duty.who ?? duty.role })
}

function refuseWithoutEvidence(
  needs: { note: boolean; files: number },
  { note, files }: { note?: string | undefined; files: readonly string[] },
): void {
  if (needs.note && !note)
    throw new Refusal('procedures.missing', { what: { zh: '文字记录', en: 'a note' } }, 'note')
  const missing = needs.files - files.length
  const what = { zh: `照片或扫描件 ${missing} 张`, en: `${missing} photos or scans` }
  if (missing > 0) throw new Refusal('procedures.missing', { what }, 'files')
}

/** The record as it would be with what this step fills in. Throws `procedures.value`, `procedures.form`. */
async function fill(
  ctx: Ctx,
  record: Row,
  procedure: Procedure,
  step: ProcedureStep,
  input: {
    values: Record<string, unknown>
    forms: Record<string, Record<string, unknown>>
    note?: string | undefined
  },
): Promise<Filled> {
  const before = filledOf(ctx, record.filled)
  const own = procedure.fields.filter(({ name }) => step.fields.includes(name))
  const { values, wrong } = checkValues(own, input.values)
  if (wrong) throw new Refusal('procedures.value', { field: wrong.field, want: wrong.want }, wrong.name)
  const forms = { ...before.forms }
  for (const name of step.forms) {
    const form = await formOf(ctx, record.playbook, name)
    const answers = input.forms[name] ?? {}
    const problem = form && checkAnswers(form.questions, answers)
    if (problem) throw new Refusal('procedures.form', { ...problem }, name)
    forms[name] = answers
  }
  return {
    values: { ...before.values, ...values },
    forms,
    notes: { ...before.notes, ...(input.note ? { [step.name]: input.note } : {}) },
  }
}

/** Throws `procedures.missing` for a field that must be filled here, `procedures.required` for a demand that does not hold. */
async function refuseUnmet(
  ctx: Ctx,
  record: Row,
  procedure: Procedure,
  step: ProcedureStep,
  filled: Filled,
): Promise<void> {
  const running = (await runningPlaybooks(ctx)).find(({ name }) => name === record.playbook)
  const facts = running && (await factsWith(ctx, running, record, filled))
  if (!facts) return
  for (const { name, title, required } of procedure.fields)
    if (
      required &&
      step.fields.includes(name) &&
      filled.values[name] === undefined &&
      holds(required.tree, facts) !== false
    )
      throw new Refusal('procedures.missing', { what: `“${title}”` }, name)
  const state = recordStateOf(ctx, record)
  const last = isFinished(procedure, { ...state, done: { ...state.done, [step.name]: ctx.now } })
  // What is not known yet may still come; before the end everything must be.
  const unmet = (demand: Demand, strict: boolean) => {
    const value = holds(demand.that.tree, facts)
    return value === false || (strict && value === null)
  }
  const failed =
    step.requires.find((demand) => unmet(demand, true)) ??
    procedure.requires.find((demand) => unmet(demand, last))
  if (failed) throw new Refusal('procedures.required', { what: failed.else || failed.that.text })
}

type Running = Awaited<ReturnType<typeof runningPlaybooks>>[number]

async function factsWith(ctx: Ctx, running: Running, record: Row, filled: Filled): Promise<Facts> {
  const { playbook } = running
  const state = { ...recordStateOf(ctx, record), values: filled.values }
  const world = await loadWorld(ctx, playbook, {
    customers: record.customer_id ? [record.customer_id] : [],
    projects: record.project_id ? [record.project_id] : [],
    tickets: record.subject_kind === 'ticket' ? [record.subject_id] : [],
  })
  const frame: Frame = {
    index: indexOf(playbook),
    world,
    context: contextOf(ctx, running, record.project_id),
    now: ctx.now,
    record: state,
  }
  return factsOf(frame, state.subject, parametersFor(frame, state.subject))
}

export const cancelRecordOperation = implement(cancelRecord, async (ctx, input) => {
  const record = await recordToMove(ctx, input.id, input.version)
  if (record.opened_by !== ctx.actor.id && !supervises(ctx)) {
    const who = { zh: '发起人或主管', en: 'whoever began it, or a supervisor' }
    throw new Refusal('procedures.not_yours', { step: { zh: '取消', en: 'Cancelling' }, who })
  }
  const { procedure } = await procedureOf(ctx, record)
  await sql`update procedure_records set closing_reason = ${input.reason} where tenant_id = ${ctx.tenantId} and id = ${record.id}`.execute(
    ctx.db,
  )
  await recordEvent(ctx, {
    ...about(record),
    kind: cancelledEvent(procedure.name),
    values: { record: record.id },
  })
  return { ok: true }
})

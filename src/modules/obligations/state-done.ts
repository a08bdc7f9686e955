import { newId } from '#platform/id.ts'
import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { attachFiles, attachToProject, holdFiles } from '../files/see-file.ts'
import { checkAnswers } from '../playbooks/check-answers.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { formOf } from '../playbooks/see-form.ts'
import { openDuty } from './excuse.ts'
import { refuseClosedMonth } from './month.ts'
import type { DutyRow } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { ruleWords } from './rule-words.ts'
import { isLateEntry, meetDuty } from './write-effects.ts'

/** Verbs that a record of a contact or a message meets, not somebody's word. */
const MET_BY_RECORD = new Set(['contact', 'visit'])

interface Brought {
  id: string
  at?: string | undefined
  note?: string | undefined
  fileIds: string[]
  answers?: Record<string, unknown> | undefined
}

/**
 * Records that a duty was done by its owner's word and the evidence the policy asks for; `told`: what else is known of how.
 * Throws the refusals of `obligations.confirm-done`.
 */
export async function stateDone(
  ctx: Ctx,
  input: Brought,
  told: Record<string, unknown> = {},
): Promise<{ duty: DutyRow; inTime: boolean; lateEntry: boolean }> {
  // Not locked: the fact meets all that it fits from the oldest on, and who held his own first would wait for another who does the same.
  const duty = await openDuty(ctx, input.id, { lock: false })
  if (MET_BY_RECORD.has(duty.used.verb)) throw new Refusal('obligations.by_record')
  if (duty.used.record) throw new Refusal('obligations.by_procedure')
  if (duty.subject_kind === 'ticket') throw new Refusal('obligations.by_ticket')
  const at = input.at ?? ctx.now
  await refuseClosedMonth(ctx, at)
  await refuseWithoutEvidence(ctx, duty, input)
  const kind = duty.used.meetsBy[0] ?? 'duty.done'
  const subjectKind = kind.split('.')[0]!
  await holdFiles(ctx, input.fileIds)
  if (duty.customer_id) await attachFiles(ctx, input.fileIds, duty.customer_id)
  else if (duty.project_id)
    for (const file of input.fileIds) await attachToProject(ctx, file, duty.project_id)
  const outcome = await recordEvent(ctx, {
    kind,
    subject: { kind: subjectKind, id: newId(Date.parse(ctx.now)) },
    customerId: duty.customer_id,
    unitId: duty.unit_id,
    projectId: duty.project_id,
    at,
    values: {
      rule: duty.rule,
      [duty.subject_kind]: duty.subject_id,
      ...(duty.customer_id ? { customer: duty.customer_id } : {}),
      ...(duty.project_id ? { project: duty.project_id } : {}),
      obligation: duty.id,
      note: input.note ?? null,
      files: input.fileIds,
      answers: input.answers ?? null,
      ...numbersOf(input.answers),
      ...told,
    },
  })
  // A duty whose subject the event does not reach is met by its owner's word for it.
  if (!outcome.met.some((met) => met.id === duty.id)) {
    const fact = { id: outcome.eventId, kind, subject: { kind: subjectKind, id: duty.id }, at }
    // Whoever was faster is named by the refusal.
    if (!(await meetDuty(ctx, duty.id, fact, at))) await openDuty(ctx, duty.id)
  }
  return {
    duty,
    inTime: duty.due_at === null || at <= duty.due_at,
    lateEntry: isLateEntry(at, ctx.now),
  }
}

/** Throws `obligations.evidence_missing` or `obligations.form` while the policy asks for more than was brought. */
async function refuseWithoutEvidence(
  ctx: Ctx,
  duty: Pick<DutyRow, 'id' | 'playbook' | 'version' | 'rule' | 'clause'>,
  brought: Omit<Brought, 'id'>,
): Promise<void> {
  const playbook = await playbookVersion(ctx, duty.playbook, duty.version)
  const { needs } = ruleWords(playbook, duty.rule, duty.clause)
  const missing = (what: string | Words, field: string) =>
    new Refusal('obligations.evidence_missing', { what }, field)
  if (needs.form) {
    const form = await formOf(ctx, duty.playbook, needs.form)
    const answers = brought.answers ?? {}
    if (form && form.questions.length > 0 && Object.keys(answers).length === 0)
      throw missing(`“${form.title}”`, 'answers')
    const problem = form && checkAnswers(form.questions, answers)
    if (problem) throw new Refusal('obligations.form', { ...problem }, 'answers')
  }
  if (needs.note && !brought.note) throw missing({ zh: '文字记录', en: 'a note' }, 'note')
  const kept = await ctx.db
    .selectFrom('files')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', 'in', [...brought.fileIds, duty.id])
    .execute()
  const files = needs.files - kept.length
  if (files > 0) throw missing({ zh: `照片或扫描件 ${files} 张`, en: `${files} photos or scans` }, 'fileIds')
}

/** Numbers of a form may decide what follows, as those of a contact do. */
const numbersOf = (answers: Record<string, unknown> | undefined) =>
  Object.fromEntries(Object.entries(answers ?? {}).filter(([, value]) => typeof value === 'number'))

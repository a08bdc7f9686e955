import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { listWanted, stopWanting, wantFact } from './contract/wanted.ts'
import { fieldNamed, toField } from './dossier-fields.ts'
import { wantedNow } from './queries.ts'

export const listWantedOperation = implement(listWanted, async (ctx) => {
  const { wanted, fields } = await wantedNow(ctx)
  return {
    wanted: wanted.map(({ of, ...each }) => ({ ...each, title: of.title })),
    fields: [...fields.values()].map(toField),
  }
})

export const wantFactOperation = implement(wantFact, async (ctx, input) => {
  await fieldNamed(ctx, input.field)
  await sql`insert into wanted_facts (tenant_id, field, question_zh, question_en, phase, fresh_months, rank, changed_by, changed_at)
    values (${ctx.tenantId}, ${input.field}, ${input.questionZh}, ${input.questionEn}, ${input.phase}, ${input.freshMonths}, ${input.rank}, ${ctx.actor.id}, ${ctx.now})
    on conflict (tenant_id, field) do update set question_zh = excluded.question_zh, question_en = excluded.question_en, phase = excluded.phase,
      fresh_months = excluded.fresh_months, rank = excluded.rank, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(
    ctx.db,
  )
  await recordAudit(ctx, { action: 'dossier.wanted', detail: { ...input } })
  return { ok: true }
})

export const stopWantingOperation = implement(stopWanting, async (ctx, { field }) => {
  const { numAffectedRows } =
    await sql`delete from wanted_facts where tenant_id = ${ctx.tenantId} and field = ${field}`.execute(ctx.db)
  if (!numAffectedRows) throw new Refusal('dossiers.field_unknown', { field })
  await recordAudit(ctx, { action: 'dossier.unwanted', detail: { field } })
  return { ok: true }
})

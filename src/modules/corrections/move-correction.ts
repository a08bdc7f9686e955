import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { checkCorrection, dropCorrection, finishCorrection } from './contract.ts'
import { correctionIn } from './queries.ts'

async function set(ctx: Ctx, id: string, values: Record<string, unknown>): Promise<void> {
  await ctx.db
    .updateTable('corrections')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute()
}

export const finishCorrectionOperation = implement(finishCorrection, async (ctx, { id, version, words }) => {
  await correctionIn(ctx, id, version, ['open'])
  await set(ctx, id, { state: 'done', done_at: ctx.now, done_words: words })
  return { ok: true }
})

export const checkCorrectionOperation = implement(checkCorrection, async (ctx, input) => {
  const correction = await correctionIn(ctx, input.id, input.version, ['done'])
  if (correction.owner === ctx.actor.id) throw new Refusal('corrections.own')
  const checked = { checked_by: ctx.actor.id, checked_at: ctx.now, check_words: input.words }
  if (input.works) {
    await set(ctx, input.id, { ...checked, state: 'proved' })
    return { state: 'proved' as const }
  }
  await set(ctx, input.id, {
    ...checked,
    state: 'open',
    failed: sql`failed + 1`,
    ...(input.dueOn ? { due_on: sql`${input.dueOn}::date` } : {}),
  })
  await ringAtOnce(ctx, [
    { staffId: correction.owner, kind: 'correction-failed', detail: { correctionId: input.id } },
  ])
  return { state: 'open' as const }
})

export const dropCorrectionOperation = implement(dropCorrection, async (ctx, { id, version, words }) => {
  await correctionIn(ctx, id, version, ['open', 'done'])
  await set(ctx, id, { state: 'dropped', checked_by: ctx.actor.id, checked_at: ctx.now, check_words: words })
  return { ok: true }
})

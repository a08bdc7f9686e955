import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { kindTitles } from '../tickets/kinds.ts'
import { listedAmong } from '../tickets/listed-among.ts'
import { COMPARED_DAYS, type ListedCorrection, listCorrections, seeCorrection } from './contract.ts'
import { listedColumns, listedJoins, visibleCorrections } from './queries.ts'

type Row = Omit<ListedCorrection, 'kindTitle'> & { kind: string }

export const listCorrectionsOperation = implement(listCorrections, async (ctx, { which }) => {
  const wanted = {
    living: sql`k.state in ('open', 'done')`,
    mine: sql`k.owner = ${ctx.actor.id}::uuid and k.state = 'open'`,
    all: sql`true`,
  }[which]
  const { rows } = await sql<Row>`select ${listedColumns(ctx)} from corrections k ${listedJoins}
    where k.tenant_id = ${ctx.tenantId} and ${wanted} and ${visibleCorrections(ctx)} order by (k.state not in ('open', 'done')), k.due_on, k.id limit 200`.execute(
    ctx.db,
  )
  const titles = await kindTitles(ctx)
  return { corrections: rows.map(({ kind, ...row }) => ({ ...row, kindTitle: titles.get(kind) ?? kind })) }
})

type Seen = OutputOf<typeof seeCorrection>

export const seeCorrectionOperation = implement(seeCorrection, async (ctx, { id }) => {
  const { rows } = await sql<
    Row & Omit<Seen, keyof ListedCorrection | 'proof' | 'matters'>
  >`select ${listedColumns(ctx)}, k.project_id as "projectId", k.analysis, k.corrective, k.preventive,
      k.owner as "ownerId", o.name as "openedBy", k.opened_at as "openedAt", k.done_at as "doneAt", k.done_words as "doneWords", c.name as "checkedBy",
      k.checked_at as "checkedAt", k.check_words as "checkWords"
    from corrections k ${listedJoins} join staff o on o.tenant_id = k.tenant_id and o.id = k.opened_by left join staff c on c.tenant_id = k.tenant_id and c.id = k.checked_by
    where k.tenant_id = ${ctx.tenantId} and k.id = ${id} and ${visibleCorrections(ctx)}`.execute(ctx.db)
  const row = rows[0]
  if (!row) throw new Refusal('corrections.unknown')
  const linked = await sql<{
    ticket_id: string
  }>`select ticket_id from correction_tickets where tenant_id = ${ctx.tenantId} and correction_id = ${id}`.execute(
    ctx.db,
  )
  const matters = await listedAmong(
    ctx,
    linked.rows.map(({ ticket_id }) => ticket_id),
  )
  const { kind, ...rest } = row
  return {
    ...rest,
    kindTitle: (await kindTitles(ctx)).get(kind) ?? kind,
    proof: row.doneAt ? await proofOf(ctx, { ...row, doneAt: row.doneAt }) : null,
    matters: matters.map(({ id: ticketId, number, room, place, words, state, filedAt }) => ({
      ...{ id: ticketId, number, room: room ?? place, words, state, filedAt },
    })),
  }
})

/** Reports of the same kind, category and cause in the project: as many days before it was done as have passed since, thirty at most. */
async function proofOf(
  ctx: Ctx,
  {
    projectId,
    kind,
    category,
    cause,
    doneAt,
  }: { projectId: string; kind: string; category: string | null; cause: string | null; doneAt: string },
): Promise<NonNullable<Seen['proof']>> {
  const daysAfter = Math.min(
    COMPARED_DAYS,
    Math.floor((Date.parse(ctx.now) - Date.parse(doneAt)) / 86_400_000),
  )
  const { rows } = await sql<{ before: number; after: number }>`
    select count(*) filter (where t.filed_at <= ${doneAt}::timestamptz) as before, count(*) filter (where t.filed_at > ${doneAt}::timestamptz) as after from tickets t
    where t.tenant_id = ${ctx.tenantId} and t.project_id = ${projectId} and t.kind = ${kind} and t.state not in ('merged', 'withdrawn')
      ${category ? sql`and t.category = ${category}` : sql``} ${cause ? sql`and (t.cause = ${cause} or t.cause is null)` : sql``}
      and t.filed_at > ${doneAt}::timestamptz - make_interval(days => ${daysAfter}) and t.filed_at <= ${doneAt}::timestamptz + make_interval(days => ${daysAfter})`.execute(
    ctx.db,
  )
  return { ...rows[0]!, daysAfter }
}

import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { findSimilar } from './contract/filing.ts'
import { visibleTickets } from './queries.ts'
import { likenessAmong, numberText, READ_LETTERS, samePlace } from './rules.ts'

/** Reports older than this are seldom still the same matter, unless they are open. */
const DAYS = 30
const COMPARED = 300
const LIKELY = 0.4

/** How alike a text is to others, 0 to 1 each, for those who look for the same matter. */
export const likenessOf = likenessAmong

export const findSimilarOperation = implement(findSimilar, async (ctx, input) => {
  if (!input.unitId && !input.projectId) return { tickets: [] }
  const { rows } = await sql<{
    id: string
    day: string
    number: number
    kind: string
    state: string
    unitId: string | null
    room: string | null
    place: string | null
    category: string | null
    words: string
    filedAt: string
  }>`
    select t.id, t.day, t.number, t.kind, t.state, t.unit_id as "unitId", u.room, t.place, t.category, left(t.words, ${READ_LETTERS}) as words, t.filed_at as "filedAt"
    from tickets t left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id
    where t.tenant_id = ${ctx.tenantId} and t.closed_at is null and t.filed_at > ${ctx.now}::timestamptz - make_interval(days => ${DAYS})
      and t.project_id = ${
        input.projectId
          ? sql`${input.projectId}::uuid`
          : sql`(select x.project_id from units x where x.tenant_id = ${ctx.tenantId} and x.id = ${input.unitId}::uuid)`
      } and ${visibleTickets(ctx, 't')}
    order by t.filed_at desc limit ${COMPARED}`.execute(ctx.db)
  const asked = { unitId: input.unitId ?? null, category: input.category ?? null }
  const alike = likenessAmong(
    input.words,
    rows.map(({ words }) => words),
  )
  return {
    tickets: rows
      .map((row, at) => ({ row, likeness: samePlace(asked, row, alike[at]!) }))
      .filter(({ likeness }) => likeness >= LIKELY)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, 3)
      .map(({ row: { unitId: _, day, number, ...row }, likeness }) => ({
        ...row,
        words: row.words.slice(0, 120),
        number: numberText(day, number),
        likeness: Math.round(likeness * 100) / 100,
      })),
  }
})

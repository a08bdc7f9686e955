import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import type { Outcome } from './facts.ts'
import { ruleWords } from './rule-words.ts'

const LISTED = 100
/** What one person can do in a week: twelve effective contacts on each of five days. */
export const WEEKLY_CAPACITY = 60

interface Row {
  id: string
  playbook: string
  version: number
  rule: string
  clause: string
  room: string | null
  closed_at: string
}

/** What a moved date did, in words: duties that moved, those done under the old date, weeks that overflow. */
export async function sayMoves(
  ctx: Ctx,
  outcome: Outcome,
  holdings: readonly string[],
  was: string | null,
  on: string | null,
) {
  const ids = outcome.moved.slice(0, LISTED).map((each) => each.id)
  const moved =
    await sql<Row>`select o.id, o.playbook, o.version, o.rule, o.clause, u.room, '' as closed_at from obligations o
    left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id where o.tenant_id = ${ctx.tenantId} and o.id = any(${ids}::uuid[])`.execute(
      ctx.db,
    )
  const title = async (row: Row) =>
    ruleWords(await playbookVersion(ctx, row.playbook, row.version), row.rule, row.clause).title
  const byId = new Map(moved.rows.map((row) => [row.id, row]))
  const moves = []
  for (const each of outcome.moved.slice(0, LISTED)) {
    const row = byId.get(each.id)
    if (row)
      moves.push({
        rule: row.rule,
        title: await title(row),
        room: row.room,
        from: each.from ?? '',
        to: each.to,
      })
  }
  const done = was && on ? await doneUnderOldDate(ctx, holdings) : []
  const corrections = []
  for (const row of done.slice(0, LISTED))
    corrections.push({ rule: row.rule, title: await title(row), room: row.room, doneAt: row.closed_at })
  return {
    moves,
    moved: outcome.moved.length,
    corrections,
    corrected: done.length,
    overflow: await overflow(ctx, outcome),
  }
}

/** Letters and visits done for the old handover date: a second one has to correct the first. */
async function doneUnderOldDate(ctx: Ctx, holdings: readonly string[]): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select o.id, o.playbook, o.version, o.rule, o.clause, u.room, o.closed_at from obligations o
    left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
    where o.tenant_id = ${ctx.tenantId} and o.subject_id = any(${holdings}::uuid[]) and o.state = 'met' and o.event_kind = 'holding.handover-planned'`.execute(
      ctx.db,
    )
  return rows
}

async function overflow(ctx: Ctx, outcome: Outcome) {
  const touched = [
    ...outcome.moved.map((each) => each.to),
    ...outcome.opened.map((each) => each.dueAt),
  ].filter((due) => due !== null)
  if (touched.length === 0) return []
  const { rows } = await sql<{
    staff: string
    week: string
    count: number
  }>`select s.name as staff, to_char(date_trunc('week', (o.due_at - interval '1 second') at time zone ${ctx.tenant.timeZone}), 'YYYY-MM-DD') as week, count(*) as count
    from obligations o join staff s on s.tenant_id = o.tenant_id and s.id = o.owed_by
    where o.tenant_id = ${ctx.tenantId} and o.state = 'open' and o.due_at = any(${[...new Set(touched)].slice(0, 500)}::timestamptz[])
    group by 1, 2 having count(*) > ${WEEKLY_CAPACITY} order by 3 desc limit 20`.execute(ctx.db)
  return rows
}

import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { countColumns, type ProofFilter, rowsOfMonths } from './queries.ts'
import type { Counts } from './rules.ts'

const keys = {
  clause: sql`r.clause`,
  role: sql`r.role`,
  person: sql`coalesce(r.owed_by::text, '')`,
  project: sql`coalesce(r.project_id::text, '')`,
  month: sql`''`,
} as const

/** The terms of the sum line by month and by what the table is cut; one statement for all months. */
export async function countMonths(
  ctx: Ctx,
  months: readonly string[],
  by: keyof typeof keys,
  filter: ProofFilter,
  shown?: { month: string; version: number },
): Promise<Map<string, Map<string, Counts>>> {
  const { rows } = await sql<
    Counts & { month: string; key: string }
  >`select r.month, ${keys[by]} as key, ${countColumns} from (${rowsOfMonths(ctx, months, filter, shown)}) r group by 1, 2`.execute(
    ctx.db,
  )
  const counted = new Map(months.map((month) => [month, new Map<string, Counts>()]))
  for (const { month, key, ...counts } of rows) counted.get(month)!.set(key, counts)
  return counted
}

/** The month so many before another, as `2026-05`. */
export function monthBefore(month: string, back: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - back
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

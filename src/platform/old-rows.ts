import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from './perform.ts'

/** Rows of one kind that have been kept long enough. `before`: ISO in UTC. */
export interface OldRows {
  /** How many there are. */
  count(ctx: Ctx, before: string): Promise<number>
  /** Takes up to `limit` of them out and answers how many; fewer than `limit` when none is left. */
  remove(ctx: Ctx, before: string, limit: number): Promise<number>
}

interface Which {
  table: string
  /** The column that says when the row was made or ended. */
  at: string
  /** Which rows at all, beside their age. */
  where?: RawBuilder<unknown>
  /** What the row becomes; without it the row goes. */
  becomes?: RawBuilder<unknown>
}

export function oldRows({ table, at, where = sql`true`, becomes }: Which): OldRows {
  const name = sql.table(table)
  const old = (ctx: Ctx, before: string) =>
    sql`tenant_id = ${ctx.tenantId} and ${sql.ref(at)} < ${before}::timestamptz and ${where}`
  return {
    async count(ctx, before) {
      const { rows } = await sql<{
        count: number
      }>`select count(*) as count from ${name} where ${old(ctx, before)}`.execute(ctx.db)
      return Number(rows[0]!.count)
    },
    async remove(ctx, before, limit) {
      const some = sql`tenant_id = ${ctx.tenantId} and ctid = any(array(select ctid from ${name} where ${old(ctx, before)} limit ${limit}))`
      const { numAffectedRows } = await (becomes
        ? sql`update ${name} set ${becomes} where ${some}`
        : sql`delete from ${name} where ${some}`
      ).execute(ctx.db)
      return Number(numAffectedRows ?? 0)
    },
  }
}

/** What repeated requests were answered with. */
export const oldAnswers = oldRows({ table: 'performed', at: 'at' })

import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { listLevels } from './contract/lists.ts'

/** From one level to the next in the index, not customer by customer. */
export const listLevelsOperation = implement(listLevels, async (ctx) => {
  const next = (beyond: ReturnType<typeof sql>) =>
    sql`(select c.level from customers c where c.tenant_id = ${ctx.tenantId} and c.merged_into is null and c.level is not null ${beyond} order by c.level limit 1)`
  const { rows } = await sql<{ level: string }>`with recursive l(level) as (
      ${next(sql``)} union all select ${next(sql`and c.level > l.level`)} from l where l.level is not null)
    select level from l where level is not null`.execute(ctx.db)
  return { levels: rows.map(({ level }) => level) }
})

import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { clocksPreviewed } from '../obligations/clocks.ts'
import { previewTicket } from './contract/filing.ts'
import { factOfFiling } from './file-ticket.ts'
import { judge } from './judge.ts'
import { isUrgent, kindNamed, refuseUnknownWord } from './kinds.ts'
import { placeReport } from './place-report.ts'
import { alikeNow, homesOf } from './spread.ts'

export const previewTicketOperation = implement(previewTicket, async (ctx, input) => {
  const placed = await placeReport(ctx, input)
  const { running, kind } = await kindNamed(ctx, input.kind)
  refuseUnknownWord(kind, 'categories', input.category)
  const urgent = isUrgent(kind, input)
  const alike = await alikeNow(ctx, { ...input, ...placed })
  const fact = factOfFiling(ctx, newId(Date.parse(ctx.now)), { ...input, urgent }, placed, homesOf(alike))
  const judged = await judge(ctx, running, kind, fact)
  const values = {
    ...fact.values,
    ...(judged.accountable ? { accountable: judged.accountable } : {}),
    ...(judged.level ? { severity: judged.level } : {}),
  }
  const clocks = await clocksPreviewed(ctx, { ...fact, values })
  const names = await namesAndLoad(ctx, [judged.person, ...clocks.map((clock) => clock.owedBy)])
  return {
    promises: clocks.map((clock) => ({ ...clock, who: names.get(clock.owedBy ?? '')?.name ?? null })),
    level: judged.level,
    accountable: judged.accountable,
    person: names.get(judged.person ?? '') ?? null,
  }
})

async function namesAndLoad(
  ctx: Ctx,
  ids: (string | null)[],
): Promise<Map<string, { name: string; onHand: number }>> {
  const { rows } = await sql<{ id: string; name: string; onHand: number }>`
    select s.id, s.name, (select count(*) from tickets t where t.tenant_id = s.tenant_id and t.assignee = s.id and t.closed_at is null) as "onHand"
    from staff s where s.tenant_id = ${ctx.tenantId} and s.id = any(${[...new Set(ids.filter((id) => id !== null))]}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ id, name, onHand }) => [id, { name, onHand }]))
}

import { type Ctx, implement } from '#platform/perform.ts'
import { seeProofMonths } from './contract.ts'
import { countMonths, monthBefore } from './count-months.ts'
import type { ProofFilter } from './queries.ts'
import { type Counts, noCounts, withRate } from './rules.ts'

/** Twelve months to the asked one, each from its newest closing or as it stands. */
export async function twelveMonths(
  ctx: Ctx,
  month: string,
  filter: ProofFilter,
): Promise<{ month: string; counts: Counts }[]> {
  const names = Array.from({ length: 12 }, (_, back) => monthBefore(month, 11 - back))
  const counted = await countMonths(ctx, names, 'month', filter)
  return names.map((name) => ({ month: name, counts: counted.get(name)!.get('') ?? noCounts() }))
}

export const seeProofMonthsOperation = implement(seeProofMonths, async (ctx, { month, ...filter }) => {
  const months = await twelveMonths(ctx, month, filter)
  return {
    months: months.map(({ month: name, counts }) => ({
      month: name,
      rate: withRate(counts).rate,
      owed: counts.owed,
    })),
  }
})

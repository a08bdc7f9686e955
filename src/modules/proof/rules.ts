/** The 95 % interval of a share by Wilson's score, from 0 to 1; null without cases. */
export function wilson(hits: number, cases: number): { low: number; high: number } | null {
  if (cases === 0) return null
  const z = 1.959964
  const share = hits / cases
  const spread =
    (z * Math.sqrt((share * (1 - share)) / cases + (z * z) / (4 * cases * cases))) / (1 + (z * z) / cases)
  const middle = (share + (z * z) / (2 * cases)) / (1 + (z * z) / cases)
  return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) }
}

export interface Counts {
  owed: number
  inTime: number
  lateDone: number
  lateOpen: number
  waived: number
  lapsed: number
  notDue: number
  lateEntry: number
  inBulk: number
  noAnswer: number
  suspended: number
}

export const noCounts = (): Counts => ({
  owed: 0,
  inTime: 0,
  lateDone: 0,
  lateOpen: 0,
  waived: 0,
  lapsed: 0,
  notDue: 0,
  lateEntry: 0,
  inBulk: 0,
  noAnswer: 0,
  suspended: 0,
})

/** Counts with their kept share: in time ÷ (owed − excused − cancelled − not due). */
export function withRate(counts: Counts) {
  const denominator = counts.owed - counts.waived - counts.lapsed - counts.notDue
  const interval = wilson(counts.inTime, denominator)
  return {
    ...counts,
    denominator,
    rate: denominator > 0 ? counts.inTime / denominator : null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  }
}

export function addCounts(one: Counts, other: Counts): Counts {
  const sum = noCounts()
  for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] = one[key] + other[key]
  return sum
}

import { wilson } from '#engine/wilson.ts'

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

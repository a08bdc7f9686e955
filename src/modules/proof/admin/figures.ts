import type { OutputOf } from '#platform/operation.ts'
import type { seeProof } from '../contract.ts'

export type Seen = OutputOf<typeof seeProof>
export type By = 'clause' | 'role' | 'person' | 'project' | 'month'

/** A share as people read it; without a denominator there is none. */
export const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)}%`)

export const whole = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`)

/** Percentage points since another share, with its sign. */
export function pointsSince(share: number | null, before: number | null): string {
  if (share === null || before === null) return ''
  const points = (share - before) * 100
  return `${points >= 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`
}

export const partOf = (count: number, all: number) =>
  all === 0 ? '–' : `${((count / all) * 100).toFixed(1)}%`

/** Below this many cases a share says little: its interval is shown and no colour. */
export const FEW_CASES = 30

/** 10月, Oct. */
export const sayShortMonth = (month: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )

/** 2026年10月, October 2026. */
export const sayMonth = (month: string, locale: string) =>
  /^\d{4}-\d{2}$/.test(month)
    ? new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
        new Date(`${month}-01T00:00:00Z`),
      )
    : month

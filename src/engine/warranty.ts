import { addMonths, dateOf, dayInYear, epochDay } from './days.ts'

/** How long somebody answers for a part: months, days, or so many seasons that begin and end within. */
export type Length = { months: number } | { days: number } | { seasons: number }

/** A part of a home that is answered for, as the playbook says. */
export interface WarrantyPart {
  part: string
  /** Categories of reports that are about it. */
  categories: string[]
  /** How long the contractor answers, from the completion acceptance. */
  contractor?: Length
  /** How long the owner is answered to at least, from the handover. */
  owner?: Length
  /** From and until, as month and day, of a season: `11-15 to 03-15`. */
  season?: { from: [number, number]; until: [number, number] }
}

export interface Warranty {
  /** Last days, both included; null where the day they run from is not known. */
  contractorEndsOn: string | null
  ownerEndsOn: string | null
}

/** `5 years`, `2 months`, `30 days`; null for anything that cannot be counted so. */
export function readLength(text: string): Length | null {
  const found = /^(\d{1,3}) (year|month|day)s?$/.exec(text.trim())
  if (!found) return null
  const count = Number(found[1])
  return found[2] === 'day' ? { days: count } : { months: found[2] === 'year' ? count * 12 : count }
}

/** `11-15 to 03-15`; null where it cannot be read. */
export function readSeason(text: string): WarrantyPart['season'] | null {
  const found = /^(\d\d)-(\d\d) to (\d\d)-(\d\d)$/.exec(text.trim())?.slice(1).map(Number)
  if (!found) return null
  const [m1, d1, m2, d2] = found as [number, number, number, number]
  return m1 < 1 || m1 > 12 || m2 < 1 || m2 > 12 || d1 < 1 || d1 > 31 || d2 < 1 || d2 > 31
    ? null
    : { from: [m1, d1], until: [m2, d2] }
}

/**
 * Both clocks of a part: the contractor's from the acceptance; the owner's from the first handover, and never before the
 * contractor's ends.
 */
export function warrantyOf(
  part: WarrantyPart,
  { acceptedOn, handedOverOn }: { acceptedOn: string | null; handedOverOn: string | null },
): Warranty {
  const contractor = part.contractor && acceptedOn ? endOf(part.contractor, acceptedOn, part.season) : null
  const own = part.owner && handedOverOn ? endOf(part.owner, handedOverOn, part.season) : null
  return {
    contractorEndsOn: contractor,
    ownerEndsOn: own === null || (contractor !== null && contractor > own) ? contractor : own,
  }
}

function endOf(length: Length, from: string, season: WarrantyPart['season']): string {
  const start = epochDay(from)
  if ('months' in length) return dateOf(addMonths(start, length.months))
  if ('days' in length) return dateOf(start + length.days)
  return season ? lastSeason(start, length.seasons, season) : from
}

/** The last day of the n-th season that begins on that day or later. */
function lastSeason(
  start: number,
  count: number,
  { from, until }: NonNullable<WarrantyPart['season']>,
): string {
  let year = Number(dateOf(start).slice(0, 4))
  if (dayInYear(year, ...from) < start) year += 1
  const last = year + count - 1
  const over = until[0] < from[0] || (until[0] === from[0] && until[1] < from[1])
  return dateOf(dayInYear(over ? last + 1 : last, ...until))
}

export type Verdict = 'in' | 'out' | 'unknown'

/** Whether a report of this day is under warranty, and whether the contractor still answers; the day of the end counts. */
export function judgeWarranty(
  { contractorEndsOn, ownerEndsOn }: Warranty,
  reportedOn: string,
  known: { acceptedOn: string | null; handedOverOn: string | null },
): { verdict: Verdict; recourse: boolean | null } {
  const inside = ownerEndsOn !== null && reportedOn <= ownerEndsOn
  // What is not known could only make it longer.
  const sure = known.acceptedOn !== null && known.handedOverOn !== null
  return {
    verdict: inside ? 'in' : sure && ownerEndsOn !== null ? 'out' : 'unknown',
    recourse: contractorEndsOn === null ? null : reportedOn <= contractorEndsOn,
  }
}

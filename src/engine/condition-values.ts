import { type DayRange, shiftDay } from './condition-period.ts'
import type { Span, Typed } from './condition-types.ts'
import { civilDay, dateOf, dayMs, epochDay } from './days.ts'
import type { FieldValue } from './world.ts'
import { instantMs, instantOf, instantText, localDate, offsetAt, zoneOf } from './zone.ts'

/** What a part of a condition comes to; null is unknown. */
export type Value = boolean | number | string | string[] | Span | null

export function momentOf(text: string): number | null {
  try {
    return text.length === 10 ? epochDay(text) * dayMs : instantMs(text)
  } catch {
    return null
  }
}

export function localDateOf(value: Value, facts: { timeZone: string }): string | null {
  if (typeof value !== 'string') return null
  if (value.length === 10) return value
  const at = momentOf(value)
  return at === null ? null : localDate(zoneOf(facts.timeZone), at)
}

export function inRange(
  value: FieldValue | Value,
  range: DayRange,
  facts: { timeZone: string },
): boolean | null {
  const date = localDateOf(value as Value, facts)
  if (date === null) return null
  return date >= dateOf(range.from) && date <= dateOf(range.to)
}

/** Rounds as the database does: 15 significant digits, then 9 decimals. */
export function nine(value: number): number {
  return Number(Number(value.toPrecision(15)).toFixed(9))
}

export function compare(
  tree: Typed & { op: 'compare' },
  left: Value,
  right: Value,
  facts: { timeZone: string },
): boolean | null {
  if (left === null || right === null) return null
  let order: number
  if (tree.by === 'number') order = Math.sign(nine(left as number) - nine(right as number))
  else if (tree.by === 'date') {
    const a = localDateOf(left, facts)
    const b = localDateOf(right, facts)
    if (a === null || b === null) return null
    order = a < b ? -1 : a > b ? 1 : 0
  } else if (tree.by === 'time') {
    const a = momentOf(left as string)
    const b = momentOf(right as string)
    if (a === null || b === null) return null
    order = Math.sign(a - b)
  } else order = left === right ? 0 : 1
  if (tree.sign === '=') return order === 0
  if (tree.sign === '!=') return order !== 0
  if (tree.sign === '<') return order < 0
  if (tree.sign === '<=') return order <= 0
  return tree.sign === '>' ? order > 0 : order >= 0
}

export function arith(
  tree: Typed & { op: 'arith' },
  left: Value,
  right: Value,
  facts: { timeZone: string },
): Value {
  if (left === null || right === null) return null
  if (tree.type.is !== 'number') return moved(left, right as Span, tree.sign === '-' ? -1 : 1, facts)
  const a = left as number
  const b = right as number
  if (tree.sign === '+') return a + b
  if (tree.sign === '-') return a - b
  if (tree.sign === '*') return a * b
  return b === 0 ? null : a / b
}

function moved(left: Value, span: Span, sign: number, facts: { timeZone: string }): Value {
  if (typeof left !== 'string' || typeof span?.n !== 'number') return null
  const at = momentOf(left)
  if (at === null) return null
  const n = span.n * sign
  if (left.length === 10) return dateOf(shiftDay(Math.round(at / dayMs), n, span.unit))
  if (span.unit === 'hours') return instantText(at + n * 3_600_000)
  if (span.unit === 'minutes') return instantText(at + n * 60_000)
  const zone = zoneOf(facts.timeZone)
  const local = at + offsetAt(zone, at)
  const day = Math.floor(local / dayMs)
  return instantText(instantOf(zone, shiftDay(day, n, span.unit) * dayMs + (local - day * dayMs)))
}

export function callValue(tree: Typed & { op: 'call' }, values: Value[], facts: { timeZone: string }): Value {
  if (tree.fn === 'first-known') return values.find((value) => value !== null) ?? null
  if (values.some((value) => value === null)) return null
  if (tree.fn === 'days-between' || tree.fn === 'months-between') {
    const [from, to] = values.map((value) => localDateOf(value, facts))
    if (!from || !to) return null
    return tree.fn === 'days-between'
      ? epochDay(to) - epochDay(from)
      : monthsBetween(epochDay(from), epochDay(to))
  }
  if (tree.fn === 'levels-apart') {
    const [a = -1, b = -1] = values.map((value) => tree.type.scale?.indexOf(value as string) ?? -1)
    return a < 0 || b < 0 ? null : Math.abs(a - b)
  }
  const numbers = values as number[]
  const [first = 0, digits = 0] = numbers
  if (tree.fn === 'abs') return Math.abs(first)
  if (tree.fn === 'min') return Math.min(...numbers)
  if (tree.fn === 'max') return Math.max(...numbers)
  const factor = 10 ** Math.min(Math.max(Math.trunc(digits), 0), 9)
  return (Math.sign(first) * Math.round(nine(Math.abs(first) * factor))) / factor
}

/** Whole months from one day to another; negative backwards. */
function monthsBetween(from: number, to: number): number {
  if (to < from) return -monthsBetween(to, from)
  const a = civilDay(from)
  const b = civilDay(to)
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0)
}

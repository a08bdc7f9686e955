import { EngineProblem } from './problem.ts'
import type { Reader } from './time-parts.ts'
import {
  accept,
  countOf,
  dayUpTo,
  expect,
  isDateField,
  isEdge,
  isShort,
  isWord,
  isYearDay,
  peek,
  placeFrom,
  readAnchor,
  readClock,
  readEdge,
  readSpan,
  readYearDay,
  take,
} from './time-parts.ts'
import { monthOf, problemAt, weekdayNames } from './time-tokens.ts'
import type { CountedSpan, Due, Point, Side, Span } from './time-tree.ts'

/** Reads a point or a window; what follows is left to the caller. */
export function readDue(reader: Reader): Due {
  const first = reader.next
  const token = peek(reader)
  if (accept(reader, 'from')) {
    const from = readPoint(reader)
    expect(reader, 'to')
    const to = readPoint(reader)
    return { ...placeFrom(reader, first), kind: 'from-to', from, to }
  }
  if (token.kind === 'word' && monthOf(token.text) > 0 && !isWord(reader, 'done', 1)) {
    take(reader)
    return { ...placeFrom(reader, first), kind: 'month', month: monthOf(token.text) }
  }
  if (token.kind === 'number') {
    if (isYearDay(reader)) return readYearDays(reader)
    if (isWord(reader, 'to', 1)) return readBetween(reader, undefined)
  }
  if (token.kind === 'number' || token.kind === 'parameter') {
    const span = readSpan(reader)
    if (isWord(reader, 'to')) {
      reader.next = first
      return readBetween(reader, span)
    }
    if (span.kind === 'parameter' && !isWord(reader, 'before') && !isWord(reader, 'after'))
      return { ...span, ...readClock(reader) }
    return readOffset(reader, first, span)
  }
  return readPoint(reader)
}

function readPoint(reader: Reader): Point {
  const first = reader.next
  const token = peek(reader)
  if (token.kind === 'number' && isYearDay(reader)) {
    const day = readYearDay(reader)
    return finish(reader, first, { kind: 'year-day', day })
  }
  if (token.kind === 'number' || token.kind === 'parameter') {
    const point = readOffset(reader, first, readSpan(reader))
    if (point.kind === 'around') throw problemAt(peek(reader))
    return point
  }
  const weekday = weekdayNames.indexOf(token.text) + 1
  if (weekday > 0) {
    take(reader)
    return finish(reader, first, { kind: 'weekday', weekday })
  }
  if (accept(reader, 'before')) return finish(reader, first, { kind: 'before', anchor: readAnchor(reader) })
  if (accept(reader, 'on'))
    return finish(reader, first, { kind: 'on', anchor: readAnchor(reader), bare: false })
  if (isEdge(reader)) {
    const { edge, unit } = readEdge(reader)
    return finish(reader, first, { kind: 'edge', edge, unit })
  }
  if (isWord(reader, 'day') && peek(reader, 1).kind === 'number') return readDayOf(reader)
  if (!isDateField(token.text) || isWord(reader, 'done', 1)) throw problemAt(token)
  return finish(reader, first, { kind: 'on', anchor: readAnchor(reader), bare: true })
}

type PointBody = Point extends infer P ? (P extends Point ? Omit<P, 'at' | 'length' | 'time'> : never) : never

function finish(reader: Reader, first: number, body: PointBody): Point {
  const time = readClock(reader)
  return { ...placeFrom(reader, first), ...body, ...time } as Point
}

/** What follows a span: `after` and `before` something, a tolerance around it, or nothing. */
function readOffset(reader: Reader, first: number, span: Span): Point | Extract<Due, { kind: 'around' }> {
  if (!isWord(reader, 'before') && !isWord(reader, 'after')) {
    if (peek(reader).kind === 'word' && !isWord(reader, 'at') && !isWord(reader, 'to'))
      throw problemAt(peek(reader), ['before', 'after', 'at', 'to'])
    refuseClock(reader, span)
    return finish(reader, first, { kind: 'after-trigger', span })
  }
  const side = take(reader).text as Side
  if (isEdge(reader)) {
    const of = readEdge(reader)
    refuseClock(reader, span)
    return finish(reader, first, { kind: 'offset', span, side, of })
  }
  const anchor = readAnchor(reader)
  if (accept(reader, ',')) {
    for (const word of ['give', 'or', 'take']) expect(reader, word)
    const tolerance = readSpan(reader)
    refuseShort(span)
    refuseShort(tolerance)
    return { ...placeFrom(reader, first), kind: 'around', span, side, anchor, tolerance }
  }
  refuseClock(reader, span)
  return finish(reader, first, { kind: 'offset', span, side, of: anchor })
}

function readBetween(reader: Reader, span: Span | undefined): Due {
  const first = reader.next
  const number = take(reader)
  if (span) reader.next = reader.tokens.findIndex((token) => token.at >= span.at + span.length)
  expect(reader, 'to')
  const to = readSpan(reader)
  if (!span && to.kind === 'parameter') throw problemAt(peek(reader, -1))
  const from: Span = span ?? {
    kind: 'counted',
    count: countOf(number),
    unit: (to as CountedSpan).unit,
    at: number.at,
    length: number.length,
  }
  const side = expect(reader, 'before', 'after').text as Side
  const anchor = readAnchor(reader)
  const place = placeFrom(reader, first)
  const reversed = orderOf(from, to) === (side === 'before' ? -1 : 1)
  if (reversed) throw new EngineProblem('time.window_reversed', place, { side })
  return { ...place, kind: 'between', from, to, side, anchor }
}

/** -1, 0 or 1 where both are counted in the same unit, else 0. */
function orderOf(a: Span, b: Span): number {
  return a.kind === 'counted' && b.kind === 'counted' && a.unit === b.unit ? Math.sign(a.count - b.count) : 0
}

function readYearDays(reader: Reader): Due {
  const first = reader.next
  const from = readYearDay(reader)
  if (!accept(reader, 'to')) return finish(reader, first, { kind: 'year-day', day: from })
  if (!isYearDay(reader)) throw problemAt(peek(reader))
  const to = readYearDay(reader)
  return { ...placeFrom(reader, first), kind: 'year-days', from, to }
}

function readDayOf(reader: Reader): Point {
  const first = reader.next
  take(reader)
  const number = take(reader)
  expect(reader, 'of')
  const unit = expect(reader, 'month', 'quarter').text as 'month' | 'quarter'
  const day = dayUpTo(number, unit === 'month' ? 31 : 92)
  return finish(reader, first, { kind: 'day-of', day, unit })
}

/** A span of hours has a moment of its own. */
function refuseClock(reader: Reader, span: Span): void {
  if (isWord(reader, 'at') && isShort(span))
    throw new EngineProblem('time.time_not_here', peek(reader), { word: 'at' })
}

function refuseShort(span: Span): void {
  if (isShort(span)) throw new EngineProblem('time.unit_not_here', span, { unit: (span as CountedSpan).unit })
}

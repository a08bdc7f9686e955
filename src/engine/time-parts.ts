import { daysInMonth } from './days.ts'
import type { ProblemPlace } from './problem.ts'
import { EngineProblem } from './problem.ts'
import type { Token } from './time-tokens.ts'
import { momentWords, monthOf, periodUnits, problemAt, spanUnitOf, tokensOf } from './time-tokens.ts'
import type { Anchor, Edge, ParameterName, PeriodUnit, Span, YearDay } from './time-tree.ts'

/** The tokens of a text and the next one to read. */
export interface Reader {
  tokens: Token[]
  next: number
}

export function whole<T>(text: string, read: (reader: Reader) => T): T {
  const reader: Reader = { tokens: tokensOf(text), next: 0 }
  const result = read(reader)
  if (peek(reader).kind !== 'end') throw problemAt(peek(reader))
  return result
}

export function peek(reader: Reader, ahead = 0): Token {
  return reader.tokens[Math.min(reader.next + ahead, reader.tokens.length - 1)]!
}

export function take(reader: Reader): Token {
  const token = peek(reader)
  if (token.kind !== 'end') reader.next++
  return token
}

export function isWord(reader: Reader, word: string, ahead = 0): boolean {
  const token = peek(reader, ahead)
  return (token.kind === 'word' || token.kind === 'mark') && token.text === word
}

export function accept(reader: Reader, word: string): boolean {
  if (!isWord(reader, word)) return false
  reader.next++
  return true
}

export function expect(reader: Reader, ...words: string[]): Token {
  const token = peek(reader)
  if (!words.some((word) => isWord(reader, word))) throw problemAt(token, words)
  return take(reader)
}

/** From the token at `first` to the last one taken. */
export function placeFrom(reader: Reader, first: number): ProblemPlace {
  const start = reader.tokens[first]!
  const last = reader.tokens[Math.max(first, reader.next - 1)]!
  return { at: start.at, length: last.at + last.length - start.at }
}

export function isYearDay(reader: Reader): boolean {
  return (
    peek(reader).kind === 'number' && peek(reader, 1).kind === 'word' && monthOf(peek(reader, 1).text) > 0
  )
}

export function readYearDay(reader: Reader): YearDay {
  const day = take(reader)
  const month = monthOf(take(reader).text)
  return { month, day: dayUpTo(day, daysInMonth(2024, month)) }
}

export function dayUpTo(token: Token, most: number): number {
  const day = Number(token.text)
  if (day < 1 || day > most) throw new EngineProblem('time.bad_day', token, { word: token.text, most })
  return day
}

export function isEdge(reader: Reader): boolean {
  return (isWord(reader, 'start') || isWord(reader, 'end')) && !isWord(reader, 'done', 1)
}

export function readEdge(reader: Reader): Edge {
  const first = reader.next
  const edge = expect(reader, 'start', 'end').text as 'start' | 'end'
  expect(reader, 'of')
  const unit = expect(reader, ...periodUnits).text as PeriodUnit
  return { ...placeFrom(reader, first), kind: 'edge', edge, unit }
}

export function readSpan(reader: Reader): Span {
  const first = reader.next
  const token = take(reader)
  if (token.kind === 'parameter') return readParameter(token)
  if (token.kind !== 'number') throw problemAt(token)
  const count = countOf(token)
  const working = accept(reader, 'working')
  const word = peek(reader)
  const unit = word.kind === 'word' ? spanUnitOf(word.text) : undefined
  if (!unit || (working && unit !== 'hours' && unit !== 'days'))
    throw problemAt(word, working ? ['hours', 'days'] : undefined)
  take(reader)
  return {
    ...placeFrom(reader, first),
    kind: 'counted',
    count,
    unit: working ? `working-${unit as 'hours' | 'days'}` : unit,
  }
}

export function countOf(token: Token): number {
  const count = Number(token.text)
  if (count > 100_000) throw new EngineProblem('time.bad_number', token, { word: token.text })
  return count
}

export function readParameter(token: Token): ParameterName {
  return { kind: 'parameter', name: token.text.slice(1), at: token.at, length: token.length }
}

/** Date fields end in On, time fields in At, or are `visit.at`, `order.on`; so a misspelt word is not taken for one. */
export function isDateField(word: string): boolean {
  return /(^|\.)([^.]+(On|At)|since)$|\.(at|on)$/.test(word)
}

export function readAnchor(reader: Reader): Anchor {
  const first = reader.next
  const token = take(reader)
  if (token.kind !== 'word') throw problemAt(token)
  if (accept(reader, 'done')) return { ...placeFrom(reader, first), kind: 'step', name: `${token.text} done` }
  const place = placeFrom(reader, first)
  if (momentWords.includes(token.text)) return { ...place, kind: 'word', name: token.text }
  if (isDateField(token.text)) return { ...place, kind: 'field', name: token.text }
  const problem = problemAt(token, momentWords)
  throw problem.code === 'time.unknown_word' && problem.values.suggestion === undefined
    ? new EngineProblem('time.not_a_date', token, { word: token.text })
    : problem
}

export function readClock(reader: Reader): { time?: number } {
  if (!accept(reader, 'at')) return {}
  const token = take(reader)
  if (token.kind !== 'clock') throw problemAt(token)
  const [hour, minute] = token.text.split(':').map(Number) as [number, number]
  const time = hour * 60 + minute
  if (minute > 59 || time > 1440) throw new EngineProblem('time.bad_time', token, { word: token.text })
  return { time }
}

export function isShort(span: Span): boolean {
  return span.kind === 'counted' && ['minutes', 'hours', 'working-hours'].includes(span.unit)
}

import type { ProblemValue } from './problem.ts'
import { EngineProblem } from './problem.ts'
import type { PeriodUnit, SpanUnit } from './time-tree.ts'

export interface Token {
  kind: 'word' | 'number' | 'clock' | 'parameter' | 'mark' | 'end'
  text: string
  at: number
  length: number
}

export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export const weekdayNames: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
]

export const periodUnits: readonly PeriodUnit[] = ['day', 'week', 'month', 'quarter', 'half-year', 'year']
const spanUnits: readonly SpanUnit[] = ['minutes', 'hours', 'days', 'weeks', 'months', 'quarters', 'years']
export const momentWords: readonly string[] = [
  'opened',
  'due',
  'trigger',
  'birthday',
  'festival',
  'anniversary',
]

const grammarWords = [
  'before',
  'after',
  'on',
  'at',
  'of',
  'to',
  'from',
  'until',
  'in',
  'start',
  'end',
  'done',
]
const knownWords: readonly string[] = [
  ...grammarWords,
  ...['working', 'give', 'or', 'take'],
  ...momentWords,
  ...periodUnits,
  ...spanUnits,
  ...monthNames,
  ...weekdayNames,
]

const longest = 500
const tokenPattern =
  /(?<space>[\s　]+)|(?<clock>\d{1,2}:\d{2})(?![\p{L}\p{N}:])|(?<number>\d+)(?![\p{L}\p{N}_.:-])|(?<parameter>\$[\p{L}_][\p{L}\p{N}_-]*)|(?<word>[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*)|(?<mark>[,[\]%])/uy

/** Splits a text of the time language; the last token is `end`. Throws `time.too_long`, `time.character`. */
export function tokensOf(text: string): Token[] {
  if (text.length > longest)
    throw new EngineProblem(
      'time.too_long',
      { at: longest, length: text.length - longest },
      { most: longest },
    )
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    tokenPattern.lastIndex = at
    const found = tokenPattern.exec(text)
    if (!found) throw strange(text, at)
    const kind = (['clock', 'number', 'parameter', 'word', 'mark'] as const).find(
      (name) => found.groups![name],
    )
    if (kind) tokens.push({ kind, text: found[0], at, length: found[0].length })
    at += found[0].length
  }
  tokens.push({ kind: 'end', text: '', at: text.length, length: 0 })
  return tokens
}

/** The number of a month's name or its first three letters, 0 when it is none. */
export function monthOf(word: string): number {
  const full = monthNames.indexOf(word)
  return (full >= 0 ? full : monthNames.findIndex((name) => name.slice(0, 3) === word)) + 1
}

/** The unit of a span without `working`, singular or plural. */
export function spanUnitOf(word: string): SpanUnit | undefined {
  return spanUnits.find((unit) => unit === word || unit.slice(0, -1) === word)
}

/** A problem at a token: an unknown word with the nearest known one, the end, or a word that has no place here. */
export function problemAt(token: Token, among: readonly string[] = knownWords): EngineProblem {
  if (token.kind === 'end') return new EngineProblem('time.unexpected_end', token)
  const known = token.kind !== 'word' || knownWords.includes(token.text) || monthOf(token.text) > 0
  const near = nearest(token.text, among)
  const values: Record<string, ProblemValue> = { word: token.text }
  if (near !== undefined && near !== token.text) values.suggestion = near
  return new EngineProblem(known ? 'time.unexpected' : 'time.unknown_word', token, values)
}

/** The candidate fewest letters away: at most one, in words of six letters or more at most two. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  const most = Math.min(2, Math.max(1, Math.floor(word.length / 3)))
  let best: string | undefined
  let bestDistance = most + 1
  for (const candidate of candidates) {
    const distance = lettersApart(word.toLowerCase(), candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

function strange(text: string, at: number): EngineProblem {
  const word = /^[^\s,[\]]+/u.exec(text.slice(at))?.[0] ?? text.charAt(at)
  const code = /^\d/.test(word) ? 'time.bad_number' : 'time.character'
  return new EngineProblem(code, { at, length: word.length }, { word })
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function lettersApart(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}

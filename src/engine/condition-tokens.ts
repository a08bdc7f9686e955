import { EngineProblem } from './problem.ts'

export type TokenKind = 'name' | 'number' | 'text' | 'date' | 'parameter' | 'sign' | 'end'

export interface Token {
  kind: TokenKind
  text: string
  /** The value of a number: 30% is 0.3, 500万 is 5000000. */
  value?: number
  /** Offset of the first character, and how many there are. */
  at: number
  length: number
}

const letter = /[\p{L}_]/u
const inName = /[\p{L}\p{N}\p{M}_]/u
const signs = ['!=', '<=', '>=', '..', '=', '<', '>', '+', '-', '*', '/', '(', ')', '[', ']', ',', '.', ';']
const factors = new Map([
  ['%', 0.01],
  ['万', 10_000],
  ['亿', 100_000_000],
])

/** Longest condition text, in characters. */
export const longestCondition = 500

/**
 * Splits a condition into words. A name may hold hyphens (`half-year`), so minus needs spaces around it.
 * Throws EngineProblem: `condition.too_long`, `condition.character`, `condition.text_open`, `condition.number`.
 */
export function tokensOf(source: string): Token[] {
  if (source.length > longestCondition)
    throw new EngineProblem(
      'condition.too_long',
      { at: longestCondition, length: source.length - longestCondition },
      { most: longestCondition },
    )
  const tokens: Token[] = []
  let here = 0
  while (here < source.length) {
    const rest = source.slice(here)
    const blank = /^\s+/.exec(rest)
    if (blank) {
      here += blank[0].length
      continue
    }
    const token = nextToken(rest, here)
    tokens.push(token)
    here += token.length
  }
  tokens.push({ kind: 'end', text: '', at: source.length, length: 0 })
  return tokens
}

function nextToken(rest: string, at: number): Token {
  const first = rest[0] ?? ''
  if (first === '"' || first === "'") return quoted(rest, first, at)
  if (first === '$') {
    const name = nameAt(rest.slice(1))
    if (name === '') throw new EngineProblem('condition.character', { at, length: 1 }, { character: '$' })
    return { kind: 'parameter', text: name, at, length: name.length + 1 }
  }
  const date = /^\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}_-])/u.exec(rest)
  if (date) return { kind: 'date', text: date[0], at, length: 10 }
  if (/^\d/.test(rest)) return numberOrName(rest, at)
  if (letter.test(first)) {
    const name = nameAt(rest)
    return { kind: 'name', text: name, at, length: name.length }
  }
  const sign = signs.find((candidate) => rest.startsWith(candidate))
  if (sign) return { kind: 'sign', text: sign, at, length: sign.length }
  throw new EngineProblem('condition.character', { at, length: 1 }, { character: first })
}

function numberOrName(rest: string, at: number): Token {
  const digits = /^\d+(\.\d+)?(?!\d)/.exec(rest)?.[0] ?? ''
  const mark = rest[digits.length] ?? ''
  const after = rest[digits.length + 1] ?? ''
  const factor = factors.get(mark)
  if (factor !== undefined && !inName.test(after)) {
    const value = mark === '%' ? Number(digits) / 100 : Number(digits) * factor
    return { kind: 'number', text: digits + mark, value, at, length: digits.length + 1 }
  }
  // `3年以上` and `5-rule` are names that begin with a digit.
  if (letter.test(mark) || (mark === '-' && inName.test(after))) {
    const name = nameAt(rest)
    return { kind: 'name', text: name, at, length: name.length }
  }
  if (digits.length > 15)
    throw new EngineProblem('condition.number', { at, length: digits.length }, { number: digits })
  return { kind: 'number', text: digits, value: Number(digits), at, length: digits.length }
}

function nameAt(rest: string): string {
  let end = 0
  while (end < rest.length) {
    const here = rest[end] ?? ''
    const next = rest[end + 1] ?? ''
    if (inName.test(here) || (here === '-' && end > 0 && inName.test(next))) end++
    else break
  }
  return rest.slice(0, end)
}

function quoted(rest: string, mark: string, at: number): Token {
  const end = rest.indexOf(mark, 1)
  if (end < 0) throw new EngineProblem('condition.text_open', { at, length: rest.length })
  return { kind: 'text', text: rest.slice(1, end), at, length: end + 1 }
}

/** Parses a bare figure such as `85%`, `500万` or `1.5`; undefined when the text is anything else. */
export function figureOf(text: string): number | undefined {
  const trimmed = text.trim()
  const negative = trimmed.startsWith('-')
  const found = /^(\d{1,15}(?:\.\d{1,9})?)([%万亿]?)$/u.exec(negative ? trimmed.slice(1) : trimmed)
  if (!found) return undefined
  const plain = Number(found[1])
  const value = found[2] === '%' ? plain / 100 : plain * (factors.get(found[2] ?? '') ?? 1)
  return negative ? -value : value
}

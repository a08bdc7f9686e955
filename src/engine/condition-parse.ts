import {
  type Comparison,
  type Expr,
  type ListFunction,
  listFunctions,
  type Period,
  type PeriodUnit,
  type PlainFunction,
  plainFunctions,
  type SpanUnit,
} from './condition-syntax.ts'
import { type Token, tokensOf } from './condition-tokens.ts'
import { EngineProblem } from './problem.ts'

const comparisons = ['=', '!=', '<=', '>=', '<', '>']
const spanUnits = new Map<string, SpanUnit>()
for (const unit of ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']) {
  spanUnits.set(unit, `${unit}s` as SpanUnit)
  spanUnits.set(`${unit}s`, `${unit}s` as SpanUnit)
}
const periodUnits = ['day', 'week', 'month', 'quarter', 'half-year', 'year']
const reserved = new Set(['and', 'or', 'not', 'in', 'is', 'has', 'where', 'known', 'unknown'])
const deepest = 20
const longestPath = 5

/**
 * Parses a condition (`holdings` of a customer, `score >= 4 and valid`, …) into its tree. Does not know any name.
 * Throws EngineProblem with the offset of the word that is wrong: `condition.expected`, `condition.after_end`,
 * `condition.too_deep` (over 20), `condition.path_too_long` (over 5), `condition.unknown_unit`,
 * `condition.working_span`, `condition.reserved_word`.
 */
export function parseCondition(source: string): Expr {
  const reader = new Reader(tokensOf(source))
  const tree = reader.condition()
  reader.end()
  return tree
}

class Reader {
  readonly tokens: Token[]
  here = 0
  depth = 0

  constructor(tokens: Token[]) {
    this.tokens = tokens
  }

  get now(): Token {
    return this.peek(0)
  }

  peek(offset = 1): Token {
    return this.tokens[Math.min(this.here + offset, this.tokens.length - 1)] as Token
  }

  is(...texts: string[]): boolean {
    return (this.now.kind === 'name' || this.now.kind === 'sign') && texts.includes(this.now.text)
  }

  take(...texts: string[]): boolean {
    if (!this.is(...texts)) return false
    this.here++
    return true
  }

  expect(text: string): void {
    if (!this.take(text)) this.fail('condition.expected', { expected: text, found: this.now.text })
  }

  fail(code: string, values: Record<string, string | number>): never {
    throw new EngineProblem(code, { at: this.now.at, length: Math.max(this.now.length, 1) }, values)
  }

  end(): void {
    if (this.now.kind !== 'end') this.fail('condition.after_end', { found: this.now.text })
  }

  condition(): Expr {
    if (++this.depth > deepest) this.fail('condition.too_deep', { most: deepest })
    const tree = this.joined('or', () => this.joined('and', () => this.negation()))
    this.depth--
    return tree
  }

  joined(word: 'and' | 'or', read: () => Expr): Expr {
    const start = this.now.at
    const items = [read()]
    while (this.take(word)) items.push(read())
    return items.length === 1 ? (items[0] as Expr) : this.spanning(start, { is: word, items })
  }

  spanning(start: number, tree: Expr): Expr {
    const last = this.tokens[Math.max(this.here - 1, 0)] as Token
    return { ...tree, at: start, length: last.at + last.length - start }
  }

  negation(): Expr {
    const start = this.now.at
    if (this.take('not')) return this.spanning(start, { is: 'not', item: this.test() })
    return this.test()
  }

  test(): Expr {
    const start = this.now.at
    const left = this.sum()
    return this.spanning(start, this.tested(left))
  }

  tested(left: Expr): Expr {
    if (this.now.kind === 'sign' && comparisons.includes(this.now.text)) {
      const sign = this.now.text as Comparison
      this.here++
      return { is: 'compare', sign, left, right: this.sum() }
    }
    if (this.take('is')) {
      const not = this.take('not')
      if (this.take('known')) return { is: 'known', left, known: !not }
      if (this.take('unknown')) return { is: 'known', left, known: not }
      this.fail('condition.expected', { expected: 'known', found: this.now.text })
    }
    if (this.take('has')) return { is: 'has', left, right: this.sum() }
    const not = this.is('not') && this.peek().text === 'in'
    if (not) this.here++
    if (!this.take('in')) return left
    if (this.take('[')) {
      const options = [this.sum()]
      while (this.take(',')) options.push(this.sum())
      this.expect(']')
      return { is: 'in', left, options, not }
    }
    if (this.startsPeriod()) return { is: 'within', left, period: this.period(), not }
    const low = this.sum()
    this.expect('..')
    return { is: 'between', left, low, high: this.sum(), not }
  }

  sum(): Expr {
    const start = this.now.at
    let left = this.product()
    let terms = 1
    while (this.now.kind === 'sign' && (this.now.text === '+' || this.now.text === '-')) {
      if (++terms > deepest) this.fail('condition.too_deep', { most: deepest })
      const sign = this.now.text
      this.here++
      left = this.spanning(start, { is: 'arith', sign, left, right: this.product() })
    }
    return left
  }

  product(): Expr {
    const start = this.now.at
    let left = this.part()
    let factors = 1
    while (this.now.kind === 'sign' && (this.now.text === '*' || this.now.text === '/')) {
      if (++factors > deepest) this.fail('condition.too_deep', { most: deepest })
      const sign = this.now.text
      this.here++
      left = this.spanning(start, { is: 'arith', sign, left, right: this.part() })
    }
    return left
  }

  part(): Expr {
    const start = this.now.at
    if (++this.depth > deepest * 2) this.fail('condition.too_deep', { most: deepest })
    const tree = this.spanning(start, this.bare())
    this.depth--
    return tree
  }

  bare(): Expr {
    const token = this.now
    if (this.take('-')) return { is: 'minus', item: this.part() }
    if (this.take('(')) {
      const inner = this.condition()
      this.expect(')')
      return inner
    }
    if (token.kind === 'number') return this.numberOrSpan(token)
    if (token.kind === 'name') return this.word(token)
    if (token.kind !== 'text' && token.kind !== 'date' && token.kind !== 'parameter')
      this.fail('condition.expected', { expected: 'a value', found: token.text })
    this.here++
    if (token.kind === 'parameter') return { is: 'parameter', name: token.text }
    return { is: token.kind, value: token.text }
  }

  numberOrSpan(token: Token): Expr {
    this.here++
    const plain = /^\d+$/.test(token.text)
    if (this.now.kind === 'name' && this.now.text === 'working') this.fail('condition.working_span', {})
    if (plain && this.now.kind === 'name' && !reserved.has(this.now.text)) {
      const unit = spanUnits.get(this.now.text)
      if (!unit) this.fail('condition.unknown_unit', { found: this.now.text })
      this.here++
      return { is: 'span', n: Number(token.text), unit }
    }
    return { is: 'number', value: token.value ?? 0, text: token.text }
  }

  word(token: Token): Expr {
    const called = this.peek().text === '(' && this.peek().kind === 'sign'
    if (called && listFunctions.includes(token.text)) return this.list(token.text as ListFunction)
    if (called && plainFunctions.includes(token.text)) return this.call(token.text as PlainFunction)
    if (called) this.fail('condition.unknown_function', { found: token.text })
    if (reserved.has(token.text)) this.fail('condition.reserved_word', { found: token.text })
    if (this.peek().text !== '.') {
      this.here++
      if (token.text === 'yes' || token.text === 'no') return { is: 'yesno', value: token.text === 'yes' }
      if (token.text === 'today' || token.text === 'now') return { is: token.text }
      this.here--
    }
    const names = this.path()
    const period = this.periodAfterIn()
    return period ? { is: 'path', names, period } : { is: 'path', names }
  }

  path(): string[] {
    const names: string[] = []
    do {
      if (this.now.kind !== 'name')
        this.fail('condition.expected', { expected: 'a name', found: this.now.text })
      names.push(this.now.text)
      this.here++
    } while (this.take('.'))
    if (names.length > longestPath) this.fail('condition.path_too_long', { most: longestPath })
    return names
  }

  periodAfterIn(): Period | undefined {
    if (!this.is('in') || !this.startsPeriod(1)) return undefined
    this.here++
    return this.period()
  }

  startsPeriod(offset = 0): boolean {
    const token = this.peek(offset)
    return token.kind === 'name' && ['this', 'previous', 'next', 'last', 'period'].includes(token.text)
  }

  period(): Period {
    const word = this.now.text
    this.here++
    const period = this.periodOf(word)
    if (!this.is('a')) return period
    this.here++
    this.expect('year')
    this.expect('ago')
    return { ...period, yearsAgo: 1 }
  }

  periodOf(word: string): Period {
    if (word === 'period') return { kind: 'given' }
    const token = this.now
    if (word === 'this' || word === 'previous' || word === 'next') {
      if (!periodUnits.includes(token.text)) this.fail('condition.unknown_unit', { found: token.text })
      this.here++
      return { kind: word, unit: token.text as PeriodUnit }
    }
    this.here++
    if (token.kind === 'parameter') return { kind: 'last-parameter', name: token.text }
    const unit = spanUnits.get(this.now.text)
    if (token.kind !== 'number' || !/^\d+$/.test(token.text) || !unit) {
      this.fail('condition.unknown_unit', { found: this.now.text })
    }
    this.here++
    return { kind: 'last', n: Number(token.text), unit }
  }

  list(fn: ListFunction): Expr {
    this.here += 2
    const path = this.path()
    const period = this.periodAfterIn()
    const where = this.take('where') ? this.condition() : undefined
    this.expect(')')
    return { is: 'list', fn, path, ...(period ? { period } : {}), ...(where ? { where } : {}) }
  }

  call(fn: PlainFunction): Expr {
    this.here += 2
    const args = [this.condition()]
    while (this.take(',')) args.push(this.condition())
    this.expect(')')
    return { is: 'call', fn, args }
  }
}

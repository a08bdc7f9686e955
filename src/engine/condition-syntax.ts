export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year'
export type SpanUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'quarters' | 'years'

/** A stretch of calendar days relative to today; `yearsAgo: 1` for `a year ago`. */
export type Period = { yearsAgo?: number } & (
  | { kind: 'this' | 'previous' | 'next'; unit: PeriodUnit }
  | { kind: 'last'; n: number; unit: SpanUnit }
  | { kind: 'last-parameter'; name: string }
  | { kind: 'given' }
)

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='
export type ListFunction = 'count' | 'sum' | 'average' | 'share' | 'latest' | 'earliest' | 'any' | 'none'
export type PlainFunction =
  | 'min'
  | 'max'
  | 'abs'
  | 'round'
  | 'first-known'
  | 'levels-apart'
  | 'days-between'
  | 'months-between'

interface Where {
  /** Offset and length in the source; absent on trees made by hand. */
  at?: number
  length?: number
}

/** The one syntax tree: checked, evaluated in memory, compiled to SQL, printed and drawn on screen from this. */
export type Expr = Where &
  (
    | { is: 'and' | 'or'; items: Expr[] }
    | { is: 'not'; item: Expr }
    | { is: 'compare'; sign: Comparison; left: Expr; right: Expr }
    | { is: 'in'; left: Expr; options: Expr[]; not: boolean }
    | { is: 'between'; left: Expr; low: Expr; high: Expr; not: boolean }
    | { is: 'within'; left: Expr; period: Period; not: boolean }
    | { is: 'known'; left: Expr; known: boolean }
    | { is: 'has'; left: Expr; right: Expr }
    | { is: 'arith'; sign: '+' | '-' | '*' | '/'; left: Expr; right: Expr }
    | { is: 'minus'; item: Expr }
    | { is: 'number'; value: number; text: string }
    | { is: 'text'; value: string }
    | { is: 'date'; value: string }
    | { is: 'span'; n: number; unit: SpanUnit }
    | { is: 'yesno'; value: boolean }
    | { is: 'today' | 'now' }
    | { is: 'parameter'; name: string }
    | { is: 'path'; names: string[]; period?: Period }
    | { is: 'list'; fn: ListFunction; path: string[]; period?: Period; where?: Expr }
    | { is: 'call'; fn: PlainFunction; args: Expr[] }
  )

export const listFunctions = ['count', 'sum', 'average', 'share', 'latest', 'earliest', 'any', 'none']
export const plainFunctions = [
  'min',
  'max',
  'abs',
  'round',
  'first-known',
  'levels-apart',
  'days-between',
  'months-between',
]

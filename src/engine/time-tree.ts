import type { ProblemPlace } from './problem.ts'

export type SpanUnit =
  | 'minutes'
  | 'hours'
  | 'working-hours'
  | 'days'
  | 'working-days'
  | 'weeks'
  | 'months'
  | 'quarters'
  | 'years'

/** What an `every` repeats by and what `start of`, `end of` look at. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year'

/** A parameter without its `$`. */
export interface ParameterName extends ProblemPlace {
  kind: 'parameter'
  name: string
}

export interface CountedSpan extends ProblemPlace {
  kind: 'counted'
  count: number
  unit: SpanUnit
}

export type Span = CountedSpan | ParameterName

/**
 * What a time hangs on: `field` a dotted path ending in On or At, `step` as `seal done`, `word` one of opened,
 * due, trigger, birthday, festival, anniversary.
 */
export interface Anchor extends ProblemPlace {
  kind: 'field' | 'step' | 'word'
  name: string
}

export interface Edge extends ProblemPlace {
  kind: 'edge'
  edge: 'start' | 'end'
  unit: PeriodUnit
}

export type Side = 'before' | 'after'

/** Month and day count from 1. */
export interface YearDay {
  month: number
  day: number
}

/** Minutes since midnight, 0 to 1440, of `at HH:MM`. */
type ClockMinutes = number

/** One moment or the end of one day; with `time` that time of the day. */
export type Point = ProblemPlace & { time?: ClockMinutes } & (
    | { kind: 'after-trigger'; span: Span }
    | { kind: 'offset'; span: Span; side: Side; of: Anchor | Edge }
    | { kind: 'before'; anchor: Anchor }
    /** `bare` is a date field alone: a time field then means its very moment. */
    | { kind: 'on'; anchor: Anchor; bare: boolean }
    | Omit<Edge, 'at' | 'length'>
    | { kind: 'day-of'; day: number; unit: 'month' | 'quarter' }
    /** 1 Monday to 7 Sunday. */
    | { kind: 'weekday'; weekday: number }
    | { kind: 'year-day'; day: YearDay }
  )

/** A stretch of days; a window's start is when it appears as work. */
type Window = ProblemPlace &
  (
    | { kind: 'between'; from: Span; to: Span; side: Side; anchor: Anchor }
    | { kind: 'around'; span: Span; side: Side; anchor: Anchor; tolerance: Span }
    | { kind: 'year-days'; from: YearDay; to: YearDay }
    | { kind: 'month'; month: number }
    | { kind: 'from-to'; from: Point; to: Point }
  )

/** A parameter alone may hold a span, a point or a window. */
export type Due = Point | Window | (ParameterName & { time?: ClockMinutes })

/** How a duty recurs. */
export type Every = ProblemPlace &
  (
    | { kind: 'each'; unit: PeriodUnit }
    | { kind: 'repeated'; span: Span; from: Anchor; until?: Anchor }
    | { kind: 'birthday'; path: string }
    | { kind: 'anniversary'; of: Anchor }
    /** null: the common festivals. */
    | { kind: 'festival'; names: readonly string[] | null }
    | { kind: 'parameter'; name: string }
  )

/** When a ladder's rung is reached: a share of the time from opening to due, or a moment beside them. */
export type Rung =
  | (ProblemPlace & { kind: 'share'; percent: number })
  | (ProblemPlace & { kind: 'moment'; of: 'opened' | 'due' })
  | (ProblemPlace & { kind: 'beside'; span: Span; side: Side; of: 'opened' | 'due' })

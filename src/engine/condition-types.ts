import type { Comparison, ListFunction, Period, PlainFunction, SpanUnit } from './condition-syntax.ts'
import type { Type } from './value-type.ts'
import type { Vocabulary } from './vocabulary.ts'

export type { Type } from './value-type.ts'

export interface Span {
  n: number
  unit: SpanUnit
}

/** Where a path begins: the subject, the subject of the event, or a bag of named values (form, value, …). */
export type Root = 'subject' | 'event' | { local: string }

/** A checked tree: every name is resolved, so both back ends need nothing but it. JSON. */
export type Typed =
  | { op: 'literal'; type: Type; value: boolean | number | string | Span }
  | { op: 'parameter'; name: string; type: Type }
  | { op: 'lookup'; name: string; row: Typed; column?: Typed; type: Type }
  | { op: 'today' | 'now'; type: Type }
  | { op: 'field'; root: Root; kind: string; steps: Step[]; field: string; type: Type; period?: Period }
  | { op: 'derived'; root: Root; kind: string; steps: Step[]; field: string; type: Type }
  | { op: 'subject'; root: Root; kind: string; steps: Step[]; type: Type }
  | {
      op: 'list'
      fn: ListFunction
      root: Root
      kind: string
      steps: Step[]
      list: string
      item: string
      value?: Typed
      date?: string
      dateType?: 'date' | 'time'
      period?: Period
      where?: Typed
      type: Type
    }
  | { op: 'call'; fn: PlainFunction; args: Typed[]; type: Type }
  | {
      op: 'compare'
      sign: Comparison
      left: Typed
      right: Typed
      by: 'number' | 'text' | 'date' | 'time' | 'yesno' | 'level'
    }
  | { op: 'in'; left: Typed; options: Typed[]; not: boolean }
  | { op: 'within'; left: Typed; period: Period; not: boolean }
  | { op: 'known'; left: Typed; known: boolean }
  | { op: 'has'; left: Typed; right: Typed }
  | { op: 'and' | 'or'; items: Typed[] }
  | { op: 'not'; item: Typed }
  | { op: 'arith'; sign: '+' | '-' | '*' | '/'; left: Typed; right: Typed; type: Type }

/** One step over a to-one relation, with the kinds it leads from and to. */
export interface Step {
  name: string
  from: string
  to: string
}

export interface LocalNames {
  /** `form`, `value`, `settings`, `starter`, … : a path may start with it. */
  name: string
  fields: Map<string, Type>
  /** Whether its fields may be named without the prefix. */
  direct: boolean
  /** Names that stand for a subject: a person in a form, who started. */
  kind?: string
}

export interface ParameterWord {
  type: Type
  /** What kind of parameter: `bands` and `table` are not plain values. */
  kind: string
  /** A matrix looks its rows and columns up by these fields of the subject. */
  rows?: string
  columns?: string
}

/** What names a condition may use, in the order they are looked up. */
export interface Scope {
  vocabulary: Vocabulary
  parameters: Map<string, ParameterWord>
  locals: LocalNames[]
  subject?: string
  event?: string
  /** `period` has a meaning here (measures, reports). */
  given?: boolean
  /** Called with every parameter name that is used. */
  used?: (parameter: string) => void
}

export const yesnoType: Type = { is: 'yesno' }
export const numberType: Type = { is: 'number' }

export function typeOf(tree: Typed): Type {
  return 'type' in tree ? tree.type : yesnoType
}

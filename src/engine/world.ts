import type { Span } from './condition-types.ts'

/** One thing the company knows: `{ kind: 'holding', id: 'H1' }`. */
export interface SubjectRef {
  kind: string
  id: string
}

/**
 * What a field holds. Dates are `YYYY-MM-DD`, times are ISO instants in UTC, many-of is a list of words, a figure
 * is a record from period label (`2026-03`, `2026-Q1`, `2026`) to number. null and undefined: not known.
 */
export type FieldValue = boolean | number | string | string[] | Record<string, number> | null | undefined

/** An obligation as the engine needs to see it. Its key is (rule, occurrence, subject). */
export interface OpenDuty {
  rule: string
  occurrence: string
  subject: SubjectRef
  /** The subject of the event that opened it, where that is another one; anchors may be its dates. */
  event?: SubjectRef
  /** ISO instant of what opened it: due times count from here. */
  trigger: string
  /** null while its anchor is not known. */
  due: string | null
  windowStart: string | null
  /** Occurrence bounds of a recurring duty, local days; `end` is the last day. */
  period?: { start: string; end: string }
  parent?: boolean
}

/** A record of a procedure that is under way, as the engine needs to see it. */
export interface RecordState {
  procedure: string
  /** Its key among those of its subject. */
  occurrence: string
  subject: SubjectRef
  /** How often it was sent back, plus one: what is owed anew has a key of its own. */
  round: number
  openedAt: string
  starter?: string
  /** Steps that are over, with the instant. */
  done: Record<string, string>
  /** Steps whose condition did not hold when they were reached. */
  skipped: string[]
  values: Record<string, FieldValue>
  decisions: Record<string, string>
}

/** Which open or waiting obligations a decision needs to see. All given conditions must hold. */
export interface DutyQuery {
  rules: string[]
  /** Those about one of these subjects. */
  subjects?: SubjectRef[]
  /** Or those whose subject, over to-one relations, belongs to this one (a holding to its project). */
  belongingTo?: SubjectRef
}

/**
 * The facts, as they stand after the event. The engine asks; it never stores. An answer must not change while one
 * decision is made.
 */
export interface World {
  field(subject: SubjectRef, name: string): FieldValue
  one(subject: SubjectRef, relation: string): SubjectRef | undefined
  list(subject: SubjectRef, list: string): SubjectRef[]
  /** Every subject of a kind: for recurring duties. */
  all(kind: string): SubjectRef[]
  /** Open and waiting obligations; met, waived and lapsed ones never. */
  duties(query: DutyQuery): OpenDuty[]
  /** When such an event happened to the subject, ISO instants in any order. Asked only about tickets. */
  moments(subject: SubjectRef, event: string): string[]
  /** Whether a warning of this kind about the subject is open. */
  raised(warning: string, subject: SubjectRef): boolean
  /** The records of a procedure that are under way about this subject. */
  records(procedure: string, subject: SubjectRef): RecordState[]
  /** Triggers (ISO instants) of what a rule opened about a subject or what belongs to it; not of what lapsed. */
  openings(rule: string, about: SubjectRef): string[]
}

/** A parameter's value in its type; tables and bands as they were compiled. */
export type ParameterValue = boolean | number | string | string[] | Span | Bands | Table | null

export interface Bands {
  bands: Band[]
}

export interface Band {
  result: string
  /** Absent on the last one, `otherwise`. */
  test?: 'over' | 'at-least' | 'under' | 'at-most' | 'exactly'
  than?: number
}

export interface Table {
  rows: Record<string, string[]>
  columns: string[]
}

import type { Condition } from './condition.ts'
import type { Typed } from './condition-types.ts'
import type { Plain } from './tree.ts'
import type { RelationStep } from './vocabulary.ts'

/** Who owes: a role (its holder by scope), a person found over a relation, the superior of either, or a word. */
export type Owner =
  | { is: 'role'; role: string }
  | { is: 'relation'; text: string; path: Typed }
  | { is: 'superior'; of: Owner }
  /** `system`, `assignee`, `starter`, `customer`, `participant`. */
  | { is: 'word'; word: string }
  | { is: 'first-known'; of: Owner[] }

/** An event that starts or meets a duty, with its own condition on that event's subject. */
export interface Occasion {
  event: string
  where?: Condition
}

export interface Trigger extends Occasion {
  kind: string
  /** How to get from the event's subject to those who are owed; empty: itself. `null`: all of the company. */
  way: RelationStep[] | null
}

export interface Cover {
  /** The period's unit, or the parameter that holds it. */
  per: { unit: string } | { parameter: string }
  times: number
  /** Share of the population to reach, 0 to 1; a condition because it may be a parameter. */
  atLeast?: Condition
  of?: string
  spread?: string
  order?: string
  before?: Condition
}

export interface Rung {
  at: string
  tell: Owner[]
  assign?: Owner
  approval?: string
  where?: Condition
}

export interface Afterwards {
  does: 'open' | 'set' | 'enter' | 'tell' | 'post' | 'give'
  what: Plain
  tell?: Owner[]
  set?: { field: string; value: Condition }[]
  amount?: Condition
  about?: Condition
  where?: Condition
}

/**
 * What every block that owes something compiles into; the engine runs these and nothing else. JSON: trees are
 * checked conditions, `due`, `every` and rungs stay in the words of the time language.
 */
export interface DutyRule {
  /** `care.first-contact`: the key of its obligations is (rule, occurrence, subject). */
  name: string
  block: string
  entry: string
  title: string
  clauses: string[]
  assumed: string[]
  /** The kind of subject an obligation is about. */
  subject: string
  triggers: Trigger[]
  /** Written with `for`. */
  each: boolean
  audience?: Condition
  /** `for each row of <report>`: the rows of the event's record. */
  rowsOf?: string
  every?: string
  cover?: Cover
  where?: Condition
  unless?: Condition
  while?: Condition
  who: Owner[]
  with: Owner[]
  due?: string
  /** Dates the due time hangs on. */
  anchors: { name: string; path: Typed }[]
  verb: string
  what: Plain
  metBy: Occasion[]
  /** Fields of the meeting event's subject that, where known, must hold one of these. */
  fits: { field: string; values: string[] }[]
  evidence: Plain[]
  waive?: Plain
  ladder: Rung[]
  approval?: string
  afterwards: Afterwards[]
  /** `one per customer per year`: its label replaces the event's instant in the key. */
  once?: { open: boolean; per: string[]; unit?: string; inDays?: number }
  sameAs?: string
  /** The switch parameter it is active by. */
  active?: string
  /** Which clock of a ticket it sets: `first-reply`, `solve` … */
  clock?: string
  /** The event it stands still from, until `pauseEnds`. */
  pauseWhile?: string
  /** The facts after which it is owed no more, if nothing met it before. */
  ends?: string[]
  /** Never owed by whoever handles the ticket. */
  notByHandler?: boolean
  /** It owes nothing itself: the procedure begins. */
  begins?: string
  /** It owes nothing itself: it looks for the signs of a warning. */
  raises?: string
  /** The step of a procedure it is: opened and met record by record. */
  step?: { procedure: string; name: string }
  /** Share of subjects it is owed for, 0 to 1; which ones hangs on their ids alone. */
  sample?: Condition
}

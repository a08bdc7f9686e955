import type { Approval, Asking } from './approvals.ts'
import type { PublishedYear } from './calendar-published.ts'
import type { Condition } from './condition.ts'
import type { Typed } from './condition-types.ts'
import type { Derived } from './derived.ts'
import type { DutyRule, Owner } from './duty-rule.ts'
import type { Finding } from './findings.ts'
import type { Measure } from './measure.ts'
import type { CompiledParameter } from './parameter.ts'
import type { Procedure } from './procedures.ts'
import type { Plain } from './tree.ts'
import type { Warning } from './warnings.ts'
import type { WarrantyPart } from './warranty.ts'

export interface Clause {
  id: string
  title: string
  text?: string
  source: string[]
  /** Shown, never owed. */
  statement: boolean
  /** What carries it; `carried` is false for blocks the engine only reads. */
  carriedBy: { block: string; entry: string; part?: string; carried: boolean; assumed: string[] }[]
}

export interface Role {
  name: string
  title: string
  scope?: string
  superior?: string
  /** May publish the policy, whatever else its holders may do. */
  publishes: boolean
  members: string[]
  team?: { per: string; lead: string; members: string[] }
}

/** A kind of ticket: what customers can ask for and what becomes of it. */
export interface Wording {
  say: string | null
  ask: string[]
  atOnce: string | null
  /** Such a matter is urgent whoever files it. */
  urgent: boolean
}

export interface TicketKind {
  name: string
  title: string
  clauses: string[]
  form?: string
  /** Texts before the number of the day: `BX`. */
  number?: string
  categories: string[]
  /** By category: the agreed answer, what to ask, what the customer is to do at once. */
  wording: Record<string, Wording>
  causes: string[]
  /** Checked in this order, the first that holds is the level. */
  levels: { is: string; if: Condition; tell: Owner[] }[]
  /** The first that fits says who answers for it. */
  routes: { where?: Condition; to: Owner }[]
  /** Who calls back, not the handler; `until` it is solved in the customer's words. */
  callBack?: { who: Owner[]; form?: string; until: boolean }
  /** Parts that are answered for, in the order of the playbook. */
  warranty: WarrantyPart[]
  /** Customers may report it themselves. */
  byCustomers: boolean
  /** Only those who handle it may see it. */
  confidential: boolean
  /** What must hold before it may be taken so far; `else` is what the refusal says. */
  requires: { that: Condition; else: string; before: string }[]
  /** Which approval an asking needs, the first that fits. */
  escalate: { when: Asking; where?: Condition; approval: string }[]
  /** Who hands on what he cannot solve, to whom, and the form that goes with it. */
  passOn?: { from: Owner; to: Owner; form?: string }
  /** Who decides when a customer does not accept our answer. */
  review?: string
  /** Somebody judges whether it is valid. */
  verdict: boolean
}

export interface Journey {
  name: string
  title: string
  about: string
  stages: string[]
  enter: { stage: string; event?: string; due?: string; anchors: { name: string; path: Typed }[] }[]
}

/**
 * A compiled playbook: JSON, so that a published version is stored once and never compiled again. `source` is the
 * merged pack as written; everything the engine runs is beside it. A playbook with an error among its findings
 * must not be published; what could be compiled is there all the same.
 */
export interface Playbook {
  format: 1
  name: string
  title: string
  locale: string
  timeZone: string
  extends: string[]
  /** The extent, for each kind of subject the condition can be read on. Unknown counts as inside. */
  appliesTo: { kind: string; condition: Condition }[]
  /** As `compileCalendar` takes it. */
  calendar: { timeZone: string; hours: unknown; holidays?: unknown; published?: readonly PublishedYear[] }
  startDay?: 'counted' | 'not-counted'
  ends?: 'end-of-work'
  clauses: Clause[]
  parameters: CompiledParameter[]
  roles: Role[]
  derived: [string, Derived][]
  rules: DutyRule[]
  journeys: Journey[]
  tickets: TicketKind[]
  measures: Measure[]
  approvals: Approval[]
  procedures: Procedure[]
  warnings: Warning[]
  /** To-one relations of each kind: which subjects a meeting event reaches. */
  relations: Record<string, string[]>
  /** The relation's kind: `holding.customer` → `customer`; `inverse` where the other side keeps it. */
  kinds: Record<string, { kind: string; inverse?: string }>
  /** `customer.holdings` → those whose `by` is this (or this one's `via`). */
  lists: Record<string, { kind: string; by: string; via?: string }>
  /** Event → the date field that becomes known with it. */
  naturalDates: Record<string, string>
  source: Plain
  findings: Finding[]
}

import type { Owner } from './duty-rule.ts'
import type { Steady } from './steady.ts'
import type { Plain } from './tree.ts'
import type { Severity } from './warnings.ts'
import type { FieldValue, SubjectRef } from './world.ts'

/** A fact: an event of the vocabulary or of the pack, what it is about, what it says. */
export interface Happening {
  /** Where given, it stands for the instant in the key of what it opens. */
  id?: string
  at: string
  event: string
  subject: SubjectRef
  /** Fields it set, and to-one relations as ids. A date here that changed moves what hangs on it. */
  values?: Record<string, FieldValue>
  /** The record of a procedure it belongs to; default: every one under way of its subject. */
  record?: string
  /** Rows of a list that was handed in, frozen. */
  rows?: SubjectRef[]
}

export interface DecideContext {
  /** ISO instant at which the fact became known; default: when it happened. */
  now?: string
  /** First local day the company works with Keban, `YYYY-MM-DD`. */
  goLive?: string
  /** First local day this version runs: a cover whose period began before asks for twice the usual pace at most. */
  since?: string
  /** Whether an obligation of this key was opened before, whatever became of it: saves deciding it again. */
  exists?: (key: DutyKey) => boolean
  /** Names of the rules to look at where the calendar is asked; default: all. */
  only?: ReadonlySet<string>
  /** Where a rehearsal plays day after day. */
  steady?: Steady
  /** The week a spread cover gives a child, from 0, where somebody else put them in order; default: by those decided together. */
  week?: (key: DutyKey) => number
  /** A value set for this subject's scope, written as in a pack; undefined: the pack's own. */
  parameter?: (name: string, subject: SubjectRef | undefined) => Plain | undefined
}

export interface Resolved {
  /** `first-known` picks before this; a role has no person unless a relation of the subject bears its name. */
  owner: Owner
  role?: string
  person?: SubjectRef
  word?: string
}

export interface LadderStep {
  at: string
  tell: Resolved[]
  assign?: Resolved
  approval?: string
  /** Condition read when the rung is reached. */
  where?: string
}

/** What every new obligation says of itself. */
export interface Opened {
  rule: string
  clause: string[]
  occurrence: string
  subject: SubjectRef
  /** The subject of the event that opened it, where it is another. */
  event?: SubjectRef
  /** The customer and home it is about, as far as relations lead there. */
  about: { customer?: SubjectRef; home?: SubjectRef; project?: SubjectRef }
  who: Resolved[]
  with: Resolved[]
  verb: string
  what: Plain
  evidence: Plain[]
  meetsBy: string[]
  waive?: Plain
  clock?: string
  /** Who must not do it himself. */
  not?: SubjectRef
  trigger: string
  period?: { start: string; end: string }
  /** The parent of a cover: owes the share (0 to 1) of its children. */
  parent?: boolean
  share?: number
  reason: { event: string; at: string; dueText: string; parameters: Record<string, string> }
}

export type OpenEffect = Opened & {
  effect: 'open'
  windowStart: string | null
  due: string
  /** The local day people read for it. */
  dueOn: string
  provisional: boolean
  ladder: LadderStep[]
}

export type WaitingEffect = Opened & { effect: 'waiting'; waitingFor: string; due: null; windowStart: null }

export interface DutyKey {
  rule: string
  occurrence: string
  subject: SubjectRef
}

export type LeftOutBecause =
  | 'audience'
  | 'where'
  | 'unless'
  | 'once'
  | 'same-as'
  | 'before-go-live'
  | 'begun-late'
  | 'already-open'
  | 'extent'
  | 'clock'
  | 'sample'
  | 'switched-off'
  | 'times'

export type Effect =
  | OpenEffect
  | WaitingEffect
  | {
      effect: 'left-out'
      rule: string
      occurrence: string
      subject: SubjectRef
      because: LeftOutBecause
      text?: string
    }
  | ({ effect: 'meet'; at: string; by: string; late: boolean } & DutyKey)
  | ({
      effect: 'lapse'
      at: string
      because: 'while' | 'audience' | 'ended' | 'other-promise'
      text: string
      late: boolean
    } & DutyKey)
  | ({ effect: 'pause'; at: string; because: string } & DutyKey)
  | ({
      effect: 'move'
      due: string
      dueOn: string
      windowStart: string | null
      provisional: boolean
      graced: boolean
      was: string | null
      because: string
      /** Where it counts from, when that changed. */
      trigger?: string
      ladder: LadderStep[]
    } & DutyKey)
  | ({ effect: 'begin'; procedure: string; trigger: string; about: Opened['about'] } & DutyKey)
  | { effect: 'skip'; procedure: string; step: string; record: string; subject: SubjectRef }
  | {
      effect: 'finish'
      procedure: string
      record: string
      subject: SubjectRef
      at: string
      result: string | undefined
    }
  | ({
      effect: 'raise'
      warning: string
      signs: string[]
      severity: Severity
      trigger: string
      about: Opened['about']
    } & DutyKey)
  /** An approval said no: the record goes back to a step, or ends there. */
  | {
      effect: 'refuse'
      procedure: string
      record: string
      subject: SubjectRef
      at: string
      back: string | null
    }
  | { effect: 'enter'; journey: string; stage: string; subject: SubjectRef; at: string }
  | ({
      effect: 'then'
      does: string
      what: Plain
      tell: Resolved[]
      set: Record<string, unknown>
      amount?: number
      about?: string
    } & DutyKey)

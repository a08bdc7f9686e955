import type { Condition } from './condition.ts'
import type { Owner } from './duty-rule.ts'
import type { RecordState } from './world.ts'

/** Ordered work on one record, as a compiled playbook keeps it. Each step owes by a duty rule of its own. */
export interface Procedure {
  name: string
  title: string
  clauses: string[]
  /** The kind of subject its records are about. */
  about: string
  /** Who may begin one by hand; nobody where it only begins by itself. */
  byHand: Owner[]
  /** How its records are numbered: `营函-yyyy-000`. */
  number?: string
  /** When one may be begun by hand; unknown counts as no. */
  open?: Condition
  /** One at a time about a subject. */
  once: boolean
  fields: RecordField[]
  /** Asked as soon as every name in it is filled, and again before the last step. */
  requires: Demand[]
  steps: ProcedureStep[]
  /** The first whose condition holds is what came of it; without a condition: all steps are over. */
  results: { name: string; if?: Condition; step?: string }[]
}

export interface RecordField {
  name: string
  title: string
  type: string
  options: string[]
  /** Absent: it may stay empty. Unknown counts as required. */
  required?: Condition
}

export interface Demand {
  that: Condition
  else: string
}

export interface ProcedureStep {
  name: string
  title: string
  /** Steps that must be over before it; none: it stands from the beginning. */
  after: string[]
  /** The duty rule that owes it. */
  rule: string
  /** Fields of the record it fills. */
  fields: string[]
  /** Forms of the pack it fills. */
  forms: string[]
  /** Answers it chooses from: a decision, or a word of an approval. */
  options: string[]
  requires: Demand[]
  highlight?: Condition
  /** Of an approval: the answer that is a no, and where it leads: to the end, or back to a step. */
  no?: { answer: string; back: string | null }
  /** The decision needs a reason. */
  opinion: boolean
  /** Whoever began the record does not decide on it. */
  notStarter: boolean
}

/** The occurrence of what a record owes; in a later round it owes anew. */
export const keyOfRound = ({ occurrence, round }: Pick<RecordState, 'occurrence' | 'round'>) =>
  round > 1 ? `${occurrence} ${round}` : occurrence

/** The record an occurrence belongs to, whatever its round. */
export const recordOf = (occurrence: string) => occurrence.split(' ')[0] ?? occurrence

/** The facts a procedure and its steps are. */
export const openedEvent = (procedure: string) => `procedure.${procedure}.opened`
export const closedEvent = (procedure: string) => `procedure.${procedure}.closed`
export const cancelledEvent = (procedure: string) => `procedure.${procedure}.cancelled`
export const sentBackEvent = (procedure: string) => `procedure.${procedure}.sent-back`
export const stepEvent = (procedure: string, step: string) => `${procedure}.${step}`

/** When a step was over; of an approval of several voices the last of them. */
export function doneAt({ done }: Pick<RecordState, 'done'>, step: string): string | undefined {
  if (Object.hasOwn(done, step)) return done[step]
  const voices = Object.keys(done).filter((name) => name.startsWith(`${step}-`) && /-\d+$/.test(name))
  return voices
    .map((name) => done[name] ?? '')
    .sort()
    .at(-1)
}

/** What a record goes back to when it is sent back: that step and all that stand after it are to be done again. */
export function undoneBy(procedure: Pick<Procedure, 'steps'>, back: string): Set<string> {
  const undone = new Set([back])
  for (const step of procedure.steps) if (step.after.some((each) => undone.has(each))) undone.add(step.name)
  return undone
}

/** The record as it stands after it was sent back. */
export function sentBack(
  procedure: Pick<Procedure, 'steps'>,
  record: RecordState,
  back: string,
): RecordState {
  const undone = undoneBy(procedure, back)
  const kept = Object.entries(record.done).filter(([step]) => !undone.has(step))
  return {
    ...record,
    round: record.round + 1,
    done: Object.fromEntries(kept),
    skipped: record.skipped.filter((step) => !undone.has(step)),
  }
}

/** The steps that may begin now: everything before them is over, and they are neither over nor under way. */
export function readySteps(
  procedure: Pick<Procedure, 'steps'>,
  record: Pick<RecordState, 'done' | 'skipped'>,
  underWay: ReadonlySet<string>,
): ProcedureStep[] {
  const over = (step: string) => Object.hasOwn(record.done, step) || record.skipped.includes(step)
  return procedure.steps.filter(
    (step) => !over(step.name) && !underWay.has(step.name) && step.after.every(over),
  )
}

export const isFinished = (
  procedure: Pick<Procedure, 'steps'>,
  record: Pick<RecordState, 'done' | 'skipped'>,
) => procedure.steps.every(({ name }) => Object.hasOwn(record.done, name) || record.skipped.includes(name))

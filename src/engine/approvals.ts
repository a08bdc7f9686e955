import { ladderIn, ownersIn, type Source } from './compile-rules.ts'
import type { Condition } from './condition.ts'
import type { Owner, Rung } from './duty-rule.ts'
import { at, type Node, textAt, textsOf } from './tree.ts'

/** Who consents to what, in which order, as a compiled playbook keeps it. */
export interface Approval {
  name: string
  title: string
  clauses: string[]
  steps: ApprovalStep[]
  /** Where a no leads: to the end, back to who asked, or to an earlier step (from 0). */
  onReject: 'end' | 'back' | number
  notApplicant: boolean
  /** Whom those of a step may hand their word to; nobody where it says none. */
  delegate: Owner[]
}

export interface ApprovalStep {
  /** One of those named, one of each of them, or any of all. */
  needs: 'one' | 'all-of' | 'any-of'
  who: Owner[]
  where?: Condition
  due?: string
  /** Who is told while it waits; only a step with a due time has one. */
  ladder: Rung[]
  opinion: boolean
  options: string[]
}

/** What somebody said at a step: for which of its owners, yes or no. */
export interface Word {
  step: number
  seat: number
  agree: boolean
}

/** What may be asked for about a ticket, and which approval it then needs. */
export const askings = [
  'cannot-solve',
  'unsatisfied',
  'overdue',
  'close',
  'lower-level',
  'compensate',
] as const
export type Asking = (typeof askings)[number]

const ways = ['one', 'all-of', 'any-of'] as const

export function approvalsOf(sources: readonly Source[]): Approval[] {
  return sources.filter((source) => source.block === 'approvals').map(approvalOf)
}

function approvalOf(source: Source): Approval {
  const { entry, name } = source
  const reject = textAt(entry, 'on-reject') ?? 'back to applicant'
  const steps = at(entry, 'steps')
  const back = /^back to (\d+)$/.exec(reject)?.[1]
  return {
    name,
    title: textAt(entry, 'title') ?? name,
    clauses: textsOf(at(entry, 'clause')),
    steps: (steps?.kind === 'list' ? steps.items : []).map((step) => stepOf(source, step)),
    onReject: reject === 'end' ? 'end' : back ? Number(back) - 1 : 'back',
    notApplicant: textAt(entry, 'not-applicant') !== 'no',
    delegate: ownersIn(source, at(entry, 'delegate')),
  }
}

function stepOf(source: Source, step: Node): ApprovalStep {
  const { walk, env } = source
  const needs = ways.find((way) => at(step, way)) ?? 'one'
  const where = walk.condition(textAt(step, 'where'), env)
  const due = textAt(step, 'due')
  return {
    needs,
    who: ownersIn({ walk, env }, at(step, needs)),
    ...(where ? { where } : {}),
    ...(due ? { due } : {}),
    ladder: due ? ladderIn({ ...source, entry: step }) : [],
    opinion: textAt(step, 'opinion') === 'required',
    options: textsOf(at(step, 'options')),
  }
}

export type Standing = { state: 'granted' | 'declined' } | { state: 'open'; step: number }

/**
 * Where an approval stands after what was said: the first step that applies and is not yet agreed to, the end, or a no.
 * `applies` says of a step whether its condition holds. After a no that leads back, what was said from there on is asked again:
 * the caller hands over only the words that still count.
 */
export function standingOf(
  approval: Pick<Approval, 'steps'>,
  words: readonly Word[],
  applies: (step: ApprovalStep) => boolean,
): Standing {
  for (const [at, step] of approval.steps.entries()) {
    if (!applies(step)) continue
    const said = words.filter((word) => word.step === at)
    if (said.some(({ agree }) => !agree)) return { state: 'declined' }
    const seats = new Set(said.map(({ seat }) => seat))
    const agreed = step.needs === 'all-of' ? seats.size >= step.who.length : seats.size > 0
    if (!agreed) return { state: 'open', step: at }
  }
  return { state: 'granted' }
}

import type { DutyRule } from './duty-rule.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import type { SubjectRef } from './world.ts'

/**
 * What a rehearsal knows between two midnights at which nothing was learnt: a condition that names no day answers as it did, so only what
 * is new or what the calendar itself brings is looked at. Forgotten with the next fact.
 */
export interface Steady {
  /** Nothing was learnt since the last midnight. */
  unchanged: boolean
  /** Whose duties opened since the last look at what lapses. */
  fresh: readonly SubjectRef[]
  /** What was worked out since anything was learnt. */
  memo: Map<string, unknown>
}

/** Works something out once while nothing is learnt; always where nobody keeps it. */
export function remembered<T>(steady: Steady | undefined, name: string, make: () => T): T {
  if (!steady) return make()
  if (!steady.memo.has(name)) steady.memo.set(name, make())
  return steady.memo.get(name) as T
}

const derivedByDay = new WeakMap<PlaybookIndex, boolean>()

/** Whether what a rule opens hangs on facts alone and not on the day. */
export const opensTimelessly = (index: PlaybookIndex, rule: DutyRule): boolean =>
  !(rule.once?.unit || rule.once?.inDays) &&
  rule.sameAs === undefined &&
  isTimeless(index, rule, 'opens', [
    rule.where,
    rule.unless,
    rule.audience,
    rule.sample,
    index.playbook.appliesTo.filter(({ kind }) => kind === rule.subject),
  ])

/** Whether what a rule opened stays owed by facts alone. */
export const lapsesTimelessly = (index: PlaybookIndex, rule: DutyRule): boolean =>
  isTimeless(index, rule, 'lapses', [rule.while, rule.audience])

const known = { opens: new WeakMap<DutyRule, boolean>(), lapses: new WeakMap<DutyRule, boolean>() }

function isTimeless(
  index: PlaybookIndex,
  rule: DutyRule,
  of: keyof typeof known,
  conditions: unknown[],
): boolean {
  const before = known[of].get(rule)
  if (before !== undefined) return before
  const asked = JSON.stringify(conditions)
  const answer = !namesDay(asked) && !(asked.includes('"op":"derived"') && isDerivedByDay(index))
  known[of].set(rule, answer)
  return answer
}

const namesDay = (tree: string) => /"op":"(?:today|now|within)"|"period":/.test(tree)

function isDerivedByDay(index: PlaybookIndex): boolean {
  const answer = derivedByDay.get(index) ?? namesDay(JSON.stringify([...index.derived.values()]))
  derivedByDay.set(index, answer)
  return answer
}

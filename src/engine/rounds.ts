import type { Journey, Playbook } from './compiled.ts'
import { dateOf, epochDay } from './days.ts'
import { coverLabels, coverPeriods, isSpread, weeksLeft } from './decide-cover.ts'
import { type Frame, parametersFor } from './decide-frame.ts'
import { isPersonal, occurrencesBy, occurrencesFor, type Run } from './decide-occurrence.ts'
import { reachedAt, runOf } from './decide-recurring.ts'
import type { DutyRule } from './duty-rule.ts'
import type { DecideContext } from './effects.ts'
import { indexOf } from './playbook-index.ts'
import type { ParameterValue, World } from './world.ts'
import { instantMs, instantText } from './zone.ts'

/*
 * For very many subjects the database finds those a rule is about, and `decideOpenings` is asked for one of each kind. What this
 * needs to know before anybody is looked at, and for dates without the one who has them, is told here.
 */

/** What the calendar brings at one local midnight. */
export interface Round {
  rule: DutyRule
  /** The keys of what each subject is owed; undefined where each has a date of his own. */
  labels?: string[]
  /** Local days, both included; undefined for what stands once. */
  period?: { start: string; end: string }
  /** Weeks over which a cover spreads its work. */
  weeks?: number
  /** Whether the decision hangs on who somebody is: in a period in whose middle the work began, some must wait. */
  oneByOne?: boolean
}

/** Dates a recurrence or a stage hangs on, by the names of its anchors; `moon` is the birthday's `MM-DD` by the moon. */
export interface OwnDates {
  dates: Record<string, string | undefined>
  moon?: string | undefined
}

const nobody: World = {
  field: () => undefined,
  one: () => undefined,
  list: () => [],
  all: () => [],
  duties: () => [],
  openings: () => [],
  moments: () => [],
  records: () => [],
  raised: () => false,
}

/**
 * The rules that may open something at this local midnight, an ISO instant, in the order of the playbook. `joined` is the last
 * day on which a project joined, if any has a day of its own.
 */
export function roundsAt(
  playbook: Playbook,
  midnight: string,
  context: DecideContext,
  joined: string | null,
): Round[] {
  const { run, frame } = atMidnight(playbook, midnight, context)
  const began = [context.since ?? '', context.goLive ?? '', joined ?? ''].sort().at(-1) ?? ''
  return playbook.rules.flatMap((rule) => roundOf(frame, rule, run, began))
}

function roundOf(frame: Frame, rule: DutyRule, run: Run, began: string): Round[] {
  if (
    rule.active &&
    parametersFor(frame, undefined).value(rule.active) === false &&
    rule.subject !== 'project'
  )
    return []
  if (rule.cover && !rule.every)
    return coverPeriods(frame, rule, run).map((found) => ({
      rule,
      labels: coverLabels(rule, found),
      period: { start: found.start, end: found.end },
      ...(isSpread(rule) ? { weeks: weeksLeft(found.end, Math.max(epochDay(found.start), run.first)) } : {}),
      oneByOne: began > found.start,
    }))
  if (rule.every) {
    const every = frame.index.every(rule.every)
    const day = dateOf(run.first)
    if (isPersonal(every)) return [{ rule, period: { start: day, end: day } }]
    return occurrencesFor(frame, rule, every, run, undefined)
      .filter((found) => epochDay(found.start) >= run.first)
      .map(({ label, start, end }) => ({ rule, labels: [label], period: { start, end } }))
  }
  return rule.triggers.length === 0 && !rule.step ? [{ rule, labels: ['once'] }] : []
}

/** Which of these dates of subjects' own make the recurrence come round at this midnight, by their place in the list. */
export function comingRound(
  playbook: Playbook,
  rule: DutyRule,
  midnight: string,
  context: DecideContext,
  own: readonly OwnDates[],
): number[] {
  const { run, frame } = atMidnight(playbook, midnight, context)
  const every = frame.index.every(rule.every ?? '')
  const parameters = parametersFor(frame, undefined)
  return own.flatMap(({ dates, moon }, at) =>
    occurrencesBy(frame, every, run, parameters, (name) => dates[name], moon).length > 0 ? [at] : [],
  )
}

/** The instant at this midnight at which a stage is reached by those who have these dates; undefined where it is not. */
export function stageReached(
  playbook: Playbook,
  enter: Journey['enter'][number],
  midnight: string,
  context: DecideContext,
  own: OwnDates,
): string | undefined {
  const { frame, from, until } = atMidnight(playbook, midnight, context)
  return reachedAt(frame, enter, undefined, { from, until }, (name) => own.dates[name])
}

/** The parameters as they hold for whoever is no project. */
export function parameterValues(
  playbook: Playbook,
  context: DecideContext,
): (name: string) => ParameterValue {
  return parametersFor({ index: indexOf(playbook), world: nobody, context, now: '' }, undefined).value
}

function atMidnight(playbook: Playbook, midnight: string, context: DecideContext) {
  const around = { from: midnight, until: instantText(instantMs(midnight) + 1) }
  const run = runOf(playbook, around)
  const frame: Frame = { index: indexOf(playbook), world: nobody, context, now: run.midnight(run.first) }
  return { ...around, run, frame }
}

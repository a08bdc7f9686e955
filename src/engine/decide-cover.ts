import { dateOf, epochDay } from './days.ts'
import { endOfDate, type Occurrence } from './deadline.ts'
import { type Frame, parametersFor } from './decide-frame.ts'
import { audienceOf, occurrencesFor, opened, type Run, startOf } from './decide-occurrence.ts'
import { firstDayOf, openOne, type Start } from './decide-opening.ts'
import type { DutyRule } from './duty-rule.ts'
import type { Effect } from './effects.ts'
import type { SubjectRef } from './world.ts'

const company: SubjectRef = { kind: 'company', id: 'company' }

/**
 * The parent of each period and one child per subject; `times: 2` owes two children. With `spread: even` the children
 * appear as work week by week over what is left of the period, in the written order; each is due when the period ends.
 */
export function coveredBy(rule: DutyRule, run: Run, frame: (day: number) => Frame): Effect[] {
  const { cover } = rule
  if (!cover) return []
  const effects: Effect[] = []
  for (const found of coverPeriods(frame(run.first), rule, run)) {
    const from = Math.max(epochDay(found.start), run.first)
    const here = frame(from)
    const start: Start = { ...startOf(company, found, run, 'cover'), trigger: run.midnight(from) }
    if (cover.atLeast) effects.push(...opened(here, rule, { ...start, parent: true }))
    const labels = coverLabels(rule, found)
    const { exists } = here.context
    const lacks = (subject: SubjectRef) =>
      !exists || labels.some((occurrence) => !exists({ rule: rule.name, occurrence, subject }))
    const audience = inOrder(here, rule, audienceOf(here, rule).filter(lacks))
    const starts = labels.flatMap((occurrence) =>
      audience.map((subject) => ({ ...start, subject, occurrence })),
    )
    const children = starts.flatMap((each) =>
      childOf(here, rule, each).map((effect) => ({ start: each, effect })),
    )
    if (isSpread(rule)) effects.push(...spread(here, rule, from, children))
    else effects.push(...children.map(({ effect }) => effect))
  }
  return effects
}

/** The periods of a cover that run in these days. */
export function coverPeriods(now: Frame, rule: DutyRule, run: Run): Occurrence[] {
  const per = rule.cover?.per ?? { unit: '' }
  const unit = 'unit' in per ? per.unit : parametersFor(now, undefined).text(per.parameter)
  return unit ? occurrencesFor(now, rule, now.index.every(unit), run, undefined) : []
}

export function coverLabels(rule: DutyRule, { label }: Occurrence): string[] {
  const times = rule.cover?.times ?? 1
  return times === 1 ? [label] : Array.from({ length: times }, (_, n) => `${label}#${n + 1}`)
}

/** One child, unless it has to wait for the next period. */
function childOf(frame: Frame, rule: DutyRule, start: Start): Effect[] {
  const effects = opened(frame, rule, start)
  const [effect] = effects
  if (effect?.effect !== 'open' || !start.period || !mustWait(frame, start)) return effects
  const { occurrence, subject } = start
  return [{ effect: 'left-out', rule: rule.name, occurrence, subject, because: 'begun-late' }]
}

/**
 * Whether this subject must wait for the next period because the work began in the middle of this one: nobody is asked
 * for more than twice the usual pace, so half of those may wait where a quarter of the period is left. Its id decides.
 */
function mustWait(frame: Frame, { subject, period, occurrence }: Start): boolean {
  const began = firstDayOf(frame, subject, frame.context.since)
  if (!period || !began || began <= period.start) return false
  const end = epochDay(period.end) + 1
  const left = (end - epochDay(began)) / (end - epochDay(period.start))
  return placeOf(`${subject.id} ${occurrence}`) >= 2 * left
}

/** A number in [0, 1) that depends on the text only (FNV-1a with a final mix). */
function placeOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** Longest unvisited first: those never met before all others, equal ones by id. */
function inOrder(frame: Frame, rule: DutyRule, audience: SubjectRef[]): SubjectRef[] {
  if (!rule.cover?.order && !rule.cover?.spread) return audience
  return audience
    .map((subject) => ({ subject, key: `${rule.cover?.order ? lastMet(frame, subject) : ''} ${subject.id}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ subject }) => subject)
}

function lastMet({ world }: Frame, subject: SubjectRef): string {
  let last = ''
  for (const list of ['contacts', 'visits'])
    for (const each of world.list(subject, list)) {
      const result = world.field(each, 'result')
      const at = world.field(each, 'at')
      if (
        typeof at === 'string' &&
        at > last &&
        (result === undefined || result === null || result === 'reached')
      )
        last = at
    }
  return last
}

export const isSpread = (rule: DutyRule) => rule.cover?.spread !== undefined && rule.due === undefined

/** Whole weeks from a day to the end of a period, at least one. */
export const weeksLeft = (end: string, from: number) =>
  Math.max(1, Math.floor((epochDay(end) + 1 - from) / 7))

/** Gives each child that opens a week to appear in, as many to every week that is left. */
function spread(
  frame: Frame,
  rule: DutyRule,
  from: number,
  children: { start: Start; effect: Effect }[],
): Effect[] {
  const { timeZone } = frame.index.playbook
  const all = children.filter(({ effect }) => effect.effect === 'open').length
  let nth = 0
  return children.map(({ start, effect }) => {
    if (effect.effect !== 'open' || !start.period) return effect
    const { occurrence, subject } = start
    const own = Math.floor(((nth++ + 0.5) * weeksLeft(start.period.end, from)) / all)
    const week = frame.context.week?.({ rule: rule.name, occurrence, subject }) ?? own
    if (week === 0) return effect
    return openOne(frame, rule, {
      ...start,
      windowStart: endOfDate(dateOf(from + week * 7 - 1), timeZone),
    })
  })
}

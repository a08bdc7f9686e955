import type { Playbook } from './compiled.ts'
import { dateOf, epochDay } from './days.ts'
import { type Occurrence, resolveDue } from './deadline.ts'
import { coveredBy, coverPeriods } from './decide-cover.ts'
import { dateOn, type Frame, parametersFor } from './decide-frame.ts'
import { audienceOf, isPersonal, occurrencesFor, opened, type Run, startOf } from './decide-occurrence.ts'
import type { DutyRule } from './duty-rule.ts'
import type { DecideContext, Effect } from './effects.ts'
import { indexOf } from './playbook-index.ts'
import { opensTimelessly, remembered } from './steady.ts'
import type { Every } from './time-tree.ts'
import type { SubjectRef, World } from './world.ts'
import { instantMs, instantText, localDayAt, startOfDay, zoneOf } from './zone.ts'

/** ISO instants; the run answers for the local midnights in [from, until). */
export interface RecurringContext extends DecideContext {
  from: string
  until: string
}

/**
 * What the calendar opens between two instants: occurrences of `every` whose first local midnight lies in
 * [from, until), children of every running `cover` with its parent, duties that stand for each subject once, and
 * journey stages reached by time. The audience is read as the world stands at the call, with `today` the
 * occurrence's first day (for a running cover: the first day of the run). Repeatable: keys say what exists already.
 */
export function decideRecurring(playbook: Playbook, world: World, context: RecurringContext): Effect[] {
  return [...decideOpenings(playbook, world, context), ...decideStages(playbook, world, context)]
}

/** The duties among what `decideRecurring` answers. */
export function decideOpenings(playbook: Playbook, world: World, context: RecurringContext): Effect[] {
  const run = runOf(playbook, context)
  if (run.last < run.first) return []
  const frame = framesOf(playbook, world, context, run)
  const effects: Effect[] = []
  for (const rule of playbook.rules) {
    if (context.only && !context.only.has(rule.name)) continue
    if (rests(frame(run.first), rule, run)) continue
    if (rule.cover && !rule.every) effects.push(...coveredBy(rule, run, frame))
    else if (rule.every) effects.push(...recurring(frame, rule, run))
    else if (rule.triggers.length === 0 && !rule.cover && !rule.step)
      effects.push(...standing(frame, rule, run))
  }
  return effects
}

/** Whether a rule opens nothing because nothing was learnt since it was asked last and no period of it begins. */
function rests(frame: Frame, rule: DutyRule, run: Run): boolean {
  if (!frame.context.steady?.unchanged || rule.every || !opensTimelessly(frame.index, rule)) return false
  if (!rule.cover) return rule.triggers.length === 0
  return coverPeriods(frame, rule, run).every(({ start }) => epochDay(start) < run.first)
}

/** The stages reached by time among what `decideRecurring` answers. */
export function decideStages(playbook: Playbook, world: World, context: RecurringContext): Effect[] {
  const run = runOf(playbook, context)
  return run.last < run.first ? [] : stagesByTime(framesOf(playbook, world, context, run)(run.last), context)
}

export function runOf(playbook: Playbook, context: Pick<RecurringContext, 'from' | 'until'>): Run {
  const zone = zoneOf(playbook.timeZone)
  const midnights = new Map<number, string>()
  return {
    first: firstMidnight(zone, instantMs(context.from)),
    last: firstMidnight(zone, instantMs(context.until)) - 1,
    midnight(day: number) {
      const known = midnights.get(day) ?? instantText(startOfDay(zone, day))
      midnights.set(day, known)
      return known
    },
  }
}

function framesOf(playbook: Playbook, world: World, context: RecurringContext, run: Run) {
  const index = indexOf(playbook)
  const taken = new Set<string>()
  return (day: number): Frame => ({ index, world, context, now: run.midnight(day), taken })
}

/** The first local day whose midnight is at or after an instant. */
function firstMidnight(zone: ReturnType<typeof zoneOf>, ms: number): number {
  const day = localDayAt(zone, ms)
  return startOfDay(zone, day) === ms ? day : day + 1
}

function recurring(frame: (day: number) => Frame, rule: DutyRule, run: Run): Effect[] {
  const every = frame(run.first).index.every(rule.every ?? '')
  const personal = isPersonal(every)
  const effects: Effect[] = []
  const open = (subject: SubjectRef, found: Occurrence) => {
    const day = epochDay(found.start)
    effects.push(...opened(frame(day), rule, startOf(subject, found, run, 'every')))
  }
  if (personal) {
    const days = every.kind === 'repeated' ? undefined : monthDaysOf(run)
    for (const subject of comingRoundOn(frame(run.first), rule, every, days))
      for (const found of occurrencesFor(frame(run.first), rule, every, run, subject)) open(subject, found)
    return effects
  }
  const found = occurrencesFor(frame(run.first), rule, every, run, undefined).filter(
    (each) => epochDay(each.start) >= run.first,
  )
  if (found.length === 0) return effects
  for (const each of found) for (const subject of audienceOf(frame(run.first), rule)) open(subject, each)
  return effects
}

/** `MM-DD` of the run's days, with 02-29 beside 02-28; undefined where the run is long. */
function monthDaysOf(run: Run): Set<string> | undefined {
  if (run.last - run.first > 40) return undefined
  const days = new Set<string>()
  for (let day = run.first; day <= run.last; day++) days.add(dateOf(day).slice(5))
  if (days.has('02-28')) days.add('02-29')
  return days
}

/** Most people's birthday, or day of moving in, is not today: told from its text, before any calendar is asked, and put by its day once while nothing is learnt. */
function comingRoundOn(
  frame: Frame,
  rule: DutyRule,
  every: Every,
  days: Set<string> | undefined,
): SubjectRef[] {
  const { steady } = frame.context
  if (!days) return audienceOf(frame, rule)
  const may = (day: string | undefined) => day === 'any' || (day !== undefined && days.has(day))
  if (!steady)
    return audienceOf(frame, rule).filter((subject) => may(yearlyDayOf(frame, rule, every, subject)))
  const byDay = remembered(steady, `yearly ${rule.name}`, () => {
    const made = new Map<string, SubjectRef[]>()
    for (const subject of audienceOf(frame, rule)) {
      const day = yearlyDayOf(frame, rule, every, subject)
      if (day === undefined) continue
      const those = made.get(day)
      if (those) those.push(subject)
      else made.set(day, [subject])
    }
    return made
  })
  return [...days, 'any'].flatMap((day) => byDay.get(day) ?? [])
}

/** `MM-DD`, `any` where no text tells it, undefined where there is none. */
function yearlyDayOf(frame: Frame, rule: DutyRule, every: Every, subject: SubjectRef): string | undefined {
  const name =
    every.kind === 'birthday'
      ? `birthday of ${every.path}`
      : every.kind === 'anniversary'
        ? every.of.name
        : ''
  const path = rule.anchors.find((each) => each.name === name)?.path
  if (path?.op !== 'field') return 'any'
  if (every.kind === 'birthday' && typeof frame.world.field(subject, 'birthdayLunar') === 'string')
    return 'any'
  const on = dateOn(frame, path, subject)
  // A moment is on the day of the zone, which its text does not tell.
  return on !== undefined && on.length > 10 ? 'any' : on?.slice(5)
}

/** A duty with neither event nor period is owed once for each subject there is. */
function standing(frame: (day: number) => Frame, rule: DutyRule, run: Run): Effect[] {
  const here = frame(run.first)
  const start = { because: 'each', trigger: run.midnight(run.first), occurrence: 'once' }
  return audienceOf(here, rule).flatMap((subject) => opened(here, rule, { ...start, subject }))
}

function stagesByTime(frame: Frame, context: RecurringContext): Effect[] {
  const [from, until] = [instantMs(context.from), instantMs(context.until)]
  // What hangs on no date counts from the midnight that is asked.
  const dated = frame.index.playbook.journeys.every(({ enter }) =>
    enter.every(({ due, anchors }) => due === undefined || anchors.length > 0),
  )
  const all = remembered(dated ? context.steady : undefined, 'stages', () => stagesAhead(frame))
  return all
    .filter(({ due }) => due.ms >= from && due.ms < until)
    .map(({ journey, stage, subject, due }) => ({ effect: 'enter', journey, stage, subject, at: due.text }))
}

interface Ahead {
  journey: string
  stage: string
  subject: SubjectRef
  due: Due
}

function stagesAhead(frame: Frame): Ahead[] {
  const { index, world } = frame
  const ahead: Ahead[] = []
  for (const journey of index.playbook.journeys)
    for (const enter of journey.enter) {
      if (enter.due === undefined) continue
      for (const subject of world.all(journey.about)) {
        const due = dueOfStage(frame, enter, subject, (name) => {
          const path = enter.anchors.find((each) => each.name === name)?.path
          return path && dateOn(frame, path, subject)
        })
        if (due) ahead.push({ journey: journey.name, stage: enter.stage, subject, due })
      }
    }
  return ahead
}

/** The instant in [from, until) at which a stage is reached by one who has these dates; undefined where it is not. */
export function reachedAt(
  frame: Frame,
  enter: Playbook['journeys'][number]['enter'][number],
  subject: SubjectRef | undefined,
  context: Pick<RecurringContext, 'from' | 'until'>,
  anchor: (name: string) => string | undefined,
): string | undefined {
  const due = dueOfStage(frame, enter, subject, anchor)
  return due !== undefined && due.ms >= instantMs(context.from) && due.ms < instantMs(context.until)
    ? due.text
    : undefined
}

function dueOfStage(
  frame: Frame,
  enter: Playbook['journeys'][number]['enter'][number],
  subject: SubjectRef | undefined,
  anchor: (name: string) => string | undefined,
): Due | undefined {
  const dates = enter.anchors.map(({ name }) => anchor(name))
  // Most have not come to the date yet: nobody need be asked for the time of nothing.
  if (dates.some((date) => date === undefined)) return undefined
  return dueOnDates(frame, enter.due ?? '', subject, dates as string[], anchor)
}

interface Due {
  text: string
  ms: number
}

const dues = new WeakMap<Frame['index'], Map<string, Due | undefined>>()

/** A time that hangs on dates alone is the same for all who have these dates. */
function dueOnDates(
  frame: Frame,
  text: string,
  subject: SubjectRef | undefined,
  dates: string[],
  anchor: (name: string) => string | undefined,
): Due | undefined {
  const { index } = frame
  const resolve = (): Due | undefined => {
    const times = resolveDue(index.due(text), {
      trigger: frame.now,
      timeZone: index.playbook.timeZone,
      calendar: index.calendar,
      parameter: parametersFor(frame, subject).text,
      anchor,
    })
    return 'waitingFor' in times ? undefined : { text: times.due, ms: instantMs(times.due) }
  }
  if (dates.length === 0 || /\$|hour|minute/.test(text)) return resolve()
  const known = dues.get(index) ?? new Map<string, Due | undefined>()
  dues.set(index, known)
  const key = `${text}|${dates.join('|')}`
  if (!known.has(key)) known.set(key, resolve())
  return known.get(key)
}

import type { Playbook } from './compiled.ts'
import { dateOf, epochDay } from './days.ts'
import { type Occurrence, occurrences, resolveDue } from './deadline.ts'
import { type Frame, factsOf, parametersFor, textValue } from './decide-frame.ts'
import { openOne, type Start } from './decide-opening.ts'
import type { DutyRule } from './duty-rule.ts'
import type { DecideContext, Effect } from './effects.ts'
import type { Birthday } from './lunar.ts'
import { indexOf } from './playbook-index.ts'
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
  const index = indexOf(playbook)
  const zone = zoneOf(playbook.timeZone)
  const first = firstMidnight(zone, instantMs(context.from))
  const last = firstMidnight(zone, instantMs(context.until)) - 1
  if (last < first) return []
  const midnight = (day: number) => instantText(startOfDay(zone, day))
  const run = { first, last, midnight }
  const frame = (day: number): Frame => ({ index, world, context, now: midnight(day) })
  const effects: Effect[] = []
  for (const rule of playbook.rules) {
    if (rule.cover && !rule.every) effects.push(...covered(frame, rule, run))
    else if (rule.every) effects.push(...recurring(frame, rule, run))
    else if (rule.triggers.length === 0 && !rule.cover) effects.push(...standing(frame, rule, run))
  }
  return [...effects, ...stagesByTime(frame(last), context)]
}

/** The same key is decided once; the database would refuse it the second time. */
function opened(frame: Frame, rule: DutyRule, start: Start): Effect[] {
  const { occurrence, subject } = start
  if (frame.context.exists?.({ rule: rule.name, occurrence, subject })) return []
  return [openOne(frame, rule, start)]
}

interface Run {
  first: number
  last: number
  midnight(day: number): string
}

/** The first local day whose midnight is at or after an instant. */
function firstMidnight(zone: ReturnType<typeof zoneOf>, ms: number): number {
  const day = localDayAt(zone, ms)
  return startOfDay(zone, day) === ms ? day : day + 1
}

function audienceOf(frame: Frame, rule: DutyRule): SubjectRef[] {
  return rule.subject === 'company' ? [{ kind: 'company', id: 'company' }] : frame.world.all(rule.subject)
}

function recurring(frame: (day: number) => Frame, rule: DutyRule, run: Run): Effect[] {
  const every = frame(run.first).index.every(rule.every ?? '')
  const personal = every.kind === 'birthday' || every.kind === 'anniversary' || every.kind === 'repeated'
  const effects: Effect[] = []
  const open = (subject: SubjectRef, found: Occurrence) => {
    const day = epochDay(found.start)
    effects.push(...opened(frame(day), rule, startOf(subject, found, run, 'every')))
  }
  if (personal) {
    const days = every.kind === 'birthday' ? monthDaysOf(run) : undefined
    for (const subject of audienceOf(frame(run.first), rule))
      if (!days || mayFall(frame(run.first), rule, every, subject, days))
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

/** Most people's birthday is not today: a solar one is told from its text, before any calendar is asked. */
function mayFall(
  frame: Frame,
  rule: DutyRule,
  every: Every,
  subject: SubjectRef,
  days: Set<string>,
): boolean {
  const path =
    every.kind === 'birthday'
      ? rule.anchors.find((each) => each.name === `birthday of ${every.path}`)?.path
      : undefined
  if (path?.op !== 'field' || typeof frame.world.field(subject, 'birthdayLunar') === 'string') return true
  const birthday = textValue(path, factsOf(frame, subject, parametersFor(frame, subject)))
  return birthday !== undefined && days.has(birthday.slice(5))
}

function startOf(subject: SubjectRef, found: Occurrence, run: Run, because: string): Start {
  return {
    subject,
    because,
    trigger: run.midnight(epochDay(found.start)),
    occurrence: found.label,
    period: { start: found.start, end: found.end, label: found.label },
    ...(found.on ? { on: found.on } : {}),
  }
}

function occurrencesFor(
  frame: Frame,
  rule: DutyRule,
  every: Every,
  run: Run,
  subject: SubjectRef | undefined,
): Occurrence[] {
  const parameters = parametersFor(frame, subject)
  const facts = factsOf(frame, subject, parameters)
  const anchor = (name: string) => {
    const path = rule.anchors.find((each) => each.name === name)?.path
    return path && textValue(path, facts)
  }
  const birthday = every.kind === 'birthday' ? anchor(`birthday of ${every.path}`) : undefined
  const lunar = birthday !== undefined && subject ? frame.world.field(subject, 'birthdayLunar') : undefined
  return occurrences(every, {
    from: dateOf(run.first),
    until: dateOf(run.last),
    timeZone: frame.index.playbook.timeZone,
    anchor,
    parameter: parameters.text,
    ...(birthday ? { birthday: birthdayOf(birthday, lunar) } : {}),
  })
}

/** `YYYY-MM-DD` of the sun, and `MM-DD` of the moon where the file keeps one. */
function birthdayOf(date: string, moon: unknown): Birthday {
  if (typeof moon !== 'string' || !/^\d{2}-\d{2}$/.test(moon)) return { solar: date }
  return { solar: date, lunar: { month: Number(moon.slice(0, 2)), day: Number(moon.slice(3)) } }
}

/** The parent of each period and one child per subject; `times: 2` owes two children. */
function covered(frame: (day: number) => Frame, rule: DutyRule, run: Run): Effect[] {
  const { cover } = rule
  if (!cover) return []
  const now = frame(run.first)
  const parameters = parametersFor(now, undefined)
  const unit = 'unit' in cover.per ? cover.per.unit : parameters.text(cover.per.parameter)
  if (!unit) return []
  const effects: Effect[] = []
  for (const found of occurrencesFor(now, rule, now.index.every(unit), run, undefined)) {
    const from = Math.max(epochDay(found.start), run.first)
    const here = frame(from)
    const company = { kind: 'company', id: 'company' }
    const start: Start = { ...startOf(company, found, run, 'cover'), trigger: run.midnight(from) }
    if (cover.atLeast) effects.push(...opened(here, rule, { ...start, parent: true }))
    for (const subject of audienceOf(here, rule))
      for (let n = 1; n <= cover.times; n++)
        effects.push(
          ...opened(here, rule, {
            ...start,
            subject,
            occurrence: cover.times === 1 ? found.label : `${found.label}#${n}`,
          }),
        )
  }
  return effects
}

/** A duty with neither event nor period is owed once for each subject there is. */
function standing(frame: (day: number) => Frame, rule: DutyRule, run: Run): Effect[] {
  const here = frame(run.first)
  const start = { because: 'each', trigger: run.midnight(run.first), occurrence: 'once' }
  return audienceOf(here, rule).flatMap((subject) => opened(here, rule, { ...start, subject }))
}

function stagesByTime(frame: Frame, context: RecurringContext): Effect[] {
  const { index, world } = frame
  const effects: Effect[] = []
  for (const journey of index.playbook.journeys)
    for (const enter of journey.enter) {
      if (enter.due === undefined) continue
      for (const subject of world.all(journey.about)) {
        const parameters = parametersFor(frame, subject)
        const facts = factsOf(frame, subject, parameters)
        const times = resolveDue(index.due(enter.due), {
          trigger: frame.now,
          timeZone: index.playbook.timeZone,
          calendar: index.calendar,
          parameter: parameters.text,
          anchor: (name) => {
            const path = enter.anchors.find((each) => each.name === name)?.path
            return path && textValue(path, facts)
          },
        })
        if ('waitingFor' in times) continue
        const at = instantMs(times.due)
        if (at >= instantMs(context.from) && at < instantMs(context.until))
          effects.push({ effect: 'enter', journey: journey.name, stage: enter.stage, subject, at: times.due })
      }
    }
  return effects
}

import { dueWithPauses } from './clock-times.ts'
import { evaluate, holds } from './condition-evaluate.ts'
import { epochDay } from './days.ts'
import { dueDate, endOfDate, resolveDue } from './deadline.ts'
import {
  aboutOf,
  type Frame,
  factsOf,
  ladderOf,
  parametersFor,
  passes,
  resolveOwner,
  sameSubject,
  textValue,
} from './decide-frame.ts'
import { isSuppressed } from './decide-once.ts'
import { raisedBy } from './decide-warnings.ts'
import type { DutyRule } from './duty-rule.ts'
import type { DecideContext, Effect, Happening, OpenEffect, WaitingEffect } from './effects.ts'
import { periodLabel } from './periods.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import { doneAt } from './procedures.ts'
import { inSample } from './sample.ts'
import type { PeriodUnit } from './time-tree.ts'
import type { RelationStep } from './vocabulary.ts'
import type { SubjectRef, World } from './world.ts'
import { instantMs, instantText, localDayAt, startOfDay, zoneOf } from './zone.ts'

/** What one opening starts from: an event, or the beginning of an occurrence. */
export interface Start {
  subject: SubjectRef
  event?: SubjectRef
  /** Name of the event, or `every` / `cover`. */
  because: string
  trigger: string
  occurrence: string
  period?: { start: string; end: string; label: string }
  /** The day of a festival, birthday or anniversary. */
  on?: string
  parent?: boolean
  /** When the child of a spread cover appears as work. */
  windowStart?: string
}

/** Everything a fact opens, in the order of the rules; those left out stand there with the reason. */
export function openingsOf(
  index: PlaybookIndex,
  happening: Happening,
  world: World,
  context: DecideContext,
): Effect[] {
  const at = instantText(instantMs(happening.at))
  const frame: Frame = { index, world, context, now: at, happening, taken: new Set() }
  const effects: Effect[] = []
  for (const { rule, trigger } of index.opening.get(happening.event) ?? []) {
    const parameters = parametersFor(frame, happening.subject)
    if (!passes(trigger.where, factsOf(frame, happening.subject, parameters))) continue
    for (const subject of subjectsOf(rule, trigger.way, happening, world)) {
      const first = rule.clock && clockSet(index, rule.clock, subject, effects)
      if (first) {
        const occurrence = happening.id ?? at
        effects.push({
          effect: 'left-out',
          rule: rule.name,
          occurrence,
          subject,
          because: 'clock',
          text: first,
        })
        continue
      }
      const own = sameSubject(subject, happening.subject)
      effects.push(
        openOne(frame, rule, {
          subject,
          ...(own ? {} : { event: happening.subject }),
          because: happening.event,
          trigger: at,
          occurrence: occurrenceOf(frame, rule, happening, at),
        }),
      )
    }
  }
  return withoutSame(index, world, effects)
}

/** The promise that set this clock of the ticket a moment ago: the first that fits. */
function clockSet(
  index: PlaybookIndex,
  clock: string,
  subject: SubjectRef,
  effects: readonly Effect[],
): string | undefined {
  for (const effect of effects)
    if (
      (effect.effect === 'open' || effect.effect === 'waiting') &&
      sameSubject(effect.subject, subject) &&
      index.rules.get(effect.rule)?.clock === clock
    )
      return effect.rule
  return undefined
}

function subjectsOf(
  rule: DutyRule,
  way: RelationStep[] | null,
  happening: Happening,
  world: World,
): SubjectRef[] {
  if (rule.rowsOf) return happening.rows ?? []
  if (way === null) return world.all(rule.subject)
  let found = [happening.subject]
  for (const step of way) {
    const next: SubjectRef[] = []
    for (const subject of found) {
      if (step.list) next.push(...world.list(subject, step.name))
      else {
        const one = world.one(subject, step.name)
        if (one) next.push(one)
      }
    }
    found = next
  }
  return found
}

function occurrenceOf(frame: Frame, rule: DutyRule, happening: Happening, at: string): string {
  const { once } = rule
  if (once?.unit) {
    const day = localDayAt(zoneOf(frame.index.playbook.timeZone), instantMs(at))
    return periodLabel(once.unit as PeriodUnit, day)
  }
  if (once && !once.open && !once.inDays) return 'once'
  return happening.id ?? at
}

/** A duty that says `same-as` another does not open where that one is open, or opens with it. */
function withoutSame(index: PlaybookIndex, world: World, effects: Effect[]): Effect[] {
  return effects.map((effect) => {
    if (effect.effect !== 'open' && effect.effect !== 'waiting') return effect
    const sameAs = index.rules.get(effect.rule)?.sameAs
    if (!sameAs) return effect
    const local = sameAs.slice(sameAs.indexOf('/') + 1)
    const together = effects.some(
      (other) =>
        (other.effect === 'open' || other.effect === 'waiting') &&
        other.rule === local &&
        sameSubject(other.subject, effect.subject),
    )
    const open = together || world.duties({ rules: [sameAs, local], subjects: [effect.subject] }).length > 0
    if (!open) return effect
    const { rule, occurrence, subject } = effect
    return { effect: 'left-out', rule, occurrence, subject, because: 'same-as', text: sameAs }
  })
}

/** Decides one rule for one subject: an obligation with its times and people, or why there is none. */
export function openOne(
  frame: Frame,
  rule: DutyRule,
  start: Start,
): OpenEffect | WaitingEffect | (Effect & { effect: 'left-out' | 'begin' | 'raise' }) {
  const { index, world } = frame
  const { subject } = start
  const parameters = parametersFor(frame, subject)
  const given = start.period && { from: epochDay(start.period.start), to: epochDay(start.period.end) }
  const facts = factsOf(frame, subject, parameters, start.event, given)
  const key = { rule: rule.name, occurrence: start.occurrence, subject }
  const leftOut = (because: (Effect & { effect: 'left-out' })['because'], text?: string) =>
    ({ effect: 'left-out', ...key, because, ...(text ? { text } : {}) }) as const

  if (rule.active && parameters.value(rule.active) === false) return leftOut('switched-off', rule.active)
  for (const name of index.named(rule)) parameters.text(name)
  if (!start.parent) {
    const extent = index.playbook.appliesTo.find((each) => each.kind === subject.kind)
    if (extent && holds(extent.condition.tree, facts) === false)
      return leftOut('extent', extent.condition.text)
    if (!passes(rule.audience, facts)) return leftOut('audience', rule.audience?.text)
    if (!passes(rule.where, facts)) return leftOut('where', rule.where?.text)
    if (rule.unless && holds(rule.unless.tree, facts) === true) return leftOut('unless', rule.unless.text)
    const open = rule.begins
      ? world.records(rule.begins, subject)
      : !rule.step && (rule.once?.open || rule.anchors.length > 0)
        ? world.duties({ rules: [rule.name], subjects: [subject] })
        : []
    if (rule.once?.open && open.length > 0) return leftOut('once')
    // A second plan of the same date moves the open duty; it does not owe another.
    if (!start.period && !rule.begins && open.length > 0) return leftOut('already-open')
    if (isSuppressed(frame, rule, start)) return leftOut('once')
    if (rule.sample && !inSample(subject.id, evaluate(rule.sample.tree, facts))) return leftOut('sample')
  }

  if (rule.raises) return raisedBy(frame, rule.raises, start, facts) ?? leftOut('where')
  if (rule.begins)
    return {
      effect: 'begin',
      procedure: rule.begins,
      ...key,
      trigger: start.trigger,
      about: aboutOf(world, subject),
    }
  const owners = start.parent ? parentOwners(rule) : rule.who
  const who = owners.flatMap((owner) => resolveOwner(frame, owner, subject, facts, []))
  const share = start.parent && rule.cover?.atLeast ? evaluate(rule.cover.atLeast.tree, facts) : undefined
  const times = timesOf(frame, rule, start, facts, parameters)
  const handler = rule.notByHandler ? world.one(subject, 'assignee') : undefined
  const common = {
    ...key,
    clause: rule.clauses,
    ...(start.event ? { event: start.event } : {}),
    about: start.parent ? {} : aboutOf(world, subject),
    who,
    with: rule.with.flatMap((owner) => resolveOwner(frame, owner, subject, facts, who)),
    verb: rule.verb,
    what: rule.what,
    evidence: start.parent ? [] : rule.evidence,
    meetsBy: start.parent ? [] : rule.metBy.map((occasion) => occasion.event),
    ...(rule.clock ? { clock: rule.clock } : {}),
    ...(handler ? { not: handler } : {}),
    ...(rule.waive !== undefined ? { waive: rule.waive } : {}),
    trigger: start.trigger,
    ...(start.period ? { period: { start: start.period.start, end: start.period.end } } : {}),
    ...(start.parent ? { parent: true } : {}),
    ...(typeof share === 'number' ? { share } : {}),
    reason: { event: start.because, at: start.trigger, dueText: rule.due ?? '', parameters: parameters.used },
  }
  if ('waitingFor' in times)
    return { effect: 'waiting', ...common, due: null, windowStart: null, waitingFor: times.waitingFor }
  if (isBeforeGoLive(frame, subject, times.due)) return leftOut('before-go-live')
  const due = dueWithPauses(frame, rule, subject, start.trigger, times.due, parameters)
  if (due === null)
    return { effect: 'waiting', ...common, due: null, windowStart: null, waitingFor: 'resumed' }
  const opened = times.windowStart ?? start.trigger
  const { timeZone } = index.playbook
  return {
    effect: 'open',
    ...common,
    ...times,
    due,
    dueOn: dueDate(due, timeZone),
    ladder: ladderOf(frame, rule, subject, facts, who, { opened, due }, parameters),
  }
}

/** The parent of a cover is owed by whoever may waive its children, the one who answers for the share. */
function parentOwners(rule: DutyRule): DutyRule['who'] {
  const waive = rule.waive
  if (typeof waive === 'object' && !Array.isArray(waive) && typeof waive.by === 'string')
    return [{ is: 'role', role: waive.by }]
  return rule.who
}

/** The first day that counts for a subject: the company's, the project's own where it joined later, or `since`. */
export function firstDayOf(frame: Frame, subject: SubjectRef, since = ''): string | undefined {
  const { project } = aboutOf(frame.world, subject)
  const own = project && frame.world.field(project, 'goLiveOn')
  const days = [since, frame.context.goLive ?? '', typeof own === 'string' ? own : '']
  return days.sort().at(-1) || undefined
}

function isBeforeGoLive(frame: Frame, subject: SubjectRef, due: string): boolean {
  const first = firstDayOf(frame, subject)
  if (!first) return false
  return instantMs(due) <= startOfDay(zoneOf(frame.index.playbook.timeZone), epochDay(first))
}

/** When it is due; a cover without `due` ends with its period. */
export function timesOf(
  frame: Frame,
  rule: DutyRule,
  start: Pick<Start, 'trigger' | 'period' | 'on' | 'parent' | 'windowStart'>,
  facts: ReturnType<typeof factsOf>,
  parameters: ReturnType<typeof parametersFor>,
): { windowStart: string | null; due: string; provisional: boolean } | { waitingFor: string } {
  const { timeZone } = frame.index.playbook
  if (rule.due === undefined || start.parent) {
    const end = start.period?.end
    if (end === undefined) return { waitingFor: 'period' }
    return { windowStart: start.windowStart ?? null, due: endOfDate(end, timeZone), provisional: false }
  }
  return resolveDue(frame.index.due(rule.due), {
    trigger: start.trigger,
    timeZone,
    calendar: frame.index.calendar,
    parameter: parameters.text,
    ...(start.period ? { period: start.period } : {}),
    ...(frame.index.playbook.startDay ? { startDay: frame.index.playbook.startDay } : {}),
    ...(frame.index.playbook.ends ? { ends: frame.index.playbook.ends } : {}),
    anchor: (name) => {
      const { record } = frame
      if (record && name === 'opened') return record.openedAt
      if (record && name.endsWith(' done')) return doneAt(record, name.slice(0, -5))
      if (name === 'trigger' || name === 'opened') return start.trigger
      if (name === 'birthday' || name === 'festival' || name === 'anniversary') return start.on
      const anchor = rule.anchors.find((each) => each.name === name)
      return anchor && textValue(anchor.path, facts)
    },
  })
}

import { dueWithPauses } from './clock-times.ts'
import { epochDay } from './days.ts'
import { dueDate, resolveDue } from './deadline.ts'
import { type Frame, factsOf, ladderOf, parametersFor, resolveOwner, withRecord } from './decide-frame.ts'
import { timesOf } from './decide-opening.ts'
import type { DutyRule } from './duty-rule.ts'
import type { DecideContext, Effect, Happening } from './effects.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import type { FieldValue, OpenDuty, World } from './world.ts'
import { instantMs, instantText } from './zone.ts'

/** Open and waiting duties whose due time hangs on a date this fact set: their new times. */
export function movesOf(
  index: PlaybookIndex,
  happening: Happening,
  world: World,
  context: DecideContext,
): Effect[] {
  const hanging = hangingOn(index, happening)
  if (hanging.length === 0) return []
  const at = instantText(instantMs(happening.at))
  const frame: Frame = { index, world, context, now: at, happening }
  // A date of the duty's own subject is found by key; only one that lies over a relation needs those who belong.
  const own = hanging.filter(
    (rule) => rule.subject === happening.subject.kind && rule.anchors.every(isOwnDate),
  )
  const named = (rules: DutyRule[]) => rules.map((rule) => rule.name)
  const others = hanging.filter((rule) => !own.includes(rule))
  const duties = [
    ...(own.length > 0 ? world.duties({ rules: named(own), subjects: [happening.subject] }) : []),
    ...(others.length > 0 ? world.duties({ rules: named(others), belongingTo: happening.subject }) : []),
  ]
  return duties.flatMap((duty) => {
    const rule = index.rules.get(duty.rule)
    return rule ? moved(frame, rule, duty) : []
  })
}

/** The rules whose due time hangs on a date that this fact sets. */
export function hangingOn(
  index: PlaybookIndex,
  { event, subject, values }: Pick<Happening, 'event' | 'subject' | 'values'>,
): DutyRule[] {
  const changed = new Set(
    Object.entries(values ?? {}).flatMap(([name, value]) => (isMoment(value) ? [name] : [])),
  )
  const natural = index.playbook.naturalDates[event]
  if (natural) changed.add(natural)
  if (changed.size === 0) return []
  return index.playbook.rules.filter((rule) =>
    rule.anchors.some(
      ({ path }) => path.op === 'field' && changed.has(path.field) && kindAtEnd(path) === subject.kind,
    ),
  )
}

function isOwnDate({ path }: DutyRule['anchors'][number]): boolean {
  return path.op === 'field' && path.root === 'subject' && path.steps.length === 0
}

/**
 * The times an open duty would have under this playbook, as it stands at `at`: a `move`, or undefined where nothing
 * changes or the rule is gone. A time that would be past is graced and says so.
 */
export function retimedBy(
  index: PlaybookIndex,
  duty: OpenDuty,
  world: World,
  context: DecideContext & { at: string },
): Extract<Effect, { effect: 'move' }> | undefined {
  const rule = index.rules.get(duty.rule)
  const frame: Frame = { index, world, context, now: context.at }
  const [effect] = rule ? moved(frame, rule, duty) : []
  return effect?.effect === 'move' ? effect : undefined
}

function kindAtEnd(path: { kind: string; steps: { to: string }[] }): string {
  return path.kind !== '' ? path.kind : (path.steps.at(-1)?.to ?? '')
}

function isMoment(value: FieldValue): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
}

/** The new times of a duty; `grace`: a time that would be past is put off instead of making it late. */
export function moved(
  around: Frame,
  rule: DutyRule,
  duty: OpenDuty,
  how: { grace: boolean } = { grace: true },
): Effect[] {
  // What a spread gave it hangs on no date.
  if (rule.cover?.spread && rule.due === undefined) return []
  const frame = withRecord(around, rule, duty)
  const parameters = parametersFor(frame, duty.subject)
  const given = duty.period && { from: epochDay(duty.period.start), to: epochDay(duty.period.end) }
  const facts = factsOf(frame, duty.subject, parameters, duty.event, given)
  const period = duty.period && { ...duty.period, label: duty.occurrence }
  const times = timesOf(
    frame,
    rule,
    { trigger: duty.trigger, ...(period ? { period } : {}) },
    facts,
    parameters,
  )
  if ('waitingFor' in times) return []
  const run = dueWithPauses(frame, rule, duty.subject, duty.trigger, times.due, parameters)
  if (run === null || (sameMoment(run, duty.due) && sameMoment(times.windowStart, duty.windowStart)))
    return []
  const now = frame.context.now ?? frame.now
  const graced = how.grace && instantMs(run) <= instantMs(now)
  const due = graced ? graceFrom(frame, now, parameters.text) : run
  const { timeZone } = frame.index.playbook
  const who = rule.who.flatMap((owner) => resolveOwner(frame, owner, duty.subject, facts, []))
  const opened = graced ? now : (times.windowStart ?? duty.trigger)
  return [
    {
      effect: 'move',
      rule: rule.name,
      occurrence: duty.occurrence,
      subject: duty.subject,
      due,
      dueOn: dueDate(due, timeZone),
      windowStart: graced ? null : times.windowStart,
      provisional: times.provisional,
      graced,
      was: duty.due,
      because: frame.happening?.event ?? '',
      trigger: duty.trigger,
      ladder: ladderOf(frame, rule, duty.subject, facts, who, { opened, due }, parameters),
    },
  ]
}

/** The same instant, however it is written. */
function sameMoment(one: string | null | undefined, other: string | null | undefined): boolean {
  if (!one || !other) return !one && !other
  return one === other || instantMs(one) === instantMs(other)
}

/** A moved date never makes a duty late by itself: it gets `$grace` from now. */
function graceFrom(frame: Frame, now: string, parameter: (name: string) => string | undefined): string {
  const times = resolveDue(frame.index.due('$grace'), {
    trigger: now,
    timeZone: frame.index.playbook.timeZone,
    calendar: frame.index.calendar,
    anchor: () => undefined,
    parameter: (name) => parameter(name) ?? '1 working day',
  })
  return 'due' in times ? times.due : now
}

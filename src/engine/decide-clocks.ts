import { held, pauseEnds } from './clock-times.ts'
import { type Frame, factsOf, parametersFor, passes } from './decide-frame.ts'
import { moved } from './decide-moves.ts'
import { openOne } from './decide-opening.ts'
import type { DutyRule } from './duty-rule.ts'
import type { DecideContext, Effect, Happening } from './effects.ts'
import type { PlaybookIndex } from './playbook-index.ts'
import { recordOf } from './procedures.ts'
import type { OpenDuty, SubjectRef, World } from './world.ts'
import { instantMs, instantText } from './zone.ts'

/** Another ticket was taken in: the clocks count from the earlier filing. `values.was` is the filing they counted from. */
const absorbed = 'ticket.absorbed'
/** Kind, level or category changed: another promise may fit now. */
const judgedAnew = 'ticket.triaged'

/** The rules whose clocks a fact stops, lets run on, ends or sets anew. */
export function clockRules(index: PlaybookIndex, event: string): DutyRule[] {
  return index.playbook.rules.filter(
    (rule) =>
      rule.ends?.includes(event) ||
      (rule.pauseWhile !== undefined &&
        (rule.pauseWhile === event || pauseEnds[rule.pauseWhile] === event)) ||
      (rule.clock !== undefined && [absorbed, judgedAnew, held, pauseEnds[held]].includes(event)),
  )
}

/** What a fact does to the clocks of its subject. A finished clock is no open duty and stays as it is. */
export function clocksOf(
  index: PlaybookIndex,
  happening: Happening,
  world: World,
  context: DecideContext,
): Effect[] {
  const rules = clockRules(index, happening.event)
  if (rules.length === 0) return []
  const { event, subject } = happening
  const at = instantText(instantMs(happening.at))
  const frame: Frame = { index, world, context, now: at, happening }
  if (event === judgedAnew) return setAnew(frame, rules, subject, at)
  return world
    .duties({ rules: rules.map((rule) => rule.name), subjects: [subject] })
    .flatMap((duty): Effect[] => {
      const rule = index.rules.get(duty.rule)
      if (!rule) return []
      const { occurrence } = duty
      if (rule.step && happening.record && recordOf(occurrence) !== recordOf(happening.record)) return []
      if (rule.ends?.includes(event)) return [ended(duty, 'ended', event, at)]
      if (event === rule.pauseWhile || event === held)
        return duty.due !== null && instantMs(duty.due) > instantMs(at)
          ? [{ effect: 'pause', rule: rule.name, occurrence, subject, at, because: event }]
          : []
      if (event !== absorbed) return moved(frame, rule, duty, { grace: false })
      const { was, filedAt } = happening.values ?? {}
      if (typeof was !== 'string' || typeof filedAt !== 'string') return []
      if (instantMs(duty.trigger) !== instantMs(was)) return []
      return moved(frame, rule, { ...duty, trigger: instantText(instantMs(filedAt)) }, { grace: false })
    })
}

function ended(duty: OpenDuty, because: 'ended' | 'other-promise', text: string, at: string): Effect {
  const { rule, occurrence, subject } = duty
  const late = duty.due !== null && instantMs(duty.due) < instantMs(at)
  return { effect: 'lapse', rule, occurrence, subject, at, because, text, late }
}

/** Of each clock that runs, or that never ran, the promise that fits now; the time already used stays used. */
function setAnew(frame: Frame, rules: readonly DutyRule[], subject: SubjectRef, at: string): Effect[] {
  const { world } = frame
  const clocks = [...new Set(rules.flatMap((rule) => (rule.clock ? [rule.clock] : [])))]
  return clocks.flatMap((clock): Effect[] => {
    const ofClock = rules.filter((rule) => rule.clock === clock && opensWhenFiled(frame, rule, subject))
    const [running] = world.duties({
      rules: rules.filter((rule) => rule.clock === clock).map((rule) => rule.name),
      subjects: [subject],
    })
    if (!running && (ofClock.length === 0 || isStopped(frame, ofClock, subject))) return []
    const filed = world.field(subject, 'filedAt')
    const trigger = running?.trigger ?? (typeof filed === 'string' ? instantText(instantMs(filed)) : at)
    for (const rule of ofClock) {
      if (rule.name === running?.rule) return []
      const opening = openOne(frame, rule, { subject, because: judgedAnew, trigger, occurrence: at })
      if (opening.effect !== 'open' && opening.effect !== 'waiting') continue
      return [...(running ? [ended(running, 'other-promise', rule.name, at)] : []), opening]
    }
    return []
  })
}

function opensWhenFiled(frame: Frame, rule: DutyRule, subject: SubjectRef): boolean {
  const facts = factsOf(frame, subject, parametersFor(frame, subject))
  return rule.triggers.some((trigger) => trigger.event === 'ticket.filed' && passes(trigger.where, facts))
}

/** Whether what the clock waits for is known to have happened. */
function isStopped(frame: Frame, rules: readonly DutyRule[], subject: SubjectRef): boolean {
  return rules.some((rule) => rule.metBy.some(({ event }) => frame.world.moments(subject, event).length > 0))
}

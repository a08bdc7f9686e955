import { aboutOf, type Frame, sameSubject } from './decide-frame.ts'
import type { DutyRule } from './duty-rule.ts'
import { periodLabel } from './periods.ts'
import type { PeriodUnit } from './time-tree.ts'
import type { SubjectRef } from './world.ts'
import { instantMs, localDayAt, zoneOf } from './zone.ts'

/** Whether `once` of a rule asks for more than its key says: about somebody else, or within some days. */
export function looksBack(rule: Pick<DutyRule, 'once' | 'subject'>): boolean {
  const { once } = rule
  return once !== undefined && !once.open && (once.inDays !== undefined || onceAbout(rule) !== rule.subject)
}

/** The kind of what a rule is opened once for: what `once` names first, else its subject. */
export const onceAbout = (rule: Pick<DutyRule, 'once' | 'subject'>): string =>
  rule.once?.per[0] ?? rule.subject

/**
 * `one per customer per year` on a duty about a home: whether the customer had one this year for another home;
 * `in 90 days`: whether one was opened within 90 days. Days are local days.
 */
export function isSuppressed(
  frame: Frame,
  rule: DutyRule,
  start: { subject: SubjectRef; trigger: string },
): boolean {
  if (!looksBack(rule)) return false
  const about = reached(frame, start.subject, onceAbout(rule))
  if (!about) return false
  const key = `${rule.name} ${about.kind}:${about.id}`
  const zone = zoneOf(frame.index.playbook.timeZone)
  const day = (at: string) => localDayAt(zone, instantMs(at))
  const today = day(start.trigger)
  const { unit, inDays } = rule.once ?? {}
  const counts = (at: string) => {
    const days = today - day(at)
    if (inDays !== undefined) return days >= 0 && days < inDays
    return !unit || periodLabel(unit as PeriodUnit, day(at)) === periodLabel(unit as PeriodUnit, today)
  }
  if (frame.taken?.has(key) || frame.world.openings(rule.name, about).some(counts)) return true
  frame.taken?.add(key)
  return false
}

function reached(frame: Frame, subject: SubjectRef, kind: string): SubjectRef | undefined {
  if (subject.kind === kind) return subject
  const { customer, home, project } = aboutOf(frame.world, subject)
  const near = [customer, home, project].find((each) => each?.kind === kind)
  const one = near ?? frame.world.one(subject, kind)
  return one && !sameSubject(one, subject) ? one : undefined
}

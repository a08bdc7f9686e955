import { dateOf, epochDay } from './days.ts'
import { type Occurrence, occurrences } from './deadline.ts'
import { type Frame, factsOf, parametersFor, textValue } from './decide-frame.ts'
import { openOne, type Start } from './decide-opening.ts'
import type { DutyRule } from './duty-rule.ts'
import type { Effect } from './effects.ts'
import type { Birthday } from './lunar.ts'
import type { Every } from './time-tree.ts'
import type { SubjectRef } from './world.ts'

/** The local days a run answers for. */
export interface Run {
  first: number
  last: number
  midnight(day: number): string
}

/** The same key is decided once; the database would refuse it the second time. */
export function opened(frame: Frame, rule: DutyRule, start: Start): Effect[] {
  const { occurrence, subject } = start
  if (frame.context.exists?.({ rule: rule.name, occurrence, subject })) return []
  return [openOne(frame, rule, start)]
}

export function audienceOf(frame: Frame, rule: DutyRule): SubjectRef[] {
  return rule.subject === 'company' ? [{ kind: 'company', id: 'company' }] : frame.world.all(rule.subject)
}

export function startOf(subject: SubjectRef, found: Occurrence, run: Run, because: string): Start {
  return {
    subject,
    because,
    trigger: run.midnight(epochDay(found.start)),
    occurrence: found.label,
    period: { start: found.start, end: found.end, label: found.label },
    ...(found.on ? { on: found.on } : {}),
  }
}

export function occurrencesFor(
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

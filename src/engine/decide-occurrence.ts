import { dateOf, epochDay } from './days.ts'
import { type Occurrence, occurrences } from './deadline.ts'
import { dateOn, type Frame, type Parameters, parametersFor } from './decide-frame.ts'
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

/** Whether each subject has a date of its own for it. */
export const isPersonal = (every: Every) =>
  every.kind === 'birthday' || every.kind === 'anniversary' || every.kind === 'repeated'

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
  const anchor = (name: string) => {
    const path = rule.anchors.find((each) => each.name === name)?.path
    return path && dateOn(frame, path, subject)
  }
  const moon = subject ? frame.world.field(subject, 'birthdayLunar') : undefined
  return occurrencesBy(frame, every, run, parameters, anchor, moon)
}

/** The occurrences of a recurrence for one who has these dates; `moon` is his birthday's `MM-DD` by the moon. */
export function occurrencesBy(
  frame: Frame,
  every: Every,
  run: Run,
  parameters: Parameters,
  anchor: (name: string) => string | undefined,
  moon: unknown,
): Occurrence[] {
  return occurrences(every, {
    from: dateOf(run.first),
    until: dateOf(run.last),
    timeZone: frame.index.playbook.timeZone,
    anchor,
    parameter: parameters.text,
    ...(every.kind === 'birthday' ? { birthday: birthdayOf(anchor(`birthday of ${every.path}`), moon) } : {}),
  })
}

/** `YYYY-MM-DD` of the sun, `MM-DD` of the moon: the file keeps one of them, both or none. */
function birthdayOf(date: string | undefined, moon: unknown): Birthday {
  if (typeof moon !== 'string' || !/^\d{2}-\d{2}$/.test(moon)) return { solar: date }
  return { solar: date, lunar: { month: Number(moon.slice(0, 2)), day: Number(moon.slice(3)) } }
}

import { type Calendar, type CalendarSource, compileCalendar } from './calendar.ts'
import { occurrences, resolveDue, rungTime } from './deadline.ts'
import type { DutyRule } from './duty-rule.ts'
import type { CompiledParameter } from './parameter.ts'
import { parseDue, parseEvery, parseRung } from './times.ts'
import { at, type Node } from './tree.ts'
import type { Walk } from './walk.ts'

/** Two years that hold a leap day, on which times without a date of their own are tried. */
const sample = { from: '2027-01-01', until: '2028-12-31', trigger: '2027-03-01T01:00:00Z' }

interface Trying {
  calendar: Calendar
  timeZone: string
  parameter: (name: string) => string | undefined
}

/**
 * Times that can be read but cannot come: due before the period they belong to begins, or the same day for several
 * periods; a rung so early that it is reached the moment the duty opens.
 */
export function checkPossible(
  walk: Walk,
  pack: Node,
  rules: readonly DutyRule[],
  parameters: readonly CompiledParameter[],
  source: { calendar: unknown; timeZone: string },
): void {
  if (walk.findings.all.some((finding) => finding.severity === 'error')) return
  const values = new Map(parameters.map((each) => [each.name, each.plain]))
  const trying: Trying = {
    calendar: compileCalendar(source.calendar as CalendarSource),
    timeZone: source.timeZone,
    parameter: (name) => {
      const value = values.get(name)
      return typeof value === 'string' ? value : undefined
    },
  }
  for (const rule of rules) {
    if (rule.due === undefined) continue
    const entry = at(pack, rule.block, rule.entry)
    const path = [rule.block, rule.entry]
    const wrong = duesOf(rule, rule.due, trying)
    if (wrong) walk.findings.error(wrong, at(entry, 'due') ?? entry, [...path, 'due'], { due: rule.due })
    const early = earlyRung(rule, rule.due, trying)
    if (early)
      walk.findings.warn('ladder.before_opening', at(entry, 'ladder') ?? entry, [...path, 'ladder'], {
        at: early,
      })
  }
}

function duesOf(rule: DutyRule, due: string, trying: Trying): string | undefined {
  if (!rule.every || rule.triggers.length > 0) return undefined
  const every = parseEvery(rule.every)
  const filled = every.kind === 'parameter' ? parseEvery(trying.parameter(every.name) ?? 'year') : every
  if (filled.kind !== 'each') return undefined
  const periods = occurrences(filled, { ...sample, ...trying, anchor: () => undefined })
  const dues = periods.flatMap((period) => {
    const times = resolveDue(parseDue(due), {
      ...trying,
      trigger: `${period.start}T04:00:00Z`,
      anchor: () => undefined,
      period,
    })
    return 'due' in times ? [{ period, due: times.due }] : []
  })
  if (dues.some((each) => each.due <= `${each.period.start}T00:00:00Z`)) return 'duty.due_before_period'
  return new Set(dues.map((each) => each.due)).size < dues.length ? 'duty.due_repeats' : undefined
}

function earlyRung(rule: DutyRule, due: string, trying: Trying): string | undefined {
  const read = parseDue(due)
  if (read.kind !== 'after-trigger' || rule.every) return undefined
  const times = resolveDue(read, { ...trying, trigger: sample.trigger, anchor: () => undefined })
  if (!('due' in times)) return undefined
  return rule.ladder.find(
    (rung) =>
      rungTime(parseRung(rung.at), { ...trying, opened: sample.trigger, due: times.due }) < sample.trigger,
  )?.at
}

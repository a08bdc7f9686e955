import { compileCalendar, workingSecondsBetween } from './calendar.ts'
import { deadlineWithPauses, type Pause } from './clock.ts'
import type { Frame, Parameters } from './decide-frame.ts'
import type { DutyRule } from './duty-rule.ts'
import { EngineProblem } from './problem.ts'
import { countsWorkingTime } from './rungs.ts'
import type { SubjectRef, World } from './world.ts'
import { instantMs, instantText } from './zone.ts'

/** What ends each stretch in which a clock may stand still. */
export const pauseEnds: Readonly<Record<string, string>> = {
  'ticket.suspended': 'ticket.resumed',
  'ticket.held': 'ticket.released',
}

/** A ticket that belongs to an incident waits for that: all its clocks stand still, whatever their promises say. */
export const held = 'ticket.held'

const aroundTheClock = compileCalendar({ timeZone: 'UTC', hours: '24x7' })

/** The stretches between the facts that stop a clock and those that let it run on. */
export function pausesOf(world: World, subject: SubjectRef, begins: string): Pause[] {
  const ends = world.moments(subject, pauseEnds[begins] ?? '').map(instantMs)
  return world
    .moments(subject, begins)
    .map(instantMs)
    .sort((a, b) => a - b)
    .map((from) => ({ from, until: ends.filter((end) => end >= from).sort((a, b) => a - b)[0] ?? null }))
}

/**
 * A due time with the pauses of its clock: what was asked for, in the time it is counted in (working time for working
 * hours and days, else the wall clock), runs only outside them. null while a pause without end holds it.
 */
export function dueWithPauses(
  frame: Frame,
  rule: Pick<DutyRule, 'pauseWhile' | 'due' | 'clock'>,
  subject: SubjectRef,
  trigger: string,
  due: string,
  parameters: Parameters,
): string | null {
  const begins = [rule.pauseWhile, rule.clock && held].filter((event) => event !== undefined)
  if (begins.length === 0 || rule.due === undefined) return due
  const pauses = begins.flatMap((event) => pausesOf(frame.world, subject, event))
  if (pauses.length === 0) return due
  const { index } = frame
  const working = countsWorkingTime(index.due(rule.due), parameters.text)
  const calendar = working ? index.calendar : aroundTheClock
  const start = instantMs(trigger)
  const goal = workingSecondsBetween(calendar, start, instantMs(due))
  try {
    return instantText(deadlineWithPauses(calendar, start, goal, pauses))
  } catch (error) {
    if (error instanceof EngineProblem && error.code === 'clock.paused') return null
    throw error
  }
}

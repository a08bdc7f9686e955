import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Calendar, CalendarSource } from '#engine/calendar.ts'
import {
  addWorkingDays,
  addWorkingTime,
  closingOn,
  compileCalendar,
  isWorking,
  isWorkingDay,
  nextWorkingInstant,
  openingOn,
  subtractWorkingTime,
  workingSecondsBetween,
} from '#engine/calendar.ts'
import type { Pause } from '#engine/clock.ts'
import { deadlineWithPauses, workingSecondsExcludingPauses } from '#engine/clock.ts'
import { dateOf, dayMs, isDate } from '#engine/days.ts'
import { EngineProblem } from '#engine/problem.ts'
import { instantOf, offsetAt } from '#engine/zone.ts'

const hours = z.array(z.tuple([z.string(), z.string()]))
const calendarShape = z.object({
  id: z.string(),
  timezone: z.string().default('UTC'),
  weekly: z.record(z.string(), hours),
  holidays: z.array(z.string()).default([]),
  annual_holidays_mmdd: z.array(z.string()).default([]),
  date_overrides: z.record(z.string(), hours).default({}),
  breaks: z.record(z.string(), hours).default({}),
})
const instant = z.string()
const seconds = z.number()
const days = z.number().int()
const pauses = z.array(z.tuple([instant, instant.nullable()])).default([])
const caseShape = z.object({ calendar: z.string(), op: z.string(), input: z.unknown() })

type Answer = string | number | boolean

/**
 * Answers a file of working-time questions, one JSON object a line (`id`, `calendar`, `op`, `input`), with one
 * line `{"id","actual"}` each in the same order; a line that cannot be answered gets `{"id","error"}`.
 * Local times without a zone are those of the calendar and are answered alike; times with `Z` or an offset are
 * answered with the same. Conventions: docs/decisions/0002-clock-conventions.md. Returns how many were answered
 * and how many failed; throws when a file cannot be read or written.
 */
export async function deadlines(
  casesFile: string,
  calendarsFile: string,
  out: string,
): Promise<{ answered: number; failed: number }> {
  const calendars = readCalendars(readFileSync(calendarsFile, 'utf8'))
  const lines = readFileSync(casesFile, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const answers = lines.map((line) => answerLine(line, calendars))
  writeFileSync(out, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''))
  const failed = answers.filter((answer) => 'error' in answer).length
  return { answered: answers.length - failed, failed }
}

/** `deadlines <cases.jsonl> --calendars <calendars.json>`: one JSON line per case on standard output; 2 for misuse. */
export function printDeadlines(args: readonly string[]): number {
  const at = args.indexOf('--calendars')
  const calendarsFile = at < 0 ? undefined : args[at + 1]
  const casesFile = args.find((_, each) => each !== at && each !== at + 1)
  if (!casesFile || !calendarsFile) {
    console.error('usage: playbook deadlines <cases.jsonl> --calendars <calendars.json>')
    return 2
  }
  const calendars = readCalendars(readFileSync(calendarsFile, 'utf8'))
  for (const line of readFileSync(casesFile, 'utf8').split(/\r?\n/))
    if (line.trim() !== '') console.log(JSON.stringify(answerLine(line, calendars)))
  return 0
}

/** Calendars by id, from a list or an object keyed by id. One that cannot be compiled fails its own cases only. */
export function readCalendars(text: string): (id: string) => Calendar {
  const read: unknown = JSON.parse(text)
  const sources = new Map<string, unknown>(
    Array.isArray(read)
      ? read.map((entry: unknown) => [String((entry as { id?: unknown } | null)?.id), entry])
      : Object.entries(read as Record<string, unknown>).map(([id, entry]) => [
          id,
          typeof entry === 'object' ? { id, ...entry } : entry,
        ]),
  )
  const compiled = new Map<string, Calendar>()
  return (id) => {
    const known = compiled.get(id)
    if (known) return known
    if (!sources.has(id)) throw new EngineProblem('deadlines.unknown_calendar', undefined, { calendar: id })
    const calendar = compileCalendar(sourceOf(calendarShape.parse(sources.get(id))))
    compiled.set(id, calendar)
    return calendar
  }
}

/** One line's answer; never throws. */
export function answerLine(
  line: string,
  calendars: (id: string) => Calendar,
): { id: unknown; actual: Answer } | { id: unknown; error: string } {
  let id: unknown = null
  try {
    const read: unknown = JSON.parse(line)
    if (typeof read === 'object' && read !== null && 'id' in read) id = read.id
    const question = caseShape.parse(read)
    const operation = operations[question.op]
    if (!operation) throw new EngineProblem('deadlines.unknown_operation', undefined, { op: question.op })
    return { id, actual: operation(calendars(question.calendar), question.input) }
  } catch (error) {
    return { id, error: reasonOf(error) }
  }
}

const operations: Record<string, (calendar: Calendar, input: unknown) => Answer> = {
  add_working_time: operation(z.object({ start: instant, working_seconds: seconds }), (calendar, input) =>
    onClock(calendar, input.start, (start) => addWorkingTime(calendar, start, input.working_seconds)),
  ),
  subtract_working_time: operation(
    z.object({ start: instant, working_seconds: seconds }),
    (calendar, input) =>
      onClock(calendar, input.start, (start) => subtractWorkingTime(calendar, start, input.working_seconds)),
  ),
  working_seconds_between: operation(z.object({ start: instant, end: instant }), (calendar, input) =>
    workingSecondsBetween(calendar, readInstant(calendar, input.start), readInstant(calendar, input.end)),
  ),
  add_working_days: operation(z.object({ start: instant, days }), (calendar, input) =>
    onClock(calendar, input.start, (start) => addDaysOnClock(calendar, start, input.days)),
  ),
  add_working_days_end_of_day: operation(z.object({ start: instant, days }), (calendar, input) =>
    onClock(calendar, input.start, (start) => {
      const date = addRolledDays(calendar, localDateAt(calendar, start), input.days)
      return closingOn(calendar, date)!
    }),
  ),
  add_working_days_date: operation(z.object({ date: z.string(), days }), (calendar, input) =>
    addRolledDays(calendar, readDay(input.date), input.days),
  ),
  next_working_instant: operation(z.object({ at: instant }), (calendar, input) =>
    onClock(calendar, input.at, (at) => nextWorkingInstant(calendar, at)),
  ),
  is_working_instant: operation(z.object({ at: instant }), (calendar, input) =>
    isWorking(calendar, readInstant(calendar, input.at)),
  ),
  deadline_with_pauses: operation(
    z.object({ start: instant, working_seconds: seconds, pauses }),
    (calendar, input) =>
      onClock(calendar, input.start, (start) =>
        deadlineWithPauses(calendar, start, input.working_seconds, readPauses(calendar, input.pauses)),
      ),
  ),
  working_seconds_excluding_pauses: operation(
    z.object({ start: instant, end: instant, pauses }),
    (calendar, input) =>
      workingSecondsExcludingPauses(
        calendar,
        readInstant(calendar, input.start),
        readInstant(calendar, input.end),
        readPauses(calendar, input.pauses),
      ),
  ),
}

function operation<T>(shape: z.ZodType<T>, answer: (calendar: Calendar, input: T) => Answer) {
  return (calendar: Calendar, input: unknown): Answer => answer(calendar, shape.parse(input))
}

function sourceOf(calendar: z.output<typeof calendarShape>): CalendarSource {
  const texts = (record: Record<string, [string, string][]>) =>
    Object.fromEntries(
      Object.entries(record).map(([key, intervals]) => [
        key,
        intervals.map(([open, close]) => `${open}-${close}`),
      ]),
    )
  return {
    timeZone: calendar.timezone,
    hours: texts(calendar.weekly),
    holidays: calendar.holidays,
    annualHolidays: calendar.annual_holidays_mmdd,
    overrides: texts(calendar.date_overrides),
    breaks: texts(calendar.breaks),
  }
}

/** Counted from the next working day (the one before, backwards) when the date itself is closed. */
function addRolledDays(calendar: Calendar, date: string, count: number): string {
  const start = isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, count < 0 ? -1 : 1)
  return count === 0 ? start : addWorkingDays(calendar, start, count)
}

/** Keeps the time of day, but never runs past that day's closing; from a closed day it counts from an opening. */
function addDaysOnClock(calendar: Calendar, startMs: number, count: number): number {
  const date = localDateAt(calendar, startMs)
  const target = addRolledDays(calendar, date, count)
  if (!isWorkingDay(calendar, date)) return openingOn(calendar, target)!
  const localMs = startMs + offsetAt(calendar.zone, startMs)
  const sameTime = Date.parse(`${target}T00:00:00Z`) + (localMs - Math.floor(localMs / dayMs) * dayMs)
  return Math.min(instantOf(calendar.zone, sameTime), closingOn(calendar, target)!)
}

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

function readInstant(calendar: Calendar, text: string): number {
  return parseInstant(calendar, text).ms
}

function parseInstant(calendar: Calendar, text: string): { ms: number; suffix: string } {
  const found = instantPattern.exec(text)
  if (!found || !isDate(found[1]!))
    throw new EngineProblem('time.bad_instant', { at: 0, length: text.length }, { text })
  const [, date, hour = '00', minute = '00', second = '00', fraction = '', suffix = ''] = found
  const clockMs = Date.parse(`${date}T${hour}:${minute}:${second}${fraction}Z`)
  if (Number.isNaN(clockMs))
    throw new EngineProblem('time.bad_instant', { at: 0, length: text.length }, { text })
  if (suffix === '') return { ms: instantOf(calendar.zone, clockMs), suffix }
  return { ms: clockMs - suffixOffset(suffix), suffix }
}

/** Answers a time question in the clock it was asked in: the calendar's local time, UTC or a fixed offset. */
function onClock(calendar: Calendar, text: string, answer: (ms: number) => number): string {
  const asked = parseInstant(calendar, text)
  const ms = answer(asked.ms)
  const offset = asked.suffix === '' ? offsetAt(calendar.zone, ms) : suffixOffset(asked.suffix)
  return new Date(ms + offset).toISOString().replace(/(\.000)?Z$/, '') + asked.suffix
}

function suffixOffset(suffix: string): number {
  if (suffix === 'Z') return 0
  const minutes = Number(suffix.slice(1, 3)) * 60 + Number(suffix.slice(-2))
  return (suffix.startsWith('-') ? -minutes : minutes) * 60_000
}

function readDay(text: string): string {
  if (!isDate(text)) throw new EngineProblem('time.bad_date', { at: 0, length: text.length }, { text })
  return text
}

function localDateAt(calendar: Calendar, ms: number): string {
  return dateOf(Math.floor((ms + offsetAt(calendar.zone, ms)) / dayMs))
}

function readPauses(calendar: Calendar, read: [string, string | null][]): Pause[] {
  return read.map(([from, until]) => ({
    from: readInstant(calendar, from),
    until: until === null ? null : readInstant(calendar, until),
  }))
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ')
  return error instanceof Error ? error.message : String(error)
}

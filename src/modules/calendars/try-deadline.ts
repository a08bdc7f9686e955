import { type Calendar, compileCalendar, isWorkingDay } from '#engine/calendar.ts'
import { dateOf, dayMs, epochDay, weekdayOf } from '#engine/days.ts'
import { countsWorkingTime, dueDate, resolveDue } from '#engine/deadline.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { EngineProblem } from '#engine/problem.ts'
import { parseDue } from '#engine/times.ts'
import { instantOf, instantText, zoneOf } from '#engine/zone.ts'
import type { OutputOf, Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { doByDay } from '../obligations/do-by-day.ts'
import { sayDueText } from '../obligations/say-due.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { parameterTexts } from '../playbooks/sentences.ts'
import { tryDeadline } from './contract.ts'

const MOST_DAYS = 60

type Counted = OutputOf<typeof tryDeadline>['days']

export const tryDeadlineOperation = implement(tryDeadline, async (ctx, input) => {
  const all = await runningPlaybooks(ctx)
  const playbook = (all.find((each) => each.name === input.playbook) ?? all[0])?.playbook
  const calendar = playbook ? indexOf(playbook).calendar : usual(ctx)
  const parameters = playbook ? parameterTexts(playbook) : {}
  const zone = zoneOf(calendar.timeZone)
  const minutes = Number(input.at.slice(0, 2)) * 60 + Number(input.at.slice(3))
  const trigger = instantText(instantOf(zone, epochDay(input.on) * dayMs + minutes * 60_000))
  try {
    const rule = parseDue(input.rule)
    const parameter = (name: string) => parameters[name]
    const times = resolveDue(rule, {
      trigger,
      timeZone: calendar.timeZone,
      calendar,
      anchor: () => input.on,
      parameter,
    })
    if ('waitingFor' in times) throw new EngineProblem('time.unknown_parameter')
    const dueOn = dueDate(times.due, calendar.timeZone)
    const counted = countOf(calendar, input.on, dueOn, countsWorkingTime(rule, parameter))
    return {
      said: sayDueText(input.rule, parameters),
      ...times,
      dueOn,
      doBy: doByDay(calendar, dueOn),
      days: counted.slice(0, MOST_DAYS),
      more: Math.max(0, counted.length - MOST_DAYS),
    }
  } catch (error) {
    if (!(error instanceof EngineProblem)) throw error
    throw new Refusal('calendars.rule_unreadable', { text: input.rule }, 'rule')
  }
})

const usual = (ctx: Ctx): Calendar =>
  compileCalendar({
    timeZone: ctx.tenant.timeZone,
    hours: { 'mon-fri': ['09:00-18:00'] },
    holidays: 'cn-state-council',
    published: ctx.tenant.publishedDays,
  })

/** Each day from the beginning to the due day: counted, or why it is not. */
function countOf(calendar: Calendar, from: string, to: string, working: boolean): Counted {
  const days: Counted = [
    { day: from, nth: null, why: { zh: '起算日，不计', en: 'the beginning, not counted' } },
  ]
  let nth = 0
  for (let day = epochDay(from) + 1; day <= epochDay(to); day++) {
    const date = dateOf(day)
    const open = isWorkingDay(calendar, date)
    if (working && !open) days.push({ day: date, nth: null, why: restOf(date) })
    else days.push({ day: date, nth: ++nth, why: workOf(date, open) })
  }
  return days
}

const isWeekend = (date: string) => weekdayOf(epochDay(date)) > 5

const restOf = (date: string): Words =>
  isWeekend(date)
    ? { zh: '周末，不计', en: 'weekend, not counted' }
    : { zh: '放假，不计', en: 'a day off, not counted' }

const workOf = (date: string, open: boolean): Words =>
  open && isWeekend(date)
    ? { zh: '调休上班', en: 'worked in stead of a day off' }
    : open
      ? { zh: '工作日', en: 'working day' }
      : { zh: '休息日，照样计', en: 'a day of rest, counted' }

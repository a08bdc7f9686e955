import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCalendar } from './calendar.ts'
import type { DueContext } from './deadline.ts'
import { countsWorkingTime, dueDate, endOfDate, occurrences, resolveDue, rungTime } from './deadline.ts'
import type { Birthday } from './lunar.ts'
import { parseDue, parseEvery, parseRung } from './times.ts'

const zone = 'Asia/Shanghai'
const office = compileCalendar({
  timeZone: zone,
  hours: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
  holidays: 'cn-state-council',
})
const berlin = compileCalendar({ timeZone: 'Europe/Berlin', hours: { 'mon-fri': '08:00-18:00' } })

interface Facts {
  trigger?: string
  anchors?: Record<string, string>
  parameters?: Record<string, string>
  period?: DueContext['period']
  startDay?: 'counted'
  ends?: 'end-of-work'
  timeZone?: string
}

function contextOf(facts: Facts): DueContext {
  return {
    trigger: facts.trigger ?? '2026-03-02T02:00:00Z',
    timeZone: facts.timeZone ?? zone,
    calendar: facts.timeZone ? berlin : office,
    anchor: (name) => facts.anchors?.[name],
    parameter: (name) => facts.parameters?.[name],
    period: facts.period,
    ...(facts.startDay && { startDay: facts.startDay }),
    ...(facts.ends && { ends: facts.ends }),
  }
}

/** What people read: the due day, `first … last` for a window, with the time where it is not the day's end. */
function read(text: string, facts: Facts = {}): string {
  const context = contextOf(facts)
  const resolved = resolveDue(parseDue(text), context)
  if ('waitingFor' in resolved) return `waiting for ${resolved.waitingFor}`
  const { windowStart, due } = resolved
  const end = said(due, context.timeZone)
  return windowStart === null ? end : `${said(windowStart, context.timeZone, true)} … ${end}`
}

function said(instant: string, timeZone: string, start = false): string {
  const date = dueDate(instant, timeZone)
  const midnight = start
    ? endOfDate(shift(dueDate(instant, timeZone), 0), timeZone) === instant
    : endOfDate(date, timeZone) === instant
  if (midnight) return start ? shift(date, 1) : date
  const local = new Date(Date.parse(instant) + offset(instant, timeZone))
  return local.toISOString().slice(0, 16).replace('T', ' ')
}

function shift(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function offset(instant: string, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    Date.parse(instant),
  )
  const found = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find((part) => part.type === 'timeZoneName')!.value)
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) * 60_000 : 0
}

describe('when a duty is due', () => {
  test.each<[string, string, Facts]>([
    ['7 days', '2026-03-09', {}],
    ['7 days at 18:00', '2026-03-09 18:00', {}],
    ['0 days', '2026-03-02', {}],
    ['1 week', '2026-03-09', {}],
    ['10 days before handoverOn', '2026-02-23', { anchors: { handoverOn: '2026-03-05' } }],
    ['40 to 30 days before moveInOn', '2026-05-21 … 2026-05-31', { anchors: { moveInOn: '2026-06-30' } }],
    ['3 to 2 months before moveInOn', '2026-02-28 … 2026-03-31', { anchors: { moveInOn: '2026-05-31' } }],
    [
      '12 months after movedInOn, give or take 30 days',
      '2025-01-29 … 2025-03-30',
      { anchors: { movedInOn: '2024-02-29' } },
    ],
    ['before salesOpenOn', '2026-09-30', { anchors: { salesOpenOn: '2026-10-01' } }],
    ['before salesOpenOn at 18:00', '2026-09-30 18:00', { anchors: { salesOpenOn: '2026-10-01' } }],
    ['on handoverOn', '2026-03-05', { anchors: { handoverOn: '2026-03-05' } }],
    ['handoverOn at 08:00', '2026-03-05 08:00', { anchors: { handoverOn: '2026-03-05' } }],
    ['dueAt', '2026-03-05 10:30', { anchors: { dueAt: '2026-03-05T02:30:00Z' } }],
    ['on dueAt', '2026-03-05', { anchors: { dueAt: '2026-03-05T02:30:00Z' } }],
    ['3 days after solvedAt', '2026-03-08', { anchors: { solvedAt: '2026-03-04T17:00:00Z' } }],
    ['7 days after contact done', '2026-03-11', { anchors: { 'contact done': '2026-03-04T08:00:00Z' } }],
    ['24 hours', '2026-03-03 10:00', {}],
    ['4 working hours', '2026-03-02 15:30', {}],
    ['7 working days', '2026-03-11 18:00', {}],
    ['1 working day', '2026-03-09 18:00', { trigger: '2026-03-07T02:00:00Z' }],
    ['5 working days before handoverOn', '2026-02-24 18:00', { anchors: { handoverOn: '2026-03-02' } }],
    ['2 hours before handoverOn', '2026-03-04 22:00', { anchors: { handoverOn: '2026-03-05' } }],
    ['1 month', '2026-02-28', { trigger: '2026-01-31T02:00:00Z' }],
    ['$promptly', '2026-03-03 10:00', { parameters: { promptly: '24 hours' } }],
    [
      '$residence after movedInOn, give or take $wide',
      '2026-05-17 … 2026-06-16',
      {
        anchors: { movedInOn: '2026-03-01' },
        parameters: { residence: '3 months', wide: '15 days' },
      },
    ],
    ['$notice-day', '2026-03-05', { parameters: { 'notice-day': 'day 5 of month' } }],
    ['$review at 12:00', '2026-07-31 12:00', { parameters: { review: '31 July' } }],
  ])('%s is %s', (text, due, facts) => {
    expect(read(text, facts)).toBe(due)
  })

  const year = { start: '2027-01-01', end: '2027-12-31', label: '2027' }
  const october = { start: '2026-10-01', end: '2026-10-31', label: '2026-10' }
  const week = { start: '2026-10-05', end: '2026-10-11', label: '2026-W41' }
  test.each<[string, string, DueContext['period']]>([
    ['1 January to 10 January', '2027-01-01 … 2027-01-10', year],
    ['June', '2027-06-01 … 2027-06-30', year],
    ['February', '2027-02-01 … 2027-02-28', year],
    ['1 December to 31 January', '2027-12-01 … 2028-01-31', year],
    ['29 February', '2027-02-28', year],
    ['30 September', '2027-09-30', year],
    ['end of month', '2026-10-31', october],
    ['5 days after end of month', '2026-11-05', october],
    ['5 days before end of month', '2026-10-26', october],
    ['10 days after end of quarter', '2027-01-10', october],
    ['2 days after start of month', '2026-10-03', october],
    ['4 working hours after start of month', '2026-10-08 14:30', october],
    ['day 25 of month', '2026-10-25', october],
    ['day 31 of month', '2027-02-28', { start: '2027-02-01', end: '2027-02-28', label: '2027-02' }],
    ['Friday at 17:00', '2026-10-09 17:00', week],
    ['from day 1 of month to day 10 of month', '2026-10-01 … 2026-10-10', october],
    ['3 days', '2026-03-05', year],
    [
      'on birthday at 09:00',
      '2027-01-05 09:00',
      { start: '2027-01-05', end: '2027-01-05', label: '2027-01-05' },
    ],
  ])('%s is %s in its period', (text, due, period) => {
    expect(read(text, { period })).toBe(due)
  })

  test.each([
    ['day 1 of month', '2026-04-01'],
    ['31 January', '2027-01-31'],
    ['Monday', '2026-03-02'],
    ['Monday at 09:00', '2026-03-09 09:00'],
    ['start of quarter', '2026-04-01'],
    ['March', '2026-03-01 … 2026-03-31'],
    ['1 December to 31 March', '2025-12-01 … 2026-03-31'],
    ['1 February to 1 March', '2027-02-01 … 2027-03-01'],
    ['end of half-year', '2026-06-30'],
  ])('without a period %s is the first that ends after the trigger: %s', (text, due) => {
    expect(read(text)).toBe(due)
  })

  test('a duty whose date is not known waits for it', () => {
    expect(read('10 days before handoverOn')).toBe('waiting for handoverOn')
    expect(read('7 days after contact done')).toBe('waiting for contact done')
  })

  test('the starting day counts where the playbook says so', () => {
    expect(read('7 days', { startDay: 'counted' })).toBe('2026-03-08')
    expect(read('7 working days', { startDay: 'counted' })).toBe('2026-03-10 18:00')
  })

  test('the end of a day is stored as the next local midnight and read as the day', () => {
    const resolved = resolveDue(parseDue('7 days'), contextOf({}))
    expect(resolved).toEqual({ windowStart: null, due: '2026-03-09T16:00:00Z', provisional: false })
    expect(dueDate('2026-03-09T16:00:00Z', zone)).toBe('2026-03-09')
    expect(endOfDate('2026-03-09', zone)).toBe('2026-03-09T16:00:00Z')
  })

  test('only what is counted on days without a published notice is provisional', () => {
    const provisional = (text: string) => {
      const resolved = resolveDue(parseDue(text), contextOf({ trigger: '2026-12-30T02:00:00Z' }))
      return 'due' in resolved && resolved.provisional
    }
    expect([provisional('1 working day'), provisional('3 working days'), provisional('9 days')]).toEqual([
      false,
      true,
      false,
    ])
  })

  test('a parameter that does not fit is refused', () => {
    const parameters = { a: '$b', b: '$a', window: 'June' }
    expect(() => read('$nothing')).toThrow('time.unknown_parameter')
    expect(() => read('$a', { parameters })).toThrow('time.parameter_circle')
    expect(() =>
      read('$window after handoverOn', { parameters, anchors: { handoverOn: '2026-03-05' } }),
    ).toThrow('time.not_a_span')
  })

  test('days end by the clock of the place, also where clocks change', () => {
    const due = (trigger: string) => {
      const resolved = resolveDue(parseDue('1 day'), contextOf({ trigger, timeZone: 'Europe/Berlin' }))
      return 'due' in resolved ? resolved.due : ''
    }
    expect(due('2026-03-28T09:00:00Z')).toBe('2026-03-29T22:00:00Z')
    expect(due('2026-10-24T09:00:00Z')).toBe('2026-10-25T23:00:00Z')
  })
})

describe('the rungs of a ladder', () => {
  const context = {
    opened: '2026-03-02T02:00:00Z',
    due: '2026-03-09T16:00:00Z',
    timeZone: zone,
    calendar: office,
    parameter: () => undefined,
  }
  const rung = (text: string, change: object = {}) =>
    said(rungTime(parseRung(text), { ...context, ...change }), zone)
  test.each([
    ['due', '2026-03-09'],
    ['opened', '2026-03-02 10:00'],
    ['2 days before due', '2026-03-07'],
    ['3 days after due', '2026-03-12'],
    ['2 working days after due', '2026-03-11 18:00'],
    ['1 month after due', '2026-04-09'],
    ['4 hours before due', '2026-03-09 20:00'],
    ['4 working hours before due', '2026-03-09 14:00'],
    ['50%', '2026-03-06 05:00'],
    ['100%', '2026-03-09'],
  ])('%s is %s', (text, at) => {
    expect(rung(text)).toBe(at)
  })

  test('a rung keeps the time of day of what it stands beside', () => {
    expect(rung('2 days before due', { due: '2026-03-09T07:30:00Z' })).toBe('2026-03-07 15:30')
  })

  test('shares of a promise in working time are of working time', () => {
    const promise = { opened: '2026-03-06T09:00:00Z', due: '2026-03-09T03:00:00Z', working: true }
    expect(rung('75%', promise)).toBe('2026-03-09 10:15')
    expect(countsWorkingTime(parseDue('$x'), () => '4 working hours')).toBe(true)
    expect(countsWorkingTime(parseDue('7 days'), () => undefined)).toBe(false)
  })
})

describe('recurrences', () => {
  const facts: Record<string, string> = {
    movedInOn: '2026-08-31',
    endedOn: '2027-05-31',
    signedOn: '2024-02-29',
  }
  const labels = (text: string, from: string, until: string, birthday?: Birthday) =>
    occurrences(parseEvery(text), {
      from,
      until,
      timeZone: zone,
      anchor: (name) => facts[name],
      birthday,
      parameter: () => 'half-year',
    }).map((occurrence) => occurrence.label)

  test.each([
    ['year', '2027-06-01', '2028-06-01', ['2027', '2028']],
    ['half-year', '2027-06-30', '2027-07-01', ['2027-H1', '2027-H2']],
    ['quarter', '2027-01-01', '2027-06-30', ['2027-Q1', '2027-Q2']],
    ['month', '2027-03-31', '2027-04-01', ['2027-03', '2027-04']],
    ['week', '2027-02-01', '2027-02-08', ['2027-W05', '2027-W06']],
    ['week', '2027-01-01', '2027-01-03', ['2026-W53']],
    ['day', '2027-01-05', '2027-01-06', ['2027-01-05', '2027-01-06']],
    [
      '3 months from movedInOn until endedOn',
      '2026-01-01',
      '2028-01-01',
      ['2026-11-30', '2027-02-28', '2027-05-31'],
    ],
    ['3 months from movedInOn', '2027-05-01', '2027-12-01', ['2027-05-31', '2027-08-31', '2027-11-30']],
    ['2 weeks from movedInOn', '2026-09-20', '2026-10-12', ['2026-09-28', '2026-10-12']],
    ['3 months from unknownOn', '2026-01-01', '2030-01-01', []],
    [
      'anniversary of signedOn',
      '2024-01-01',
      '2028-12-31',
      ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'],
    ],
    ['festival in [春节, 中秋节, 国庆节]', '2020-01-01', '2020-12-31', ['2020-01-25', '2020-10-01']],
    ['$evaluate-every', '2027-01-01', '2027-12-31', ['2027-H1', '2027-H2']],
  ])('%s from %s until %s', (text, from, until, expected) => {
    expect(labels(text, from, until)).toEqual(expected)
  })

  test('a birthday comes by the sun or by the moon', () => {
    expect(labels('birthday of customer', '2025-01-01', '2026-12-31', { solar: '1980-02-29' })).toEqual([
      '2025-02-28',
      '2026-02-28',
    ])
    expect(
      labels('birthday of customer', '2025-01-01', '2026-12-31', {
        lunar: { month: 6, day: 30, leap: true },
      }),
    ).toEqual(['2025-07-24', '2026-08-12'])
    expect(labels('birthday of customer', '2025-01-01', '2026-12-31')).toEqual([])
  })

  test('two festivals on one day are one occurrence', () => {
    const found = occurrences(parseEvery('festival in [中秋节, 国庆节]'), {
      from: '2020-10-01',
      until: '2020-10-01',
      timeZone: zone,
      anchor: () => undefined,
    })
    expect(found).toEqual([
      {
        label: '2020-10-01',
        start: '2020-10-01',
        end: '2020-10-01',
        on: '2020-10-01',
        festivals: ['中秋节', '国庆节'],
      },
    ])
  })
})

describe('for every duty', () => {
  const date = fc
    .integer({ min: 16_000, max: 24_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
  const unit = fc.constantFrom('days', 'weeks', 'months', 'quarters', 'years', 'working days')
  const count = fc.integer({ min: 0, max: 40 })
  const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin')
  const dueOf = (text: string, anchor: string, timeZone: string) => {
    const facts: Facts = { anchors: { anchorOn: anchor } }
    if (timeZone !== zone) facts.timeZone = timeZone
    const resolved = resolveDue(parseDue(text), contextOf(facts))
    return 'due' in resolved ? resolved : undefined
  }

  test('a later date is never due earlier, a longer time never due earlier', () => {
    fc.assert(
      fc.property(date, date, count, count, unit, zones, (a, b, n, m, unit, timeZone) => {
        const [first, last] = a < b ? [a, b] : [b, a]
        const text = `${n} ${unit} after anchorOn`
        expect(dueOf(text, first, timeZone)!.due <= dueOf(text, last, timeZone)!.due).toBe(true)
        if (n <= m)
          expect(
            dueOf(text, a, timeZone)!.due <= dueOf(`${m} ${unit} after anchorOn`, a, timeZone)!.due,
          ).toBe(true)
      }),
    )
  })

  test('months after keep the day of the month or clip to its end', () => {
    fc.assert(
      fc.property(date, count, zones, (anchor, months, timeZone) => {
        const due = dueDate(dueOf(`${months} months after anchorOn`, anchor, timeZone)!.due, timeZone)
        const [year, month, day] = anchor.split('-').map(Number) as [number, number, number]
        const index = year * 12 + month - 1 + months
        const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
        const expected = new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(day, last)))
        expect(due).toBe(expected.toISOString().slice(0, 10))
      }),
    )
  })

  test('a window opens before it ends', () => {
    const text = fc.oneof(
      fc
        .tuple(count, count, fc.constantFrom('days', 'weeks', 'months'))
        .map(([n, m, unit]) => `${n + m} to ${n} ${unit} before anchorOn`),
      fc
        .tuple(count, unit, count)
        .map(([n, unit, wide]) => `${n} ${unit} after anchorOn, give or take ${wide} days`),
      fc.constantFrom('June', '1 December to 31 January', 'from day 1 of month to day 10 of month'),
    )
    fc.assert(
      fc.property(text, date, zones, (text, anchor, timeZone) => {
        const { windowStart, due } = dueOf(text, anchor, timeZone)!
        expect(windowStart! < due).toBe(true)
      }),
    )
  })

  test('occurrences are in order, never overlap, and are the same however the years are cut', () => {
    const every = fc.constantFrom(
      'week',
      'month',
      'quarter',
      'half-year',
      'year',
      '5 weeks from anchorOn',
      '1 month from anchorOn',
      'anniversary of anchorOn',
      'birthday of customer',
      'festival',
    )
    fc.assert(
      fc.property(
        every,
        date,
        date,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
        (text, anchor, from, first, second) => {
          const ask = (from: string, until: string) =>
            occurrences(parseEvery(text), {
              from,
              until,
              timeZone: zone,
              anchor: () => anchor,
              birthday: { lunar: { month: 12, day: 30 } },
            })
          const middle = shift(from, first)
          const until = shift(middle, second)
          const all = ask(from, until)
          for (let n = 1; n < all.length; n++) expect(all[n - 1]!.end < all[n]!.start).toBe(true)
          const parts = [...ask(from, middle), ...ask(middle, until)].map((occurrence) => occurrence.label)
          expect([...new Set(parts)]).toEqual(all.map((occurrence) => occurrence.label))
        },
      ),
    )
  })
})

test('where days end with the work, a due day ends at its closing, a day without work at 24:00', () => {
  const ends = 'end-of-work'
  expect(read('7 days', { trigger: '2026-03-02T02:00:00Z', ends })).toBe('2026-03-09 18:00')
  expect(read('5 days', { trigger: '2026-03-02T02:00:00Z', ends })).toBe('2026-03-07')
  expect(read('on openedOn at 08:00', { anchors: { openedOn: '2026-03-09' }, ends })).toBe('2026-03-09 08:00')
  expect(read('24 hours', { trigger: '2026-03-02T02:00:00Z', ends })).toBe('2026-03-03 10:00')
})

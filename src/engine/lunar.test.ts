import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { festivalDates, festivalNames } from './festivals.ts'
import {
  isNewYearEve,
  leapMonthOf,
  lunarBirthdayIn,
  lunarMonthLength,
  lunarOf,
  lunarYearLength,
  nextBirthday,
  solarOf,
} from './lunar.ts'

function rows(name: string): string[][] {
  const text = readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
}

describe('lunar dates', () => {
  test.each(rows('lunar-conversions.csv'))('%s: %s is lunar %s-%s (leap %s) -%s', (...row) => {
    const [direction, solar, year, month, leap, day] = row as [string, string, string, string, string, string]
    const lunar = { year: Number(year), month: Number(month), day: Number(day), leap: leap === '1' }
    if (direction !== 'lunar_to_solar') expect(lunarOf(solar)).toEqual(lunar)
    if (direction !== 'solar_to_lunar') expect(solarOf(lunar)).toBe(solar)
  })

  test.each(rows('lunar-years.csv'))('%s of %s is %s', (fact, input, expected) => {
    expect(yearFact(fact!, input!)).toBe(expected)
  })

  test('every date comes back from its lunar day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 47_000 }), (day) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
        expect(solarOf(lunarOf(date))).toBe(date)
      }),
    )
  })

  test('a day that the month does not have is refused', () => {
    expect(() => solarOf({ year: 2021, month: 12, day: 30, leap: false })).toThrow('lunar.no_such_day')
    expect(() => solarOf({ year: 2026, month: 6, day: 1, leap: true })).toThrow('lunar.no_such_day')
    expect(() => lunarOf('1899-12-31')).toThrow('lunar.out_of_range')
  })
})

describe('birthdays', () => {
  test('a birthday in a leap month is kept in the ordinary month of that number', () => {
    expect(nextBirthday({ lunar: { month: 6, day: 1, leap: true } }, '2025-01-01')).toBe('2025-06-25')
  })

  test('the 30th is kept on the 29th when the month is short', () => {
    expect(lunarMonthLength(2021, 12)).toBe(29)
    expect(lunarBirthdayIn(2021, 12, 30)).toBe('2022-01-31')
  })

  test('29 February is kept on 28 February in a common year', () => {
    expect(nextBirthday({ solar: '2000-02-29' }, '2026-01-01')).toBe('2026-02-28')
    expect(nextBirthday({ solar: '02-29' }, '2028-01-01')).toBe('2028-02-29')
  })

  test('the day itself counts, the day after waits for next year', () => {
    expect(nextBirthday({ solar: '05-06' }, '2026-05-06')).toBe('2026-05-06')
    expect(nextBirthday({ solar: '05-06' }, '2026-05-07')).toBe('2027-05-06')
  })

  test('where both are kept the lunar one counts, and none gives none', () => {
    expect(nextBirthday({ solar: '1980-01-02', lunar: { month: 8, day: 15 } }, '2026-01-01')).toBe(
      '2026-09-25',
    )
    expect(nextBirthday({}, '2026-01-01')).toBeNull()
  })

  test('the next birthday is never in the past and at most 13 months away', () => {
    const anyDay = fc
      .integer({ min: 0, max: 40_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 30 }),
        (from, month, day) => {
          const next = nextBirthday({ lunar: { month, day } }, from)!
          expect(next >= from).toBe(true)
          expect((Date.parse(next) - Date.parse(from)) / 86_400_000).toBeLessThan(386)
        },
      ),
    )
  })
})

describe('festivals', () => {
  test.each([
    ['春节', 2026, '2026-02-17'],
    ['除夕', 2026, '2026-02-16'],
    ['元宵节', 2026, '2026-03-03'],
    ['清明节', 2026, '2026-04-05'],
    ['清明节', 2024, '2024-04-04'],
    ['端午节', 2026, '2026-06-19'],
    ['七夕', 2026, '2026-08-19'],
    ['中秋节', 2026, '2026-09-25'],
    ['重阳节', 2026, '2026-10-18'],
    ['冬至', 2026, '2026-12-22'],
    ['母亲节', 2026, '2026-05-10'],
    ['父亲节', 2026, '2026-06-21'],
    ['教师节', 2026, '2026-09-10'],
    ['端午节', 2025, '2025-05-31'],
    ['中秋节', 2025, '2025-10-06'],
  ])('%s %i is on %s', (name, year, date) => {
    expect(festivalDates(name, year)).toEqual([date])
  })

  test('every festival has its date in every year from 1901 to 2099', () => {
    for (let year = 1901; year < 2100; year += 3)
      for (const name of festivalNames)
        if (name !== '腊八节' && name !== '小年')
          expect([name, year, festivalDates(name, year).length]).toEqual([name, year, 1])
  })
})

function yearFact(fact: string, input: string): string {
  if (fact === 'days_in_lunar_year') return String(lunarYearLength(Number(input)))
  if (fact === 'leap_month') return String(leapMonthOf(Number(input)) ?? 'none')
  const numbers = input.match(/\d+/g)!.map(Number) as [number, number, number]
  if (fact === 'leap_month_length') return String(lunarMonthLength(numbers[0], numbers[1], true))
  if (input.startsWith('solar')) return isNewYearEve(input.slice('solar '.length)) ? 'yes' : 'no'
  const [year, month, day] = numbers
  const eve = day <= lunarMonthLength(year, month) && isNewYearEve(solarOf({ year, month, day, leap: false }))
  return eve ? 'yes' : 'no'
}

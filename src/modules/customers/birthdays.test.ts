import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfSerial, readBirthday } from './birthdays.ts'

test.each([
  ['1990-03-05', '1990-03-05'],
  ['1990/3/5', '1990-03-05'],
  ['1990.3.5', '1990-03-05'],
  ['1990年3月5日', '1990-03-05'],
  ['19900305', '1990-03-05'],
  ['32937', '1990-03-05'],
  ['32937.0', '1990-03-05'],
  ['90-3-5', '1990-03-05'],
  ['1990-03-05 00:00:00', '1990-03-05'],
  ['1990-03-05T00:00:00.000Z', '1990-03-05'],
  ['20/01/1991', '1991-01-20'],
  ['公历1990年3月5日', '1990-03-05'],
  ['一九九〇年三月五日', '1990-03-05'],
])('%s is a day of the ordinary calendar', (text, solar) => {
  expect(readBirthday(text)).toEqual({ solar })
})

test.each([
  ['八月十五(农历)', { month: 8, day: 15, leap: false }],
  ['八月十五', { month: 8, day: 15, leap: false }],
  ['闰四月初二', { month: 4, day: 2, leap: true }],
  ['农历1985年8月15', { year: 1985, month: 8, day: 15, leap: false }],
  ['1985-8-15(农历)', { year: 1985, month: 8, day: 15, leap: false }],
  ['农历:一九八五年八月十五', { year: 1985, month: 8, day: 15, leap: false }],
  ['腊月廿三', { month: 12, day: 23, leap: false }],
  ['正月初一', { month: 1, day: 1, leap: false }],
  ['阴历 12-30', { month: 12, day: 30, leap: false }],
  ['农历2020年闰四月初二', { year: 2020, month: 4, day: 2, leap: true }],
  ['十一月二十', { month: 11, day: 20, leap: false }],
])('%s is a lunar day', (text, lunar) => {
  expect(readBirthday(text)).toEqual({ lunar })
})

test('a day without a year is kept as month and day', () => {
  expect(readBirthday('3月5日')).toEqual({ solarDay: { month: 3, day: 5 } })
  expect(readBirthday('2-29')).toEqual({ solarDay: { month: 2, day: 29 } })
})

test.each([
  ['1990-02-30', 'birthday.no_such_day'],
  ['2月30日', 'birthday.no_such_day'],
  ['1990-13-01', 'birthday.no_such_day'],
  ['03/05/1990', 'birthday.ambiguous'],
  ['1990年3月', 'birthday.month_only'],
  ['1955.12', 'birthday.month_only'],
  ['农历2022年闰四月初二', 'birthday.no_leap_month'],
  ['农历2020年闰四月三十', 'birthday.no_such_day'],
  ['八月三十一(农历)', 'birthday.no_such_day'],
  ['属马', 'birthday.not_a_day'],
  ['', 'birthday.empty'],
])('%s is refused: %s', (text, problem) => {
  expect(readBirthday(text)).toMatchObject({ problem })
})

test('a birthday after today is refused when today is told', () => {
  expect(readBirthday('2030-01-01', { today: '2026-11-21' })).toMatchObject({ problem: 'birthday.in_future' })
})

test('a serial number counts from 1900, or from 1904 where the workbook says so', () => {
  expect(dayOfSerial(45000)).toBe('2023-03-15')
  expect(dayOfSerial(45000 - 1462, true)).toBe('2023-03-15')
  expect(dayOfSerial(3)).toBeNull()
})

test('no text makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(readBirthday(text)).toBeTruthy()
    }),
  )
  fc.assert(
    fc.property(fc.stringMatching(/^[农历闰一二三十廿初正腊月年日0-9/-]{0,12}$/), (text) => {
      expect(readBirthday(text)).toBeTruthy()
    }),
  )
})

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerLine, deadlines, readCalendars } from './deadlines.ts'

const fixture = (name: string) => new URL(`./fixtures/${name}`, import.meta.url)
const casesText = readFileSync(fixture('working-time-cases.jsonl'), 'utf8')
const calendarsText = readFileSync(fixture('working-time-calendars.json'), 'utf8')
const calendars = readCalendars(calendarsText)

interface Case {
  id: string
  op: string
  note: string
  expected: unknown
}

describe('answers of working time', () => {
  const lines = casesText.trim().split('\n')
  test.each(lines.map((line) => ({ ...(JSON.parse(line) as Case), line })))(
    '$id $op $note',
    ({ id, line, expected }) => {
      expect(answerLine(line, calendars)).toEqual({ id, actual: expected })
    },
  )

  test('a file is answered line by line, whatever it holds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deadlines-'))
    const cases = join(folder, 'cases.jsonl')
    const list = join(folder, 'calendars.json')
    const out = join(folder, 'answers.jsonl')
    const known = '"calendar":"calendar-01"'
    writeFileSync(list, calendarsText)
    writeFileSync(
      cases,
      [
        lines[0],
        'not json',
        `{"id":"a",${known},"op":"make_tea","input":{}}`,
        `{"id":"b","calendar":"nowhere","op":"is_working_instant","input":{"at":"2026-03-02T10:00:00"}}`,
        `{"id":"c",${known},"op":"is_working_instant","input":{"at":"2026-02-30T10:00:00"}}`,
        `{"id":"d",${known},"op":"add_working_time","input":{"start":"2026-03-02T10:00:00"}}`,
        '',
      ].join('\n'),
    )
    expect(await deadlines(cases, list, out)).toEqual({ answered: 1, failed: 5 })
    const answers = readFileSync(out, 'utf8').trim().split('\n')
    const read = answers.map((line) => JSON.parse(line) as { id: string | null; error?: string })
    expect(read.map((answer) => answer.id)).toEqual(['case-001', null, 'a', 'b', 'c', 'd'])
    expect(read.map((answer) => typeof answer.error)).toEqual(['undefined', ...Array(5).fill('string')])
  })
})

describe('calendars of every form', () => {
  const weekday = [['09:00', '17:00']]
  const special = readCalendars(
    JSON.stringify([
      {
        id: 'special',
        timezone: 'Europe/Berlin',
        weekly: {
          mon: [
            ['08:00', '13:00'],
            ['14:00', '18:00'],
          ],
          tue: weekday,
          wed: weekday,
          sat: [],
          sun: [],
        },
        holidays: ['2026-03-03'],
        annual_holidays_mmdd: ['12-24'],
        date_overrides: {
          '2026-03-03': [['09:00', '11:00']],
          '2026-03-05': [['09:00', '11:00']],
          '2026-03-02': [],
        },
        breaks: { '2026-03-04': [['05:30', '11:00']] },
      },
      { id: 'broken', timezone: 'Nowhere/Else', weekly: {} },
    ]),
  )
  const between = (start: string, end: string) =>
    answerLine(
      JSON.stringify({ id: 1, calendar: 'special', op: 'working_seconds_between', input: { start, end } }),
      special,
    )

  test('lunch, holidays, yearly holidays, own hours and breaks all count', () => {
    expect(between('2026-03-09T00:00:00', '2026-03-10T00:00:00')).toEqual({ id: 1, actual: 9 * 3600 })
    expect(between('2026-03-02T00:00:00', '2026-03-03T00:00:00')).toEqual({ id: 1, actual: 0 })
    expect(between('2026-03-03T00:00:00', '2026-03-04T00:00:00')).toEqual({ id: 1, actual: 0 })
    expect(between('2026-03-04T00:00:00', '2026-03-05T00:00:00')).toEqual({ id: 1, actual: 6 * 3600 })
    expect(between('2026-03-05T00:00:00', '2026-03-06T00:00:00')).toEqual({ id: 1, actual: 2 * 3600 })
    expect(between('2029-12-24T00:00:00', '2029-12-25T00:00:00')).toEqual({ id: 1, actual: 0 })
  })

  test('a time is answered in the clock it was asked in', () => {
    const add = (start: string) =>
      answerLine(
        JSON.stringify({
          id: 1,
          calendar: 'special',
          op: 'add_working_time',
          input: { start, working_seconds: 1800 },
        }),
        special,
      )
    expect(add('2026-07-06T09:00:00')).toEqual({ id: 1, actual: '2026-07-06T09:30:00' })
    expect(add('2026-07-06T07:00:00Z')).toEqual({ id: 1, actual: '2026-07-06T07:30:00Z' })
    expect(add('2026-07-06T15:00:00+08:00')).toEqual({ id: 1, actual: '2026-07-06T15:30:00+08:00' })
  })

  test('working days from a closed day are counted from the next open one', () => {
    const ask = (op: string, input: object) =>
      answerLine(JSON.stringify({ id: 1, calendar: 'special', op, input }), special)
    expect(ask('add_working_days_date', { date: '2026-03-07', days: 1 })).toEqual({
      id: 1,
      actual: '2026-03-10',
    })
    expect(ask('add_working_days', { start: '2026-03-07T10:00:00', days: 1 })).toEqual({
      id: 1,
      actual: '2026-03-10T09:00:00',
    })
    expect(ask('add_working_days', { start: '2026-03-09T17:30:00', days: 1 })).toEqual({
      id: 1,
      actual: '2026-03-10T17:00:00',
    })
    expect(ask('add_working_days_end_of_day', { start: '2026-03-09T08:00:00', days: 2 })).toEqual({
      id: 1,
      actual: '2026-03-11T17:00:00',
    })
  })

  test('a calendar that cannot be compiled fails its own cases only', () => {
    const line = JSON.stringify({
      id: 1,
      calendar: 'broken',
      op: 'is_working_instant',
      input: { at: '2026-03-02T10:00:00' },
    })
    expect(answerLine(line, special)).toMatchObject({ id: 1, error: expect.any(String) })
  })
})

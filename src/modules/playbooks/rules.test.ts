import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readAudience, readTests, readTime, writeAudience, writeTests, writeTime } from './rules.ts'

const entries = ['property-care', 'general-care', 'estate-group', 'shopping-centre'].flatMap((pack) =>
  Object.values(
    parse(readFileSync(`playbooks/${pack}/playbook.yaml`, 'utf8'), { schema: 'failsafe' }).care as Record<
      string,
      Record<string, string>
    >,
  ),
)
const said = (...keys: string[]) =>
  entries.flatMap((entry) => keys.flatMap((key) => (typeof entry[key] === 'string' ? [entry[key]] : [])))

test('what fields read they write back: every time, condition and audience of the packs', () => {
  for (const text of said('due')) expect(writeTime(readTime(text))).toBe(text)
  for (const text of said('for')) expect(writeAudience(readAudience(text)!)).toBe(text)
  for (const text of said('where', 'unless', 'while')) {
    const tests = readTests(text)
    if (tests) expect(writeTests(tests)).toBe(text)
  }
})

test('most times of the packs are fields, not text', () => {
  const times = said('due').map(readTime)
  expect(times.filter((time) => time.form !== 'other').length / times.length).toBeGreaterThan(0.8)
})

test('one day is written in the singular, a value with a space in quotes, and a richer condition stays text', () => {
  expect(writeTime({ ...readTime('3 days after signedOn'), count: '1' })).toBe('1 day after signedOn')
  expect(writeTests([{ field: 'level', test: '=', value: '核心 客户' }])).toBe("level = '核心 客户'")
  expect(readTests('a is known or b is known')).toBeNull()
  expect(readTests('any(holdings where signedOn is known)')).toBeNull()
})

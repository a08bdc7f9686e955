import { expect, test } from 'vitest'
import type { Playbook } from '#engine/playbook.ts'
import type { Rehearsed } from '#engine/rehearse.ts'
import { shippedPack } from './packs-on-disk.ts'
import { compileFiles } from './running-playbooks.ts'
import { tooMuch } from './too-much.ts'

const playbook = compileFiles(shippedPack('property-care')!)
const duties = (count: number, rule: string, person: string, dueOn = '2026-03-05'): Rehearsed[] =>
  Array.from({ length: count }, (_, n) => ({
    rule,
    clause: [],
    occurrence: String(n),
    subject: { kind: 'holding', id: String(n) },
    opened: '2026-03-01T00:00:00Z',
    windowStart: null,
    due: `${dueOn}T16:00:00Z`,
    dueOn,
    who: [{ owner: { is: 'role', role: 'steward' }, role: 'steward', person: { kind: 'staff', id: person } }],
    provisional: false,
    state: 'open',
    verb: 'contact',
    ladder: [],
    reason: {} as Rehearsed['reason'],
  }))
const weekOf = (day: string) => `week of ${day}`
const found = (all: Rehearsed[], of: Playbook = playbook) => tooMuch(of, all, 60, weekOf)

test('a week that fits is not named; the fullest comes first, with what it is made of', () => {
  expect(found(duties(60, 'care.first-contact', 'zhou'))).toEqual([])
  const weeks = found([
    ...duties(70, 'care.first-contact', 'zhou'),
    ...duties(50, 'care.residence-visit', 'li', '2026-04-02'),
    ...duties(40, 'care.first-contact', 'li', '2026-04-02'),
  ])
  expect(weeks.map(({ who, week, count }) => [who, week, count])).toEqual([
    ['li', 'week of 2026-04-02', 90],
    ['zhou', 'week of 2026-03-05', 70],
  ])
  expect(weeks[0]!.of.map(({ rule, count }) => [rule, count])).toEqual([
    ['care.residence-visit', 50],
    ['care.first-contact', 40],
  ])
})

test('a cover that is not spread is to be spread; a colleague with little to do takes some; else it gets more time', () => {
  const unspread = {
    ...playbook,
    rules: playbook.rules.map((rule) =>
      rule.name === 'care.keep-in-touch' ? { ...rule, cover: { per: { unit: 'quarter' }, times: 1 } } : rule,
    ),
  }
  expect(found(duties(61, 'care.keep-in-touch', 'zhou'), unspread)[0]!.advice.zh).toContain('均匀分到每一天')
  expect(
    found([...duties(61, 'care.first-contact', 'zhou'), ...duties(5, 'care.first-contact', 'li')])[0]!.advice
      .zh,
  ).toContain('同岗位有 1 人')
  expect(found(duties(61, 'care.first-contact', 'zhou'))[0]!.advice.zh).toContain('多一些时间')
})

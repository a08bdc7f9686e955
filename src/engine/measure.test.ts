import { expect, test } from 'vitest'
import { smallPack } from '../../test/support/small-pack.ts'
import { measured } from './measure.ts'
import { memoryWorld } from './memory-world.ts'
import { readPlaybook } from './playbook.ts'
import { treeOf } from './tree.ts'

const playbook = readPlaybook(treeOf(smallPack))
const measure = (name: string) =>
  playbook.measures.find((each) => each.name === name) as (typeof playbook.measures)[number]
const world = memoryWorld(playbook)
for (const [id, score] of [
  ['A1', 5],
  ['A2', 4],
  ['A3', 2],
  ['A4', null],
] as const)
  world.apply({
    at: '2026-03-02T02:00:00Z',
    event: 'answer.given',
    subject: { kind: 'answer', id },
    values: { survey: 'satisfaction', score },
  })
const facts = {
  world,
  now: '2026-04-01T00:00:00Z',
  timeZone: 'Asia/Shanghai',
  parameter: () => 0.9,
  derived: new Map(),
}

test('a share of answers leaves out those that cannot be judged', () => {
  const result = measured(measure('happy'), [], world.all('answer'), facts)
  expect(result).toEqual({ of: 3, value: 2 / 3, reached: false })
})

test('a share of duties leaves out the waived ones', () => {
  const duty = { rule: 'care.first-contact', met: true, inTime: true, waived: false }
  const duties = [
    duty,
    duty,
    { ...duty, met: false },
    { ...duty, waived: true },
    { ...duty, rule: 'care.talk', met: false },
  ]
  expect(measured(measure('kept'), duties, [], facts)).toEqual({ of: 3, value: 2 / 3, reached: false })
  expect(measured(measure('kept'), [], [], facts)).toEqual({ of: 0, value: null, reached: null })
})

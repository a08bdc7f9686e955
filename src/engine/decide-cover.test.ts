import { expect, test } from 'vitest'
import { dueDate } from './deadline.ts'
import { decideRecurring, type Effect, type Happening } from './decide.ts'
import { memoryWorld } from './memory-world.ts'
import { readPlaybook } from './playbook.ts'
import { rehearse } from './rehearse.ts'
import { treeOf } from './tree.ts'

const pack = (care: Record<string, unknown>) =>
  readPlaybook(
    treeOf({
      playbook: 'covers',
      title: '覆盖',
      'time-zone': 'Asia/Shanghai',
      clauses: { a: { title: '联系' } },
      roles: { steward: { title: '管家', scope: 'own-grid' } },
      care: {
        talk: {
          title: '联系一次',
          clause: 'a',
          who: 'steward',
          do: { contact: { by: ['phone'] } },
          ladder: [{ at: 'due', tell: 'steward' }],
          ...care,
        },
      },
    }),
  )

const homes = 90
const subscribed = (n: number): Happening => ({
  at: '2026-01-01T01:00:00Z',
  event: 'holding.subscribed',
  subject: { kind: 'holding', id: `H${String(n).padStart(3, '0')}` },
  values: { customer: `C${n % 60}`, project: 'P1' },
})

function company(playbook: ReturnType<typeof pack>) {
  const world = memoryWorld(playbook)
  for (let n = 0; n < homes; n++) world.apply(subscribed(n))
  return world
}

const opened = (effects: Effect[]) => effects.flatMap((effect) => (effect.effect === 'open' ? [effect] : []))
const quarter = { from: '2026-03-31T16:00:00Z', until: '2026-03-31T16:00:01Z' }
const even = { 'once-per': 'quarter', spread: 'even', order: 'longest-unvisited' }

test('an even spread brings as many homes every week, all of them due when the quarter ends', () => {
  const playbook = pack({ for: 'each holding', cover: even })
  expect(playbook.findings).toEqual([])
  const duties = opened(decideRecurring(playbook, company(playbook), quarter))
  expect(duties).toHaveLength(homes)
  expect(new Set(duties.map((duty) => duty.dueOn))).toEqual(new Set(['2026-06-30']))
  const weeks = new Map<string, number>()
  for (const { windowStart } of duties) weeks.set(windowStart ?? '', (weeks.get(windowStart ?? '') ?? 0) + 1)
  expect(weeks.size).toBe(13)
  expect(Math.max(...weeks.values()) - Math.min(...weeks.values())).toBeLessThanOrEqual(1)
  expect([...weeks.keys()].every((start) => start < '2026-06-30')).toBe(true)
})

test('who was never met comes first, who was met last comes last', () => {
  const playbook = pack({ for: 'each holding', cover: even })
  const world = company(playbook)
  for (let n = 0; n < homes - 1; n++)
    world.apply({
      at: `2026-02-${String(28 - (n % 28)).padStart(2, '0')}T01:00:00Z`,
      event: 'contact.recorded',
      subject: { kind: 'contact', id: `K${n}` },
      values: {
        holding: subscribed(n).subject.id,
        result: 'reached',
        at: `2026-02-${String(28 - (n % 28)).padStart(2, '0')}`,
      },
    })
  const duties = opened(decideRecurring(playbook, world, quarter))
  const starts = [...duties].sort((a, b) => ((a.windowStart ?? '') < (b.windowStart ?? '') ? -1 : 1))
  expect(duties.find((duty) => duty.subject.id === 'H089')?.windowStart).toBeNull()
  expect(['H000', 'H028', 'H056', 'H084']).toContain(starts.at(-1)?.subject.id)
})

test.each([
  ['2026-04-20', 1, 1],
  ['2026-06-08', 0.35, 0.65],
  ['2026-06-24', 0.05, 0.3],
])('work that begins on %s asks for twice the usual pace at most', (since, least, most) => {
  const playbook = pack({ for: 'each holding', cover: { 'once-per': 'quarter' } })
  const run = { from: `${since}T16:00:00Z`, until: `${since}T16:00:01Z`, since }
  const effects = decideRecurring(playbook, company(playbook), run)
  expect(opened(effects).length / homes).toBeGreaterThanOrEqual(least)
  expect(opened(effects).length / homes).toBeLessThanOrEqual(most)
  const waiting = effects.filter((effect) => effect.effect === 'left-out')
  expect(waiting.every((effect) => effect.because === 'begun-late')).toBe(true)
  expect(waiting.length + opened(effects).length).toBe(homes)
  expect(decideRecurring(playbook, company(playbook), run)).toEqual(effects)
  const next = { from: '2026-06-30T16:00:00Z', until: '2026-06-30T16:00:01Z', since }
  expect(opened(decideRecurring(playbook, company(playbook), next))).toHaveLength(homes)
})

const moved = (home: string, at: string): Happening => ({
  at,
  event: 'holding.moved-in',
  subject: { kind: 'holding', id: home },
  values: { customer: 'C1', project: 'P1' },
})

test('one per customer per year: the second home of the same customer owes nothing that year', () => {
  const playbook = pack({ when: 'holding.moved-in', due: '7 days', once: 'one per customer per year' })
  expect(playbook.findings).toEqual([])
  const timeline = [
    moved('H1', '2026-03-02T02:00:00Z'),
    moved('H2', '2026-10-02T02:00:00Z'),
    moved('H3', '2027-01-02T02:00:00Z'),
  ]
  const { obligations, leftOut } = rehearse(playbook, { timeline, until: '2027-02-01T00:00:00Z' })
  expect(obligations.map((duty) => duty.subject.id)).toEqual(['H1', 'H3'])
  expect(leftOut).toMatchObject([{ subject: { id: 'H2' }, because: 'once' }])
})

test('in 90 days: what happened on the 89th day after is left out, on the 90th it is owed again', () => {
  const playbook = pack({ when: 'holding.moved-in', due: '7 days', once: 'one per holding in 90 days' })
  const days = (n: number) => new Date(Date.UTC(2026, 0, 1 + n, 2)).toISOString()
  const timeline = [moved('H1', days(0)), moved('H1', days(89)), moved('H1', days(90))]
  const { obligations } = rehearse(playbook, { timeline, until: '2026-12-31T00:00:00Z' })
  expect(obligations.map((duty) => dueDate(duty.due!, 'Asia/Shanghai'))).toEqual(['2026-01-08', '2026-04-08'])
})

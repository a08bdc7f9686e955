import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallPack } from '../../test/support/small-pack.ts'
import { dateOf, epochDay } from './days.ts'
import { decide, decideDaily, decideRecurring, type Happening } from './decide.ts'
import { keyText } from './decide-frame.ts'
import { memoryWorld } from './memory-world.ts'
import { readPlaybook } from './playbook.ts'
import { diffRehearsals, rehearse } from './rehearse.ts'
import { type Plain, treeOf } from './tree.ts'
import type { FieldValue } from './world.ts'
import { instantText } from './zone.ts'

const playbook = readPlaybook(treeOf(smallPack))
const first = epochDay('2026-01-05')
const until = '2026-05-01T00:00:00Z'

const day = fc.integer({ min: 0, max: 120 })
const homes = fc.constantFrom('H1', 'H2', 'H3')
const fact = (
  event: string,
  kind: string,
  values: fc.Arbitrary<Record<string, FieldValue>>,
): fc.Arbitrary<Happening> =>
  fc.tuple(day, fc.integer({ min: 0, max: 23 }), homes, values).map(([on, hour, id, more]) => ({
    at: `${dateOf(first + on)}T${String(hour).padStart(2, '0')}:00:00Z`,
    event,
    subject: {
      kind,
      id:
        kind === 'holding'
          ? id
          : kind === 'project'
            ? 'P1'
            : kind === 'customer'
              ? `C${id}`
              : `${kind}${on}-${hour}-${id}`,
    },
    values: {
      ...(kind === 'holding'
        ? { project: 'P1', customer: `C${id}`, steward: 'S1' }
        : kind === 'contact'
          ? { holding: id }
          : {}),
      ...more,
    },
  }))

const none = fc.constant({})
const planned = day.map((on) => ({ firstHandoverOn: dateOf(first + on + 30) }))
const facts = fc.array(
  fc.oneof(
    fact('holding.subscribed', 'holding', none),
    fact('holding.signed', 'holding', none),
    fact('holding.moved-in', 'holding', none),
    fact('holding.ended', 'holding', none),
    fact('project.handover-planned', 'project', fc.oneof(none, planned)),
    fact('contact.recorded', 'contact', fc.constantFrom({ result: 'reached' }, { result: 'no-answer' }, {})),
    fact(
      'customer.created',
      'customer',
      day.map((on) => ({ birthday: dateOf(first + on), 'consent.care': on % 2 === 0 })),
    ),
  ),
  { maxLength: 25 },
)

/** What a company's database would do: decide each fact as it comes, the calendar at each local midnight. */
function liveThrough(timeline: Happening[]): Map<string, string> {
  const world = memoryWorld(playbook)
  const played = timeline.filter((fact) => Date.parse(fact.at) < Date.parse(until))
  const queue = played.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const start = queue[0]
  if (!start) return new Map()
  let midnight =
    Date.parse(`${start.at.slice(0, 10)}T16:00:00Z`) - 86_400_000 * (start.at.slice(11) < '16:00:00Z' ? 1 : 0)
  const happenUntil = (end: number) => {
    while (queue[0] && Date.parse(queue[0].at) < end) {
      const next = queue.shift() as Happening
      world.apply(next)
      world.keep(decide(playbook, next, world))
    }
  }
  for (; midnight < Date.parse(until); midnight += 86_400_000) {
    happenUntil(midnight)
    const at = instantText(midnight)
    world.keep(decideRecurring(playbook, world, { from: at, until: instantText(midnight + 60_000) }))
    world.keep(decideDaily(playbook, world, { at }))
  }
  happenUntil(Date.parse(until))
  return new Map(world.kept().map((duty) => [keyText(duty), `${duty.state} ${duty.due}`]))
}

test('a rehearsal owes exactly what deciding fact by fact owed', () => {
  fc.assert(
    fc.property(facts, (timeline) => {
      const { obligations } = rehearse(playbook, { timeline, until })
      const state = (text: string) => text.replace('-late', '')
      const rehearsed = new Map(
        obligations.map((duty) => [keyText(duty), `${state(duty.state)} ${duty.due}`]),
      )
      expect(rehearsed).toEqual(liveThrough(timeline))
    }),
    { numRuns: 60 },
  )
})

test('the same rehearsal twice is the same, and every obligation has a clause and somebody', () => {
  fc.assert(
    fc.property(facts, (timeline) => {
      const once = rehearse(playbook, { timeline, until })
      expect(rehearse(playbook, { timeline, until })).toEqual(once)
      for (const duty of once.obligations) {
        expect(duty.clause.length).toBeGreaterThan(0)
        expect(duty.who.length).toBeGreaterThan(0)
        expect(duty.due === null).toBe(duty.state === 'waiting')
      }
    }),
    { numRuns: 30 },
  )
})

const subscribed: Happening = {
  at: '2026-03-02T02:00:00Z',
  event: 'holding.subscribed',
  subject: { kind: 'holding', id: 'H1' },
  values: { project: 'P1', customer: 'C1', steward: 'S1' },
}

test('the work of a person shows in the week it is due', () => {
  const { work } = rehearse(playbook, { timeline: [subscribed], until: '2026-03-20T00:00:00Z' })
  expect(work).toContainEqual({ who: 'S1', week: '2026-W11', duties: 1 })
})

test('the difference of two playbooks is what changed hands, times or existence', () => {
  const care = smallPack.care as { [key: string]: Plain }
  const { birthday: _, ...rest } = care
  const changed = {
    ...smallPack,
    care: {
      ...rest,
      'first-contact': { ...(care['first-contact'] as { [key: string]: Plain }), due: '3 days' },
    },
  }
  const plan = { timeline: [subscribed], until: '2026-03-20T00:00:00Z' }
  const differences = diffRehearsals(rehearse(playbook, plan), rehearse(readPlaybook(treeOf(changed)), plan))
  expect(differences.map((each) => [each.change, each.key, each.second?.dueOn])).toEqual([
    ['changed', 'care.first-contact|2026-03-02T02:00:00Z|holding:H1', '2026-03-05'],
  ])
})

test('a parameter set for one project holds there and not elsewhere', () => {
  const timeline = [subscribed, { ...subscribed, subject: { kind: 'holding', id: 'H2' } }]
  const { obligations } = rehearse(playbook, {
    timeline,
    until: '2026-03-04T00:00:00Z',
    parameter: (name, subject) => (name === 'first-contact' && subject?.id === 'H2' ? '2 days' : undefined),
  })
  const due = obligations.filter((duty) => duty.rule === 'care.first-contact').map((duty) => duty.dueOn)
  expect(due).toEqual(['2026-03-09', '2026-03-04'])
})

test('a recurring duty without an audience is owed once, by the company', () => {
  const yearly = {
    clause: '4.1',
    every: 'year',
    due: '31 January',
    who: 'care-lead',
    do: { task: '年度计划' },
  }
  const pack = { ...smallPack, care: { ...(smallPack.care as { [key: string]: Plain }), yearly } }
  const { obligations } = rehearse(readPlaybook(treeOf(pack)), {
    timeline: [subscribed],
    from: '2025-12-31T00:00:00Z',
    until: '2026-02-20T00:00:00Z',
  })
  const owed = obligations.filter((duty) => duty.rule === 'care.yearly')
  expect(owed.map((duty) => [duty.subject.kind, duty.occurrence, duty.dueOn])).toEqual([
    ['company', '2026', '2026-01-31'],
  ])
})

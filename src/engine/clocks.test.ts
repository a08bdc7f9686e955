import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallPack } from '../../test/support/small-pack.ts'
import { compileCalendar, workingSecondsBetween } from './calendar.ts'
import { workingSecondsExcludingPauses } from './clock.ts'
import { pausesOf } from './clock-times.ts'
import type { Happening } from './decide.ts'
import { memoryWorld } from './memory-world.ts'
import { readPlaybook } from './playbook.ts'
import { rehearse } from './rehearse.ts'
import { type Plain, treeOf } from './tree.ts'

const promise = (keys: Record<string, Plain>): Plain => ({
  clause: '5',
  on: ['repair'],
  ...keys,
})

const desk: { [key: string]: Plain } = {
  ...smallPack,
  promises: {
    'urgent-reply': promise({ clock: 'first-reply', due: '30 minutes', where: 'urgent' }),
    reply: promise({ clock: 'first-reply', due: '4 working hours', 'pause-while': 'ticket.suspended' }),
    solved: promise({ clock: 'solve', due: '2 working days', 'pause-while': 'ticket.suspended' }),
    news: promise({ clock: 'next-update', due: 'nextNewsAt' }),
  },
}
const playbook = readPlaybook(treeOf(desk))

/** Moments of Friday 6 March 2026 and around, in Shanghai. */
const at = (time: string, day = '2026-03-06') => `${day}T${time}:00+08:00`
const ticket = (event: string, when: string, values: Happening['values'] = {}, id = 'T1'): Happening => ({
  at: when,
  event: `ticket.${event}`,
  subject: { kind: 'ticket', id },
  values,
})
const filed = (when: string, more: Happening['values'] = {}, id = 'T1') =>
  ticket('filed', when, { kind: 'repair', channel: 'phone', project: 'P1', customer: 'C1', ...more }, id)

function owed(facts: Happening[], rule = 'promises.reply', id = 'T1') {
  return rehearse(playbook, { timeline: facts, until: '2026-03-20T00:00:00+08:00' })
    .obligations.filter((duty) => duty.rule === rule && duty.subject.id === id)
    .map(({ due, state }) => ({ due: due && shanghai(due), state }))
}

const shanghai = (instant: string) =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

test('the pack of the desk is refused nothing', () => {
  expect(playbook.findings.filter((finding) => finding.severity === 'error')).toEqual([])
})

test('filing promises a first reply in working hours, over lunch and the weekend', () => {
  expect(owed([filed(at('11:00'))])).toEqual([{ due: '2026-03-06 16:30', state: 'open' }])
  expect(owed([filed(at('17:00'))])).toEqual([{ due: '2026-03-09 12:00', state: 'open' }])
})

test('of one playbook the first promise that fits sets each clock, and it says which', () => {
  const facts = [filed(at('11:00'), { urgent: true })]
  expect(owed(facts)).toEqual([])
  expect(owed(facts, 'promises.urgent-reply')).toEqual([{ due: '2026-03-06 11:30', state: 'open' }])
  const { leftOut } = rehearse(playbook, { timeline: facts, until: at('12:00') })
  expect(leftOut).toMatchObject([{ rule: 'promises.reply', because: 'clock', text: 'promises.urgent-reply' }])
})

test('a suspended clock has no due time; it runs on with what was left of its working time', () => {
  const suspended = [filed(at('10:00')), ticket('suspended', at('11:00'))]
  expect(owed(suspended)).toEqual([{ due: null, state: 'waiting' }])
  expect(owed([...suspended, ticket('resumed', at('14:00', '2026-03-09'))])).toEqual([
    { due: '2026-03-09 17:00', state: 'open' },
  ])
})

test('a pause in the night moves nothing', () => {
  const facts = [
    filed(at('17:00')),
    ticket('suspended', at('19:00')),
    ticket('resumed', at('23:00', '2026-03-08')),
  ]
  expect(owed(facts)).toEqual([{ due: '2026-03-09 12:00', state: 'open' }])
})

test('what is late already is not saved by a suspension, and an answer afterwards is late', () => {
  const facts = [
    filed(at('09:00')),
    ticket('suspended', at('17:00')),
    ticket('resumed', at('09:00', '2026-03-09')),
    ticket('answered', at('10:00', '2026-03-09')),
  ]
  expect(owed(facts)).toEqual([{ due: '2026-03-06 14:30', state: 'met-late' }])
})

test('a ticket that comes back gets a new clock to be solved; the first keeps its result', () => {
  const facts = [
    filed(at('10:00')),
    ticket('solved', at('11:00')),
    ticket('reopened', at('15:00', '2026-03-10')),
  ]
  expect(owed(facts, 'promises.solved')).toEqual([
    { due: '2026-03-10 18:00', state: 'met' },
    { due: '2026-03-12 18:00', state: 'open' },
  ])
})

test('a merged ticket stops its clocks and the survivor counts from the earlier filing', () => {
  const facts = [
    filed(at('09:00'), {}, 'T1'),
    filed(at('10:30'), {}, 'T2'),
    ticket('merged', at('11:00'), {}, 'T1'),
    ticket('absorbed', at('11:00'), { filedAt: at('09:00'), was: at('10:30') }, 'T2'),
  ]
  expect(owed(facts, 'promises.reply', 'T1')).toEqual([{ due: '2026-03-06 14:30', state: 'lapsed' }])
  expect(owed(facts, 'promises.reply', 'T2')).toEqual([{ due: '2026-03-06 14:30', state: 'open' }])
})

test('judged urgent, the clock runs on under the stricter promise, from the filing', () => {
  const facts = [filed(at('10:00')), ticket('triaged', at('10:10'), { urgent: true })]
  expect(owed(facts)).toEqual([{ due: '2026-03-06 15:30', state: 'lapsed' }])
  expect(owed(facts, 'promises.urgent-reply')).toEqual([{ due: '2026-03-06 10:30', state: 'open' }])
})

test('whoever was answered is not promised a first reply again by a new judgement', () => {
  const facts = [
    filed(at('10:00')),
    ticket('answered', at('10:05')),
    ticket('triaged', at('10:10'), { urgent: true }),
  ]
  expect(owed(facts, 'promises.urgent-reply')).toEqual([])
})

test('who suspends says when there is news, and owes it by then', () => {
  const facts = [
    filed(at('10:00')),
    ticket('suspended', at('11:00'), { nextNewsAt: at('09:00', '2026-03-10') }),
  ]
  expect(owed(facts, 'promises.news')).toEqual([{ due: '2026-03-10 09:00', state: 'open' }])
})

test('however often it is suspended, a clock runs exactly its goal of working time', () => {
  const minutes = fc.integer({ min: 1, max: 6000 })
  const calendar = compileCalendar({
    timeZone: 'Asia/Shanghai',
    hours: { 'mon-fri': ['09:00-12:00', '13:30-18:00'] },
    holidays: 'cn-state-council',
  })
  fc.assert(
    fc.property(minutes, fc.array(fc.tuple(minutes, minutes), { maxLength: 4 }), (start, stretches) => {
      let now = Date.parse(at('00:00')) + start * 60_000
      const facts = [filed(new Date(now).toISOString())]
      const from = now
      for (const [run, stand] of stretches) {
        now += run * 60_000
        facts.push(ticket('suspended', new Date(now).toISOString()))
        now += stand * 60_000
        facts.push(ticket('resumed', new Date(now).toISOString()))
      }
      const played = rehearse(playbook, { timeline: facts, until: '2026-05-01T00:00:00Z' })
      const [reply] = played.obligations.filter((duty) => duty.rule === 'promises.reply')
      const world = memoryWorld(playbook)
      for (const fact of facts) world.apply(fact)
      const due = Date.parse(reply!.due!)
      const pauses = pausesOf(world, { kind: 'ticket', id: 'T1' }, 'ticket.suspended')
      expect(workingSecondsExcludingPauses(calendar, from, due, pauses)).toBe(4 * 3600)
      expect(workingSecondsBetween(calendar, from, due)).toBeGreaterThanOrEqual(4 * 3600)
    }),
    { numRuns: 200 },
  )
})

test('promises and kinds that contradict themselves are refused', () => {
  const found = (promises: Plain, tickets: Plain = desk.tickets!) =>
    readPlaybook(treeOf({ ...desk, promises, tickets }))
      .findings.filter((finding) => finding.severity === 'error')
      .map((finding) => `${finding.code} ${finding.path}`)
  const reply = { clock: 'first-reply', due: '1 hour' }
  expect(found({ one: promise(reply), two: promise(reply) })).toEqual(['promise.never promises/two'])
  expect(found({ one: promise({ ...reply, 'pause-while': 'ticket.urged' }) })).toEqual([
    'promise.pause promises/one/pause-while',
  ])
  const kind = (keys: Record<string, Plain>): Plain => ({
    ...(desk.tickets as object),
    repair: { clause: '5', categories: ['水', '电'], ...keys },
  })
  expect(found({}, kind({ routes: [{ to: 'steward' }, { where: 'urgent', to: 'care-lead' }] }))).toEqual([
    'ticket.route_never tickets/repair/routes/1',
  ])
  expect(found({}, kind({ routes: [{ where: 'urgent', to: 'care-lead' }] }))).toEqual([
    'ticket.no_route tickets/repair/routes',
  ])
  expect(found({}, kind({ 'call-back': { who: 'steward' } }))).toEqual([
    'duty.incomplete tickets/repair/call-back',
  ])
  expect(found({}, kind({ wording: { 煤气: { say: '马上来' } } }))).toEqual([
    'ticket.wording_of_none tickets/repair/wording/煤气',
  ])
  expect(found({}, kind({ wording: { 水: { ask: ['一', '二', '三', '四'] } } }))).toEqual([
    'ticket.asks_too_much tickets/repair/wording/水/ask',
  ])
})

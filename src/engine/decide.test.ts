import { expect, test } from 'vitest'
import { smallPack } from '../../test/support/small-pack.ts'
import { decide, decideRecurring, type Effect, type Happening } from './decide.ts'
import { memoryWorld } from './memory-world.ts'
import { readPlaybook } from './playbook.ts'
import { rehearse } from './rehearse.ts'
import { treeOf } from './tree.ts'

const playbook = readPlaybook(treeOf(smallPack))
const home = { kind: 'holding', id: 'H1' }
const project = { kind: 'project', id: 'P1' }

const subscribed: Happening = {
  at: '2026-03-02T02:00:00Z',
  event: 'holding.subscribed',
  subject: home,
  values: { project: 'P1', customer: 'C1', steward: 'S1' },
}

function company() {
  const world = memoryWorld(playbook)
  const happens = (fact: Happening, context = {}): Effect[] => {
    world.apply(fact)
    const effects = decide(playbook, fact, world, context)
    world.keep(effects)
    return effects
  }
  return { world, happens }
}

const opened = (effects: Effect[]) => effects.filter((effect) => effect.effect === 'open')
const named = (effects: Effect[], rule: string) =>
  effects.filter((effect) => 'rule' in effect && effect.rule === rule)

test('a subscription owes the first contact within seven days by the steward of that home', () => {
  const [duty] = opened(company().happens(subscribed))
  expect(duty).toMatchObject({
    rule: 'care.first-contact',
    clause: ['4.1'],
    subject: home,
    due: '2026-03-09T16:00:00Z',
    dueOn: '2026-03-09',
    meetsBy: ['contact.recorded'],
    who: [{ role: 'steward', person: { kind: 'staff', id: 'S1' } }],
    about: { customer: { kind: 'customer', id: 'C1' }, project },
    reason: {
      event: 'holding.subscribed',
      dueText: '$first-contact after subscribedOn',
      parameters: { 'first-contact': '7 days' },
    },
  })
  expect(duty?.ladder.map((step) => step.at)).toEqual([
    '2026-03-08T16:00:00Z',
    '2026-03-09T16:00:00Z',
    '2026-03-12T16:00:00Z',
  ])
})

test('a ring without an answer meets nothing, a talk meets the duty', () => {
  const { happens } = company()
  happens(subscribed)
  const call = (id: string, result: string): Happening => ({
    at: '2026-03-05T02:00:00Z',
    event: 'contact.recorded',
    subject: { kind: 'contact', id },
    values: { holding: 'H1', by: 'phone', result },
  })
  expect(happens(call('K1', 'no-answer'))).toEqual([])
  expect(happens(call('K2', 'reached'))).toMatchObject([
    { effect: 'meet', rule: 'care.first-contact', late: false },
  ])
  expect(happens(call('K3', 'reached'))).toEqual([])
})

test('a contact with another form, or about another home, meets nothing', () => {
  const { happens } = company()
  happens(subscribed)
  const contact = {
    at: '2026-03-05T02:00:00Z',
    event: 'contact.recorded',
    subject: { kind: 'contact', id: 'K1' },
  }
  expect(happens({ ...contact, values: { holding: 'H1', form: 'handover' } })).toEqual([])
  expect(happens({ ...contact, subject: { kind: 'contact', id: 'K2' }, values: { holding: 'H2' } })).toEqual(
    [],
  )
})

test('facts before the go-live day open only what is due from that day on', () => {
  expect(opened(company().happens(subscribed, { goLive: '2026-03-10' }))).toEqual([])
  expect(opened(company().happens(subscribed, { goLive: '2026-03-09' }))).toHaveLength(1)
})

test('a project that joined later has a first day of its own; before it nothing opens', () => {
  const joining = (goLiveOn: string) => {
    const { happens } = company()
    happens({
      at: '2026-01-01T02:00:00Z',
      event: 'project.planned',
      subject: project,
      values: { goLiveOn },
    })
    return happens(subscribed, { goLive: '2026-01-01' })
  }
  expect(opened(joining('2026-03-10'))).toEqual([])
  expect(named(joining('2026-03-10'), 'care.first-contact')).toMatchObject([
    { effect: 'left-out', because: 'before-go-live' },
  ])
  expect(opened(joining('2026-03-09'))).toHaveLength(1)
  expect(opened(company().happens(subscribed, { goLive: '2026-03-10' }))).toEqual([])
})

test('a duty that customers were asked about already is left out, with the reason', () => {
  const { happens } = company()
  happens(subscribed)
  happens({
    at: '2026-03-20T02:00:00Z',
    event: 'contact.recorded',
    subject: { kind: 'contact', id: 'K1' },
    values: { customer: 'C1', holding: 'H1', purpose: '满意度回访', result: 'reached' },
  })
  const effects = happens({ at: '2026-04-01T02:00:00Z', event: 'holding.signed', subject: home })
  expect(named(effects, 'care.after-signing')).toMatchObject([{ effect: 'left-out', because: 'unless' }])
})

const handoverPlanned = (on: string, at: string): Happening => ({
  at,
  event: 'project.handover-planned',
  subject: project,
  values: { firstHandoverOn: on },
})

test('an event of the project owes each home that fits, and no other', () => {
  const { happens } = company()
  happens(subscribed)
  happens({ ...subscribed, subject: { kind: 'holding', id: 'H2' } })
  happens({ at: '2026-03-20T02:00:00Z', event: 'holding.signed', subject: home })
  const effects = happens(handoverPlanned('2026-07-01', '2026-04-01T02:00:00Z'))
  expect(named(opened(effects), 'care.handover-notice')).toMatchObject([
    { subject: home, dueOn: '2026-06-21', event: project },
  ])
})

test('a date that moves moves what hangs on it and owes nothing twice; a past time gets a working day', () => {
  const { happens } = company()
  happens(subscribed)
  happens({ at: '2026-03-20T02:00:00Z', event: 'holding.signed', subject: home })
  happens(handoverPlanned('2026-07-01', '2026-04-01T02:00:00Z'))
  const later = happens(handoverPlanned('2026-08-01', '2026-05-06T02:00:00Z'))
  expect(opened(later)).toEqual([])
  expect(named(later, 'care.handover-notice')[0]).toMatchObject({
    effect: 'move',
    dueOn: '2026-07-22',
    was: '2026-06-21T16:00:00Z',
    graced: false,
  })
  const sooner = happens(handoverPlanned('2026-05-10', '2026-05-07T02:00:00Z'))
  expect(named(sooner, 'care.handover-notice')[0]).toMatchObject({
    effect: 'move',
    dueOn: '2026-05-08',
    graced: true,
  })
})

test('a duty whose date is not known waits and opens when it is', () => {
  const { happens } = company()
  const planned = happens({ at: '2026-03-01T02:00:00Z', event: 'project.handover-planned', subject: project })
  expect(named(planned, 'care.site-group')).toMatchObject([
    { effect: 'waiting', waitingFor: 'firstHandoverOn' },
  ])
  const known = happens(handoverPlanned('2026-07-01', '2026-03-02T02:00:00Z'))
  expect(named(known, 'care.site-group')).toMatchObject([
    { effect: 'move', due: '2026-06-01T16:00:00Z', windowStart: '2026-05-21T16:00:00Z', was: null },
    { effect: 'left-out', because: 'already-open' },
  ])
})

test('a met duty leads to what its form says', () => {
  const { happens } = company()
  happens(subscribed)
  happens({ at: '2026-03-20T02:00:00Z', event: 'holding.moved-in', subject: home })
  const visit = (overall: number, id: string): Happening => ({
    at: '2027-03-10T02:00:00Z',
    event: 'visit.made',
    subject: { kind: 'visit', id },
    values: { holding: 'H1', kind: 'residence', form: 'talk', overall },
  })
  expect(named(happens(visit(2, 'V1')), 'care.one-year')).toMatchObject([
    { effect: 'meet' },
    { effect: 'then', does: 'open', what: 'improvement', about: 'H1' },
  ])
})

test('journeys enter their stages by events and by time', () => {
  const { happens } = company()
  const [entered] = happens({ at: '2026-03-20T02:00:00Z', event: 'holding.moved-in', subject: home }).filter(
    (each) => each.effect === 'enter',
  )
  expect(entered).toMatchObject({ journey: 'home', stage: '居住', subject: home })
  const moved: Happening = { at: '2026-03-20T02:00:00Z', event: 'holding.moved-in', subject: home }
  const { stages } = rehearse(playbook, { timeline: [moved], until: '2027-03-25T00:00:00Z' })
  expect(stages.map((stage) => stage.stage)).toEqual(['居住', '老业主'])
})

test('a cover owes one talk per home and period, its parent the share; the same run twice says the same', () => {
  const { world, happens } = company()
  happens(subscribed)
  happens({ at: '2026-03-20T02:00:00Z', event: 'holding.moved-in', subject: home })
  const run = { from: '2026-06-30T16:00:00Z', until: '2026-06-30T16:00:01Z' }
  const effects = decideRecurring(playbook, world, run)
  expect(named(effects, 'care.talk')).toMatchObject([
    {
      effect: 'open',
      parent: true,
      share: 0.9,
      occurrence: '2026-H2',
      subject: { kind: 'company', id: 'company' },
      who: [{ role: 'care-lead' }],
    },
    { effect: 'open', occurrence: '2026-H2', subject: home, dueOn: '2026-12-31' },
  ])
  expect(decideRecurring(playbook, world, run)).toEqual(effects)
})

test('who leaves the audience of a cover is owed no talk any more; what was overdue stays visible as late', () => {
  const timeline: Happening[] = [
    { ...subscribed, values: { ...subscribed.values, movedInOn: '2026-01-10' } },
    { at: '2026-08-01T02:00:00Z', event: 'holding.ended', subject: home },
  ]
  const { obligations } = rehearse(playbook, { timeline, until: '2026-09-01T00:00:00Z' })
  const talks = obligations.filter((duty) => duty.rule === 'care.talk' && !duty.parent)
  expect(talks.map((duty) => [duty.occurrence, duty.state])).toEqual([
    ['2026-H1', 'lapsed-late'],
    ['2026-H2', 'lapsed'],
  ])
})

test('birthdays are owed to those who agreed, on their day; the others are left out with the reason', () => {
  const customer = (id: string, care: boolean): Happening => ({
    at: '2026-01-05T02:00:00Z',
    event: 'customer.created',
    subject: { kind: 'customer', id },
    values: { birthday: '1980-05-20', 'consent.care': care },
  })
  const { obligations, leftOut } = rehearse(playbook, {
    timeline: [customer('C1', true), customer('C2', false)],
    until: '2026-06-01T00:00:00Z',
  })
  const birthdays = obligations.filter((duty) => duty.rule === 'care.birthday')
  expect(birthdays).toMatchObject([
    {
      subject: { id: 'C1' },
      occurrence: '2026-05-20',
      due: '2026-05-20T01:00:00Z',
      who: [{ word: 'system' }],
    },
  ])
  expect(leftOut.filter((each) => each.rule === 'care.birthday')).toMatchObject([
    { subject: { id: 'C2' }, because: 'audience', text: 'consent.care' },
  ])
})

test('a switch turned off owes nothing', () => {
  const { world } = company()
  const run = { from: '2026-03-01T16:00:00Z', until: '2026-03-01T16:00:01Z' }
  expect(named(opened(decideRecurring(playbook, world, run)), 'channels.forum/watch')).toHaveLength(1)
  const off = decideRecurring(playbook, world, {
    ...run,
    parameter: (name) => (name === 'watching' ? 'no' : undefined),
  })
  expect(named(off, 'channels.forum/watch')).toMatchObject([{ effect: 'left-out', because: 'switched-off' }])
})

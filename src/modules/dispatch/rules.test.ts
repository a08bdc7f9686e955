import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CAPACITY, chooseHand, clockOf, type Hand, spread, type WaitingJob } from './rules.ts'

const hand = (id: string, more: Partial<Hand> = {}): Hand => ({
  id,
  roles: ['mending'],
  skills: [],
  capacity: CAPACITY,
  onHand: 0,
  onDuty: true,
  buildings: [],
  lastGivenAt: null,
  ...more,
})
const job = (id: string, more: Partial<WaitingJob> = {}): WaitingJob => ({
  id,
  category: 'water',
  buildingId: 'b1',
  urgent: false,
  roles: ['mending'],
  not: null,
  ...more,
})

test('who is off duty, of another role, or complained about is never chosen', () => {
  const hands = [hand('off', { onDuty: false }), hand('other', { roles: ['selling'] }), hand('he')]
  expect(chooseHand(job('j', { not: 'he' }), hands)).toBeUndefined()
  expect(chooseHand(job('j'), hands)?.id).toBe('he')
})

test('the skill goes before the load, the same building before a smaller load of one', () => {
  expect(chooseHand(job('j'), [hand('free'), hand('skilled', { skills: ['water'], onHand: 4 })])?.id).toBe(
    'skilled',
  )
  expect(chooseHand(job('j'), [hand('free'), hand('there', { onHand: 1, buildings: ['b1'] })])?.id).toBe(
    'there',
  )
  expect(chooseHand(job('j'), [hand('free'), hand('there', { onHand: 3, buildings: ['b1'] })])?.id).toBe(
    'free',
  )
})

test('of two alike it is the turn of the one who waited longer', () => {
  const hands = [hand('one', { lastGivenAt: '2026-03-02' }), hand('two', { lastGivenAt: '2026-03-01' })]
  expect(chooseHand(job('j'), hands)?.id).toBe('two')
})

test('a full hand gets no more, but what is urgent', () => {
  const full = [hand('full', { onHand: CAPACITY })]
  expect(chooseHand(job('j'), full)).toBeUndefined()
  expect(chooseHand(job('j', { urgent: true }), full)?.id).toBe('full')
})

test('whatever there is to give, nobody on duty goes over his capacity and none is given twice', () => {
  const anyHand = fc.record({
    onHand: fc.nat(8),
    capacity: fc.integer({ min: 1, max: 8 }),
    onDuty: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyHand, { maxLength: 8 }), fc.nat(40), (people, count) => {
      const hands = people.map((each, at) => hand(`h${at}`, each))
      const given = spread(
        Array.from({ length: count }, (_, at) => job(`j${at}`, { buildingId: `b${at % 3}` })),
        hands,
      )
      expect(new Set(given.map((each) => each.jobId)).size).toBe(given.length)
      for (const each of hands) {
        const got = given.filter(({ staffId }) => staffId === each.id).length
        expect(got).toBeLessThanOrEqual(each.onDuty ? Math.max(0, each.capacity - each.onHand) : 0)
      }
      const room = hands.reduce(
        (sum, each) => sum + (each.onDuty ? Math.max(0, each.capacity - each.onHand) : 0),
        0,
      )
      expect(given.length).toBe(Math.min(count, room))
    }),
  )
})

test('a night shift ends the next morning', () => {
  expect([450, 1410, 1890].map(clockOf)).toEqual(['07:30', '23:30', '07:30'])
})

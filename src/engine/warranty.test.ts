import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeWarranty, readLength, readSeason, type WarrantyPart, warrantyOf } from './warranty.ts'

const roof: WarrantyPart = {
  part: '屋面防水',
  categories: [],
  contractor: readLength('5 years')!,
  owner: readLength('3 years')!,
}
const heating: WarrantyPart = {
  part: '供暖',
  categories: [],
  contractor: { seasons: 2 },
  owner: { seasons: 1 },
  season: readSeason('11-15 to 03-15')!,
}

test('what is left of the contractor’s time is longer than the least an owner has: the owner has it', () => {
  expect(warrantyOf(roof, { acceptedOn: '2016-01-01', handedOverOn: '2017-01-01' })).toEqual({
    contractorEndsOn: '2021-01-01',
    ownerEndsOn: '2021-01-01',
  })
})

test('handed over late, the owner’s own time goes on when the contractor’s is over: the gap is ours', () => {
  const dates = { acceptedOn: '2016-01-01', handedOverOn: '2020-06-30' }
  const both = warrantyOf(roof, dates)
  expect(both).toEqual({ contractorEndsOn: '2021-01-01', ownerEndsOn: '2023-06-30' })
  expect(judgeWarranty(both, '2021-01-01', dates)).toEqual({ verdict: 'in', recourse: true })
  expect(judgeWarranty(both, '2021-01-02', dates)).toEqual({ verdict: 'in', recourse: false })
  expect(judgeWarranty(both, '2023-06-30', dates)).toEqual({ verdict: 'in', recourse: false })
  expect(judgeWarranty(both, '2023-07-01', dates)).toEqual({ verdict: 'out', recourse: false })
})

test('seasons are counted, not years: one that is running already does not count', () => {
  const ends = (acceptedOn: string) =>
    warrantyOf(heating, { acceptedOn, handedOverOn: null }).contractorEndsOn
  expect(ends('2024-06-01')).toBe('2026-03-15')
  expect(ends('2024-11-15')).toBe('2026-03-15')
  expect(ends('2024-11-16')).toBe('2027-03-15')
})

test('a day that is not known can only make it longer: it is unknown, never out', () => {
  const dates = { acceptedOn: null, handedOverOn: '2016-01-01' }
  const both = warrantyOf(roof, dates)
  expect(judgeWarranty(both, '2018-01-01', dates)).toEqual({ verdict: 'in', recourse: null })
  expect(judgeWarranty(both, '2020-01-01', dates)).toEqual({ verdict: 'unknown', recourse: null })
})

test('months clip to the end of the month, and only days, months and years are lengths', () => {
  const drain: WarrantyPart = { part: '管道', categories: [], owner: readLength('2 months')! }
  expect(warrantyOf(drain, { acceptedOn: null, handedOverOn: '2025-12-31' }).ownerEndsOn).toBe('2026-02-28')
  expect(readLength('3 working days')).toBeNull()
  expect(readSeason('15-11 to 03-15')).toBeNull()
})

test('whatever the days, the owner is never answered to shorter than the contractor answers', () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, day, fc.constantFrom(roof, heating), (acceptedOn, handedOverOn, part) => {
      const { contractorEndsOn, ownerEndsOn } = warrantyOf(part, { acceptedOn, handedOverOn })
      expect(contractorEndsOn! >= acceptedOn && ownerEndsOn! >= contractorEndsOn!).toBe(true)
    }),
  )
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { endSpot, listSpots, markSpots } from './contract/spots.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
})
afterAll(() => world.close())

test('spots with a code are marked in one go, each name once, and taken off the list', async () => {
  const lead = world.as(company.lead)
  const { projectId } = company
  expect(await lead(markSpots, { projectId, names: ['1单元电梯', '东门', '东门'] })).toEqual({ marked: 2 })
  expect(await lead(markSpots, { projectId, names: ['东门', '西门'] })).toEqual({ marked: 1 })
  const { spots } = await lead(listSpots, { projectId })
  expect(spots.map((spot) => spot.name).sort()).toEqual(['1单元电梯', '东门', '西门'].sort())
  await lead(endSpot, { id: spots[0]!.id })
  await expect(lead(endSpot, { id: spots[0]!.id })).rejects.toThrow('places.unknown')
  expect((await lead(listSpots, { projectId })).spots).toHaveLength(2)
  await expect(world.as(company.steward)(markSpots, { projectId, names: ['南门'] })).rejects.toThrow(
    'operation.not_allowed',
  )
})

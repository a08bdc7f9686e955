import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { begin } from '../../../test/support/imports.ts'
import { smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { listMappings, removeMapping, renameMapping } from './contract/mappings.ts'
import { mapImport } from './contract/steps.ts'

let world: World
let lead: Actor
beforeAll(async () => {
  world = await makeWorld()
  lead = (await smallCompany(world)).lead
})
afterAll(() => world.close())

const csv = (...rows: string[]) => rows.join('\n')
const kept = async () => (await world.as(world.admin)(listMappings, {})).mappings

test('a mapping is kept for the next file with these headers, and for one that has gained a column', async () => {
  const first = await begin(world, world.admin, csv('甲方,乙方号码', '念一,13700137501'), '月报3.csv')
  expect(first.mapping).not.toMatchObject({ 0: 'name' })
  await expect(
    world.as(world.admin)(mapImport, { id: first.id, mapping: { 1: 'phone' } }),
  ).rejects.toMatchObject({ code: 'imports.mapping_wrong' })
  await world.as(world.admin)(mapImport, { id: first.id, mapping: { 0: 'name', 1: 'phone' } })
  const same = await begin(world, world.admin, csv('甲方,乙方号码', '念二,13700137502'), '月报4.csv')
  expect(same).toMatchObject({ remembered: '月报3', mapping: { 0: 'name', 1: 'phone' } })
  const wider = await begin(world, world.admin, csv('序号,乙方号码,甲方', '1,13700137503,念三'), '月报5.csv')
  expect(wider).toMatchObject({ remembered: '月报3', mapping: { 1: 'phone', 2: 'name' } })
  const other = await begin(world, world.admin, csv('甲方', '念四'), '少了一列.csv')
  expect(other.remembered).toBeNull()
  const ofHomes = await begin(
    world,
    world.admin,
    csv('甲方,乙方号码', '1-1-101,3'),
    '房.csv',
    undefined,
    'homes',
  )
  expect(ofHomes.remembered).toBeNull()
})

test('kept mappings are listed by their names, renamed and forgotten', async () => {
  const [one] = await kept()
  expect(one).toMatchObject({
    kind: 'customers',
    name: '月报3',
    columns: [
      { header: '甲方', becomes: { zh: '姓名' } },
      { header: '乙方号码', becomes: { zh: '手机' } },
    ],
    usedAt: world.now,
  })
  await world.as(world.admin)(renameMapping, { id: one!.id, name: '业主月报' })
  expect((await kept()).map(({ name }) => name)).toEqual(['业主月报'])
  await world.as(world.admin)(removeMapping, { id: one!.id })
  expect(await kept()).toEqual([])
  await expect(world.as(world.admin)(removeMapping, { id: one!.id })).rejects.toMatchObject({
    code: 'imports.mapping_unknown',
  })
})

test('a mapping of a kind that somebody may not import is none of his', async () => {
  const read = await begin(world, world.admin, csv('何人,何账', '甲乙,jiayi'), '员工.csv', undefined, 'staff')
  await world.as(world.admin)(mapImport, { id: read.id, mapping: { 0: 'name', 1: 'account' } })
  const [one] = await kept()
  expect((await world.as(lead)(listMappings, {})).mappings).toEqual([])
  await expect(world.as(lead)(renameMapping, { id: one!.id, name: '我的' })).rejects.toMatchObject({
    code: 'imports.mapping_unknown',
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { count, upload } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordHoldingFact } from '../customers/contract/holdings.ts'
import { seeFile } from '../files/contract.ts'
import { sweep } from '../obligations/contract/time.ts'
import { recordNode, takeBackNode } from './contract/nodes.ts'
import { addProject, seeProject } from './contract/projects.ts'

const START = '2026-03-02T01:00:00.000Z'
let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld(START)
  company = await smallCompany(world)
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'signed',
    on: '2026-03-01',
  })
})
afterAll(() => world.close())

const lead = () => world.as(company.lead)
const record = (name: string, on = '2026-03-02') =>
  lead()(recordNode, { projectId: company.projectId, name, on })
const nodes = async () => (await lead()(seeProject, { id: company.projectId })).nodes
const notices = () =>
  count(
    world,
    `select count(*) from obligations where tenant_id = $1 and rule = 'care.node-notice' and state = 'open'`,
  )

test('a node the project has reached is told to buyers who wait for their home, by its name', async () => {
  expect(await record('封顶')).toMatchObject({ opened: 1, earliestDueAt: '2026-03-03T01:00:00.000Z' })
  expect(await nodes()).toMatchObject([{ name: '封顶', on: '2026-03-02', by: '刘敏', mayTakeBack: true }])
  world.turnTo('2026-03-03T01:00:00.000Z')
  await world.system(sweep, { limit: 100 })
  expect(
    await count(
      world,
      `select count(*) from messages where tenant_id = $1 and body like '%到了“封顶”这个节点%'`,
    ),
  ).toBe(1)
  world.turnTo(START)
})

test('the same node is recorded once, not in the future, and only for a project one may change', async () => {
  await expect(record('封顶')).rejects.toMatchObject({ code: 'places.node_recorded' })
  await expect(record('落架', '2026-03-03')).rejects.toMatchObject({ code: 'events.future' })
  const { id: elsewhere } = await world.as(world.admin)(addProject, { name: '云溪里' })
  const wanted = { projectId: elsewhere, name: '落架', on: '2026-03-02' }
  await expect(lead()(recordNode, wanted)).rejects.toMatchObject({ code: 'places.unknown' })
  await expect(world.as(company.steward)(recordNode, wanted)).rejects.toMatchObject({
    code: 'operation.not_allowed',
  })
})

test('its author takes it back within ten minutes: nothing is owed, and the name is free again', async () => {
  const before = await notices()
  const { id } = await record('落架')
  expect(await notices()).toBe(before + 1)
  await expect(world.as(company.manager)(takeBackNode, { id })).rejects.toMatchObject({
    code: 'places.node_not_author',
    values: { who: '刘敏' },
  })
  world.turnTo('2026-03-02T01:10:00.000Z')
  expect(await lead()(takeBackNode, { id })).toEqual({ removed: 1 })
  expect(await notices()).toBe(before)
  expect((await nodes()).map(({ name }) => name)).toEqual(['封顶'])
  await expect(lead()(takeBackNode, { id })).rejects.toMatchObject({ code: 'places.unknown' })
  const again = await record('落架')
  world.turnTo('2026-03-02T01:20:01.000Z')
  expect((await nodes()).every(({ mayTakeBack }) => !mayTakeBack)).toBe(true)
  await expect(lead()(takeBackNode, { id: again.id })).rejects.toMatchObject({ code: 'places.node_too_late' })
})

test('what customers are being told already is not taken back', async () => {
  world.turnTo('2026-03-09T01:00:00.000Z')
  const { id } = await record('园林完工', '2026-03-07')
  await world.system(sweep, { limit: 100 })
  await expect(lead()(takeBackNode, { id })).rejects.toMatchObject({
    code: 'places.node_told',
    values: { count: 1 },
  })
  expect((await nodes())[0]).toMatchObject({ name: '园林完工' })
})

test('a photo of a node is seen by whoever sees the project, by nobody else', async () => {
  const photoId = await upload(world, company.lead, '照片', '封顶.jpg')
  const ask = world.as(company.steward)
  await expect(ask(seeFile, { id: photoId })).rejects.toMatchObject({ code: 'files.unknown' })
  await lead()(recordNode, { projectId: company.projectId, name: '正负零', on: '2026-03-09', photoId })
  expect(await ask(seeFile, { id: photoId })).toMatchObject({ name: '封顶.jpg' })
  expect((await nodes()).find(({ name }) => name === '正负零')).toMatchObject({ photoId })
  await expect(
    world.as(company.manager)(recordNode, {
      projectId: company.projectId,
      name: '竣工',
      on: '2026-03-09',
      photoId,
    }),
  ).rejects.toMatchObject({ code: 'files.unknown' })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/id.ts'
import { bringIn, count, begin as read, tryOut, work } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { discardJobs, listJobs, retryJobs, setAsideJob } from '../jobs/contract.ts'
import { applyRows, readImportFile, undoRows } from './contract/jobs.ts'
import { listImports, seeImport } from './contract/runs.ts'
import {
  checkImport,
  confirmImport,
  discardImport,
  mapImport,
  resumeImport,
  undoImport,
} from './contract/steps.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
})
afterAll(() => world.close())

const why = { zh: '磁盘满了。', en: 'The disk is full.' }
/** What the worker does with a job the queue gave up. */
const giveUp = (id: string, job: typeof readImportFile = readImportFile) =>
  world.system(setAsideJob, {
    id: newId(Date.parse(world.now)),
    operation: job.name,
    title: job.title,
    input: { id },
    key: `import ${id} ${job.name}`,
    error: why,
    tries: 6,
    askedAt: world.now,
  })
const file = (...names: string[]) =>
  `姓名,手机\n${names.map((name, at) => `${name},1391234${String(5000 + at)}`).join('\n')}`
const lead = () => world.as(company.lead)
const started = async (name: string) => {
  const { id } = await read(world, company.lead, file(name), `${name}.csv`, company.projectId)
  // Another header row: the file is read anew.
  await lead()(mapImport, { id, options: { headerRows: { csv: 1 } } })
  return id
}
const open = async () => (await world.as(world.admin)(listJobs, {})).jobs.map(({ input }) => input.id)

test('an import that stands still says why to the person who imports, and goes on when he tries again', async () => {
  const id = await started('李雷')
  expect((await lead()(seeImport, { id })).stopped).toBeNull()
  await expect(lead()(resumeImport, { id })).rejects.toMatchObject({ code: 'imports.not_stopped' })
  await giveUp(id)
  const stopped = { state: 'reading', stopped: { why, droppedBy: null, reason: null } }
  expect(await lead()(seeImport, { id })).toMatchObject(stopped)
  expect((await lead()(listImports, {})).imports.find((one) => one.id === id)).toMatchObject(stopped)
  await expect(world.as(company.steward)(resumeImport, { id })).rejects.toMatchObject({
    code: 'operation.not_allowed',
  })
  await lead()(resumeImport, { id })
  expect(await open()).not.toContain(id)
  expect((await lead()(seeImport, { id })).stopped).toBeNull()
  await work(world, readImportFile, id)
  expect((await lead()(seeImport, { id })).state).toBe('mapping')
})

test('what the administrator drops stands still with his name and reason, and may still be tried again', async () => {
  const id = await started('韩梅')
  await giveUp(id)
  const admin = world.as(world.admin)
  const [job] = (await admin(listJobs, {})).jobs
  await admin(discardJobs, { ids: [job!.id], reason: '换一份文件' })
  expect((await lead()(seeImport, { id })).stopped).toMatchObject({
    why,
    droppedBy: '罗辉',
    reason: '换一份文件',
  })
  await lead()(resumeImport, { id })
  expect((await lead()(seeImport, { id })).stopped).toBeNull()
  await giveUp(id)
  const [again] = (await admin(listJobs, {})).jobs
  await admin(retryJobs, { ids: [again!.id] })
  expect((await lead()(seeImport, { id })).stopped).toBeNull()
})

test('a stopped import that is given up leaves nothing to try again, and its file may be read anew', async () => {
  const id = await started('魏华')
  await giveUp(id)
  await lead()(discardImport, { id })
  const given = await lead()(seeImport, { id })
  expect(given).toMatchObject({ state: 'failed', stopped: null })
  expect(given.problem!.zh).toContain(why.zh)
  expect(given.problem!.en).toContain(why.en)
  expect(await open()).not.toContain(id)
  await lead()(mapImport, { id })
  expect(await lead()(seeImport, { id })).toMatchObject({ state: 'reading', stopped: null })
})

test('giving up an import that stopped half way takes back what was brought in', async () => {
  const names = Array.from({ length: 1500 }, (_, at) => `赵${String.fromCodePoint(0x4e00 + at)}`)
  const { id } = await read(world, company.lead, file(...names), '一半.csv', company.projectId)
  await tryOut(world, company.lead, id)
  await lead()(confirmImport, { id })
  await work(world, applyRows, id, 1)
  await giveUp(id, applyRows)
  expect(await lead()(seeImport, { id })).toMatchObject({
    state: 'importing',
    progress: 1000,
    stopped: { why },
  })
  await lead()(discardImport, { id })
  await giveUp(id, undoRows)
  await expect(lead()(discardImport, { id })).rejects.toMatchObject({ code: 'imports.undo_goes_on' })
  await lead()(resumeImport, { id })
  await work(world, undoRows, id)
  expect(await lead()(seeImport, { id })).toMatchObject({
    state: 'undone',
    tally: { total: 1500, created: 1000, leftOut: 500 },
    undone: { removed: 1000, kept: 0 },
  })
  expect(
    await count(world, 'select count(*) from customers where tenant_id = $1 and import_id = $2', [id]),
  ).toBe(0)
})

test('an import that goes on is neither tried again nor given up', async () => {
  const { id } = await read(world, company.lead, file('林涛'), '林涛.csv', company.projectId)
  await expect(lead()(discardImport, { id })).rejects.toMatchObject({ code: 'imports.not_stopped' })
  await lead()(checkImport, { id })
  await expect(lead()(undoImport, { id })).rejects.toMatchObject({ code: 'imports.not_now' })
  await expect(bringIn(world, company.lead, id)).rejects.toMatchObject({ code: 'imports.not_now' })
})

import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listExports, takeExport, writeExport } from '#modules/exports/contract.ts'
import { forgetFiles, letFilesGo, seeFile } from '#modules/files/contract.ts'
import { saveFile } from '#modules/files/keep-file.ts'
import { attachFiles, holdFiles } from '#modules/files/see-file.ts'
import { seeImport } from '#modules/imports/contract/runs.ts'
import { checkImport, mapImport } from '#modules/imports/contract/steps.ts'
import { changeRetention } from '#modules/retention/contract.ts'
import { inTenant } from '#platform/database.ts'
import type { Ctx } from '#platform/perform.ts'
import { begin, bringIn, count, tryOut, upload } from '../../test/support/imports.ts'
import { type SmallCompany, smallCompany } from '../../test/support/small-company.ts'
import { makeWorld, type World } from '../../test/support/world.ts'
import { removeOld } from './remove-old.ts'

const START = '2026-03-02T01:00:00.000Z'
const later = (days: number) => new Date(Date.parse(START) + days * 86_400_000).toISOString()
let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld(START)
  company = await smallCompany(world)
})
afterAll(() => world.close())

const lead = () => world.as(company.lead)
const remove = async () => (await removeOld(world.opened.system, world.tenantId, world.now)).files
const digestOf = async (id: string) => (await lead()(seeFile, { id })).digest
const inStore = (digest: string) =>
  world.opened.system.files
    .read(digest)
    .then(buffer)
    .then(
      () => true,
      (error: { code?: string }) => error.code !== 'files.lost' && Promise.reject(error),
    )
let people = 0
const imported = async (name: string) => {
  const file = `姓名,手机\n${name},1391234${5000 + ++people}`
  const { id } = await begin(world, company.lead, file, `${name}.csv`, company.projectId)
  await tryOut(world, company.lead, id)
  await bringIn(world, company.lead, id)
  const { fileId } = await lead()(seeImport, { id })
  return { id, fileId, digest: await digestOf(fileId) }
}
const inCompany = <T>(work: (ctx: Ctx) => Promise<T>) =>
  inTenant(world.opened.pool, world.tenantId, 'write', (db, client) =>
    work({ tenantId: world.tenantId, now: world.now, actor: company.lead, db, client } as Ctx),
  )
const removedInAudit = async () => {
  const client = `select coalesce(sum((detail->>'files')::integer), 0) from audit_entries where tenant_id = $1 and action = 'files.removed'`
  return count(world, client)
}

test('ninety days after an import and an export their files leave the store; both stay in their lists', async () => {
  world.turnTo(START)
  const done = await imported('李雷')
  const taken = await lead()(takeExport, { what: 'customers', format: 'csv', filter: {} })
  await world.system(writeExport, { id: taken.id, language: 'zh-CN' })
  const exported = await digestOf(taken.fileId)
  world.turnTo(later(89))
  expect(await remove()).toBe(0)
  world.turnTo(later(91))
  expect(await remove()).toBe(2)
  expect([await inStore(done.digest), await inStore(exported)]).toEqual([false, false])
  await expect(lead()(seeFile, { id: done.fileId })).rejects.toMatchObject({ code: 'files.unknown' })
  expect((await lead()(seeImport, { id: done.id })).tally).toMatchObject({ created: 1 })
  expect((await lead()(listExports, {})).exports[0]).toMatchObject({ removed: true, fileId: null })
  expect(await removedInAudit()).toBe(2)
  expect(await remove()).toBe(0)
})

test('what is a customer’s, evidence, an ordinary upload or of an import under way stays', async () => {
  world.turnTo(START)
  const [photo, evidence, plain] = [await imported('照片'), await imported('凭证'), await imported('合用')]
  await inCompany((ctx) => attachFiles(ctx, [photo.fileId], company.customerId))
  await inCompany(async (ctx) => {
    await holdFiles(ctx, [evidence.fileId])
    // As files kept before there were seals, two of which may have one content.
    await saveFile(ctx, { digest: plain.digest, size: 1, type: 'text/csv', name: '另一份.csv' })
  })
  const upright = await upload(world, company.lead, '合同', '合同.txt')
  const waiting = await begin(
    world,
    company.lead,
    '姓名,手机\n等待,13912340000',
    '等待.csv',
    company.projectId,
  )
  await lead()(checkImport, { id: waiting.id })
  world.turnTo(later(4000))
  expect(await remove(), 'the shared one leaves, its content does not').toBe(1)
  for (const id of [photo.fileId, evidence.fileId, upright, waiting.fileId])
    expect(await inStore(await digestOf(id))).toBe(true)
  expect(await inStore(plain.digest)).toBe(true)
})

test('a content that is another company’s too stays for it', async () => {
  world.turnTo(START)
  const { digest } = await imported('两家')
  const other = await makeWorld(START)
  await inTenant(other.opened.pool, other.tenantId, 'write', (db, client) =>
    saveFile({ tenantId: other.tenantId, now: START, actor: other.admin, db, client } as Ctx, {
      digest,
      size: 1,
      type: 'text/csv',
      name: '同一份.csv',
    }),
  )
  world.turnTo(later(4000))
  expect(await remove()).toBe(1)
  expect(await inStore(digest)).toBe(true)
  await other.close()
})

test.each(['before the store', 'after the store'])(
  'a worker killed %s is followed by one that finishes',
  async (when) => {
    world.turnTo(later(4001))
    const { digest } = await imported(`中断${when}`)
    world.turnTo(later(4200))
    const before = await removedInAudit()
    const { leaving } = await world.system(letFilesGo, { before: later(4110) })
    expect(leaving).toMatchObject([{ digest, shared: false }])
    if (when === 'after the store') await world.opened.system.files.delete(digest)
    expect(await remove()).toBe(1)
    expect(await inStore(digest)).toBe(false)
    expect(await removedInAudit()).toBe(before + 1)
    expect(await world.system(forgetFiles, { ids: leaving.map(({ id }) => id) })).toEqual({ forgotten: 0 })
  },
)

test('a company keeps its files as many days as it says', async () => {
  world.turnTo(later(4300))
  const { fileId, id } = await imported('一周')
  const admin = world.as(world.admin)
  await expect(admin(changeRetention, { kind: 'files', days: 6, reason: '太短' })).rejects.toThrow()
  await expect(lead()(changeRetention, { kind: 'files', days: 7, reason: '不该我改' })).rejects.toMatchObject(
    {
      code: 'operation.not_allowed',
    },
  )
  await admin(changeRetention, { kind: 'files', days: 7, reason: '少留个人信息' })
  world.turnTo(later(4308))
  expect(await remove()).toBe(1)
  await expect(lead()(seeFile, { id: fileId })).rejects.toMatchObject({ code: 'files.unknown' })
  await expect(lead()(mapImport, { id, options: { headerRows: { csv: 1 } } })).rejects.toMatchObject({
    code: 'imports.not_now',
  })
})

test('an import whose file has left is not read anew', async () => {
  world.turnTo(later(4400))
  const { id, fileId } = await begin(
    world,
    company.lead,
    '姓名,手机\n改表头,13912349999',
    '改表头.csv',
    company.projectId,
  )
  world.turnTo(later(4500))
  expect(await remove()).toBe(1)
  await expect(lead()(mapImport, { id, options: { headerRows: { csv: 1 } } })).rejects.toMatchObject({
    code: 'imports.file_gone',
  })
  expect(fileId).toBeTruthy()
})

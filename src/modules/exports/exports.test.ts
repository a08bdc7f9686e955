import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import type { InputOf } from '#platform/operation.ts'
import { begin, bringIn, count, tryOut } from '../../../test/support/imports.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { addCustomer } from '../customers/contract/profile.ts'
import { seeFile } from '../files/contract.ts'
import { bytesOf } from '../imports/read-bytes.ts'
import { readWorkbook } from '../imports/read-workbook.ts'
import { setAsideJob } from '../jobs/contract.ts'
import { readBell } from '../obligations/contract/bell.ts'
import { addProject } from '../places/contract/projects.ts'
import { adoptPack } from '../playbooks/contract/documents.ts'
import { readDraft } from '../playbooks/contract/drafts.ts'
import { publishPlaybook } from '../playbooks/contract/versions.ts'
import { addStaffMember, listStaff } from '../staff/contract/people.ts'
import { decideExport, listExports, takeExport, writeExport } from './contract.ts'

let world: World
let project: string
let other: string
let lead: Actor
let steward: Actor
beforeAll(async () => {
  world = await makeWorld()
  const admin = world.as(world.admin)
  await admin(adoptPack, { pack: 'property-care' })
  const draft = await admin(readDraft, { name: 'property-care' })
  await admin(publishPlaybook, { name: 'property-care', revision: draft.revision, reason: '首次启用' })
  project = (await admin(addProject, { name: '云栖花园' })).id
  other = (await admin(addProject, { name: '云溪里' })).id
  const add = async (name: string, role: string) =>
    world.person(
      (
        await admin(addStaffMember, {
          name,
          account: `${world.slug}-${role}`,
          password: 'long-enough',
          roles: [{ role, projectId: project }],
        })
      ).id,
    )
  lead = await add('刘敏', 'care-lead')
  steward = await add('周敏', 'steward')
  await admin(addCustomer, {
    name: '=cmd()',
    phone: '13812345678',
    note: '喜欢,"安静"\n清晨',
    holding: { projectId: project, room: '3-1-101' },
  })
  await admin(addCustomer, {
    name: '别处人',
    phone: '13812345679',
    holding: { projectId: other, room: '3-1-101' },
  })
})
afterAll(() => world.close())

async function take(actor: Actor, input: InputOf<typeof takeExport>) {
  const taken = await world.as(actor)(takeExport, input)
  await world.system(writeExport, { id: taken.id, language: 'zh-CN' })
  const file = await world.as(actor)(seeFile, { id: taken.fileId })
  return { taken, file, bytes: await buffer(await world.opened.system.files.read(file.digest)) }
}

test('a list goes out with the company, the person and the time, masked, and nothing in it runs as a formula', async () => {
  const { file, bytes } = await take(lead, { what: 'customers', format: 'csv' })
  expect(file.name).toMatch(/^云栖物业 客户 刘敏 \d{12}\.csv$/)
  const text = bytes.toString('utf8')
  expect(text).toContain(`'=cmd()`)
  expect(text).toContain('138****5678')
  expect(text).not.toContain('13812345678')
  expect(text).toContain('"喜欢,""安静""\n清晨"')
  expect(text.trimEnd().split('\r\n').at(-1)).toMatch(/云栖物业 · 刘敏（\S+-care-lead）于 .* 导出/)
})

test('rows reach as far as the person', async () => {
  const { bytes } = await take(lead, { what: 'customers', format: 'csv' })
  expect(bytes.toString('utf8')).not.toContain('别处人')
  const all = await take(world.admin, { what: 'customers', format: 'csv' })
  expect(all.bytes.toString('utf8')).toContain('别处人')
  await expect(world.as(steward)(takeExport, { what: 'customers' })).rejects.toMatchObject({
    code: 'operation.not_allowed',
  })
  await expect(world.as(lead)(seeFile, { id: all.taken.fileId })).rejects.toMatchObject({
    code: 'files.unknown',
  })
})

test('whole numbers need a reason, and the audit log says who, what, how many and why', async () => {
  await expect(world.as(lead)(takeExport, { what: 'customers', unmasked: true })).rejects.toMatchObject({
    code: 'exports.reason_missing',
  })
  const { bytes } = await take(lead, {
    what: 'customers',
    format: 'csv',
    unmasked: true,
    reason: '交付通知寄送',
  })
  expect(bytes.toString('utf8')).toContain('13812345678')
  expect(
    await count(
      world,
      `select count(*) from audit_entries where tenant_id = $1 and action = 'export.taken' and reason = '交付通知寄送' and detail->>'rows' = '1' and detail->>'unmasked' = 'true'`,
    ),
  ).toBe(1)
})

test('a workbook of homes reads back as it was written', async () => {
  const { bytes } = await take(world.admin, { what: 'homes' })
  const rows: string[][] = []
  for await (const row of (await readWorkbook(bytesOf(bytes))).rows())
    rows.push(row.cells.map(({ text }) => text))
  expect(rows[0]!.slice(0, 3)).toEqual(['项目', '楼栋', '房号'])
  expect(rows[1]).toEqual(expect.arrayContaining(['云栖花园', '3-1-101', '=cmd()（业主）']))
  expect(rows.at(-1)![0]).toContain('罗辉')
})

test('homes go out as they are filtered on the screen', async () => {
  const { bytes } = await take(world.admin, {
    what: 'homes',
    format: 'csv',
    filter: { withoutSteward: true, room: '3-1-101', projectId: other },
  })
  expect(bytes.toString('utf8')).toContain('云溪里')
  expect(bytes.toString('utf8')).not.toContain('云栖花园')
  await expect(
    world.as(world.admin)(takeExport, { what: 'homes', filter: { room: '9-9-909' } }),
  ).rejects.toMatchObject({ code: 'exports.nothing' })
})

test('above five hundred rows somebody else has to agree, who sees at least as far', async () => {
  const lines = Array.from(
    { length: 520 },
    (_, at) =>
      `多${'一二三四五六七八九十'[at % 10]}${'甲乙丙丁戊己庚辛壬癸'[Math.floor(at / 10) % 10]}${'春夏秋冬梅兰'[Math.floor(at / 100)]},${`136${11_223_344 + at * 11}`}`,
  )
  const read = await begin(world, world.admin, ['姓名,手机', ...lines].join('\n'), '多.csv')
  await tryOut(world, world.admin, read.id)
  await bringIn(world, world.admin, read.id)
  const company = await world.person(
    (
      await world.as(world.admin)(addStaffMember, {
        name: '唐莉',
        account: `${world.slug}-manager`,
        password: 'long-enough',
        roles: [{ role: 'general-manager' }],
      })
    ).id,
  )
  const taken = await world.as(world.admin)(takeExport, { what: 'customers' })
  expect(taken).toMatchObject({ state: 'asked', aloneAtMost: 500 })
  const bell = await world.as(company)(readBell, {})
  expect(bell.entries[0]).toMatchObject({ kind: 'export-asked', readAt: null })
  expect((await world.as(world.admin)(readBell, {})).entries).toEqual([])
  await expect(world.as(world.admin)(decideExport, { id: taken.id, agreed: true })).rejects.toMatchObject({
    code: 'exports.own',
  })
  await expect(world.as(lead)(decideExport, { id: taken.id, agreed: true })).rejects.toMatchObject({
    code: 'exports.beyond',
  })
  await world.as(lead)(decideExport, { id: taken.id, agreed: false })
  await expect(world.as(world.admin)(seeFile, { id: taken.fileId })).rejects.toMatchObject({
    code: 'files.unknown',
  })
  const { exports } = await world.as(world.admin)(listExports, {})
  expect(exports.find(({ id }) => id === taken.id)).toMatchObject({
    state: 'declined',
    mine: true,
    fileId: null,
  })
})

test('figures go out as the screen shows them, the sum first and every clause after it, and the rows behind one with how each was done', async () => {
  const { bytes } = await take(lead, {
    what: 'proof',
    format: 'csv',
    filter: { proof: { month: '2026-03' } },
  })
  const lines = bytes.toString('utf8').trimEnd().split('\r\n')
  expect(lines[0]).toContain('应办,按时,逾期才办,逾期未办,免除,已取消,未到期,按时率,目标')
  expect(lines[1]).toMatch(/^,合计,/)
  expect(lines.length).toBeGreaterThan(40)
  await expect(
    world.as(steward)(takeExport, { what: 'proof', filter: { proof: { month: '2026-03' } } }),
  ).rejects.toMatchObject({ code: 'operation.not_allowed' })
})

test('people go out with their roles where they hold them; who left only when asked for', async () => {
  const { bytes } = await take(lead, { what: 'staff', format: 'csv' })
  expect(bytes.toString('utf8')).toMatch(/周敏,.*（云栖花园）/)
  expect(bytes.toString('utf8')).toContain('系统管理员')
})

test('projects go out with their days, what rang for me and for nobody else, and jobs as they are filtered', async () => {
  const { bytes } = await take(lead, { what: 'projects', format: 'csv' })
  expect(bytes.toString('utf8')).toMatch(/云栖花园,住宅,/)
  expect(bytes.toString('utf8')).not.toContain('云溪里')
  await expect(world.as(lead)(takeExport, { what: 'bell' })).rejects.toMatchObject({
    code: 'exports.nothing',
  })
  const manager = await world.person(
    (
      await world.as(world.admin)(addStaffMember, {
        name: '高洁',
        account: `${world.slug}-second`,
        password: 'long-enough',
        roles: [{ role: 'general-manager' }],
      })
    ).id,
  )
  await world.as(world.admin)(takeExport, { what: 'customers' })
  const rung = await take(manager, { what: 'bell', format: 'csv' })
  expect(rung.bytes.toString('utf8').split('\r\n')[1]).toContain('导出等您同意')
  await expect(world.as(manager)(takeExport, { what: 'jobs' })).rejects.toMatchObject({
    code: 'exports.list_not_allowed',
  })
  await world.system(setAsideJob, {
    id: '00000000-0000-4000-8000-000000000001',
    operation: 'imports.undo-step',
    title: { zh: '撤销导入', en: 'Undo an import' },
    input: {},
    key: 'undo 1',
    error: { zh: '数据库没有回应', en: 'The database did not answer' },
    tries: 5,
    askedAt: world.now,
  })
  const stopped = await take(world.admin, { what: 'jobs', format: 'csv' })
  expect(stopped.bytes.toString('utf8')).toContain('撤销导入,数据库没有回应,5,')
  await expect(
    world.as(world.admin)(takeExport, { what: 'jobs', filter: { jobState: 'retried' } }),
  ).rejects.toMatchObject({ code: 'exports.nothing' })
})

test('everything goes out as one workbook with a sheet for each list, only for who reaches the company, and never alone', async () => {
  await expect(world.as(lead)(takeExport, { what: 'everything' })).rejects.toMatchObject({
    code: 'exports.list_not_allowed',
  })
  await expect(
    world.as(world.admin)(takeExport, { what: 'everything', format: 'csv' }),
  ).rejects.toMatchObject({ code: 'exports.not_csv' })
  const taken = await world.as(world.admin)(takeExport, { what: 'everything' })
  expect(taken.state).toBe('asked')
  const { staff } = await world.as(world.admin)(listStaff, {})
  const other = await world.person(staff.find(({ name }) => name === '高洁')!.id)
  expect((await world.as(other)(readBell, {})).entries[0]).toMatchObject({ kind: 'export-asked' })
  await world.as(other)(decideExport, { id: taken.id, agreed: true })
  await world.system(writeExport, { id: taken.id, language: 'zh-CN' })
  const file = await world.as(world.admin)(seeFile, { id: taken.fileId })
  const bytes = await buffer(await world.opened.system.files.read(file.digest))
  const book = await readWorkbook(bytesOf(bytes))
  const sheets = new Map<string, string[][]>()
  for await (const row of book.rows())
    sheets.set(row.sheet, [...(sheets.get(row.sheet) ?? []), row.cells.map(({ text }) => text)])
  expect([...sheets.keys()]).toEqual(
    expect.arrayContaining(['项目', '房屋', '客户', '要办的和办过的', '人员', '导入记录']),
  )
  expect(sheets.get('客户')!.some((cells) => cells.includes('别处人'))).toBe(true)
  expect([...sheets.values()].flat().flat()).not.toContain('13812345679')
})

test('obligations, grids and imports go out too', async () => {
  for (const what of ['obligations', 'grids', 'imports'] as const) {
    const { rows } = await world
      .as(what === 'obligations' ? lead : world.admin)(takeExport, { what })
      .catch((error) => {
        expect(error).toMatchObject({ code: 'exports.nothing' })
        return { rows: 0 }
      })
    expect(rows).toBeGreaterThanOrEqual(what === 'imports' ? 1 : 0)
  }
})

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import { begin, bringIn, count, tryOut, undo, upload, work } from '../../../test/support/imports.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { addCustomer, changeCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { addProject } from '../places/contract/projects.ts'
import { adoptPack } from '../playbooks/contract/documents.ts'
import { readDraft } from '../playbooks/contract/drafts.ts'
import { publishPlaybook } from '../playbooks/contract/versions.ts'
import { addStaffMember } from '../staff/contract/people.ts'
import { recordContact } from '../visits/contract.ts'
import { applyRows, readImportFile } from './contract/jobs.ts'
import { listImportRows, retryFailed } from './contract/rows.ts'
import { listImports, seeImport, startImport, type Tally } from './contract/runs.ts'
import { confirmImport, previewUndo } from './contract/steps.ts'
import { workbookBytes } from './workbook-fixture.ts'

let world: World
let project: string
let other: string
let supervisor: Actor
let steward: Actor
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-02-01')
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
  supervisor = await add('刘敏', 'care-lead')
  steward = await add('周敏', 'steward')
})
afterAll(() => world.close())

const adds = (tally: Tally | null | undefined) =>
  tally ? tally.created + tally.updated + tally.skipped + tally.refused + tally.leftOut : Number.NaN
const customers = () => count(world, 'select count(*) from customers where tenant_id = $1')
const csv = (...rows: string[]) => rows.join('\n')
const phoneOf = (at: number) => `139${String(11_223_344 + at * 13)}`
const HEAD = '姓名,手机,房号,身份证号,签约日期,身份'

test('a file of 500 rows with every kind of problem accounts for every row', async () => {
  const bytes = await workbookBytes((book) => {
    const sheet = book.addWorksheet('台账')
    sheet.addRow(['云栖花园业主台账'])
    sheet.addRow(['姓名', '手机', '房号', '身份证号', '签约日期', '身份', '生日'])
    for (let at = 0; at < 440; at++)
      sheet.addRow([
        `业主${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'春夏秋冬'[at % 4]}${at}`.replace(
          /\d+$/,
          (digits) => '一二三四五六七八九十'[Number(digits) % 10]!,
        ),
        phoneOf(at),
        `9-1-${101 + at}`,
        '',
        '2025-05-06',
        '业主',
        '八月十五(农历)',
      ])
    for (let at = 0; at < 10; at++)
      sheet.addRow([`甲${at}丁`, phoneOf(900 + at), `9-2-${at}x?`, '', '', '', ''])
    for (let at = 0; at < 10; at++) sheet.addRow(['号码丢失', '1.38E+10', `9-3-${101 + at}`, '', '', '', ''])
    for (let at = 0; at < 10; at++)
      sheet.addRow(['证件错', phoneOf(950 + at), `9-4-${101 + at}`, '110101199003070001', '', '', ''])
    for (let at = 0; at < 5; at++)
      sheet.addRow(['未来', phoneOf(970 + at), `9-5-${101 + at}`, '', '2031-01-01', '', ''])
    for (let at = 0; at < 5; at++)
      sheet.addRow(['身份怪', phoneOf(980 + at), `9-6-${101 + at}`, '', '', '房东的朋友', ''])
    for (let at = 0; at < 5; at++)
      sheet.addRow(['没有闰月', phoneOf(990 + at), `9-7-${101 + at}`, '', '', '', '2024年闰六月初一'])
    for (let at = 0; at < 5; at++) sheet.addRow([`业主甲春一`, phoneOf(0), '9-1-101', '', '', '业主', ''])
    for (let at = 0; at < 5; at++) sheet.addRow([])
    sheet.addRow(['合计', '500 户'])
  })
  const read = await begin(world, supervisor, bytes, '台账.xlsx', project)
  const tried = await tryOut(world, supervisor, read.id)
  const { tally } = tried.preview!
  expect(tally).toMatchObject({ total: 497, leftOut: 7, skipped: 5 })
  expect(adds(tally)).toBe(497)
  const codes = Object.fromEntries(tried.preview!.problems.map(({ code, count: n }) => [code, n]))
  expect(codes).toMatchObject({
    'home.unreadable': 10,
    'phone.digits_lost': 10,
    'document.check_digit': 10,
    'day.in_future': 5,
    'relation.unknown': 5,
    'birthday.no_leap_month': 5,
  })
  const done = await bringIn(world, supervisor, read.id)
  expect(done.tally).toEqual(tally)
  expect(
    await count(world, 'select count(*) from customers where tenant_id = $1 and import_id = $2', [read.id]),
  ).toBe(440)
  expect(await count(world, 'select count(*) from messages where tenant_id = $1')).toBe(0)
  const again = await world.as(supervisor)(retryFailed, { id: read.id })
  const retried = await tryOut(world, supervisor, again.id)
  expect(retried.preview!.tally).toMatchObject({ total: 45, refused: 45, created: 0 })
  await expect(world.as(supervisor)(confirmImport, { id: again.id })).rejects.toMatchObject({
    code: 'imports.nothing_to_import',
  })
})

test('failed rows come in from a mended copy, by the mapping of the first file', async () => {
  const read = await begin(
    world,
    world.admin,
    csv('称呼A,号码B,房号', '莫一,138,8-1-101', '莫二,13912300022,8-1-102'),
    '坏.csv',
    project,
  )
  await tryOut(world, world.admin, read.id, { mapping: { 0: 'name', 1: 'phone', 2: 'home' } })
  expect((await bringIn(world, world.admin, read.id)).tally).toMatchObject({ created: 1, refused: 1 })
  const fileId = await upload(
    world,
    world.admin,
    csv('称呼A,号码B,房号,原文件行号,未导入的原因', '莫一,13912300011,8-1-101,2,位数不够'),
    '坏 未导入.csv',
  )
  const { id } = await world.as(world.admin)(retryFailed, { id: read.id, fileId })
  await work(world, readImportFile, id)
  expect((await world.as(world.admin)(seeImport, { id })).mapping).toEqual({
    0: 'name',
    1: 'phone',
    2: 'home',
  })
  await tryOut(world, world.admin, id)
  expect((await bringIn(world, world.admin, id)).tally).toMatchObject({ total: 1, created: 1 })
})

test('who is on file is skipped, updated or filled in, as chosen; a shared phone is only a hint', async () => {
  const admin = world.as(world.admin)
  const { id } = await admin(addCustomer, { name: '欧阳静', phone: '13700137001', level: '银卡' })
  const rows = csv(
    '姓名,手机,级别,邮箱',
    '欧阳静,13700137001,金卡,jing@example.com',
    '欧阳小宝,13700137001,,',
  )
  const before = await customers()
  const run = async (onDuplicate: 'skip' | 'update' | 'merge') => {
    const read = await begin(world, world.admin, rows, `${onDuplicate}.csv`)
    const tried = await tryOut(world, world.admin, read.id, { onDuplicate })
    return { tried, done: await bringIn(world, world.admin, read.id) }
  }
  const skipped = await run('skip')
  expect(skipped.tried.preview!.duplicates).toMatchObject({ inArchive: 1, sharedPhones: 1 })
  expect(skipped.done.tally).toMatchObject({ created: 1, skipped: 1 })
  expect(await customers()).toBe(before + 1)
  expect((await admin(seeCustomer, { id })).customer).toMatchObject({ level: '银卡', email: null })
  const read = await begin(
    world,
    world.admin,
    csv('姓名,手机,级别,邮箱', '欧阳静,13700137001,金卡,jing@example.com'),
    'merge.csv',
  )
  await tryOut(world, world.admin, read.id, { onDuplicate: 'merge' })
  expect((await bringIn(world, world.admin, read.id)).tally).toMatchObject({ updated: 1 })
  expect((await admin(seeCustomer, { id })).customer).toMatchObject({
    level: '银卡',
    email: 'jing@example.com',
  })
  const updated = await begin(
    world,
    world.admin,
    csv('姓名,手机,级别', '欧阳静,13700137001,金卡'),
    'update.csv',
  )
  await tryOut(world, world.admin, updated.id, { onDuplicate: 'update' })
  await bringIn(world, world.admin, updated.id)
  expect((await admin(seeCustomer, { id })).customer.level).toBe('金卡')
  expect((await undo(world, world.admin, updated.id)).undone).toMatchObject({ restored: 1, removed: 0 })
  expect((await admin(seeCustomer, { id })).customer.level).toBe('银卡')
})

test('one document under two names is refused, one owner of two homes is one customer', async () => {
  const document = '11010519491231002X'
  const read = await begin(
    world,
    world.admin,
    csv(
      HEAD,
      `司马南,13700137101,7-1-101,${document},,业主`,
      `司马北,13700137102,7-1-102,${document},,业主`,
      '诸葛亮,13700137103,7-1-103,,,业主',
      '诸葛亮,13700137103,7-1-104,,,业主',
    ),
    '两套房.csv',
    project,
  )
  const tried = await tryOut(world, world.admin, read.id)
  expect(tried.preview!.tally).toMatchObject({ created: 2, updated: 1, refused: 1 })
  expect(tried.preview!.problems[0]).toMatchObject({ code: 'row.name_differs' })
  await bringIn(world, world.admin, read.id)
  expect(
    await count(
      world,
      `select count(*) from holdings h join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id where h.tenant_id = $1 and c.name = '诸葛亮'`,
    ),
  ).toBe(2)
})

test('facts before the go-live date set stages and open nothing that was due before it', async () => {
  const rows = csv(
    '姓名,手机,房号,认购日,签约日,关怀同意',
    '古一,13700137201,6-1-101,2019-03-01,2019-04-01,是',
    '今一,13700137202,6-1-102,2026-03-01,,否',
  )
  const read = await begin(world, world.admin, rows, '历史.csv', project)
  const tried = await tryOut(world, world.admin, read.id)
  const { obligations, consents } = tried.preview!
  expect(consents).toEqual({ given: 1, refused: 1, unsaid: 0 })
  expect(obligations.goLiveOn).toBe('2026-02-01')
  expect(obligations.count).toBeGreaterThan(0)
  expect(obligations.unopened).toBeGreaterThan(0)
  expect(await count(world, `select count(*) from customers where tenant_id = $1 and name = '古一'`)).toBe(0)
  const before = await count(world, 'select count(*) from obligations where tenant_id = $1')
  await bringIn(world, world.admin, read.id)
  expect((await count(world, 'select count(*) from obligations where tenant_id = $1')) - before).toBe(
    obligations.count,
  )
  expect(
    await count(
      world,
      `select count(*) from obligations o join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id
    where o.tenant_id = $1 and c.name = '古一' and o.due_at < '2026-02-01'`,
    ),
  ).toBe(0)
  expect(
    await count(
      world,
      `select count(*) from holdings h join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id
    where h.tenant_id = $1 and c.name = '古一' and h.stage is not null`,
    ),
  ).toBe(1)
  expect(await count(world, `select count(*) from messages where tenant_id = $1`)).toBe(0)
})

test('undoing keeps whom somebody has worked on, and says so before', async () => {
  const rows = csv(
    '姓名,手机,房号',
    '撤甲,13700137301,5-1-101',
    '撤乙,13700137302,5-1-102',
    '撤丙,13700137303,5-1-103',
  )
  const read = await begin(world, supervisor, rows, '撤.csv', project)
  await tryOut(world, supervisor, read.id)
  await bringIn(world, supervisor, read.id)
  const admin = world.as(supervisor)
  const { rows: brought } = await admin(listImportRows, { id: read.id })
  const id = (name: string) => brought.find((each) => each.names === name)!.customerId!
  await world.as(supervisor)(recordContact, {
    customerId: id('撤甲'),
    by: 'phone',
    result: 'reached',
  } as never)
  await admin(changeCustomer, { id: id('撤乙'), version: 1, level: '金卡' })
  expect(await admin(previewUndo, { id: read.id })).toMatchObject({
    remove: 1,
    keep: 2,
    kept: [{ name: '撤甲' }, { name: '撤乙' }],
  })
  expect((await undo(world, supervisor, read.id)).undone).toEqual({ removed: 1, kept: 2, restored: 0 })
  expect(await count(world, `select count(*) from customers where tenant_id = $1 and name like '撤%'`)).toBe(
    2,
  )
})

test('killed between two steps it goes on where it stopped, each row once', async () => {
  const rows = Array.from(
    { length: 2500 },
    (_, at) =>
      `续${'一二三四五六七八九十'[at % 10]}${'天地玄黄宇宙洪荒日月'[Math.floor(at / 10) % 10]}${'东南西北'[Math.floor(at / 100) % 4]},${phoneOf(5000 + at)}`,
  )
  const read = await begin(world, world.admin, csv('姓名,手机', ...rows), '续.csv')
  await tryOut(world, world.admin, read.id)
  await world.as(world.admin)(confirmImport, { id: read.id })
  await work(world, applyRows, read.id, 2)
  const { progress } = await world.as(world.admin)(seeImport, { id: read.id })
  const system = world.opened.system
  // A step that dies rolls back whole.
  const dying = { ...system, files: system.files, operations: new Map(system.operations) }
  const apply = system.operations.get(applyRows.name)!
  dying.operations.set(applyRows.name, {
    operation: apply.operation,
    run: async (ctx, input) => {
      await apply.run(ctx, input)
      throw new Error('killed')
    },
  })
  const actor = {
    kind: 'system',
    tenantId: world.tenantId,
    id: null,
    name: 'system',
    roles: [],
    permissions: 'all',
    reach: { company: true, projects: [], covers: [] },
  } as const
  await expect(
    perform(dying, { operation: applyRows.name, input: { id: read.id }, actor, now: world.now }),
  ).rejects.toThrow('killed')
  expect((await world.as(world.admin)(seeImport, { id: read.id })).progress).toBe(progress)
  expect(progress).toBeGreaterThanOrEqual(1000)
  expect(progress).toBeLessThan(2500)
  await work(world, applyRows, read.id)
  expect((await world.as(world.admin)(seeImport, { id: read.id })).tally).toMatchObject({
    total: 2500,
    created: 2500,
  })
  expect(
    await count(world, 'select count(*) from customers where tenant_id = $1 and import_id = $2', [read.id]),
  ).toBe(2500)
})

test('nobody imports without the right, into another project, or sees what is not his', async () => {
  const rows = csv('姓名,手机', '不该,13700137401')
  const fileId = await upload(world, steward, rows, 'a.csv')
  await expect(world.as(steward)(startImport, { fileId })).rejects.toMatchObject({
    code: 'operation.not_allowed',
  })
  await expect(world.as(world.admin)(startImport, { fileId })).rejects.toMatchObject({
    code: 'imports.file_unknown',
  })
  const mine = await upload(world, supervisor, rows, 'b.csv')
  await expect(world.as(supervisor)(startImport, { fileId: mine, projectId: other })).rejects.toMatchObject({
    code: 'imports.project_unknown',
  })
  const read = await begin(world, world.admin, rows, 'c.csv', other)
  await expect(world.as(supervisor)(seeImport, { id: read.id })).rejects.toMatchObject({
    code: 'imports.unknown',
  })
  expect((await world.as(supervisor)(listImports, { limit: 100 })).imports.map(({ id }) => id)).not.toContain(
    read.id,
  )
  const stranger = await makeWorld()
  await expect(stranger.as(stranger.admin)(seeImport, { id: read.id })).rejects.toMatchObject({
    code: 'imports.unknown',
  })
  await stranger.close()
})

test('a project named in the file is only reached by who may reach it', async () => {
  const read = await begin(
    world,
    supervisor,
    csv('项目,房号,姓名', '云溪里,1-1-101,越界', '云栖花园,4-1-101,界内'),
    '跨.csv',
  )
  const tried = await tryOut(world, supervisor, read.id)
  expect(tried.preview!.tally).toMatchObject({ created: 1, refused: 1 })
  expect(tried.preview!.problems[0]).toMatchObject({ code: 'project.unknown' })
})

test('hostile and broken files are refused with words, and leave nothing', async () => {
  const files: [string, Uint8Array | string, RegExp][] = [
    ['a.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]), /旧的 .xls/],
    ['b.csv', '姓名,手机\n"王芳,138', /引号没有收尾/],
    ['c.xlsx', Buffer.from('PK\u0003\u0004not a zip'), /./],
    ['d.pdf', '%PDF-1.7 abc', /不是表格/],
    ['e.vcf', 'BEGIN:VCARD\nFN:王芳\n', /没有结尾/],
  ]
  for (const [name, bytes, words] of files) {
    const read = await begin(world, world.admin, bytes, name)
    expect(read.state).toBe('failed')
    expect(read.problem?.zh).toMatch(words)
    expect(
      await count(world, 'select count(*) from import_rows where tenant_id = $1 and import_id = $2', [
        read.id,
      ]),
    ).toBe(0)
  }
})

test('whatever a file holds, the five sums add up to its rows, before and after', async () => {
  const cell = fc.constantFrom(
    '',
    '王芳',
    '李雷/韩梅',
    '13812340000',
    '13812340001',
    '1.38E+10',
    '3-1-101',
    '3-1-102',
    '3-1-?',
    '合计',
    '女',
    '2025-01-01',
    '9999',
    '=1+1',
  )
  const file = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(
      file,
      fc.constantFrom('skip' as const, 'update' as const, 'merge' as const),
      async (rows, onDuplicate) => {
        const read = await begin(
          world,
          world.admin,
          csv('姓名,手机,房号,签约日期', ...rows.map((row) => row.join(','))),
          '随机.csv',
          project,
        )
        if (read.state === 'failed') return
        const tried = await tryOut(world, world.admin, read.id, { onDuplicate })
        expect(adds(tried.preview!.tally)).toBe(read.total)
        if (tried.preview!.tally.created + tried.preview!.tally.updated === 0) return
        const done = await bringIn(world, world.admin, read.id)
        expect(done.state).toBe('imported')
        expect(done.tally?.total).toBe(read.total)
        expect(adds(done.tally)).toBe(read.total)
      },
    ),
    { numRuns: 25 },
  )
})

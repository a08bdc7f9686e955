import { afterAll, beforeAll, expect, test } from 'vitest'
import { addProject } from '#modules/places/contract/projects.ts'
import { begin, bringIn, count, tryOut, undo, work } from '../../../test/support/imports.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { applyRows } from './contract/jobs.ts'
import { listImportRows } from './contract/rows.ts'
import { seeImport } from './contract/runs.ts'
import { confirmImport } from './contract/steps.ts'
import { workbookBytes } from './workbook-fixture.ts'

let world: World
let project: string
beforeAll(async () => {
  world = await makeWorld()
  project = (await world.as(world.admin)(addProject, { name: '云栖花园' })).id
})
afterAll(() => world.close())

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁'
const GIVEN = '芳伟娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平'
const person = (at: number) =>
  `${SURNAMES[at % 20]}${GIVEN[Math.floor(at / 20) % 20]}${GIVEN[Math.floor(at / 400) % 20]}`
const phone = (at: number) => `138${String(12_345_678 + at * 7)}`

test('a first file: title, header, people, a total', async () => {
  const bytes = await workbookBytes((book) => {
    const sheet = book.addWorksheet('业主台账')
    sheet.addRow(['云栖花园业主台账'])
    sheet.addRow(['房号', '业主姓名', '联系电话', '签约日期', '是否同意关怀'])
    sheet.addRow(['3-1-1202', '王芳/李雷', '13812345678/13912345678', '2025-03-08', '是'])
    sheet.addRow(['3-1-1203', '陈静', '1.38E+10', '2025-03-09', '是'])
    sheet.addRow(['3-1-1204', '陈静', '13700001111', '2025-03-09', '否'])
    sheet.addRow(['3-1-1205', '陈静', '13700001111', '2025-03-09', '否'])
    sheet.addRow(['合计', '4 户'])
  })
  const read = await begin(world, world.admin, bytes, '业主台账.xlsx', project)
  expect(read.state).toBe('mapping')
  expect(read.mapping).toMatchObject({ 0: 'home', 1: 'name', 2: 'phone', 3: 'signed_on', 4: 'care_consent' })
  const tried = await tryOut(world, world.admin, read.id)
  expect(tried.state).toBe('checked')
  expect(tried.preview?.tally).toEqual({
    total: 6,
    created: 2,
    updated: 1,
    skipped: 0,
    refused: 1,
    leftOut: 2,
  })
  expect(tried.preview?.customers).toBe(3)
  expect(tried.preview?.homes).toBe(3)
  expect(await count(world, 'select count(*) from customers where tenant_id = $1')).toBe(0)
  const done = await bringIn(world, world.admin, read.id)
  expect(done.tally).toEqual(tried.preview?.tally)
  expect(await count(world, 'select count(*) from customers where tenant_id = $1')).toBe(3)
  expect(await count(world, 'select count(*) from holdings where tenant_id = $1')).toBe(4)
  expect(
    await count(
      world,
      `select count(*) from events where tenant_id = $1 and kind = 'holding.signed' and at < '2025-04-01'`,
    ),
  ).toBe(4)
  expect(
    await count(
      world,
      `select count(*) from consents where tenant_id = $1 and evidence = 'import:业主台账.xlsx'`,
    ),
  ).toBe(3)
  const { rows } = await world.as(world.admin)(listImportRows, { id: read.id, outcome: 'refused' })
  expect(rows[0]).toMatchObject({
    row: 4,
    problems: [{ header: '联系电话', words: { zh: '1.38E+10 是科学计数，号码已经丢失，请改成文本重填。' } }],
  })
  const undone = await undo(world, world.admin, read.id)
  expect(undone).toMatchObject({ state: 'undone', undone: { removed: 3, kept: 0 } })
  expect(await count(world, 'select count(*) from customers where tenant_id = $1')).toBe(0)
  expect(await count(world, 'select count(*) from units where tenant_id = $1')).toBe(0)
})

test('ten thousand rows', async () => {
  const lines = ['姓名,手机,房号,生日,邮箱,备注,级别,身份']
  for (let at = 0; at < 10_000; at++)
    lines.push(
      `${person(at)},${phone(at)},${1 + (at % 40)}-${1 + (at % 3)}-${101 + Math.floor(at / 120) * 3 + (at % 2)},1985-0${1 + (at % 9)}-1${at % 9},a${at}@example.com,喜欢安静,金卡,业主`,
    )
  const began = performance.now()
  const read = await begin(world, world.admin, lines.join('\n'), '一万.csv', project)
  const readAt = performance.now()
  const tried = await tryOut(world, world.admin, read.id)
  const triedAt = performance.now()
  expect(tried.preview?.problems).toEqual([])
  expect(tried.preview?.tally).toMatchObject({ total: 10_000, refused: 0 })
  await world.as(world.admin)(confirmImport, { id: read.id })
  // Killed after three steps, then taken up again.
  await work(world, applyRows, read.id, 3)
  expect((await world.as(world.admin)(seeImport, { id: read.id })).progress).toBeGreaterThanOrEqual(2000)
  await work(world, applyRows, read.id)
  const doneAt = performance.now()
  const done = await world.as(world.admin)(seeImport, { id: read.id })
  expect(done.tally).toMatchObject({ created: 10_000 })
  expect(await count(world, 'select count(*) from customers where tenant_id = $1')).toBe(10_000)
  const ms = { read: readAt - began, check: triedAt - readAt, apply: doneAt - triedAt }
  console.log(
    JSON.stringify({
      ...ms,
      rowsPerSecond: Math.round(10_000 / ((doneAt - began) / 1000)),
      heapMB: Math.round(process.memoryUsage().rss / 1e6),
    }),
  )
})

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, bringIn, count, tryOut, work } from '../../../test/support/imports.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { addProject } from '../places/contract/projects.ts'
import { readImportFile } from './contract/jobs.ts'
import { listImportRows } from './contract/rows.ts'
import { seeImport } from './contract/runs.ts'
import { mapImport } from './contract/steps.ts'
import { workbookBytes } from './workbook-fixture.ts'

let world: World
let project: string
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-02-01')
  project = (await world.as(world.admin)(addProject, { name: '云栖花园' })).id
})
afterAll(() => world.close())

const names = (id: string) =>
  world
    .as(world.admin)(listImportRows, { id, outcome: 'created' })
    .then(({ rows }) => rows.map(({ names: who, room }) => `${who} ${room}`))

test('a header of two rows names its columns, whichever of them is merged', async () => {
  const bytes = await workbookBytes((book) => {
    const merged = book.addWorksheet('合并')
    merged.addRow(['云栖花园业主台账'])
    merged.mergeCells('A1:F1')
    merged.addRow(['房号', '业主', null, '房屋信息', null, '备注'])
    merged.addRow([null, '姓名', '联系电话', '建筑面积', '签约日期', null])
    merged.mergeCells('A2:A3')
    merged.mergeCells('B2:C2')
    merged.mergeCells('D2:E2')
    merged.mergeCells('F2:F3')
    merged.addRow(['1-1-101', '王芳', '13800010001', 89.5, '2025.3.1', '常出差'])
    const plain = book.addWorksheet('没合并')
    plain.addRow(['房号', '业主', null, '房屋信息', null, '备注'])
    plain.addRow([null, '姓名', '联系电话', '建筑面积', '签约日期', null])
    plain.addRow(['1-1-102', '李雷', '13800010002', 120, 20250301, null])
  })
  const read = await begin(world, world.admin, bytes, '两行表头.xlsx', project)
  expect(read.sheets).toMatchObject([
    { name: '合并', headerRow: 3, rows: 1 },
    { name: '没合并', headerRow: 2, rows: 1 },
  ])
  expect(read.columns.map(({ header }) => header)).toEqual([
    '房号',
    '姓名',
    '联系电话',
    '建筑面积',
    '签约日期',
    '备注',
  ])
  const tried = await tryOut(world, world.admin, read.id)
  expect(tried.preview!.tally).toMatchObject({ total: 5, created: 2, leftOut: 3 })
  await bringIn(world, world.admin, read.id)
  const signed = `select count(*) from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id
    where h.tenant_id = $1 and h.signed_on = '2025-03-01' and u.area_cm2 in (895000, 1200000)`
  expect(await count(world, signed)).toBe(2)
})

test('two owners of a home with columns of their own keep their own numbers', async () => {
  const bytes = await workbookBytes((book) => {
    const sheet = book.addWorksheet('业主')
    sheet.addRow(['房屋', '业主一', null, '业主二', null, '紧急联系人'])
    sheet.addRow(['房号', '姓名', '电话', '姓名', '电话', '姓名'])
    sheet.mergeCells('B1:C1')
    sheet.mergeCells('D1:E1')
    sheet.addRow(['2-1-101', '陈静', '', '赵磊', '13800020002', '外人'])
    sheet.addRow(['2-1-102', '孙悦', '13800020003', '', '', ''])
  })
  const read = await begin(world, world.admin, bytes, '两位业主.xlsx', project)
  expect(Object.values(read.mapping).sort()).toEqual(['home', 'name', 'name', 'phone', 'phone'])
  await tryOut(world, world.admin, read.id)
  const done = await bringIn(world, world.admin, read.id)
  expect(done.tally).toMatchObject({ created: 2, refused: 0 })
  expect(await names(read.id)).toEqual(['陈静、赵磊 2-1-101', '孙悦 2-1-102'])
  const tails = await count(
    world,
    `select count(*) from customers where tenant_id = $1 and (name, phone_tail4) in (('赵磊', '0002'), ('孙悦', '0003'))`,
  )
  expect(tails).toBe(2)
  expect(
    await count(
      world,
      `select count(*) from customers where tenant_id = $1 and name = '陈静' and phone_index is null`,
    ),
  ).toBe(1)
})

test('how a cell of two people is taken apart is shown before anything is tried', async () => {
  const read = await begin(
    world,
    world.admin,
    '姓名,手机,房号\n"周晓/吴迪","13800030001 13800030002",3-1-101\n郑洁,13800030003,3-1-102',
    '两个人.csv',
    project,
  )
  expect(read.columns.map(({ split }) => split)).toEqual([
    { rows: 1, cell: '周晓/吴迪', parts: ['周晓', '吴迪'] },
    { rows: 1, cell: '13800030001 13800030002', parts: ['13800030001', '13800030002'] },
    null,
  ])
  const tried = await tryOut(world, world.admin, read.id)
  expect(tried.preview!.splits).toEqual({ people: 1, phones: 1 })
})

test('rows and sheets that are hidden stay out, are counted, and come in when asked for', async () => {
  const bytes = await workbookBytes((book) => {
    const sheet = book.addWorksheet('4栋')
    sheet.addRow(['姓名', '手机', '房号'])
    for (let at = 1; at <= 4; at++)
      sheet.addRow([`冯${'一二三四'[at - 1]}`, `1380004000${at}`, `4-1-10${at}`])
    sheet.getRow(3).hidden = true
    sheet.addRow(['小计', null, '4 户'])
    book.addWorksheet('旧的', { state: 'hidden' }).addRow(['姓名', '手机'])
  })
  const read = await begin(world, world.admin, bytes, '隐藏.xlsx', project)
  expect(read.sheets).toMatchObject([
    { name: '4栋', rows: 3, hiddenRows: 1 },
    { name: '旧的', hidden: true, rows: 0 },
  ])
  const tried = await tryOut(world, world.admin, read.id)
  expect(tried.preview!.tally).toMatchObject({ total: 5, created: 3, leftOut: 2 })
  expect(tried.preview!.leftOut.map(({ example, count: n }) => `${example.zh} ${n}`).sort()).toEqual([
    '合计行 1',
    '隐藏的行 1',
  ])
  await world.as(world.admin)(mapImport, { id: read.id, options: { hiddenRows: true } })
  await work(world, readImportFile, read.id)
  expect((await world.as(world.admin)(seeImport, { id: read.id })).sheets[0]).toMatchObject({ rows: 4 })
  expect((await tryOut(world, world.admin, read.id)).preview!.tally).toMatchObject({ total: 5, created: 4 })
})

test('a number in scientific notation is refused beside its cell, with what to do', async () => {
  const read = await begin(
    world,
    world.admin,
    '姓名,手机,房号\n卫星,1.38E+10,5-1-101',
    '科学计数.csv',
    project,
  )
  await tryOut(world, world.admin, read.id)
  const { rows } = await world.as(world.admin)(listImportRows, { id: read.id, outcome: 'refused' })
  expect(rows[0]!.problems).toMatchObject([
    { header: '手机', words: { zh: '1.38E+10 是科学计数，号码已经丢失，请改成文本重填。' } },
  ])
})

const kinds = ['owner', 'pair', 'wrong', 'again', 'total', 'empty', 'hidden', 'title'] as const

test('whatever a workbook holds, every row of it is in exactly one of the five sums', {
  timeout: 120_000,
}, async () => {
  let nth = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...kinds), { maxLength: 25 }), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (sheets, grouped) => {
        nth++
        let standing = 0
        const bytes = await workbookBytes((book) => {
          for (const [at, rows] of sheets.entries()) {
            const sheet = book.addWorksheet(`表${at}`)
            if (grouped) sheet.addRow(['业主', null, '房屋'])
            sheet.addRow(['姓名', '手机', '房号'])
            let lastFilled = 0
            for (const [nthRow, kind] of rows.entries()) {
              const phone = `139${String(nth * 10_000 + at * 1000 + nthRow + 10_000_000).slice(-8)}`
              const name = `沈${String.fromCodePoint(0x4e00 + nth * 100 + at * 30 + nthRow)}`
              const home = `${nth}-${at + 1}-${101 + nthRow}`
              const cells = {
                owner: [name, phone, home],
                pair: [`${name}/${name}二`, phone, home],
                wrong: [name, '1.39E+10', home],
                again: ['沈重复', '13900000001', '99-1-101'],
                total: ['合计', null, `${nthRow} 户`],
                empty: [null, null, null],
                hidden: [name, phone, home],
                title: ['姓名', '手机', '房号'],
              }[kind]
              const row = sheet.addRow(cells)
              if (kind === 'hidden') row.hidden = true
              if (kind !== 'empty') lastFilled = nthRow + 1
            }
            standing += lastFilled + (grouped ? 1 : 0)
          }
        })
        const read = await begin(world, world.admin, bytes, '任意.xlsx', project)
        const tried = await tryOut(world, world.admin, read.id)
        const sums = ({ created, updated, skipped, refused, leftOut }: NonNullable<typeof tried.tally>) =>
          created + updated + skipped + refused + leftOut
        expect(tried.preview!.tally.total).toBe(standing)
        expect(sums(tried.preview!.tally)).toBe(standing)
        if (tried.preview!.tally.created + tried.preview!.tally.updated === 0) return
        const done = await bringIn(world, world.admin, read.id)
        expect(done.tally!.total).toBe(standing)
        expect(sums(done.tally!)).toBe(standing)
      },
    ),
    { numRuns: 25 },
  )
})

test('homes written once above a family hold for all of it, where a person says so, and each row says which', async () => {
  const rows = [
    '房号,姓名,手机',
    '8-1-101,祖辈,13700138101',
    ',父辈,13700138102',
    ',孙辈,13700138103',
    '8-1-102,邻居,13700138104',
  ]
  const read = await begin(world, world.admin, rows.join('\n'), '拆开的.csv', project)
  expect(read.columns[0]).toMatchObject({ header: '房号', blanks: 2 })
  const apart = await tryOut(world, world.admin, read.id)
  expect(apart.preview).toMatchObject({ homes: 2, filled: 0 })
  const tried = await tryOut(world, world.admin, read.id, { options: { homesAbove: true } })
  expect(tried.preview).toMatchObject({ homes: 2, filled: 2 })
  await bringIn(world, world.admin, read.id)
  expect(await names(read.id)).toEqual(['祖辈 8-1-101', '父辈 8-1-101', '孙辈 8-1-101', '邻居 8-1-102'])
  const { rows: shown } = await world.as(world.admin)(listImportRows, { id: read.id, outcome: 'created' })
  expect(shown[1]!.notes[0]!.words.zh).toBe('没有写房号，沿用第 2 行的 8-1-101。')
})

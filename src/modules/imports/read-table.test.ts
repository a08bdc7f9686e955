import { expect, test } from 'vitest'
import { readTable, type TablePart } from './read-table.ts'
import type { TableRow } from './read-workbook.ts'
import { EMPTY } from './sheet-rows.ts'

async function* rowsOf(sheets: Record<string, (string | null)[][]>): AsyncGenerator<TableRow> {
  for (const [sheet, rows] of Object.entries(sheets)) {
    for (const [at, row] of rows.entries()) {
      yield { sheet, row: at + 1, cells: row.map((text) => (text ? { text, kind: 'text' as const } : EMPTY)) }
    }
  }
}

async function parts(
  sheets: Record<string, (string | null)[][]>,
  header?: Record<string, number>,
): Promise<TablePart[]> {
  const found: TablePart[] = []
  for await (const part of readTable(rowsOf(sheets), header ? { headerRow: header } : {})) found.push(part)
  return found
}

const short = (found: TablePart[]) =>
  found.map((part) => `${part.row} ${part.kind === 'skipped' ? part.because : part.kind}`)

test('title rows, totals, empty rows and remarks are told from homes, and counted', async () => {
  const found = await parts({
    '7栋': [
      ['云栖花园7栋房号表', '云栖花园7栋房号表', '云栖花园7栋房号表'],
      ['制表日期:2026-11-01', null, null],
      ['楼栋', '房号', '建筑面积'],
      ['7', '101', '89'],
      [null, null, null],
      ['7', '102', '89'],
      ['小计', null, '178'],
      ['楼栋', '房号', '建筑面积'],
      ['7', '201', '89'],
      ['合计:3户', null, '267'],
      ['制表人:小严', null, null],
      [null],
      [null],
    ],
  })
  expect(short(found)).toEqual([
    '1 title',
    '2 title',
    '3 header',
    '4 row',
    '5 empty',
    '6 row',
    '7 total',
    '8 header_again',
    '9 row',
    '10 total',
    '11 remark',
  ])
})

test('each sheet has its own header, and of a grouped one the lower row names the columns', async () => {
  const found = await parts({
    a: [
      ['业主信息', '业主信息', '房屋'],
      ['姓名', '手机', '房号'],
      ['王芳', '13812345678', '3-1-1202'],
    ],
    b: [
      ['房号', '姓名'],
      ['3-1-1301', '李雷'],
    ],
  })
  expect(short(found)).toEqual(['1 title', '2 header', '3 row', '1 header', '2 row'])
})

test('a file with no known column takes its first full row, or the one a person chose', async () => {
  const sheet = { x: [['说明'], ['甲', '乙'], ['1', '2']] }
  expect(short(await parts(sheet))).toEqual(['1 title', '2 header', '3 row'])
  const labels = {
    x: [
      ['标签表', '标签表'],
      ['一级', '二级'],
      ['城乡建设', '其他'],
      ['交通', '公交'],
    ],
  }
  expect(short(await parts(labels))).toEqual(['1 title', '2 header', '3 row', '4 row'])
  expect(short(await parts(sheet, { x: 3 }))).toEqual(['1 title', '2 title', '3 header'])
})

test('a customer called 总 is no total', async () => {
  const found = await parts({
    x: [
      ['姓名', '手机'],
      ['总先生', '13812345678'],
      ['合计', '13812345678'],
    ],
  })
  expect(short(found)).toEqual(['1 header', '2 row', '3 row'])
})

test('a million empty rows at the end cost nothing', async () => {
  async function* many(): AsyncGenerator<TableRow> {
    yield {
      sheet: 'x',
      row: 1,
      cells: [
        { text: '姓名', kind: 'text' },
        { text: '手机', kind: 'text' },
      ],
    }
    for (let row = 2; row <= 1_000_000; row++) yield { sheet: 'x', row, cells: [] }
  }
  let count = 0
  for await (const _ of readTable(many())) count++
  expect(count).toBe(1)
})

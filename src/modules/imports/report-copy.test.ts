import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { isExampleRow } from './example-row.ts'
import { FIELDS } from './fields.ts'
import { bytesOf } from './read-bytes.ts'
import { readTable } from './read-table.ts'
import { readRow } from './read-values.ts'
import { readWorkbook, type TableRow } from './read-workbook.ts'
import { proposedMapping, recogniseColumns } from './recognise-columns.ts'
import { type ReportedRow, safeForDelimited, writeReportCopy } from './report-copy.ts'
import { makeTemplate } from './template.ts'

async function rowsOf(bytes: Uint8Array): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of (await readWorkbook(bytesOf(bytes))).rows()) rows.push(row)
  return rows
}

async function copyOf(headers: Record<string, string[]>, rows: ReportedRow[]): Promise<Buffer> {
  const out = new PassThrough()
  const bytes = buffer(out)
  await writeReportCopy(
    out,
    headers,
    (async function* () {
      yield* rows
    })(),
  )
  return bytes
}

test('the copy holds the rows of the file, the reasons beside them, and can be read again', async () => {
  const bytes = await copyOf({ '7栋/甲': ['姓名', '电话'], '8栋': ['姓名'] }, [
    {
      sheet: '7栋/甲',
      row: 31,
      cells: ['王芳', '1.38E+10'],
      problems: [{ column: 1, sentence: '号码已经丢失' }],
    },
    { sheet: '8栋', row: 2, cells: ['李雷'], problems: [{ column: -1, sentence: '看不出是谁' }] },
  ])
  expect((await rowsOf(bytes)).map((row) => [row.sheet, ...row.cells.map((cell) => cell.text)])).toEqual([
    ['7栋 甲', '姓名', '电话', '原文件行号', '未导入的原因'],
    ['7栋 甲', '王芳', '1.38E+10', '31', '号码已经丢失'],
    ['8栋', '姓名', '原文件行号', '未导入的原因'],
    ['8栋', '李雷', '2', '看不出是谁'],
  ])
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const bad = book.getWorksheet('7栋 甲')!.getCell('B2')
  expect(JSON.stringify(bad.fill)).toContain('FFFFCCC7')
  expect(JSON.stringify(bad.note)).toContain('号码已经丢失')
})

test('a value that looks like a formula stays the text it was', async () => {
  const nasty = ['=cmd|calc!A1', '+86 138', '-1+2', '@SUM(A1)', '\u0007=1', '\uD800x']
  const bytes = await copyOf({ x: nasty.map((_, at) => `列${at}`) }, [
    { sheet: 'x', row: 2, cells: nasty, problems: [] },
  ])
  const [, row] = await rowsOf(bytes)
  expect(row!.cells.slice(0, 6).map((cell) => cell.text)).toEqual([
    '=cmd|calc!A1',
    '+86 138',
    '-1+2',
    '@SUM(A1)',
    '=1',
    'x',
  ])
  expect(row!.cells.every((cell) => cell.kind === 'text' && !cell.problem)).toBe(true)
  expect(safeForDelimited('=1+1')).toBe("'=1+1")
  expect(safeForDelimited('@a')).toBe("'@a")
  expect(safeForDelimited('-2+3+cmd')).toBe("'-2+3+cmd")
  expect(safeForDelimited('+86 138-1234-5678')).toBe('+86 138-1234-5678')
  expect(safeForDelimited('-3.50')).toBe('-3.50')
})

test('a copy of nothing is still a workbook', async () => {
  expect(await rowsOf(await copyOf({}, []))).toHaveLength(1)
})

test('the template comes back through the import: columns known, example row recognised', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const bytes = await makeTemplate({
      language,
      fields: FIELDS,
      title: '客户',
      required: ['name', 'home'],
      custom: ['爱好'],
      choices: { project: ['云栖花园'] },
    })
    const workbook = await readWorkbook(bytesOf(bytes))
    expect(workbook.sheets.map(({ hidden }) => hidden)).toEqual([false, true])
    const parts = []
    for await (const part of readTable(workbook.rows())) parts.push(part)
    const [header, example] = parts
    if (header?.kind !== 'header' || example?.kind !== 'row') throw new Error('no header')
    const columns = recogniseColumns(header.names)
    expect(
      columns.filter(({ field, asks }) => asks || (field === null && true)).map((each) => each.header),
    ).toEqual(['爱好'])
    const { problems } = readRow(example.cells, proposedMapping(columns))
    expect(problems).toEqual([])
    expect(
      isExampleRow(example.cells, proposedMapping(columns), { fields: FIELDS, exampleBy: ['name', 'phone'] }),
    ).toBe(true)
  }
})

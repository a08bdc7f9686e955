import { expect, test } from 'vitest'
import { bytesOf } from './read-bytes.ts'
import { readTable } from './read-table.ts'
import { type ReadRow, readRow } from './read-values.ts'
import { readWorkbook } from './read-workbook.ts'
import { type Mapping, proposedMapping, recogniseColumns } from './recognise-columns.ts'
import { workbookBytes } from './workbook-fixture.ts'

test('the ledger of a company that has never used a system', async () => {
  const bytes = await workbookBytes((book) => {
    for (const building of ['7栋', '8栋']) {
      const sheet = book.addWorksheet(building)
      sheet.addRow([`云栖花园${building}业主台账`])
      sheet.mergeCells('A1:F1')
      sheet.addRow(['制表日期:2026年11月1日'])
      sheet.addRow(['房屋信息', null, '业主信息'])
      sheet.mergeCells('A3:B3')
      sheet.mergeCells('C3:F3')
      sheet.addRow(['单元', '房号', '业主姓名', '联系电话', '生日', '身份'])
      sheet.addRow(['2单元', '1802', '王芳/李雷', '13812345678/13912345678', '八月十五(农历)', '业主'])
      sheet.addRow(['2单元', '1803', '陈 静', '1.38E+10', '闰四月初二', '业主'])
      sheet.addRow([null, null, '陈小宝', '13700001111', new Date(Date.UTC(2015, 4, 1)), '家属'])
      sheet.mergeCells('B6:B7')
      sheet.mergeCells('A6:A7')
      sheet.addRow([])
      sheet.addRow(['合计', '2户', null, null, null, null])
    }
    book.addWorksheet('Sheet3', { state: 'hidden' }).addRow(['旧数据', '13812345678'])
  })
  const workbook = await readWorkbook(bytesOf(bytes))
  const rows: (ReadRow & { sheet: string; row: number })[] = []
  const left: string[] = []
  let mapping: Mapping = {}
  let total = 0
  for await (const part of readTable(workbook.rows())) {
    total++
    if (part.kind === 'header') mapping = proposedMapping(recogniseColumns(part.names))
    else if (part.kind === 'skipped') left.push(part.because)
    else rows.push({ sheet: part.sheet, row: part.row, ...readRow(part.cells, mapping) })
  }
  expect(total).toBe(rows.length + left.length + 2)
  expect(rows).toHaveLength(6)
  expect(left).toEqual(
    Array(2)
      .fill(['title', 'title', 'title', 'total'])
      .flat()
      .toSpliced(3, 0, 'empty')
      .toSpliced(8, 0, 'empty'),
  )
  const [pair, wrong, child] = rows
  expect(pair!.values).toMatchObject({
    people: [{ name: '王芳' }, { name: '李雷' }],
    phones: [{ tail4: '5678' }, { tail4: '5678' }],
    birthday: { lunar: { month: 8, day: 15 } },
    relation: 'owner',
  })
  expect(wrong).toMatchObject({
    row: 6,
    problems: [{ column: 3, code: 'phone.digits_lost', values: { text: '1.38E+10' } }],
  })
  expect(child!.values).toMatchObject({
    birthday: { solar: '2015-05-01' },
    relation: 'family',
    home: { room: '1803' },
  })
  expect(workbook.sheets.filter(({ hidden }) => hidden).map(({ name }) => name)).toEqual(['Sheet3'])
})

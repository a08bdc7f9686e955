import { type ByteSource, FileRefused, kindOfFile } from './read-bytes.ts'
import { attribute, scanXml, xmlScanner } from './scan-xml.ts'
import { type Cell, sheetRows } from './sheet-rows.ts'
import { findMerges, readCellStyles, readSharedStrings } from './workbook-parts.ts'
import { readZipDirectory, unpack, type ZipEntry } from './zip-directory.ts'

export interface SheetInfo {
  name: string
  /** Hidden sheets are named but never read. */
  hidden: boolean
}

/** One row as it stands in the file; `row` counts from 1 as the program on the desk shows it. */
export interface TableRow {
  sheet: string
  row: number
  cells: Cell[]
  /** Hidden by the author or by a filter; read all the same. */
  hidden?: boolean
}

export interface Workbook {
  sheets: SheetInfo[]
  date1904: boolean
  /** Rows of the visible sheets in the order of their tabs; may be asked for again, each time from the start. */
  rows(): AsyncGenerator<TableRow>
}

export const MOST_ROWS = 200_000
export const MOST_COLUMNS = 500

/**
 * Opens an .xlsx file. Everything that can be judged before unpacking is: size, directory, macros, links to other files, parts
 * inside parts. Sheets are read row by row in bounded memory; formulas give the value last stored and say so, they are never
 * worked out; merged cells repeat their value inside the merge only.
 * @throws FileRefused, also while rows are read: `file.*`, `sheet.too_many_rows`, `sheet.too_many_columns`
 */
export async function readWorkbook(source: ByteSource): Promise<Workbook> {
  if ((await kindOfFile(source)) !== 'workbook') throw new FileRefused('file.not_a_workbook')
  const entries = await readZipDirectory(source)
  refuseParts([...entries.keys()])
  const root = await relations(source, entries, '_rels/.rels', '')
  const main =
    [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const mainEntry = entries.get(main)
  if (!mainEntry || !/workbook[^/]*\.xml$/.test(main)) throw new FileRefused('file.not_a_workbook')
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const { sheets, date1904 } = await readMain(source, mainEntry)
  const links = await relations(source, entries, `${folder}_rels/${main.slice(folder.length)}.rels`, folder)
  const partOf = (kind: string) => {
    const target = [...links.values()].find(({ type }) => type.endsWith(kind))?.target
    return target ? entries.get(target) : undefined
  }
  const [stringsEntry, stylesEntry] = [partOf('/sharedStrings'), partOf('/styles')]
  const readable = sheets.flatMap((sheet) => {
    const link = links.get(sheet.relation)
    const entry = link?.type.endsWith('/worksheet') ? entries.get(link.target) : undefined
    return entry ? [{ ...sheet, entry }] : []
  })
  if (readable.length === 0) throw new FileRefused('file.not_a_workbook')
  if (readable.every((sheet) => sheet.hidden)) throw new FileRefused('file.all_sheets_hidden')

  async function* rows(): AsyncGenerator<TableRow> {
    const strings = stringsEntry ? await readSharedStrings(unpack(source, stringsEntry)) : []
    const styles = stylesEntry ? await readCellStyles(unpack(source, stylesEntry)) : []
    let total = 0
    for (const sheet of readable) {
      if (sheet.hidden) continue
      const merges = await findMerges(unpack(source, sheet.entry))
      const finished: Omit<TableRow, 'sheet'>[] = []
      const handler = sheetRows({ strings, styles, date1904, merges, mostColumns: MOST_COLUMNS }, (row) =>
        finished.push(row),
      )
      const scanner = xmlScanner(handler)
      for await (const chunk of unpack(source, sheet.entry)) {
        scanner.push(chunk)
        for (const row of finished.splice(0)) {
          if (row.cells.length > 0 && ++total > MOST_ROWS)
            throw new FileRefused('sheet.too_many_rows', { sheet: sheet.name, most: MOST_ROWS })
          yield { sheet: sheet.name, ...row }
        }
      }
      scanner.end()
    }
  }

  return { sheets: readable.map(({ name, hidden }) => ({ name, hidden })), date1904, rows }
}

function refuseParts(names: string[]): void {
  const has = (pattern: RegExp) => names.find((name) => pattern.test(name))
  if (has(/vbaProject\.bin$|(?:^|\/)macrosheets\//i)) throw new FileRefused('file.macros')
  if (has(/(?:^|\/)externalLinks\/externalLink/i)) throw new FileRefused('file.external_links')
  const inner = has(/\.(?:zip|xlsx|xlsm|xls|7z|rar|jar|exe|dll|docm?x?)$/i)
  if (inner) throw new FileRefused('file.nested', { part: inner.slice(0, 80) })
  if (has(/(?:^|\/)workbook\.bin$/)) throw new FileRefused('file.binary_workbook')
}

interface Relation {
  type: string
  target: string
}

async function relations(
  source: ByteSource,
  entries: Map<string, ZipEntry>,
  path: string,
  folder: string,
): Promise<Map<string, Relation>> {
  const found = new Map<string, Relation>()
  const entry = entries.get(path)
  if (!entry) return found
  await scanXml(unpack(source, entry), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      const whole = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')
      found.set(attribute(attributes, 'Id') ?? '', {
        type: attribute(attributes, 'Type') ?? '',
        target: whole,
      })
    },
  })
  return found
}

async function readMain(source: ByteSource, entry: ZipEntry) {
  const sheets: (SheetInfo & { relation: string })[] = []
  let date1904 = false
  await scanXml(unpack(source, entry), {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      sheets.push({
        name: attribute(attributes, 'name') ?? `#${sheets.length + 1}`,
        hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
        relation: attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '',
      })
    },
  })
  return { sheets, date1904 }
}

import { FileRefused } from './read-bytes.ts'
import { attribute, scanXml } from './scan-xml.ts'

/** A merged range; rows and columns count from 1. */
export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

/** The longest text a cell can hold in the format; longer ones were not written by a spreadsheet program. */
export const LONGEST_CELL = 32_767
const MOST_CHARACTERS = 64 * 1024 * 1024
const MOST_MERGES = 50_000

/**
 * The texts that cells refer to by number, without phonetic hints.
 * @throws FileRefused `file.too_much_text` above 64 million characters
 */
export async function readSharedStrings(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = []
  let total = 0
  let text = ''
  let inText = false
  let inPhonetic = false
  await scanXml(chunks, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = !inPhonetic
      else if (name === 'rPh') inPhonetic = true
    },
    text(piece) {
      if (inText && text.length <= LONGEST_CELL) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'si') {
        total += text.length + 8
        if (total > MOST_CHARACTERS) throw new FileRefused('file.too_much_text')
        strings.push(unescapeCell(text))
      }
    },
  })
  return strings
}

/** What a cell style tells beside the value: whether a number is shown as a date or time, whether the cell has a colour. */
export interface CellStyle {
  date: boolean
  coloured: boolean
}

/** The cell styles of a workbook, by the number cells refer to them with. */
export async function readCellStyles(chunks: AsyncIterable<Uint8Array>): Promise<CellStyle[]> {
  const custom = new Map<number, boolean>()
  const styles: CellStyle[] = []
  const solid: boolean[] = []
  let inCells = false
  await scanXml(chunks, {
    open(name, attributes) {
      if (name === 'numFmt') {
        custom.set(
          Number(attribute(attributes, 'numFmtId')),
          isDateCode(attribute(attributes, 'formatCode') ?? ''),
        )
      } else if (name === 'patternFill') solid.push(attribute(attributes, 'patternType') === 'solid')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        const coloured = solid[Number(attribute(attributes, 'fillId') ?? 0)] ?? false
        styles.push({ date: custom.get(id) ?? isBuiltInDate(id), coloured })
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/**
 * The merged ranges of a sheet, which stand behind its rows: found by a first pass that keeps nothing else.
 * @throws FileRefused `sheet.too_many_merges` above 50,000
 */
export async function findMerges(chunks: AsyncIterable<Uint8Array>): Promise<Merge[]> {
  const decoder = new TextDecoder('utf-8')
  const merges: Merge[] = []
  let left = ''
  for await (const chunk of chunks) {
    const text = left + decoder.decode(chunk, { stream: true })
    let taken = 0
    if (text.includes('mergeCell')) {
      for (const found of text.matchAll(
        /mergeCell\s[^<>]{0,80}?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g,
      )) {
        taken = found.index + found[0].length
        merges.push({
          left: columnNumber(found[1]!),
          top: Number(found[2]),
          right: columnNumber(found[3]!),
          bottom: Number(found[4]),
        })
        if (merges.length > MOST_MERGES) throw new FileRefused('sheet.too_many_merges', { most: MOST_MERGES })
      }
    }
    left = text.slice(Math.max(taken, text.length - 160))
  }
  return merges
}

/** A → 1, AA → 27. */
export function columnNumber(letters: string): number {
  let number = 0
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64
  return number
}

/** _x000D_ is how the format writes a control character. */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

// ECMA-376 18.8.30: 14–22 and 45–47 everywhere, 27–36 and 50–58 in Chinese, Japanese and Korean programs.
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, '')
  return /[ymdh]|s+/i.test(bare) && !/general|[#?]|0(?!\d*s)[^.]*%/i.test(bare)
}

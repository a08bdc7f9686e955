import { type ByteSource, chunksOf, FileRefused } from '../imports/read-bytes.ts'
import { attribute, scanXml } from '../imports/scan-xml.ts'
import { decoded, detectEncoding } from '../imports/text-encoding.ts'
import { readZipDirectory, unpack } from '../imports/zip-directory.ts'
import { WordNumbers } from './word-numbers.ts'

const LONGEST_PAPER = 400_000

/**
 * The text of a paper, a line for each paragraph, with the numbers Word writes by itself. Word (.docx) and plain text.
 * @throws FileRefused `paper.kind` for anything else, `paper.too_long` above 400,000 characters, and what a broken or hostile zip throws
 */
export async function readPaper(source: ByteSource): Promise<string> {
  const start = Buffer.from(await source.read(0, 8)).toString('latin1')
  if (start.startsWith('PK\u0003\u0004')) return readWord(source)
  if (/^(?:%PDF|\xd0\xcf\x11\xe0|\{\\rtf|\x89PNG|\xff\xd8\xff)/.test(start))
    throw new FileRefused('paper.kind')
  let text = ''
  for await (const piece of decoded(chunksOf(source), await detectEncoding(source))) {
    text += piece
    if (text.length > LONGEST_PAPER) throw new FileRefused('paper.too_long', { most: LONGEST_PAPER })
  }
  if (text.includes('\u0000')) throw new FileRefused('paper.kind')
  return text.replace(/^\ufeff/, '')
}

async function readWord(source: ByteSource): Promise<string> {
  const parts = await readZipDirectory(source)
  const body = parts.get('word/document.xml')
  if (!body) throw new FileRefused('paper.kind')
  const numbers = new WordNumbers()
  const lists = parts.get('word/numbering.xml')
  const styles = parts.get('word/styles.xml')
  if (lists) await numbers.readLists(unpack(source, lists))
  if (styles) await numbers.readStyles(unpack(source, styles))
  const lines: string[] = []
  const within: Paragraph[] = []
  let length = 0
  let inText = false
  let unseen = 0
  await scanXml(unpack(source, body), {
    open(name, attributes) {
      const paragraph = within.at(-1)
      const value = attribute(attributes, 'val')
      if (notShown.has(name)) unseen++
      else if (name === 'p') within.push({ text: '' })
      else if (name === 't') inText = unseen === 0
      else if (!paragraph || unseen > 0) return
      else if (name === 'tab') paragraph.text += ' '
      else if (name === 'br') paragraph.text += '\n'
      else if (name === 'numId') paragraph.list = value
      else if (name === 'ilvl') paragraph.level = Number(value)
      else if (name === 'pStyle') paragraph.style = value
    },
    text(piece) {
      const paragraph = within.at(-1)
      if (inText && paragraph) paragraph.text += piece
    },
    close(name) {
      if (notShown.has(name)) unseen--
      else if (name === 't') inText = false
      else if (name === 'p') {
        const paragraph = within.pop()!
        if (paragraph.text.trim() === '') return
        const line = `${numbers.before(paragraph)}${paragraph.text}`
        length += line.length
        if (length > LONGEST_PAPER) throw new FileRefused('paper.too_long', { most: LONGEST_PAPER })
        lines.push(line)
      }
    },
  })
  return lines.join('\n')
}

interface Paragraph {
  text: string
  list?: string | undefined
  level?: number | undefined
  style?: string | undefined
}

/** What was struck out, what a change replaced, and the second form of a drawing. */
const notShown = new Set(['del', 'moveFrom', 'pPrChange', 'rPrChange', 'Fallback'])

import { attribute, scanXml } from '../imports/scan-xml.ts'

interface Level {
  start: number
  format: string
  text: string
}

/** The numbers a Word file writes before its paragraphs, which do not stand in their text. */
export class WordNumbers {
  readonly #lists = new Map<string, Level[]>()
  readonly #listOf = new Map<string, string>()
  readonly #counts = new Map<string, number[]>()
  readonly #ofStyle = new Map<string, { list?: string; level: number; basedOn?: string }>()

  /** `word/numbering.xml`. */
  async readLists(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    let list = ''
    let number = ''
    let level: Level | undefined
    await scanXml(chunks, {
      open: (name, attributes) => {
        const value = attribute(attributes, 'val') ?? ''
        if (name === 'abstractNum') {
          list = attribute(attributes, 'abstractNumId') ?? ''
          this.#lists.set(list, [])
        } else if (name === 'lvl' && list) {
          level = { start: 1, format: 'decimal', text: '' }
          this.#lists.get(list)![Number(attribute(attributes, 'ilvl') ?? 0)] = level
        } else if (name === 'start' && level) level.start = Number(value)
        else if (name === 'numFmt' && level) level.format = value
        else if (name === 'lvlText' && level) level.text = value
        else if (name === 'num') {
          list = ''
          level = undefined
          number = attribute(attributes, 'numId') ?? ''
        } else if (name === 'abstractNumId') this.#listOf.set(number, value)
      },
    })
  }

  /** `word/styles.xml`: headings are often numbered by their style. */
  async readStyles(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    let style: { list?: string; level: number; basedOn?: string } | undefined
    await scanXml(chunks, {
      open: (name, attributes) => {
        const value = attribute(attributes, 'val') ?? ''
        if (name === 'style') {
          style = { level: 0 }
          this.#ofStyle.set(attribute(attributes, 'styleId') ?? '', style)
        } else if (name === 'basedOn' && style) style.basedOn = value
        else if (name === 'numId' && style) style.list = value
        else if (name === 'ilvl' && style) style.level = Number(value)
      },
    })
  }

  /** What stands before the next paragraph of this list or style: 第三条, 5.1; nothing for bullets and plain paragraphs. */
  before(paragraph: {
    list?: string | undefined
    level?: number | undefined
    style?: string | undefined
  }): string {
    const inherited = this.#inherited(paragraph.style)
    const number = paragraph.list ?? inherited?.list
    const depth = paragraph.level ?? inherited?.level ?? 0
    const levels = this.#lists.get(this.#listOf.get(number ?? '') ?? '')
    const own = levels?.[depth]
    if (!levels || !own || number === '0') return ''
    const counts = this.#counts.get(number!) ?? []
    counts.length = depth + 1
    counts[depth] = (counts[depth] ?? own.start - 1) + 1
    this.#counts.set(number!, counts)
    if (own.format === 'bullet' || own.format === 'none') return ''
    const text = own.text.replace(/%(\d)/g, (_, nth: string) => {
      const at = Number(nth) - 1
      const level = levels[at] ?? own
      return inFormat(counts[at] ?? level.start, level.format)
    })
    return `${text} `
  }

  #inherited(style: string | undefined): { list?: string; level: number } | undefined {
    let name = style
    for (let hops = 0; name && hops < 10; hops++) {
      const found = this.#ofStyle.get(name)
      if (found?.list) return found
      name = found?.basedOn
    }
    return undefined
  }
}

const digits = '〇一二三四五六七八九'

function inFormat(count: number, format: string): string {
  if (/chinese|ideograph|japaneseCounting|taiwanese/i.test(format)) return inChinese(count)
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese')
    return count <= 20 ? String.fromCharCode(0x245f + count) : String(count)
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((count - 1) % 26))
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  return String(count)
}

function inChinese(count: number): string {
  if (count < 10) return digits[count]!
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor((count % 100) / 10), count % 10]
  const high = hundreds > 0 ? `${digits[hundreds]}百` : ''
  const middle = tens > 0 ? `${tens === 1 && !high ? '' : digits[tens]}十` : high && ones > 0 ? '零' : ''
  return `${high}${middle}${ones > 0 ? digits[ones] : ''}`
}

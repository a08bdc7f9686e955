import { FileRefused } from './read-bytes.ts'

export interface XmlHandler {
  open?(name: string, attributes: string): void
  close?(name: string): void
  text?(text: string): void
}

const LONGEST_TAG = 256 * 1024
const DEEPEST = 200

/**
 * Scans the parts of a workbook as they stream in, calling `handler`; names come without their prefix, attributes as raw text
 * for `attribute`. Only what such parts may contain is understood: a document type, with which entities could be defined
 * and blown up, is refused.
 * @throws FileRefused `file.doctype`, `file.damaged`
 */
export async function scanXml(chunks: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const scanner = xmlScanner(handler)
  for await (const chunk of chunks) scanner.push(chunk)
  scanner.end()
}

/** The same piece by piece, for readers that hand on rows while the part is still being unpacked. */
export function xmlScanner(handler: XmlHandler): { push(chunk: Uint8Array): void; end(): void } {
  let decoder: TextDecoder | null = null
  let left = ''
  let depth = 0

  function feed(text: string): void {
    let buffer = left + text
    let at = 0
    for (;;) {
      const tag = buffer.indexOf('<', at)
      if (tag < 0) {
        // An entity may be cut by the end of a chunk.
        const cut = buffer.lastIndexOf('&')
        const whole = cut >= at && cut > buffer.length - 12 ? cut : buffer.length
        if (whole > at) handler.text?.(unescapeXml(buffer.slice(at, whole)))
        buffer = buffer.slice(whole)
        break
      }
      if (tag > at) handler.text?.(unescapeXml(buffer.slice(at, tag)))
      const end = endOfTag(buffer, tag)
      if (end < 0) {
        if (buffer.length - tag > LONGEST_TAG) throw new FileRefused('file.damaged')
        buffer = buffer.slice(tag)
        break
      }
      take(buffer, tag, end)
      at = end
      if (at === buffer.length) {
        buffer = ''
        break
      }
    }
    left = buffer
  }

  function take(buffer: string, tag: number, end: number): void {
    const next = buffer.charCodeAt(tag + 1)
    if (next === 63) return
    if (next === 33) {
      if (buffer.startsWith('<![CDATA[', tag)) handler.text?.(buffer.slice(tag + 9, end - 3))
      else if (!buffer.startsWith('<!--', tag)) throw new FileRefused('file.doctype')
      return
    }
    if (next === 47) {
      depth--
      if (depth < 0) throw new FileRefused('file.damaged')
      handler.close?.(local(buffer.slice(tag + 2, end - 1).trimEnd()))
      return
    }
    const empty = buffer.charCodeAt(end - 2) === 47
    const inside = buffer.slice(tag + 1, end - (empty ? 2 : 1))
    const space = inside.search(/\s/)
    const name = local(space < 0 ? inside : inside.slice(0, space))
    if (!empty && ++depth > DEEPEST) throw new FileRefused('file.damaged')
    handler.open?.(name, space < 0 ? '' : inside.slice(space))
    if (empty) handler.close?.(name)
  }

  return {
    push(chunk) {
      decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8', {
        fatal: true,
      })
      let text: string
      try {
        text = decoder.decode(chunk, { stream: true })
      } catch {
        throw new FileRefused('file.damaged')
      }
      feed(text)
    },
    end() {
      if (depth !== 0 || left.trim() !== '') throw new FileRefused('file.damaged')
    },
  }
}

/** One attribute out of the raw text of a tag; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : undefined
}

function endOfTag(buffer: string, tag: number): number {
  if (buffer.charCodeAt(tag + 1) === 33) {
    if (buffer.length < tag + 9) return -1
    const [opening, closing] = buffer.startsWith('<!--', tag) ? ['<!--', '-->'] : ['<![CDATA[', ']]>']
    if (!buffer.startsWith(opening!, tag)) return buffer.length
    const end = buffer.indexOf(closing!, tag + opening!.length)
    return end < 0 ? -1 : end + 3
  }
  const end = buffer.indexOf('>', tag)
  if (end < 0) return -1
  // A '>' inside a quoted attribute does not end the tag.
  let from = tag
  let to = end
  for (;;) {
    const quote = buffer.slice(from, to).match(/["']/)
    if (!quote) return to + 1
    const opened = from + quote.index!
    const closed = buffer.indexOf(quote[0], opened + 1)
    if (closed < 0) return -1
    from = closed + 1
    if (closed > to) {
      to = buffer.indexOf('>', closed)
      if (to < 0) return -1
    }
  }
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

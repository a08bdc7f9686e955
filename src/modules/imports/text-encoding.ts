import { type ByteSource, chunksOf, FileRefused } from './read-bytes.ts'

const SAMPLE = 256 * 1024

type Encoding = 'gb18030' | 'big5' | 'windows-1252'

/**
 * The encoding of a text file: by its mark, by the zeros of UTF-16, by being valid UTF-8 to its last byte, else the one of
 * GB18030, Big5 and Windows-1252 under which the letters beyond ASCII are ordinary ones.
 * @throws FileRefused `csv.binary` for bytes that are no text in any of them
 */
export async function detectEncoding(source: ByteSource): Promise<string> {
  const head = Buffer.from(await source.read(0, SAMPLE))
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  for (let at = 0; at < Math.min(head.length, 2000); at++) if (head[at] === 0) zeros[at % 2]!++
  const [even = 0, odd = 0] = zeros
  const pairs = Math.min(head.length, 2000) / 2
  if (odd > pairs * 0.2 && even < odd / 10) return 'utf-16le'
  if (even > pairs * 0.2 && odd < even / 10) return 'utf-16be'
  if (even + odd > 0) throw new FileRefused('csv.binary')
  if (await isValid(source, 'utf-8')) return 'utf-8'
  const possible: Encoding[] = ['windows-1252']
  for (const encoding of ['gb18030', 'big5'] as const)
    if (await isValid(source, encoding)) possible.push(encoding)
  const best = likeliest(head, possible)
  if (!best) throw new FileRefused('csv.encoding')
  return best
}

/** The text of a few bytes whose encoding nobody told. */
export function textOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', likeliest(bytes, ['gb18030', 'windows-1252']) ?? 'windows-1252']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {}
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

/**
 * Text of bytes that come in pieces, without its mark.
 * @param cut the pieces may end inside a character
 * @throws FileRefused `csv.encoding` where the bytes are not in that encoding
 */
export async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string,
  cut = false,
): AsyncGenerator<string> {
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new FileRefused('csv.encoding', { encoding })
  }
  try {
    for await (const chunk of chunks) {
      const text = decoder.decode(chunk, { stream: true })
      if (text) yield text
    }
    if (cut) return
    const rest = decoder.decode()
    if (rest) yield rest
  } catch (error) {
    throw error instanceof TypeError ? new FileRefused('csv.encoding', { encoding }) : error
  }
}

async function isValid(source: ByteSource, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of chunksOf(source)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function likeliest(bytes: Uint8Array, among: Encoding[]): Encoding | null {
  const scores = among.map((encoding) => ({ encoding, score: scoreOf(bytes, encoding) }))
  const best = scores.sort((one, other) => other.score - one.score)[0]
  return best && best.score > 0 ? best.encoding : null
}

/** The share of ordinary letters among those beyond ASCII. */
function scoreOf(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'windows-1252') return western(bytes)
  let [ordinary, all] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const [lead, trail] = [bytes[at]!, bytes[at + 1] ?? 0]
    if (lead < 0x80) continue
    all++
    // The first level of each set holds the characters of names, streets and everyday words, and its punctuation.
    const common =
      encoding === 'gb18030'
        ? trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3)
        : (lead >= 0xa4 && lead <= 0xc6) || lead === 0xa1
    if (common) ordinary++
    at += encoding === 'gb18030' && trail >= 0x30 && trail <= 0x39 ? 3 : 1
  }
  return all === 0 ? 0 : (ordinary / all) * (encoding === 'big5' ? 0.9 : 1)
}

// In a European text letters beyond ASCII stand alone among plain ones; in a Chinese one they come in pairs and rows.
function western(bytes: Uint8Array): number {
  let [alone, all] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte < 0x80) continue
    all++
    const letter = (byte: number | undefined) => byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122
    if (byte >= 0xc0 && (letter(bytes[at - 1]) || letter(bytes[at + 1])) && (bytes[at + 1] ?? 0) < 0x80)
      alone++
  }
  return all === 0 ? 0 : (alone / all) * 0.8
}

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { type ByteSource, chunksOf, FileRefused } from './read-bytes.ts'

export interface ZipEntry {
  name: string
  method: number
  checksum: number
  compressed: number
  size: number
  offset: number
}

const MOST_ENTRIES = 2000
const MOST_TOTAL = 1024 * 1024 * 1024
// Repetitive sheets reach 100 : 1; the format's limit, which bombs use, is about 1030 : 1.
const MOST_RATIO = 300
const RATIO_FROM = 20 * 1024 * 1024

/**
 * The directory of a zip file, judged before anything is unpacked.
 * @throws FileRefused: `file.damaged` (no directory, overlapping or repeated parts), `file.encrypted`,
 * `file.too_many_parts` (2,000), `file.bomb` (1 GB unpacked, or one part above 20 MB packed 300 times)
 */
export async function readZipDirectory(source: ByteSource): Promise<Map<string, ZipEntry>> {
  const { count, size, offset, end } = await findDirectory(source)
  if (count > MOST_ENTRIES) throw new FileRefused('file.too_many_parts', { count, most: MOST_ENTRIES })
  if (offset + size > end || size > 16 * 1024 * 1024) throw new FileRefused('file.damaged')
  const directory = Buffer.from(await source.read(offset, offset + size))
  const entries = new Map<string, ZipEntry>()
  let at = 0
  let total = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw new FileRefused('file.damaged')
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((each) =>
      directory.readUInt16LE(at + each),
    ) as [number, number, number]
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw new FileRefused('file.encrypted')
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength)
    const entry: ZipEntry = {
      name: name.replace(/^\//, '').replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      compressed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    }
    widen(entry, directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength))
    total += entry.size
    if (total > MOST_TOTAL || (entry.size > RATIO_FROM && entry.size > entry.compressed * MOST_RATIO)) {
      throw new FileRefused('file.bomb', { part: entry.name, megabytes: Math.round(total / 1024 / 1024) })
    }
    if (entries.has(entry.name)) throw new FileRefused('file.damaged')
    entries.set(entry.name, entry)
    at += 46 + nameLength + extraLength + noteLength
  }
  refuseOverlap([...entries.values()], offset)
  return entries
}

/**
 * The unpacked bytes of one part, in pieces.
 * @throws FileRefused `file.damaged` when the part is longer than the directory says, broken, or its checksum differs
 */
export async function* unpack(source: ByteSource, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const header = Buffer.from(await source.read(entry.offset, entry.offset + 30))
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new FileRefused('file.damaged')
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = chunksOf(source, start, start + entry.compressed)
  if (entry.method !== 0 && entry.method !== 8) throw new FileRefused('file.damaged')
  const plain = entry.method === 8 ? inflated(packed) : packed
  let length = 0
  let sum = 0
  try {
    for await (const chunk of plain) {
      length += chunk.length
      if (length > entry.size) throw new FileRefused('file.damaged')
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('file.damaged')
  }
  if (length !== entry.size || sum !== entry.checksum) throw new FileRefused('file.damaged')
}

async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw()
  const done = pipeline(Readable.from(packed, { objectMode: false }), inflate).catch(
    (error: unknown) => error,
  )
  try {
    for await (const chunk of inflate) yield chunk as Uint8Array
  } finally {
    inflate.destroy()
    await done
  }
}

async function findDirectory(
  source: ByteSource,
): Promise<{ count: number; size: number; offset: number; end: number }> {
  const start = Math.max(0, source.size - 65_557)
  const tail = Buffer.from(await source.read(start, source.size))
  const at = tail.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  if (at < 0 || at + 22 > tail.length) throw new FileRefused('file.damaged')
  const [count, size, offset] = [
    tail.readUInt16LE(at + 10),
    tail.readUInt32LE(at + 12),
    tail.readUInt32LE(at + 16),
  ]
  if (count !== 0xffff && size !== 0xffffffff && offset !== 0xffffffff)
    return { count, size, offset, end: start + at }
  const locator = at - 20
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) throw new FileRefused('file.damaged')
  const place = Number(tail.readBigUInt64LE(locator + 8))
  const wide = Buffer.from(await source.read(place, place + 56))
  if (wide.length < 56 || wide.readUInt32LE(0) !== 0x06064b50) throw new FileRefused('file.damaged')
  const [wideCount, wideSize, wideOffset] = [32, 40, 48].map((each) => Number(wide.readBigUInt64LE(each)))
  return { count: wideCount!, size: wideSize!, offset: wideOffset!, end: place }
}

function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; ) {
    const [id, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)]
    if (id === 1) {
      let field = at + 4
      for (const key of ['size', 'compressed', 'offset'] as const) {
        if (entry[key] !== 0xffffffff || field + 8 > Math.min(extra.length, at + 4 + length)) continue
        entry[key] = Number(extra.readBigUInt64LE(field))
        field += 8
      }
    }
    at += 4 + length
  }
}

// Parts that share bytes are how a small file unpacks to petabytes without a large ratio anywhere.
function refuseOverlap(entries: ZipEntry[], directoryAt: number): void {
  const ordered = [...entries].sort((one, other) => one.offset - other.offset)
  for (const [index, entry] of ordered.entries()) {
    const next = ordered[index + 1]?.offset ?? directoryAt
    if (entry.offset + 30 + entry.compressed > next) throw new FileRefused('file.damaged')
  }
}

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline as pipe, Readable, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { newId } from '../id.ts'
import { Refusal } from '../refusal.ts'
import type { Keys } from '../settings.ts'
import type { FileStore } from './store.ts'

/** Files sealed earlier do not say which piece is their last. */
const MAGIC = { now: 'keban-2 ', earlier: 'keban-1 ' }
/** The magic word, the id of the key in 16 places, 8 random bytes that begin every nonce. */
const HEADER = 32
const CHUNK = 65_536
const TAG = 16
/** In the count that ends a nonce. */
const LAST = 0x80000000

interface Seal {
  key: KeyObject
  prefix: Buffer
  saysLast: boolean
}

/**
 * Files sealed piece by piece with the installation's key, so that a part can be read alone, and the last piece as the last, so
 * that a file cut short is noticed; a file kept before there were seals is given as it is. `digest` names the sealed bytes, `size`
 * counts the open ones. Opened files on disk live in `directory`. What was changed in the store throws `files.damaged`.
 */
export function sealedFiles(store: FileStore, keys: Keys, directory: string): FileStore {
  const byId = new Map(
    Object.entries(keys.keys).map(([id, key]) => [id, createSecretKey(Buffer.from(key, 'base64'))]),
  )
  const sealOf = async (digest: string): Promise<Seal | null> => {
    const head = await buffer(await store.read(digest, { start: 0, end: HEADER }))
    const magic = head.toString('latin1', 0, 8)
    if (head.length < HEADER && createHash('sha256').update(head).digest('hex') !== digest) throw damaged()
    if (head.length < HEADER || !Object.values(MAGIC).includes(magic)) return null
    const id = head.toString('latin1', 8, 24).trim()
    const key = byId.get(id)
    if (!key) throw new Error(`no key "${id}" to read a stored file`)
    return { key, prefix: head.subarray(24), saysLast: magic === MAGIC.now }
  }
  const read: FileStore['read'] = async (digest, range) => {
    const seal = await sealOf(digest)
    if (!seal) return store.read(digest, range)
    const first = Math.floor((range?.start ?? 0) / CHUNK)
    const until = range ? Math.ceil(range.end / CHUNK) : Number.POSITIVE_INFINITY
    const opened = pieces(CHUNK + TAG, until - first, (piece, at, last) =>
      open(seal, first + at, last, piece),
    )
    // One byte more than is wanted says whether the file goes on.
    const source = await store.read(digest, {
      start: HEADER + first * (CHUNK + TAG),
      end: range ? HEADER + until * (CHUNK + TAG) + 1 : Number.MAX_SAFE_INTEGER,
    })
    pipe(source, opened, () => {})
    return range ? Readable.from(cut(opened, range.start - first * CHUNK, range.end - range.start)) : opened
  }
  return {
    read,
    delete: store.delete,
    put: async (source, limit) => {
      const key = byId.get(keys.current)
      if (!key) throw new Error(`key ${keys.current} is missing`)
      const prefix = randomBytes(8)
      let size = 0
      const sealing = pieces(CHUNK, Number.POSITIVE_INFINITY, (piece, at, last) => {
        size += piece.length
        if (size > limit) throw new Refusal('files.too_large', { megabytes: Math.floor(limit / 1_048_576) })
        return close({ key, prefix, saysLast: true }, at, last, piece)
      })
      sealing.push(Buffer.concat([Buffer.from(MAGIC.now + keys.current.padEnd(16), 'latin1'), prefix]))
      // A broken source breaks the sealing, a broken store ends the source.
      pipe(source, sealing, () => {})
      const { digest } = await store.put(sealing, Number.MAX_SAFE_INTEGER)
      return { digest, size }
    },
    onDisk: async (digest, use) => {
      mkdirSync(directory, { recursive: true })
      const path = join(directory, newId())
      try {
        await pipeline(await read(digest), createWriteStream(path, { mode: 0o600 }))
        return await use(path)
      } finally {
        await rm(path, { force: true })
      }
    },
  }
}

function close({ key, prefix }: Seal, at: number, last: boolean, piece: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, at, last))
  return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
}

function open({ key, prefix, saysLast }: Seal, at: number, last: boolean, piece: Buffer): Buffer {
  if (!saysLast && piece.length === 0) return piece
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(prefix, at, last && saysLast), {
      authTagLength: TAG,
    })
    decipher.setAuthTag(piece.subarray(-TAG))
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG)), decipher.final()])
  } catch {
    throw damaged()
  }
}

const damaged = () => new Refusal('files.damaged')

function nonce(prefix: Buffer, at: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  prefix.copy(bytes)
  bytes.writeUInt32BE(last ? at + LAST : at, 8)
  return bytes
}

/** Passes a stream on in pieces of one length, the last one as long as it is, each changed; at most `most` of them. */
function pieces(
  length: number,
  most: number,
  change: (piece: Buffer, at: number, last: boolean) => Buffer,
): Transform {
  let waiting: Buffer[] = []
  let waits = 0
  let at = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        waiting.push(chunk)
        waits += chunk.length
        // A whole piece waits until more comes: it may be the last.
        if (waits <= length) return done()
        let all = Buffer.concat(waiting)
        for (; all.length > length; all = all.subarray(length))
          this.push(change(all.subarray(0, length), at++, false))
        waiting = [all]
        waits = all.length
        done()
      } catch (cause) {
        done(cause as Error)
      }
    },
    flush(done) {
      try {
        if (at < most) this.push(change(Buffer.concat(waiting), at, true))
        done()
      } catch (cause) {
        done(cause as Error)
      }
    },
  })
}

async function* cut(source: AsyncIterable<Buffer>, from: number, length: number): AsyncGenerator<Buffer> {
  let skip = from
  let left = length
  for await (const chunk of source) {
    const part = chunk.subarray(Math.min(skip, chunk.length), skip + left)
    skip = Math.max(0, skip - chunk.length)
    left -= part.length
    if (part.length > 0) yield part
    if (left <= 0) return
  }
}

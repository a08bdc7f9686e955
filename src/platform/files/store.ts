import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../id.ts'
import { Refusal } from '../refusal.ts'

/** Content-addressed bytes; what they are called and whose they are stands in the `files` table. */
export interface FileStore {
  /** Keeps what the source gives, at most `limit` bytes. Throws `files.too_large`, `files.store_failed`. */
  put(source: Readable, limit: number): Promise<Kept>
  /** The bytes from `start`, which lies in the file, up to, without, `end`; all of them without a range. Throws `files.lost`, `files.store_failed`. */
  read(digest: string, range?: { start: number; end: number }): Promise<Readable>
  /** Gives the whole file as a path on this machine, good as long as `use` lasts. Throws as `read` does. */
  onDisk<T>(digest: string, use: (path: string) => Promise<T>): Promise<T>
  /** Removes the content; one that is gone already is fine. Throws `files.store_failed`. */
  delete(digest: string): Promise<void>
}

export interface Kept {
  /** SHA-256, 64 hexadecimal digits. */
  digest: string
  /** In bytes. */
  size: number
}

/** Takes in a stream beside the store, measured and named by its content; what `keep` does not move away is removed. */
export async function receive(
  directory: string,
  source: Readable,
  limit: number,
  keep: (incoming: string, kept: Kept) => Promise<void>,
): Promise<Kept> {
  mkdirSync(directory, { recursive: true })
  const incoming = join(directory, newId())
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      hash.update(chunk)
      done(
        size > limit ? new Refusal('files.too_large', { megabytes: Math.floor(limit / 1_048_576) }) : null,
        chunk,
      )
    },
  })
  try {
    await pipeline(source, measure, createWriteStream(incoming, { flush: true }))
    const kept = { digest: hash.digest('hex'), size }
    await keep(incoming, kept)
    return kept
  } finally {
    await rm(incoming, { force: true })
  }
}

/** Where the bytes of a digest lie, in either store: two digits, then all of them. */
export const placeOf = (digest: string) => `${digest.slice(0, 2)}/${digest}`

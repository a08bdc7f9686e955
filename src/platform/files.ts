import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from './id.ts'
import { Refusal } from './refusal.ts'

/** Content-addressed bytes; what they are called and whose they are stands in the `files` table. */
export interface FileStore {
  put(source: Readable, limit: number): Promise<{ digest: string; size: number }>
  read(digest: string): Readable
  path(digest: string): string
}

export function diskFiles(directory: string): FileStore {
  const place = (digest: string) => join(directory, digest.slice(0, 2), digest)
  return {
    async put(source, limit) {
      mkdirSync(join(directory, 'incoming'), { recursive: true })
      const incoming = join(directory, 'incoming', newId())
      const hash = createHash('sha256')
      let size = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length
          hash.update(chunk)
          done(
            size > limit
              ? new Refusal('files.too_large', { megabytes: Math.floor(limit / 1_048_576) })
              : null,
            chunk,
          )
        },
      })
      try {
        await pipeline(source, measure, createWriteStream(incoming, { flush: true }))
        const digest = hash.digest('hex')
        mkdirSync(join(directory, digest.slice(0, 2)), { recursive: true })
        if (!existsSync(place(digest))) await rename(incoming, place(digest))
        return { digest, size }
      } finally {
        await rm(incoming, { force: true })
      }
    },
    read: (digest) => createReadStream(place(digest)),
    path: place,
  }
}

import { existsSync, mkdirSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { type FileStore, placeOf, receive } from './store.ts'

/** Files in a directory, which several servers may share. */
export function diskFiles(directory: string): FileStore {
  const pathOf = (digest: string) => join(directory, placeOf(digest))
  return {
    put: (source, limit) =>
      receive(join(directory, 'incoming'), source, limit, async (incoming, { digest }) => {
        mkdirSync(dirname(pathOf(digest)), { recursive: true })
        if (!existsSync(pathOf(digest))) await rename(incoming, pathOf(digest))
      }),
    read: async (digest, range) => {
      const handle = await open(pathOf(digest)).catch(lost)
      return handle.createReadStream(range && { start: range.start, end: range.end - 1 })
    },
    onDisk: async (digest, use) => {
      if (!existsSync(pathOf(digest))) throw new Refusal('files.lost')
      return use(pathOf(digest))
    },
    delete: (digest) => rm(pathOf(digest), { force: true }),
  }
}

function lost(cause: NodeJS.ErrnoException): never {
  throw cause.code === 'ENOENT' ? new Refusal('files.lost') : cause
}

import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type FileStore, placeOf } from '#platform/files/store.ts'
import { Refusal } from '#platform/refusal.ts'

/** Copies contents out of the store, wherever it is, into the folder of a backup. Answers the digests the store has lost. */
export async function takeFiles(
  store: FileStore,
  digests: Iterable<string>,
  folder: string,
): Promise<string[]> {
  const lost: string[] = []
  for (const digest of digests) {
    const to = join(folder, 'files', placeOf(digest))
    mkdirSync(dirname(to), { recursive: true })
    try {
      await pipeline(await store.read(digest), createWriteStream(to, { flush: true }))
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'files.lost')) throw error
      lost.push(digest)
    }
  }
  return lost
}

/** Brings the contents of a backup into the store. Throws when one is not what its name says. */
export async function bringFiles(store: FileStore, folder: string): Promise<number> {
  const files = join(folder, 'files')
  if (!existsSync(files)) return 0
  const names = readdirSync(files, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  )
  for (const name of names) {
    const { digest } = await store.put(createReadStream(join(files, name)), Number.MAX_SAFE_INTEGER)
    if (!name.endsWith(digest)) throw new Error(`file ${name} in the backup was changed or damaged`)
  }
  return names.length
}

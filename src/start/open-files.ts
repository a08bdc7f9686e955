import { join } from 'node:path'
import { diskFiles } from '#platform/files/disk.ts'
import type { S3Settings } from '#platform/files/s3.ts'
import type { FileStore } from '#platform/files/store.ts'

export interface FilesPlace {
  dataDir: string
  s3?: S3Settings | undefined
}

/** The store of the settings: a bucket where one is named, otherwise the data directory. */
export async function openFiles({ dataDir, s3 }: FilesPlace): Promise<FileStore> {
  const directory = join(dataDir, 'files')
  if (!s3) return diskFiles(directory)
  const { s3Files } = await import('#platform/files/s3.ts')
  return s3Files(s3, directory)
}

import { open } from 'node:fs/promises'
import type { FileStore } from '#platform/files/store.ts'

/** A file that can be read at any place: the directory of a workbook stands at its end. */
export interface ByteSource {
  readonly size: number
  /** Bytes from `start` up to, without, `end`; fewer at the end of the file. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** Why a whole file cannot be taken; `values` fill the sentence kept under `code` in the words of imports. */
export class FileRefused extends Error {
  readonly code: string
  readonly values: Record<string, string | number>

  constructor(code: string, values: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'FileRefused'
    this.code = code
    this.values = values
  }
}

/** The largest file taken, in bytes. */
export const MOST_BYTES = 100 * 1024 * 1024

const CHUNK = 64 * 1024

/** A source over bytes already in memory. */
export function bytesOf(data: Uint8Array): ByteSource {
  return { size: data.byteLength, read: async (start, end) => data.subarray(start, end) }
}

/**
 * Gives a stored file to `use` and closes it after.
 * @throws FileRefused `file.too_large` above 100 MB, `file.empty` for nothing
 */
export function withFile<T>(
  files: FileStore,
  digest: string,
  use: (source: ByteSource) => Promise<T>,
): Promise<T> {
  return files.onDisk(digest, async (path) => {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      refuseSize(size)
      return await use({
        size,
        read: async (start, end) => {
          const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(end, size) - start))
          const { bytesRead } = await handle.read(buffer, 0, buffer.length, start)
          return buffer.subarray(0, bytesRead)
        },
      })
    } finally {
      await handle.close()
    }
  })
}

/** @throws FileRefused for an empty file and for one of more than 100 MB */
export function refuseSize(size: number): void {
  if (size === 0) throw new FileRefused('file.empty')
  if (size > MOST_BYTES) {
    throw new FileRefused('file.too_large', {
      megabytes: Math.ceil(size / 1024 / 1024),
      most: MOST_BYTES / 1024 / 1024,
    })
  }
}

/** The bytes of a source from `start` to `end` in pieces of 64 kB. */
export async function* chunksOf(
  source: ByteSource,
  start = 0,
  end = source.size,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += CHUNK) yield await source.read(at, Math.min(end, at + CHUNK))
}

export type FileKind = 'workbook' | 'delimited' | 'vcard'

/**
 * What a file is by its first bytes, whatever its name says.
 * @throws FileRefused for old .xls, encrypted and web-page workbooks, pictures and documents, each with its own code
 */
export async function kindOfFile(source: ByteSource): Promise<FileKind> {
  refuseSize(source.size)
  const head = Buffer.from(await source.read(0, 8192))
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'workbook'
  if (head.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex')))
    throw new FileRefused((await isEncrypted(source)) ? 'file.encrypted' : 'file.old_xls')
  if (/^(?:%PDF|\x89PNG|GIF8|Rar!|7z\xbc|\x1f\x8b|\xff\xd8\xff|PK)/.test(head.toString('latin1'))) {
    throw new FileRefused('file.not_a_table')
  }
  const text = head.toString('latin1').replaceAll('\u0000', '')
  if (/^[\s\u00ef\u00bb\u00bf\u00fe\u00ff]*BEGIN:VCARD/i.test(text)) return 'vcard'
  if (/^[\s\u00ef\u00bb\u00bf]*<(?:!doctype html|html|\?xml|table|meta)/i.test(text))
    throw new FileRefused('file.web_page')
  return 'delimited'
}

// A workbook under a password is an OLE file with a stream of this name.
async function isEncrypted(source: ByteSource): Promise<boolean> {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  let before = Buffer.alloc(0)
  for await (const chunk of chunksOf(source)) {
    const joined = Buffer.concat([before, chunk])
    if (joined.includes(name)) return true
    before = joined.subarray(-name.length)
  }
  return false
}

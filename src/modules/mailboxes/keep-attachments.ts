import { Readable } from 'node:stream'
import type { Attachment } from 'postal-mime'
import type { FileStore } from '#platform/files/store.ts'
import { Refusal } from '#platform/refusal.ts'
import { refusedKinds } from '../files/contract.ts'
import { fileName, MOST_IMAGE_BYTES, typeOf } from '../files/type-of.ts'
import { bytesOf, FileRefused } from '../imports/read-bytes.ts'
import { readZipDirectory } from '../imports/zip-directory.ts'
import type { Letter } from './contract/reading.ts'

const MOST_FILES = 9
/** Names of what was left out; a mail of a thousand parts is told by the first. */
const MOST_NAMED = 30
const TAKEN = /^(?:image|audio)\/|^application\/pdf$|^text\/(?:plain|csv|vcard)$/
const OFFICE = /^application\/vnd\.openxmlformats-officedocument\.\w+\.\w+$/

type Why = Letter['leftOut'][number]['why']

/** Keeps what a mail brings along, with the distrust of any upload; says by name what was left out and why. Throws `files.store_failed`. */
export async function keepAttachments(
  store: FileStore,
  attachments: readonly Attachment[],
): Promise<Pick<Letter, 'files' | 'leftOut'>> {
  const files: Letter['files'] = []
  const leftOut: Letter['leftOut'] = []
  // What was put in on purpose comes before the pictures of a signature.
  const ordered = attachments.toSorted((one, other) => Number(isInline(one)) - Number(isInline(other)))
  for (const attachment of ordered) {
    const name = fileName(attachment.filename ?? '')
    const bytes = new Uint8Array(attachment.content as ArrayBuffer)
    const judged =
      files.length >= MOST_FILES ? { why: 'too-many' as const } : await judge(bytes, attachment.mimeType)
    if ('why' in judged) leftOut.push({ name: name.slice(-120), why: judged.why })
    else
      files.push({
        ...(await store.put(Readable.from([Buffer.from(bytes)]), MOST_IMAGE_BYTES)),
        type: judged.type,
        name,
      })
  }
  return { files, leftOut: leftOut.slice(0, MOST_NAMED) }
}

const isInline = ({ disposition, related }: Attachment) => disposition === 'inline' || related === true

async function judge(bytes: Uint8Array, said: string): Promise<{ type: string } | { why: Why }> {
  if (bytes.length === 0) return { why: 'empty' }
  if (bytes.length > MOST_IMAGE_BYTES) return { why: 'too-large' }
  try {
    const type = typeOf(bytes.subarray(0, 32), said)
    if (TAKEN.test(type)) return { type }
    if (!OFFICE.test(type)) return { why: 'type' }
    const parts = await readZipDirectory(bytesOf(bytes))
    // Any other packed file begins as a document of an office program does.
    if (!parts.has('[Content_Types].xml')) return { why: 'type' }
    return { type: OFFICE.test(said) ? said : type }
  } catch (error) {
    if (error instanceof FileRefused) return { why: error.code === 'file.bomb' ? 'bomb' : 'type' }
    if (error instanceof Refusal && error.code === 'files.type_refused')
      return { why: error.values.what === refusedKinds.program ? 'program' : 'type' }
    throw error
  }
}

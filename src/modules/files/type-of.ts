import { Refusal } from '#platform/refusal.ts'
import { refusedKinds } from './contract.ts'

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[\s\S]{4}WEBP/, 'image/webp'],
  [/^[\s\S]{4}ftyp(?:heic|heix|mif1|msf1)/, 'image/heic'],
  [/^\x1a\x45\xdf\xa3/, 'audio/webm'],
  [/^OggS/, 'audio/ogg'],
  [/^[\s\S]{4}ftyp(?:M4A|mp4|isom|iso5|iso6|dash)/, 'audio/mp4'],
  [/^ID3/, 'audio/mpeg'],
  [/^%PDF-/, 'application/pdf'],
  [/^PK\x03\x04/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/^BEGIN:VCARD/i, 'text/vcard'],
]
const PROGRAM = /^(?:MZ|\x7fELF|#!|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)/

/** The most a picture may have, in bytes. */
export const MOST_IMAGE_BYTES = 10_485_760

/** What a file is by its first bytes; a picture that is none by them is no picture. Throws `files.type_refused` for programs. */
export function typeOf(start: Uint8Array, said: string): string {
  const head = Buffer.from(start).toString('latin1')
  if (PROGRAM.test(head)) throw new Refusal('files.type_refused', { what: refusedKinds.program })
  const known = KINDS.find(([pattern]) => pattern.test(head))?.[1]
  if (known) return known
  if (said.startsWith('image/')) throw new Refusal('files.type_refused', { what: refusedKinds['no-picture'] })
  return /^text\/(?:csv|plain|vcard)$/.test(said) ? said : 'application/octet-stream'
}

/** A name as it may be kept: no path, no control characters. */
export const fileName = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[\u0000-\u001f\\/]/g, ' ')
    .trim()
    .slice(-200) || 'file'

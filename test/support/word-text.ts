import { inflateRawSync } from 'node:zlib'

const DIRECTORY_ENTRY = 0x02014b50

/** The words of a Word file's body, read from the archive it is. */
export function wordText(file: Buffer): string {
  for (let at = 0; at < file.length - 46; at++) {
    if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) continue
    const name = file.subarray(at + 46, at + 46 + file.readUInt16LE(at + 28)).toString()
    if (name !== 'word/document.xml') continue
    const header = file.readUInt32LE(at + 42)
    const begins = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28)
    const packed = file.subarray(begins, begins + file.readUInt32LE(at + 20))
    const xml = file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    return xml
      .toString('utf8')
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]+>/g, '')
  }
  throw new Error('no body in this file')
}

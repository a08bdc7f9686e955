import { randomFillSync } from 'node:crypto'

const bytes = Buffer.alloc(16 * 256)
let used = bytes.length

/** A UUID version 7: ordered by the time it was made, so indexes grow at one end. */
export function newId(atMilliseconds = performance.timeOrigin + performance.now()): string {
  if (used >= bytes.length) {
    randomFillSync(bytes)
    used = 0
  }
  const part = bytes.subarray(used, used + 16)
  used += 16
  part.writeUIntBE(Math.floor(atMilliseconds), 0, 6)
  part[6] = (part[6]! & 0x0f) | 0x70
  part[8] = (part[8]! & 0x3f) | 0x80
  const hex = part.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

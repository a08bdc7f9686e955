import { randomFillSync } from 'node:crypto'

const bytes = Buffer.alloc(16 * 256)
let used = bytes.length
let lastMs = 0
let counter = 0

/**
 * A UUID version 7: ordered by the time it was made, so indexes grow at one end. Those of one millisecond count on in
 * 26 bits, so that facts recorded together are read again in their order.
 */
export function newId(atMilliseconds = performance.timeOrigin + performance.now()): string {
  if (used >= bytes.length) {
    randomFillSync(bytes)
    used = 0
  }
  const part = bytes.subarray(used, used + 16)
  used += 16
  const ms = Math.floor(atMilliseconds)
  counter = ms === lastMs ? counter + 1 : part.readUIntBE(6, 3)
  lastMs = ms
  part.writeUIntBE(ms, 0, 6)
  part[6] = ((counter >>> 22) & 0x0f) | 0x70
  part[7] = (counter >>> 14) & 0xff
  part[8] = ((counter >>> 8) & 0x3f) | 0x80
  part[9] = counter & 0xff
  const hex = part.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

import {
  type CipherKey,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomFillSync,
} from 'node:crypto'
import type { Keys } from './settings.ts'

/**
 * Encrypts personal values. A stored value names its key: `k1:base64(iv 12 | text | tag 16)`.
 * `index` is a keyed digest for equality search; equal texts give equal digests within an installation.
 */
export interface Vault {
  seal(text: string): string
  open(stored: string): string
  index(text: string): string
}

const ivs = Buffer.alloc(12 * 512)
let ivsUsed = ivs.length

/** Random bytes are asked for in bulk: asked twelve at a time they cost as much as the sealing. */
function nextIv(): Buffer {
  if (ivsUsed >= ivs.length) {
    randomFillSync(ivs)
    ivsUsed = 0
  }
  ivsUsed += 12
  return Buffer.from(ivs.subarray(ivsUsed - 12, ivsUsed))
}

export function makeVault(keys: Keys): Vault {
  // Key objects are made once: from bytes each call would prepare the key anew, which costs five times the work itself.
  const byId = new Map(
    Object.entries(keys.keys).map(([id, key]) => [id, createSecretKey(Buffer.from(key, 'base64'))]),
  )
  const current = byId.get(keys.current)
  if (!current) throw new Error(`key ${keys.current} is missing`)
  const indexKey = createSecretKey(Buffer.from(keys.index, 'base64'))
  return {
    seal: (text) => `${keys.current}:${sealWith(current, text)}`,
    open(stored) {
      const colon = stored.indexOf(':')
      const key = byId.get(stored.slice(0, colon))
      if (!key) throw new Error(`no key "${stored.slice(0, colon)}" to read a stored value`)
      return openWith(key, stored.slice(colon + 1))
    },
    index(text) {
      return createHmac('sha256', indexKey).update(text).digest('base64url')
    },
  }
}

/** AES-256-GCM under a key of 32 bytes: base64 of iv 12, text, tag 16. */
export function sealWith(key: CipherKey, text: string): string {
  const iv = nextIv()
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  )
}

/** The text again. Throws when the key is another or the value was changed. */
export function openWith(key: CipherKey, sealed: string): string {
  const body = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, 12))
  decipher.setAuthTag(body.subarray(-16))
  return decipher.update(body.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
}

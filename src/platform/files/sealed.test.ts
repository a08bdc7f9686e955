import { createCipheriv, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { testKeys } from '../../../test/support/world.ts'
import { diskFiles } from './disk.ts'
import { sealedFiles } from './sealed.ts'

const folder = mkdtempSync('/tmp/keban-sealed-')
const plain = diskFiles(folder)
const files = sealedFiles(plain, testKeys, join(folder, 'opened'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const LIMIT = 1_000_000
const put = (bytes: Buffer, store = files) => store.put(Readable.from([bytes]), LIMIT)
const bytesOf = (length: number) =>
  Buffer.from(Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) % 251))
const pathOf = (digest: string) => join(folder, digest.slice(0, 2), digest)

test('what lies in the store does not say what was kept, and reads back', async () => {
  const sheet = Buffer.from('姓名,手机\n王芳,13812345678\n')
  const { digest, size } = await put(sheet)
  expect(size).toBe(sheet.length)
  const stored = readFileSync(pathOf(digest))
  expect(stored.includes('13812345678')).toBe(false)
  expect(await buffer(await files.read(digest))).toEqual(sheet)
  expect(await files.onDisk(digest, async (path) => readFileSync(path))).toEqual(sheet)
  expect(readdirSync(join(folder, 'opened'))).toEqual([])
})

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
  '%i bytes read back whole and in every part',
  async (length) => {
    const bytes = bytesOf(length)
    const { digest, size } = await put(bytes)
    expect(size).toBe(length)
    expect((await buffer(await files.read(digest))).equals(bytes)).toBe(true)
    for (const [start, end] of [
      [0, 32],
      [1, 2],
      [65_530, 65_540],
      [65_536, 131_072],
      [length - 3, length],
    ] as const)
      if (start >= 0 && start < length)
        expect(await buffer(await files.read(digest, { start, end }))).toEqual(bytes.subarray(start, end))
  },
)

const damaged = { code: 'files.damaged' }
const HEADER = 32
const PIECE = 65_536 + 16

test('a byte that was changed in the store is noticed', async () => {
  const { digest } = await put(bytesOf(1000))
  const stored = readFileSync(pathOf(digest))
  stored[500]! ^= 1
  writeFileSync(pathOf(digest), stored)
  await expect(files.read(digest).then(buffer)).rejects.toMatchObject(damaged)
  await expect(files.onDisk(digest, async () => 'used')).rejects.toMatchObject(damaged)
})

test.each([0, 1, 1000, 65_536, 65_537, 131_072, 200_000])(
  'a file of %i bytes that was cut short, anywhere, is noticed',
  async (length) => {
    const { digest } = await put(bytesOf(length))
    const stored = readFileSync(pathOf(digest))
    const boundaries = Array.from({ length: 5 }, (_, at) => HEADER + at * PIECE)
    const cuts = new Set(boundaries.flatMap((at) => [at - 17, at - 1, at, at + 1, at + 17, at + 30_000]))
    cuts.add(stored.length - 1)
    for (const at of [0, 7, 8, 24, ...cuts].filter((at) => at >= 0 && at < stored.length)) {
      writeFileSync(pathOf(digest), stored.subarray(0, at))
      await expect(files.read(digest).then(buffer), `cut at ${at}`).rejects.toMatchObject(damaged)
      const end = { start: Math.max(0, length - 1), end: Math.max(1, length) }
      await expect(files.read(digest, end).then(buffer), `end, cut at ${at}`).rejects.toMatchObject(damaged)
    }
  },
)

test('pieces that were swapped, dropped, repeated or taken from another file are noticed', async () => {
  const { digest } = await put(bytesOf(200_000))
  const other = readFileSync(pathOf((await put(bytesOf(200_000))).digest))
  const stored = readFileSync(pathOf(digest))
  const head = stored.subarray(0, HEADER)
  const piece = (at: number, of = stored) => of.subarray(HEADER + at * PIECE, HEADER + (at + 1) * PIECE)
  const wrong: [string, Buffer[]][] = [
    ['swapped', [piece(1), piece(0), piece(2), piece(3)]],
    ['swapped with the last', [piece(0), piece(1), piece(3), piece(2)]],
    ['dropped in the middle', [piece(0), piece(2), piece(3)]],
    ['dropped before the last', [piece(0), piece(1), piece(3)]],
    ['repeated', [piece(0), piece(0), piece(1), piece(2), piece(3)]],
    ['more behind the last', [piece(0), piece(1), piece(2), piece(3), piece(3)]],
    ['of another file', [piece(0), piece(1, other), piece(2), piece(3)]],
  ]
  for (const [name, made] of wrong) {
    writeFileSync(pathOf(digest), Buffer.concat([head, ...made]))
    await expect(files.read(digest).then(buffer), name).rejects.toMatchObject(damaged)
  }
})

/** A file as it was sealed before the last piece said that it is the last. */
const sealedEarlier = (bytes: Buffer) => {
  const prefix = randomBytes(8)
  const sealed = [Buffer.from(`keban-1 ${testKeys.current.padEnd(16)}`, 'latin1'), prefix]
  const key = Buffer.from(testKeys.keys[testKeys.current]!, 'base64')
  for (let at = 0; at * 65_536 < bytes.length; at++) {
    const nonce = Buffer.concat([prefix, Buffer.alloc(4)])
    nonce.writeUInt32BE(at, 8)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    sealed.push(
      cipher.update(bytes.subarray(at * 65_536, (at + 1) * 65_536)),
      cipher.final(),
      cipher.getAuthTag(),
    )
  }
  return Buffer.concat(sealed)
}

test.each([0, 1, 65_536, 65_537, 131_072])('a file of %i bytes sealed earlier reads back', async (length) => {
  const bytes = bytesOf(length)
  const { digest } = await put(sealedEarlier(bytes), plain)
  expect((await buffer(await files.read(digest))).equals(bytes)).toBe(true)
  expect(await buffer(await files.read(digest, { start: 0, end: 32 }))).toEqual(bytes.subarray(0, 32))
})

test('a file from before there were seals is given as it is', async () => {
  const old = bytesOf(70_000)
  const { digest } = await put(old, plain)
  expect((await buffer(await files.read(digest))).equals(old)).toBe(true)
  expect(await buffer(await files.read(digest, { start: 0, end: 32 }))).toEqual(old.subarray(0, 32))
})

test('too much is refused, and nothing of it stays', async () => {
  await expect(put(Buffer.alloc(LIMIT + 1))).rejects.toMatchObject({ code: 'files.too_large' })
  expect(readdirSync(join(folder, 'incoming'))).toEqual([])
})

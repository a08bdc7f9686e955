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

test('a byte that was changed in the store is noticed', async () => {
  const { digest } = await put(bytesOf(1000))
  const stored = readFileSync(pathOf(digest))
  stored[500]! ^= 1
  writeFileSync(pathOf(digest), stored)
  await expect(files.read(digest).then(buffer)).rejects.toThrow()
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

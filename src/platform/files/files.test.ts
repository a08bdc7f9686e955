import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FakeS3, fakeS3 } from '../../../test/support/fake-s3.ts'
import { diskFiles } from './disk.ts'
import { s3Files } from './s3.ts'
import type { FileStore } from './store.ts'

const folder = mkdtempSync('/tmp/keban-files-')
let s3: FakeS3
let stores: Record<string, FileStore>
const settings = () => ({
  endpoint: s3.endpoint,
  bucket: 'keban-files',
  region: 'cn-hangzhou',
  key: 'AKID',
  secret: 's/e+cret',
})
beforeAll(async () => {
  s3 = await fakeS3('keban-files', 'AKID', 's/e+cret')
  stores = {
    disk: diskFiles(join(folder, 'disk')),
    bucket: await s3Files(settings(), join(folder, 'spool')),
  }
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true, force: true })
})

const photo = '门厅照片，一万字。'.repeat(10_000)
const digest = '3b1bd9f0'
const put = (store: FileStore, content: string) => store.put(Readable.from([Buffer.from(content)]), 1_000_000)

describe.each(['disk', 'bucket'])('files on %s', (name) => {
  test('what was kept reads back whole, in part and as a file, and lies there once', async () => {
    const store = stores[name]!
    const kept = await put(store, photo)
    expect(kept.size).toBe(Buffer.byteLength(photo))
    expect(await put(store, photo)).toEqual(kept)
    expect(await text(await store.read(kept.digest))).toBe(photo)
    expect(await text(await store.read(kept.digest, { start: 0, end: 6 }))).toBe('门厅')
    expect(await store.onDisk(kept.digest, async (path) => readFileSync(path, 'utf8'))).toBe(photo)
  })

  test('an empty file can be asked for its first bytes', async () => {
    const { digest } = await put(stores[name]!, '')
    expect(await text(await stores[name]!.read(digest, { start: 0, end: 32 }))).toBe('')
  })

  test('too much is refused, and nothing of it stays', async () => {
    await expect(
      stores[name]!.put(Readable.from([Buffer.alloc(1_000_001)]), 1_000_000),
    ).rejects.toMatchObject({
      code: 'files.too_large',
    })
    const incoming = join(folder, name === 'disk' ? 'disk' : 'spool', 'incoming')
    expect(existsSync(incoming) ? readdirSync(incoming) : []).toEqual([])
  })

  test('what is deleted is gone, and deleting it again is fine', async () => {
    const store = stores[name]!
    const { digest } = await put(store, `${name} 只留一会儿`)
    await store.delete(digest)
    await store.delete(digest)
    await expect(store.read(digest)).rejects.toMatchObject({ code: 'files.lost' })
    const kept = await put(store, `${name} 只留一会儿`)
    expect(await text(await store.read(kept.digest))).toBe(`${name} 只留一会儿`)
  })

  test('a file that is gone is said to be gone', async () => {
    await expect(stores[name]!.read('0'.repeat(64))).rejects.toMatchObject({ code: 'files.lost' })
    await expect(stores[name]!.onDisk('0'.repeat(64), async () => 1)).rejects.toMatchObject({
      code: 'files.lost',
    })
  })
})

test('content that is in the bucket already is not sent again', async () => {
  await put(stores.bucket!, photo)
  s3.asked.length = 0
  await put(stores.bucket!, photo)
  expect(s3.asked.map((line) => line.split(' ')[0])).toEqual(['HEAD'])
})

test('a bucket that is busy for a moment is asked again; one that stays out of order is a refusal with its word', async () => {
  s3.failNext.push('SlowDown', 'InternalError')
  const { digest } = await put(stores.bucket!, '忙一会儿')
  expect(await text(await stores.bucket!.read(digest))).toBe('忙一会儿')
  s3.failNext.push('SlowDown', 'SlowDown', 'SlowDown', 'SlowDown', 'SlowDown')
  await expect(stores.bucket!.read(digest)).rejects.toMatchObject({
    code: 'files.store_failed',
    values: { answer: 'SlowDown' },
  })
})

test.each([
  ['a wrong secret', { secret: 'other' }, 'SignatureDoesNotMatch'],
  ['an unknown key', { key: 'NOBODY' }, 'InvalidAccessKeyId'],
  ['no such bucket', { bucket: 'elsewhere' }, 'NoSuchBucket'],
])('%s is said at the start', async (_, wrong, code) => {
  await expect(s3Files({ ...settings(), ...wrong }, folder)).rejects.toThrow(code)
})

test('a service that is silent lets Keban start, and says so when a file is wanted', async () => {
  const gone = await fakeS3('keban-files', 'AKID', 's/e+cret')
  await gone.close()
  const silent = await s3Files({ ...settings(), endpoint: gone.endpoint }, folder)
  await expect(silent.read(digest)).rejects.toMatchObject({
    code: 'files.store_failed',
    values: { answer: 'ECONNREFUSED' },
  })
})

test('the bucket may stand in the host name', async () => {
  const { endpoint } = settings()
  const named = await s3Files({ ...settings(), endpoint: `${endpoint}/{bucket}` }, join(folder, 'spool'))
  const { digest } = await put(named, '在主机名里')
  expect(s3.objects.has(`${digest.slice(0, 2)}/${digest}`)).toBe(true)
})

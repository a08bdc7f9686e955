import { execFile } from 'node:child_process'
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { openPool } from '#platform/database.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareQueue } from '#platform/queue.ts'
import { readKeys } from '#platform/settings.ts'
import { differences } from '../src/cli/drill.ts'
import { fakeS3 } from './support/fake-s3.ts'
import { upload } from './support/imports.ts'
import { ownFolder } from './support/own-folder.ts'
import { smallCompany } from './support/small-company.ts'
import { makeWorld } from './support/world.ts'

const folder = ownFolder('backup')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = promisify(execFile)
const command = async (data: string, args: string[], env: NodeJS.ProcessEnv = {}) => {
  const own = { ...process.env, KEBAN_DATA: data, DATABASE_URL: '', ...env }
  return (await run(process.execPath, ['src/cli.ts', ...args], { env: own })).stdout
}

test('a backup restored elsewhere holds every row and file, reads every sealed number, and a damaged one is refused', {
  timeout: 120_000,
}, async () => {
  const data = join(folder, 'data')
  const keys = readKeys({}, data)
  const postgres = await startEmbeddedPostgres(data)
  const connection = postgres.connection
  const owner = openPool(connection, 'owner', 1)
  await migrate(owner, 'db/migrations')
  await prepareQueue(connection, owner)
  await owner.end()
  const world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-01-01', { connection, keys, files: data })
  await smallCompany(world)
  await upload(world, world.admin, '一张照片', '照片.txt')
  const [place = ''] = readdirSync(join(data, 'files'), { recursive: true })
    .map(String)
    .filter((path) => /[0-9a-f]{64}$/.test(path))
  const sealed = readFileSync(join(data, 'files', place))
  await world.close()
  const copy = join(folder, 'backup')
  expect(await command(data, ['backup', '--to', copy])).toContain('rows of')
  expect(await command(data, ['drill', '--from', copy])).toMatch(
    /tables and 1 files came out as they went in/,
  )
  const told = openPool(connection, 'owner', 1)
  const { rows } = await told.query(
    `select name, value from keban.installation where name like 'last-%' order by name`,
  )
  await told.end()
  expect(rows.map((row) => row.name)).toEqual(['last-backup', 'last-drill'])
  expect(rows[1].value).toMatchObject({ equal: true })
  await postgres.stop()

  const altered = join(folder, 'altered')
  cpSync(copy, altered, { recursive: true })
  const customers = join(altered, 'tables', 'public.customers.jsonl.gz')
  writeFileSync(customers, gzipSync(gunzipSync(readFileSync(customers)).toString().replace('王芳', '王方')))
  expect(await differences(copy, altered)).toEqual(['public.customers: other content'])
  expect(await differences(copy, copy)).toEqual([])

  const elsewhere = join(folder, 'elsewhere')
  const bucket = await fakeS3('keban', 'AKID', 'secret')
  const env = {
    KEBAN_S3_ENDPOINT: bucket.endpoint,
    KEBAN_S3_BUCKET: 'keban',
    KEBAN_S3_KEY: 'AKID',
    KEBAN_S3_SECRET: 'secret',
  }
  expect(await command(elsewhere, ['restore', '--from', copy], env)).toContain('every count agrees')
  const found = JSON.parse(
    await command(elsewhere, ['do', 'customers.search', '{"text":"5678"}', '--tenant', world.slug], env),
  )
  expect(
    found.customers.map((customer: { name: string; phone: string }) => `${customer.name} ${customer.phone}`),
  ).toEqual(['王芳 138****5678'])

  expect(sealed.includes('一张照片')).toBe(false)
  expect([...bucket.objects.values()].map((each) => Buffer.from(each).equals(sealed))).toEqual([true])
  expect(await command(elsewhere, ['backup', '--to', join(folder, 'again')], env)).toContain('rows of')
  expect(readFileSync(join(folder, 'again', 'files', place)).equals(sealed)).toBe(true)
  bucket.objects.clear()
  await expect(command(elsewhere, ['backup', '--to', join(folder, 'lossy')], env)).rejects.toThrow(
    `the store has lost the content of file ${place.slice(3)}`,
  )
  await bucket.close()

  appendFileSync(join(copy, 'tables', 'public.customers.jsonl.gz'), 'x')
  await expect(command(join(folder, 'third'), ['restore', '--from', copy])).rejects.toThrow(
    /changed or damaged/,
  )
})

import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openPool } from '#platform/database.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareQueue } from '#platform/queue.ts'
import { readKeys } from '#platform/settings.ts'
import { smallCompany } from './support/small-company.ts'
import { makeWorld } from './support/world.ts'

const folder = mkdtempSync('/tmp/keban-backup-')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const command = (data: string, ...args: string[]) =>
  execFileSync(process.execPath, ['src/cli.ts', ...args], {
    env: { ...process.env, KEBAN_DATA: data, DATABASE_URL: '' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })

test('a backup restored elsewhere holds every row, reads every sealed number, and a damaged one is refused', {
  timeout: 120_000,
}, async () => {
  const data = join(folder, 'data')
  const keys = readKeys({}, data)
  const postgres = await startEmbeddedPostgres(data)
  const connection = { host: postgres.socket, user: 'keban', database: 'postgres' }
  const owner = openPool(connection, 'owner', 1)
  await migrate(owner, 'db/migrations')
  await prepareQueue(connection, owner)
  await owner.end()
  const world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-01-01', { connection, keys, files: data })
  await smallCompany(world)
  await world.close()
  const copy = join(folder, 'backup')
  expect(command(data, 'backup', '--to', copy)).toContain('rows of')
  await postgres.stop()

  const elsewhere = join(folder, 'elsewhere')
  expect(command(elsewhere, 'restore', '--from', copy)).toContain('every count agrees')
  const found = JSON.parse(
    command(elsewhere, 'do', 'customers.search', '{"text":"5678"}', '--tenant', world.slug),
  )
  expect(
    found.customers.map((customer: { name: string; phone: string }) => `${customer.name} ${customer.phone}`),
  ).toEqual(['王芳 138****5678'])

  appendFileSync(join(copy, 'tables', 'public.customers.jsonl.gz'), 'x')
  expect(() => command(join(folder, 'third'), 'restore', '--from', copy)).toThrow(/changed or damaged/)
})

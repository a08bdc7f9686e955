import { execFile } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { Manifest } from '../src/cli/backup.ts'
import { ownFolder } from './support/own-folder.ts'

/** What the release before left behind: a small company at work, taken with that release's own backup. */
const kept = join(import.meta.dirname, 'fixtures/release-0.1')
const manifest = JSON.parse(readFileSync(join(kept, 'manifest.json'), 'utf8')) as Manifest
const linesOf = (table: string) =>
  gunzipSync(readFileSync(join(kept, 'tables', `${table}.jsonl.gz`)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)

const folder = ownFolder('upgrade')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = promisify(execFile)
const data = join(folder, 'data')
const command = async (args: string[]) =>
  (
    await run(process.execPath, ['src/cli.ts', ...args], {
      env: { ...process.env, KEBAN_DATA: data, DATABASE_URL: '' },
      maxBuffer: 1e8,
    })
  ).stdout

test('the data of the release before is upgraded with nothing lost, and people go on where they were', {
  timeout: 180_000,
}, async () => {
  const slug = linesOf('keban.tenants')[0]!.slug!
  const perform = async (operation: string, input: unknown, as: string) =>
    JSON.parse(await command(['do', operation, JSON.stringify(input), '--as', as, '--tenant', slug]))
  expect(await command(['restore', '--from', kept])).toContain('every count agrees')

  const steward = `${slug}-steward`
  const found = await perform('customers.search', { text: '5678' }, steward)
  expect(found.customers).toMatchObject([{ name: '王芳', phone: '138****5678' }])
  const met = linesOf('public.obligations').find(({ state }) => state === 'met')!
  const { obligations } = await perform('customers.see', { id: met.customer_id }, steward)
  expect(obligations).toContainEqual(expect.objectContaining({ id: met.id, state: 'met' }))
  expect(await perform('audit.verify', {}, 'system')).toMatchObject({ broken: null })
  const { versions } = await perform('playbooks.versions', { name: 'property-care' }, steward)
  expect(versions).toMatchObject([{ version: 1, running: true }])

  const again = join(folder, 'again')
  await command(['backup', '--to', again])
  const now = JSON.parse(readFileSync(join(again, 'manifest.json'), 'utf8')) as Manifest
  const counts = (of: Manifest, tables: string[]) =>
    Object.fromEntries(tables.map((table) => [table, of.tables[table]?.rows]))
  const same = Object.keys(manifest.tables).filter(
    (table) => table in now.tables && !/audit_|installation|performed/.test(table),
  )
  expect(same.length).toBeGreaterThan(40)
  expect(counts(now, same)).toEqual(counts(manifest, same))
  expect(now.files).toBe(manifest.files)
  expect(now.migrations.length).toBeGreaterThan(manifest.migrations.length)
})

test('what a newer release wrote is not taken for its own', async () => {
  const newer = join(folder, 'newer')
  cpSync(kept, newer, { recursive: true })
  const future = { ...manifest, migrations: [...manifest.migrations, '9999-of-tomorrow.sql'] }
  writeFileSync(join(newer, 'manifest.json'), JSON.stringify(future))
  const place = join(folder, 'elsewhere')
  await expect(
    run(process.execPath, ['src/cli.ts', 'restore', '--from', newer], {
      env: { ...process.env, KEBAN_DATA: place, DATABASE_URL: '' },
    }),
  ).rejects.toThrow('taken by a newer Keban')
})

import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCustomers } from '#modules/customers/contract/lists.ts'
import { openDay } from '#modules/obligations/contract/time.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { sweepOnce } from '../src/start/sweep.ts'
import { ownFolder } from './support/own-folder.ts'
import { smallCompany, subscribe } from './support/small-company.ts'
import { makeWorld, testKeys } from './support/world.ts'

/** A PostgreSQL as a company's own administrators run it: the role we are given owns one database and is nobody else. */
const folder = ownFolder('owner')
let postgres: EmbeddedPostgres
let administrator: pg.Client
beforeAll(async () => {
  postgres = await startEmbeddedPostgres(join(folder, 'server'))
  administrator = new pg.Client(postgres.connection)
  await administrator.connect()
  await administrator.query('create role plain login')
  await administrator.query('create database plain owner plain')
  await administrator.query('create database foreign_one')
})
afterAll(async () => {
  await administrator?.end()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const url = (role: string, database: string) =>
  `postgres://${role}@localhost/${database}?host=${postgres.connection.host}`

/** `npm start -- --empty` without npm: answers what it said until it served or ended. */
async function start(role: string, database: string) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', './src/require-node.mjs', 'src/main.ts', '--empty'],
    {
      env: {
        ...process.env,
        DATABASE_URL: url(role, database),
        KEBAN_DATA: join(folder, role),
        KEBAN_KEYS: JSON.stringify(testKeys),
        KEBAN_LOG: 'silent',
        PORT: '0',
        HOST: '127.0.0.1',
      },
    },
  )
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let said = ''
  const serving = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      if (said.includes('http://localhost')) resolve()
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
  })
  await Promise.race([serving, ended])
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { said, address: /http:\/\/localhost:\d+/.exec(said)?.[0] ?? '', stop }
}

test('what only an administrator can do is said in one sentence, with what to type', async () => {
  const foreign = await start('plain', 'foreign_one')
  expect(foreign.said).toContain('alter database "foreign_one" owner to "plain";')
  const unable = await start('plain', 'plain')
  expect(unable.said).toContain('create role keban_app nologin; grant keban_app to "plain";')
  expect(unable.said).not.toContain('    at ')
})

test('an owner who is no superuser starts, is founded in the browser’s way, works, sweeps and starts again', async () => {
  await administrator.query('create role keban_app nologin')
  await administrator.query('grant keban_app to plain')
  const first = await start('plain', 'plain')
  const post = (path: string, body: object) =>
    fetch(`${first.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: first.address },
      body: JSON.stringify(body),
    })
  const founded = await post('/api/door/first-run', {
    company: '云溪物业',
    slug: 'yunxi',
    goLiveOn: '2026-01-01',
    administrator: { name: '罗辉', account: 'luohui', password: 'long-enough-1' },
  })
  expect(await founded.json()).toEqual({ ok: true })
  const signedIn = await post('/api/auth/sign-in/username', { username: 'luohui', password: 'long-enough-1' })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const me = await fetch(`${first.address}/api/staff/me`, { headers: { cookie } })
  expect(await me.json()).toMatchObject({ name: '罗辉', company: { slug: 'yunxi' } })
  expect((await fetch(`${first.address}/readyz`)).status).toBe(200)
  await first.stop()

  const place = { connection: { connectionString: url('plain', 'plain') }, keys: testKeys, files: folder }
  const world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-01-01', place)
  const company = await smallCompany(world)
  await subscribe(world, company)
  await world.system(openDay, { until: world.now })
  expect((await world.as(company.steward)(listCustomers, {})).customers).toHaveLength(1)
  world.turnTo('2026-03-20T01:00:00.000Z')
  expect(await sweepOnce(world.opened.system, world.now)).toBeGreaterThan(0)
  await world.close()

  const again = await start('plain', 'plain')
  expect((await fetch(`${again.address}/readyz`)).status).toBe(200)
  await again.stop()
}, 90_000)

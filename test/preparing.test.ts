import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '#platform/database.ts'
import { type RunningServer, startServer } from '../src/start/server.ts'
import { ownPostgres } from './support/own-postgres.ts'
import { makeWorld } from './support/world.ts'

let own: Awaited<ReturnType<typeof ownPostgres>>
let server: RunningServer
beforeAll(async () => {
  own = await ownPostgres()
  const { connection, keys, files } = own.place
  const settings = { port: 0, host: '127.0.0.1', dataDir: files, logLevel: 'silent' }
  server = await startServer(settings as never, connection, keys, () => new Date('2026-03-02T01:00:00.000Z'))
})
afterAll(async () => {
  await server?.close()
  await own?.stop()
})

const get = async (path: string, init?: RequestInit) => {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, init)
  return { status: answer.status, body: await answer.json() }
}
const signIn = () =>
  get('/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'nobody', password: 'wrong-password' }),
  })

test('nobody signs in while the demo is built, and how far it is is said; a real company beside it is not kept waiting', async () => {
  const owner = openPool(own.place.connection, 'owner', 1)
  expect(await get('/readyz')).toEqual({ status: 503, body: { ok: false, preparing: null } })
  const progress = { state: 'building', step: 'homes', done: 12, total: 100 }
  await owner.query(`insert into keban.installation (name, value) values ('demo', $1)`, [
    JSON.stringify(progress),
  ])
  expect(await get('/readyz')).toEqual({ status: 503, body: { ok: false, preparing: progress } })
  expect((await get('/api/door')).body).toMatchObject({ preparing: progress, firstRun: false })
  expect(await signIn()).toMatchObject({ status: 409, body: { code: 'system.preparing' } })

  const world = await makeWorld(undefined, undefined, own.place)
  expect(await get('/readyz')).toEqual({ status: 200, body: { ok: true } })
  expect((await get('/api/door')).body).toMatchObject({ preparing: null })
  expect((await signIn()).body).not.toMatchObject({ code: 'system.preparing' })
  await world.close()
  await owner.end()
})

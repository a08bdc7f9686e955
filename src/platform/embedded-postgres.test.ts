import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { ownFolder } from '../../test/support/own-folder.ts'
import { type Connection, openPool } from './database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

const folder = ownFolder('loopback')
let postgres: EmbeddedPostgres | undefined
afterAll(async () => {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const asked = async (connection: Connection) => {
  const pool = openPool(connection, 'owner', 1)
  try {
    return (await pool.query('select 1 as one')).rows
  } finally {
    await pool.end()
  }
}

test('where there are no unix sockets the database listens on this machine only, to whoever has the password', async () => {
  postgres = await startEmbeddedPostgres(folder, 'loopback')
  expect(postgres.connection.host).toBe('127.0.0.1')
  expect(await asked(postgres.connection)).toEqual([{ one: 1 }])
  await expect(asked({ ...postgres.connection, password: 'guessed' })).rejects.toThrow('password')
  const again = await startEmbeddedPostgres(folder, 'loopback')
  expect(again).toMatchObject({ adopted: true, connection: postgres.connection })
  await postgres.stop()
  postgres = await startEmbeddedPostgres(folder, 'loopback')
  expect(postgres.adopted).toBe(false)
  expect(await asked(postgres.connection)).toEqual([{ one: 1 }])
})

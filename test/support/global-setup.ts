import { mkdirSync } from 'node:fs'
import { type Connection, openPool } from '#platform/database.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareQueue } from '#platform/queue.ts'

/** One PostgreSQL for the run, the embedded one or that of KEBAN_TEST_DATABASE_URL; every test makes its own company in it. */
export default async function setup() {
  const directory = process.env.KEBAN_TEST_DATA ?? `/tmp/keban-test-${process.pid}`
  mkdirSync(directory, { recursive: true })
  const url = process.env.KEBAN_TEST_DATABASE_URL
  const postgres = url ? undefined : await startEmbeddedPostgres(directory)
  const connection: Connection = postgres ? postgres.connection : { connectionString: url! }
  const owner = openPool(connection, 'owner', 2)
  await migrate(owner, 'db/migrations')
  await prepareQueue(connection, owner)
  await owner.end()
  process.env.KEBAN_TEST_CONNECTION = JSON.stringify(connection)
  process.env.KEBAN_TEST_FILES = directory
  return async () => {
    await postgres?.stop()
    if (!process.env.KEBAN_TEST_DATA)
      (await import('node:fs')).rmSync(directory, { recursive: true, force: true })
  }
}

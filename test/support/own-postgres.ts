import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openPool } from '#platform/database.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareQueue } from '#platform/queue.ts'
import { ownFolder } from './own-folder.ts'
import { type Place, testKeys } from './world.ts'

/** A database server of a test's own, for what would disturb the others: workers, restores, whole installations. */
export async function ownPostgres(): Promise<{ place: Place; stop(): Promise<void> }> {
  const folder = ownFolder('own')
  const files = join(folder, 'data')
  const postgres = await startEmbeddedPostgres(files)
  const connection = postgres.connection
  const owner = openPool(connection, 'owner', 1)
  await migrate(owner, 'db/migrations')
  await prepareQueue(connection, owner)
  await owner.end()
  return {
    place: { connection, keys: testKeys, files },
    stop: async () => {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

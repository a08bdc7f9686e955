import { type Connection, openPool } from '#platform/database.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareQueue } from '#platform/queue.ts'
import type { Settings } from '#platform/settings.ts'

export interface Reached {
  connection: Connection
  /** Stops the embedded server again when this command started it. */
  release(): Promise<void>
}

/** The database of the settings, migrated unless only looked at: a running embedded server is used, a sleeping one is woken for the command. */
export async function reachDatabase(settings: Settings, prepare = true): Promise<Reached> {
  const postgres = settings.databaseUrl ? undefined : await startEmbeddedPostgres(settings.dataDir)
  const connection: Connection = postgres ? postgres.connection : { connectionString: settings.databaseUrl! }
  if (prepare) {
    const owner = openPool(connection, 'owner', 2)
    await migrate(owner, 'db/migrations')
    await prepareQueue(connection, owner)
    await owner.end()
  }
  return { connection, release: async () => (postgres && !postgres.adopted ? postgres.stop() : undefined) }
}

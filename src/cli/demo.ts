import { type Connection, openPool } from '#platform/database.ts'
import { readKeys, readSettings, type Settings } from '#platform/settings.ts'
import { buildDemo } from '../start/demo/build-demo.ts'
import { reachDatabase } from './reach-database.ts'

/** Builds the demo company without starting a server; prints how long it took. */
export async function runDemo(clock: () => Date): Promise<void> {
  const settings = readSettings(process.env)
  const database = await reachDatabase(settings)
  try {
    await build(settings, database.connection, clock)
  } finally {
    await database.release()
  }
}

async function build(settings: Settings, connection: Connection, clock: () => Date): Promise<void> {
  const started = performance.now()
  const owner = openPool(connection, 'owner', 1)
  await owner.query(
    `insert into keban.installation (name, value) values ('demo', '{"state":"building","done":0}') on conflict do nothing`,
  )
  await owner.end()
  const built = await buildDemo(settings, connection, readKeys(process.env, settings.dataDir), clock)
  console.log(
    built
      ? `demo ready after ${((performance.now() - started) / 1000).toFixed(1)} s`
      : 'there is a demo already',
  )
}

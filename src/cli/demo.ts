import { openPool } from '#platform/database.ts'
import { readKeys, readSettings } from '#platform/settings.ts'
import { buildDemo } from '../start/demo/build-demo.ts'
import { reachDatabase } from './reach-database.ts'

/** Builds the demo company without starting a server; prints how long it took. */
export async function runDemo(clock: () => Date): Promise<void> {
  const settings = readSettings(process.env)
  const database = await reachDatabase(settings)
  const started = performance.now()
  const owner = openPool(database.connection, 'owner', 1)
  await owner.query(
    `insert into keban.installation (name, value) values ('demo', '{"state":"building","done":0}') on conflict do nothing`,
  )
  await owner.end()
  const built = await buildDemo(settings, database.connection, readKeys(process.env, settings.dataDir), clock)
  console.log(
    built
      ? `demo ready after ${((performance.now() - started) / 1000).toFixed(1)} s`
      : 'there is a demo already',
  )
  await database.release()
}

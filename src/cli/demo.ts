import { readKeys, readSettings } from '#platform/settings.ts'
import { buildDemoIfWanted } from '../start/demo/build-demo.ts'
import { openSenders } from '../start/send.ts'
import { openSystem } from '../start/system.ts'
import { reachDatabase } from './reach-database.ts'

/** Builds the demo company without starting a server; prints how long it took. */
export async function runDemo(clock: () => Date): Promise<void> {
  const settings = readSettings(process.env)
  const database = await reachDatabase(settings)
  const opened = await openSystem(database.connection, readKeys(process.env, settings.dataDir), settings, 10)
  const started = performance.now()
  await opened.pool.query(
    `insert into keban.installation (name, value) values ('demo', '{"state":"building","done":0}') on conflict do nothing`,
  )
  const built = await buildDemoIfWanted(opened, database.connection, clock, openSenders(settings, clock).demo)
  console.log(
    built
      ? `demo ready after ${((performance.now() - started) / 1000).toFixed(1)} s`
      : 'there is a demo already',
  )
  await opened.close()
  await database.release()
}

import type { Settings } from '#platform/settings.ts'
import { type RunningServer, startServer } from '../../src/start/server.ts'
import type { World } from './world.ts'

/** The real server on a free port, with the clock of a world. */
export async function serve(
  world: World,
  more: Partial<Settings> = {},
): Promise<{ address: string; close(): Promise<void> }> {
  const settings = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDir: world.place.files,
    demoAnywhere: false,
    logLevel: 'silent',
    publicUrl: undefined,
    ...more,
  }
  const running: RunningServer = await startServer(
    settings,
    world.place.connection,
    world.place.keys,
    () => new Date(world.now),
  )
  return { address: `http://127.0.0.1:${running.port}`, close: running.close }
}

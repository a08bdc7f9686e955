import { systemActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import { openSystem } from '../src/start/system.ts'
import { benchKeys, NOW } from './place.ts'

const [directory = '', connection = '{}', tenantId = '', id = ''] = process.argv.slice(2)

/** One worker: performs the jobs of an import that it is told, and says how long each took and how much memory it held at most. */
const { system } = await openSystem(JSON.parse(connection), benchKeys, { dataDir: directory }, 2)
process.send?.({ ready: true })
process.on('message', async ({ operation }: { operation: string }) => {
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss / 1024 / 1024)
  }, 50)
  const from = performance.now()
  const actor = systemActor(tenantId)
  for (let more = true; more; )
    ({ more } = (await perform(system, { operation, input: { id }, actor, now: NOW })) as { more: boolean })
  clearInterval(watch)
  process.send?.({ ms: performance.now() - from, peak })
})
process.on('disconnect', () => process.exit(0))

import { systemActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import { openSystem } from '../src/start/system.ts'
import { benchKeys, NOW } from './place.ts'

const LIMIT = 100
const [directory = '', connection = '{}', tenantId = '', seconds = '60'] = process.argv.slice(2)

/** One worker: sweeps until nothing is due or its time is up. */
const { system } = await openSystem(JSON.parse(connection), benchKeys, { dataDir: directory }, 2)
process.send?.({ ready: true })
process.once('message', async () => {
  const until = performance.now() + Number(seconds) * 1000
  let taken = 1
  while (taken > 0 && performance.now() < until)
    ({ taken } = (await perform(system, {
      operation: 'obligations.sweep',
      input: { limit: LIMIT },
      actor: systemActor(tenantId),
      now: NOW,
    })) as { taken: number })
  process.send?.({ done: true })
})
process.on('disconnect', () => process.exit(0))

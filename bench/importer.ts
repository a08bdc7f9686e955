import { readFileSync } from 'node:fs'
import { systemActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import { openSystem } from '../src/start/system.ts'
import { benchKeys, NOW } from './place.ts'

const [directory = '', connection = '{}', tenantId = '', id = ''] = process.argv.slice(2)

/** One worker: performs the jobs of an import that it is told, and says how long each took and how much memory it held at most. */
const { system } = await openSystem(JSON.parse(connection), benchKeys, { dataDir: directory }, 2)
const backends = new Map<number, number>()
system.pool.on('acquire', (client) => {
  const pid = (client as unknown as { processID: number }).processID
  if (!backends.has(pid)) backends.set(pid, 0)
})
process.send?.({ ready: true })

/** Seconds of the processor that the database's side of this process's connections has taken: what a loaded machine does not change. */
function databaseCpu(): number {
  for (const pid of backends.keys()) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number)
      backends.set(pid, (fields[11]! + fields[12]!) / 100)
    } catch {
      // A connection that was idle has ended; what it took still counts.
    }
  }
  return [...backends.values()].reduce((sum, seconds) => sum + seconds, 0)
}

process.on('message', async ({ operation }: { operation: string }) => {
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss / 1024 / 1024)
    databaseCpu()
  }, 50)
  const from = performance.now()
  const [own, database] = [process.cpuUsage(), databaseCpu()]
  const actor = systemActor(tenantId)
  for (let more = true; more; )
    ({ more } = (await perform(system, { operation, input: { id }, actor, now: NOW })) as { more: boolean })
  clearInterval(watch)
  const { user, system: kernel } = process.cpuUsage(own)
  process.send?.({
    ms: performance.now() - from,
    peak,
    cpu: (user + kernel) / 1e6,
    database: databaseCpu() - database,
  })
})
process.on('disconnect', () => process.exit(0))

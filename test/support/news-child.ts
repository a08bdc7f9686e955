import { carryNews, publishNews } from '#modules/incidents/contract.ts'
import { loadActor } from '#modules/staff/find-actor.ts'
import { systemActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import type { Sender } from '#platform/senders/sender.ts'
import { standIn } from '#platform/senders/stand-in.ts'
import { sendQueued } from '../../src/start/send.ts'
import { openSystem } from '../../src/start/system.ts'
import { testKeys } from './world.ts'

/** A server that publishes news under a key, then a worker that carries and sends it, each to be killed at any point. Says `done` when nothing is left. */
const { connection, files, tenantId, now, log, by, news } = JSON.parse(process.argv[2]!)
const opened = await openSystem(connection, testKeys, { dataDir: files }, 3)
const provider = standIn('sms', log, () => new Date(now))
const sender: Sender = {
  channel: 'sms',
  send: async (message) => {
    const answer = await provider.send(message)
    await new Promise((resolve) => setTimeout(resolve, 5))
    return answer
  },
}
console.log('ready')
const published = (await perform(opened.system, {
  operation: publishNews.name,
  input: news,
  actor: await loadActor(opened.pool, tenantId, by, new Date(now)),
  now,
  key: 'the news',
})) as { newsId: string }
const actor = systemActor(tenantId)
const step = (at: number) =>
  perform(opened.system, {
    operation: carryNews.name,
    input: { newsId: published.newsId, step: at },
    actor,
    now,
  }) as Promise<{ done: boolean }>
for (let at = 0; !(await step(at)).done; at += 1);
for (let idle = 0; idle < 2; )
  idle = (await sendQueued(opened.system, tenantId, [sender], () => now, 50)) === 0 ? idle + 1 : 0
console.log('done')
process.exit(0)

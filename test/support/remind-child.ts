import { systemActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import type { Sender } from '#platform/senders/sender.ts'
import { wecomSender } from '#platform/senders/wecom.ts'
import { sendNotices } from '../../src/start/remind.ts'
import { openSystem } from '../../src/start/system.ts'
import { testKeys } from './world.ts'

/** A worker that reminds one company at a fixed moment, to be killed at any point. Says `done` when nothing is left. */
const { connection, files, tenantId, now, wecom } = JSON.parse(process.argv[2]!)
const opened = await openSystem(connection, testKeys, { dataDir: files, wecom }, 10)
const provider = wecomSender(wecom, () => new Date(now))
/** Long enough that a kill falls between its taking a message and our knowing. */
const sender: Sender = {
  channel: 'wecom',
  send: async (message) => {
    const answer = await provider.send(message)
    await new Promise((resolve) => setTimeout(resolve, 25))
    return answer
  },
}
console.log('ready')
const collect = { operation: 'notices.collect', input: {}, actor: systemActor(tenantId), now }
do await perform(opened.system, collect)
while ((await sendNotices(opened.system, tenantId, [sender], () => now)) > 0)
console.log('done')
process.exit(0)

import type { Sender } from '#platform/senders/sender.ts'
import { standIn } from '#platform/senders/stand-in.ts'
import { sendQueued } from '../../src/start/send.ts'
import { sweepOnce } from '../../src/start/sweep.ts'
import { openSystem } from '../../src/start/system.ts'
import { testKeys } from './world.ts'

/** A worker's loop for one company at a fixed moment, to be killed at any point. Says `done` when nothing is left. */
const { connection, files, tenantId, now, log } = JSON.parse(process.argv[2]!)
const opened = await openSystem(connection, testKeys, { dataDir: files }, 3)
const provider = standIn('sms', log, () => new Date(now))
/** A provider takes its time: long enough that a kill falls between its taking a message and our knowing. */
const sender: Sender = {
  channel: 'sms',
  send: async (message) => {
    const answer = await provider.send(message)
    await new Promise((resolve) => setTimeout(resolve, 25))
    return answer
  },
}
console.log('ready')
for (let idle = 0; idle < 2; ) {
  const taken =
    (await sweepOnce(opened.system, now)) +
    (await sendQueued(opened.system, tenantId, [sender], () => now, 5))
  idle = taken === 0 ? idle + 1 : 0
}
console.log('done')
process.exit(0)

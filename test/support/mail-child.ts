import type { Sender } from '#platform/senders/sender.ts'
import { standIn } from '#platform/senders/stand-in.ts'
import { readMail, sendReceipts } from '../../src/start/read-mail.ts'
import { openSystem } from '../../src/start/system.ts'
import { testKeys } from './world.ts'

/** A worker that reads one company's mailbox at a fixed moment and sends the receipts, to be killed at any point. Says `done` when nothing is left. */
const { connection, files, tenantId, now, log } = JSON.parse(process.argv[2]!)
const mail = { url: 'smtp://127.0.0.1:1', from: 'service@keban.test' }
const opened = await openSystem(connection, testKeys, { dataDir: files, mail }, 3)
const provider = standIn('mail', log, () => new Date(now))
/** Long enough that a kill falls between its taking a mail and our knowing. */
const sender: Sender = {
  channel: 'mail',
  send: async (message) => {
    const answer = await provider.send(message)
    await new Promise((resolve) => setTimeout(resolve, 10))
    return answer
  },
}
console.log('ready')
await readMail(opened.system, tenantId, () => now)
await sendReceipts(opened.system, tenantId, [sender], () => now)
console.log('done')
process.exit(0)

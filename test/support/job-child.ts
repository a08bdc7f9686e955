import { systemActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import { openSystem } from '../../src/start/system.ts'
import { testKeys } from './world.ts'

/** A worker at one job of one company, step by step until there is no more, to be killed at any point. */
const { connection, files, tenantId, now, operation, input } = JSON.parse(process.argv[2]!)
const opened = await openSystem(connection, testKeys, { dataDir: files }, 2)
console.log('ready')
const step = () => perform(opened.system, { operation, input, actor: systemActor(tenantId), now })
while (((await step()) as { more: boolean }).more);
process.exit(0)

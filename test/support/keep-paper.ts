import { Readable } from 'node:stream'
import { keepFile } from '#modules/files/contract.ts'
import { receiptOf } from '#modules/files/keep-file.ts'
import type { Actor } from '#platform/actor.ts'
import type { World } from './world.ts'

/** A paper somebody has uploaded. Answers its id. */
export async function keepPaper(world: World, actor: Actor, name: string): Promise<string> {
  const { files, vault } = world.opened.system
  const { digest, size } = await files.put(Readable.from([Buffer.from(`a paper called ${name}`)]), 1000)
  const receipt = receiptOf(vault, world.tenantId, actor.id, digest)
  return (await world.as(actor)(keepFile, { digest, size, type: 'text/plain', name, receipt })).id
}

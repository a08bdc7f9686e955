import { Readable } from 'node:stream'
import { keepFile } from '#modules/files/contract.ts'
import { receiptOf } from '#modules/files/keep-file.ts'
import { applyRows, checkRows, readImportFile, undoRows } from '#modules/imports/contract/jobs.ts'
import { seeImport, startImport } from '#modules/imports/contract/runs.ts'
import { checkImport, confirmImport, mapImport, undoImport } from '#modules/imports/contract/steps.ts'
import type { KindName } from '#modules/imports/contract/words.ts'
import type { Actor } from '#platform/actor.ts'
import type { InputOf, OutputOf } from '#platform/operation.ts'
import type { World } from './world.ts'

type SeenImport = OutputOf<typeof seeImport>

/** What the upload route does, without a browser. */
export async function upload(
  world: World,
  actor: Actor,
  bytes: Uint8Array | string,
  name: string,
): Promise<string> {
  const { files, vault } = world.opened.system
  const { digest, size } = await files.put(Readable.from([Buffer.from(bytes)]), 200_000_000)
  const receipt = receiptOf(vault, world.tenantId, actor.id, digest)
  const { id } = await world.as(actor)(keepFile, {
    digest,
    size,
    name,
    type: 'application/octet-stream',
    receipt,
  })
  return id
}

/** What the worker does: performs a job until it has no more steps. Answers how many steps there were. */
export async function work(
  world: World,
  job: typeof readImportFile,
  id: string,
  mostSteps = 10_000,
): Promise<number> {
  for (let step = 1; step <= mostSteps; step++) if (!(await world.system(job, { id })).more) return step
  return mostSteps
}

/** Uploads and reads a file; answers the import as a person then sees it. */
export async function begin(
  world: World,
  actor: Actor,
  bytes: Uint8Array | string,
  name: string,
  projectId?: string,
  kind: KindName = 'customers',
): Promise<SeenImport> {
  const fileId = await upload(world, actor, bytes, name)
  const { id } = await world.as(actor)(startImport, { fileId, kind, ...(projectId ? { projectId } : {}) })
  await work(world, readImportFile, id)
  return world.as(actor)(seeImport, { id })
}

/** Maps, when something is to be said about it, and tries out. */
export async function tryOut(
  world: World,
  actor: Actor,
  id: string,
  choices: Partial<InputOf<typeof mapImport>> = {},
): Promise<SeenImport> {
  if (Object.keys(choices).length > 0) await world.as(actor)(mapImport, { id, ...choices })
  await world.as(actor)(checkImport, { id })
  await work(world, checkRows, id)
  return world.as(actor)(seeImport, { id })
}

export async function bringIn(world: World, actor: Actor, id: string): Promise<SeenImport> {
  await world.as(actor)(confirmImport, { id })
  await work(world, applyRows, id)
  return world.as(actor)(seeImport, { id })
}

export async function undo(world: World, actor: Actor, id: string): Promise<SeenImport> {
  await world.as(actor)(undoImport, { id })
  await work(world, undoRows, id)
  return world.as(actor)(seeImport, { id })
}

/** Rows of the tenant's own database, for figures no screen shows. */
export async function count(world: World, text: string, values: unknown[] = []): Promise<number> {
  const client = await world.opened.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.tenant_id', $1, true)`, [world.tenantId])
    const { rows } = await client.query(text, [world.tenantId, ...values])
    return Number(Object.values(rows[0] ?? { n: 0 })[0])
  } finally {
    await client.query('rollback')
    client.release()
  }
}

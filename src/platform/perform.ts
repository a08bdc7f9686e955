import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { z } from 'zod'
import type { Actor, Home } from './actor.ts'
import { type Asking, atOnce, type Db, inTenant } from './database.ts'
import type { Vault } from './encryption.ts'
import type { Enqueue } from './enqueue.ts'
import type { FileStore } from './files/store.ts'
import type { Host } from './host.ts'
import type { Operation } from './operation.ts'
import { Refusal } from './refusal.ts'
import { allChannels, type Channel } from './senders/sender.ts'
import type { TenantFacts, TenantRegister } from './tenants.ts'

export interface Ctx {
  tenantId: string
  tenant: TenantFacts
  actor: Actor
  /** The moment of this operation, ISO in UTC. Nothing below asks a clock. */
  now: string
  db: Db
  /** The bare client of this transaction, for the few statements that are tuned by hand. */
  client: Asking
  vault: Vault
  files: FileStore
  host: Host
  /** Asks that an operation be performed later, at most once per key, if this transaction commits. */
  enqueue: Enqueue
  /** Tells every process, once this is committed, that something moved; a hint that may be lost with the process. */
  hint(news: string): void
  /** A statement committed at once, whatever becomes of this operation: a number is never given twice, but may be missing. */
  atOnce<R extends pg.QueryResultRow>(text: string, values: readonly string[]): Promise<R[]>
  /** Where the request came from, for the audit trail. */
  ip: string | undefined
  /** The session it came by; undefined for keys, jobs and the shell. */
  sessionId: string | undefined
  /** By what this company can send; a demo by everything, because nothing of it leaves the house. */
  channels: readonly Channel[]
}

export interface Implementation {
  operation: Operation
  run(ctx: Ctx, input: unknown): Promise<unknown>
}

/** Binds an operation's declaration to what it does. */
export function implement<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  run: (ctx: Ctx, input: z.output<I>) => Promise<z.input<O>>,
): Implementation {
  return { operation: operation as unknown as Operation, run: run as Implementation['run'] }
}

export interface System {
  pool: pg.Pool
  /** For statements that are committed at once while an operation holds a connection of the other pool. */
  counters: pg.Pool
  vault: Vault
  files: FileStore
  host: Host
  operations: ReadonlyMap<string, Implementation>
  tenants: TenantRegister
  enqueueIn(client: Asking, tenantId: string): Enqueue
  hint(news: string): void
  /** What a customer holds now; asked in the transaction of each of his operations. */
  homesNow(client: Asking, tenantId: string, customerId: string): Promise<readonly Home[]>
  /** By what the settings let one send. */
  channels: readonly Channel[]
}

export interface Wanted {
  operation: string
  input: unknown
  actor: Actor
  now: string
  /** An idempotency key: the same key and input give the first answer again. */
  key?: string | undefined
  ip?: string | undefined
  sessionId?: string | undefined
}

/**
 * The one way an operation runs: permission, input, tenant transaction, output through the contract.
 * Throws `Refusal` for what the caller can act on; anything else is a fault of ours.
 */
export async function perform(system: System, wanted: Wanted): Promise<unknown> {
  const implementation = system.operations.get(wanted.operation)
  if (!implementation) throw new Refusal('operation.unknown', { operation: wanted.operation })
  const { operation } = implementation
  const { actor } = wanted
  if (!allowed(operation, actor)) throw new Refusal('operation.not_allowed', { operation: operation.title })
  const tenant = await system.tenants.get(actor.tenantId)
  const mode = operation.method === 'GET' ? 'read' : 'write'
  const attempt = async () => {
    const hints = new Set<string>()
    const output = await inTenant(system.pool, actor.tenantId, mode, async (db, client) => {
      const acting = await withHomes(system, actor, client, wanted.input)
      const input = operation.input.parse(wanted.input)
      const ctx: Ctx = {
        tenantId: actor.tenantId,
        tenant,
        actor: acting,
        now: wanted.now,
        db,
        client,
        vault: system.vault,
        files: system.files,
        host: system.host,
        enqueue: system.enqueueIn(client, actor.tenantId),
        hint: (news) => hints.add(news),
        atOnce: (text, values) => atOnce(system.counters, actor.tenantId, text, values),
        ip: wanted.ip,
        sessionId: wanted.sessionId,
        channels: tenant.demo ? allChannels : system.channels,
      }
      if (mode === 'read' || !wanted.key) return operation.output.parse(await implementation.run(ctx, input))
      return onceByKey(ctx, operation.name, keyOf(actor, wanted.key), input, async () =>
        operation.output.parse(await implementation.run(ctx, input)),
      )
    })
    for (const news of hints) system.hint(news)
    return output
  }
  return untilFree(attempt).catch((error) => {
    throw unstorable(error) ? new Refusal('input.hidden_characters') : error
  })
}

const TRIES = 5

/** Two that lost against each other wait for a while of chance, so that they do not meet again. */
async function untilFree<T>(attempt: () => Promise<T>): Promise<T> {
  for (let nth = 1; ; nth++)
    try {
      return await attempt()
    } catch (error) {
      if (!worthAgain(error) || nth === TRIES) throw error
      await wait(Math.random() * 10 * 2 ** nth)
    }
}

/** PostgreSQL keeps no NUL in text, as a file or a program may paste one. */
function unstorable(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === '22021' || code === '22P05'
}

/** A plan a migration made invalid, a deadlock another transaction won: nothing was committed, so the work may be asked again. */
function worthAgain(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === '0A000' || code === '40P01' || code === '40001'
}

function allowed(operation: Operation, actor: Actor): boolean {
  if (actor.kind === 'system') return true
  if (operation.audience === 'system') return false
  if (operation.audience === 'public') return true
  if (operation.audience !== actor.kind) return false
  return operation.permission === null || actor.permissions.has(operation.permission)
}

/** A customer has rights by what he holds this minute, and none without a home. Another's home is as unknown as one that is not there. */
async function withHomes(system: System, actor: Actor, client: Asking, input: unknown): Promise<Actor> {
  if (actor.kind !== 'customer') return actor
  const homes = await system.homesNow(client, actor.tenantId, actor.id)
  if (homes.length === 0) throw new Refusal('session.no_home')
  const { unitId } = (input ?? {}) as { unitId?: unknown }
  if (unitId !== undefined && !homes.some((home) => home.unitId === unitId))
    throw new Refusal('session.not_your_home')
  return { ...actor, homes }
}

/** Nobody gets the answer that was given to a customer by finding out his key. */
const keyOf = (actor: Actor, key: string) => (actor.kind === 'customer' ? `${actor.id} ${key}` : key)

async function onceByKey(
  ctx: Ctx,
  operation: string,
  key: string,
  input: unknown,
  run: () => Promise<unknown>,
): Promise<unknown> {
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('base64url')
  const taken = await ctx.client.query(
    `insert into performed (tenant_id, operation, key, input_hash, output, at) values ($1, $2, $3, $4, 'null', $5)
     on conflict do nothing`,
    [ctx.tenantId, operation, key, hash, ctx.now],
  )
  if (taken.rowCount === 0) {
    const { rows } = await ctx.client.query(
      'select input_hash, output from performed where tenant_id = $1 and operation = $2 and key = $3',
      [ctx.tenantId, operation, key],
    )
    if (rows[0]?.input_hash !== hash) throw new Refusal('operation.key_reused')
    return rows[0].output
  }
  const output = await run()
  await ctx.client.query(
    'update performed set output = $4 where tenant_id = $1 and operation = $2 and key = $3',
    [ctx.tenantId, operation, key, JSON.stringify(output ?? null)],
  )
  return output
}

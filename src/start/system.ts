import { join } from 'node:path'
import type pg from 'pg'
import type { PgBoss } from 'pg-boss'
import { homesNow } from '#modules/access/homes-now.ts'
import { type Connection, openPool, refuseUnboundRole } from '#platform/database.ts'
import { makeVault } from '#platform/encryption.ts'
import { sealedFiles } from '#platform/files/sealed.ts'
import { hostOf } from '#platform/host.ts'
import type { System } from '#platform/perform.ts'
import { makeEnqueue, openQueue } from '#platform/queue.ts'
import { allChannels, type Channel } from '#platform/senders/sender.ts'
import { fingerprint, type Keys, type Settings } from '#platform/settings.ts'
import { tenantRegister } from '#platform/tenants.ts'
import { operations } from '../app.ts'
import { type FilesPlace, openFiles } from './open-files.ts'

export interface Opened {
  system: System
  pool: pg.Pool
  boss: PgBoss
  close(): Promise<void>
}

type Around = Partial<Pick<Settings, 'tls' | 'sms' | 'mail' | 'wecom' | 'dingtalk' | 'feishu'>>

/** A group robot needs no settings: its key stands with the company. */
const channelsOf = (settings: Around): Channel[] =>
  allChannels.filter((name) => name.endsWith('-robot') || Boolean(settings[name as keyof Around]))

/** One process's view of Keban: a pool bound by row-level security, the keys, the files, the queue's sending side. */
export async function openSystem(
  connection: Connection,
  keys: Keys,
  place: FilesPlace & Around,
  poolSize = 16,
): Promise<Opened> {
  const files = sealedFiles(await openFiles(place), keys, join(place.dataDir, 'files', 'opened'))
  const pool = openPool(connection, 'application', poolSize)
  const counters = openPool(connection, 'application', 2, 'hasty')
  await refuseUnboundRole(pool)
  await refuseForeignKeys(pool, keys)
  const boss = await openQueue(pool)
  const system: System = {
    pool,
    counters,
    vault: makeVault(keys),
    files,
    host: hostOf(place.dataDir, place.tls),
    operations: new Map(operations.map((implementation) => [implementation.operation.name, implementation])),
    tenants: tenantRegister(pool),
    enqueueIn: makeEnqueue(boss),
    hint: (news) => {
      pool.query('select pg_notify($1, $2)', ['keban_changes', news]).catch(() => {})
    },
    homesNow,
    channels: channelsOf(place),
  }
  return {
    system,
    pool,
    boss,
    close: async () => {
      await boss.stop({ graceful: false })
      await Promise.all([pool.end(), counters.end()])
    },
  }
}

/** Data written with other keys would be unreadable: better not to start than to write a second kind. */
async function refuseForeignKeys(pool: pg.Pool, keys: Keys): Promise<void> {
  const print = fingerprint(keys)
  await pool.query(
    `insert into keban.installation (name, value) values ('keys', $1) on conflict do nothing`,
    [JSON.stringify(print)],
  )
  const { rows } = await pool.query(`select value from keban.installation where name = 'keys'`)
  if (rows[0].value !== print)
    throw new Error(
      'the data was written with other keys: put the right keys.json into the data directory or set KEBAN_KEYS',
    )
}

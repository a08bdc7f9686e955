import { type Connection, openPool } from '#platform/database.ts'
import type { Sender } from '#platform/senders/sender.ts'
import { hashPassword } from '#platform/sessions.ts'
import type { Keys, Settings } from '#platform/settings.ts'
import { openSenders } from '../send.ts'
import { type Opened, openSystem } from '../system.ts'
import { DEMO_PASSWORD, foundDemo } from './company.ts'
import { makeChance } from './invent.ts'
import { AT_ONCE, DemoStage } from './stage.ts'
import { playYear } from './year.ts'

const DAYS = 365

/** Builds the demo company when the installation asked for one and says how far it is. A half-built one is started anew. */
export async function buildDemo(
  settings: Settings,
  connection: Connection,
  keys: Keys,
  clock: () => Date,
): Promise<boolean> {
  const opened = await openSystem(connection, keys, settings, 10)
  try {
    return await build(opened, connection, clock, openSenders(settings, clock).demo)
  } finally {
    await opened.close()
  }
}

async function build(
  opened: Opened,
  connection: Connection,
  clock: () => Date,
  senders: readonly Sender[],
): Promise<boolean> {
  const { pool } = opened
  const state = async () =>
    (await pool.query(`select value from keban.installation where name = 'demo'`)).rows[0]?.value
  if ((await state())?.state !== 'building') return false
  const say = (value: Record<string, unknown>) =>
    pool.query(`update keban.installation set value = $1 where name = 'demo'`, [JSON.stringify(value)])
  await clearHalfBuilt(connection)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  // The word that it is ready goes by the safe pool, after which all that came before is on the disk too.
  const hasty = openPool(connection, 'application', AT_ONCE + 2, 'hasty')
  const stage = await DemoStage.open({ ...opened.system, pool: hasty }, clock(), DAYS, passwordHash)
  const chance = makeChance(20_261_121)
  await say({ state: 'building', step: 'company', done: 0, total: 100 })
  // Plans made while the tables were empty would stay; the owner's statistics retire them.
  const owner = openPool(connection, 'owner', 1)
  const company = await foundDemo(stage, chance, async (homes) => {
    if (homes % 8 === 0) await owner.query('analyze')
    await say({
      state: 'building',
      step: 'homes',
      done: Math.min(40, Math.round((homes / 1500) * 40)),
      total: 100,
    })
  })
  await playYear(stage, chance, company, DAYS, senders, async (day, days) => {
    if (day % 60 === 0) await owner.query('analyze')
    await say({ state: 'building', step: 'year', done: 40 + Math.round((day / days) * 60), total: 100 })
  })
  // The people of the demo worked until yesterday; only signing in would say so.
  await owner.query(`update staff set last_used_on = $1::date - 1`, [clock()])
  await owner.query('analyze')
  await Promise.all([owner.end(), hasty.end()])
  await say({ state: 'ready', accounts: company.accounts })
  return true
}

/** A demo whose building was cut off is nobody's data: everything goes, provided that there is no other company. */
async function clearHalfBuilt(connection: Connection): Promise<void> {
  const owner = openPool(connection, 'owner', 1)
  const { rows } = await owner.query('select demo from keban.tenants')
  if (rows.length === 1 && rows[0].demo) {
    const tables = await owner.query(`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname = 'public' and tablename <> 'schema_migrations'`)
    const names = [...tables.rows.map((row) => row.name), 'keban.tenants', 'auth."user"'].join(', ')
    await owner.query(`truncate ${names} cascade`)
  }
  await owner.end()
}

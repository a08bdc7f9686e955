import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordConsent } from '#modules/customers/contract/consents.ts'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { openDay } from '#modules/obligations/contract/time.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { acceptTicket } from '#modules/tickets/contract/moves.ts'
import { inTenant } from '#platform/database.ts'
import { makeChance } from '../../src/start/demo/invent.ts'
import { ownPostgres } from './own-postgres.ts'
import { smallCompany, subscribe } from './small-company.ts'
import { makeWorld } from './world.ts'

export interface Aftermath {
  /** Ids the provider was asked to send more than once. */
  sentTwice: string[]
  /** Delivered by our books without standing in the provider's log, or in the log without our knowing. */
  unexplained: string[]
  /** Rungs whose time had come and that nobody was told of. */
  rungsMissing: number
  rungsTwice: number
  /** Of the clocks of tickets, rungs whose time had come. */
  rungsOfTickets: number
  /** Clocks and duties whose breach stands in the facts more than once. */
  breachedTwice: number
  messages: number
  kills: number
}

/**
 * Birthdays to congratulate, ladders of care and of tickets to climb, worked on by a process that is killed with -9 at seeded moments and
 * started again until nothing is left. It sweeps every company there is, so it has a server of its own. What is true is read from the database and the provider's own log.
 */
export async function killWhileWorking(seed: number, kills: number): Promise<Aftermath> {
  const { place, stop } = await ownPostgres()
  const world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-01-01', place)
  try {
    const chance = makeChance(seed)
    const company = await smallCompany(world)
    await subscribe(world, company)
    const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
    const ask = world.as(company.steward)
    await world.system(openDay, { until: world.now })
    for (let at = 0; at < 12; at += 1) {
      const { id } = await ask(addCustomer, {
        name: `客户${at}`,
        phone: `1391234${String(1000 + at)}`,
        birthday: '1980-03-12',
        holding: { unitId: units[at % units.length]!.id, role: 'family' },
      })
      await ask(recordConsent, { id, purpose: 'care', given: true, how: '电话' })
    }
    world.turnTo('2026-03-10T01:00:00.000Z')
    for (let at = 0; at < 8; at += 1) {
      const { id } = await ask(fileTicket, {
        kind: at % 2 === 0 ? 'repair' : 'complaint',
        channel: 'phone',
        unitId: units[at % units.length]!.id,
        words: `第 ${at + 1} 件`,
      })
      if (at % 3 === 0) await ask(acceptTicket, { id, version: 1 })
    }
    world.turnTo('2026-03-11T23:00:00.000Z')
    await world.system(openDay, { until: world.now })
    const now = '2026-03-12T00:40:00.000Z'
    const log = join(place.files, 'sent.log')
    const plan = JSON.stringify({
      connection: place.connection,
      files: place.files,
      tenantId: world.tenantId,
      now,
      log,
    })
    let killed = 0
    for (let finished = false; !finished; ) {
      finished = await workerUntil(plan, killed < kills ? chance.below(350) : null)
      if (!finished) killed += 1
    }
    return { ...(await truth(world, log, now)), kills: killed }
  } finally {
    await world.close()
    await stop()
  }
}

/** Runs a worker, killed with -9 so many milliseconds after it began to work; answers whether it ended by itself. */
async function workerUntil(plan: string, killAfterMs: number | null): Promise<boolean> {
  const child = spawn(process.execPath, ['test/support/fault-child.ts', plan], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: '.cache/compile' },
  })
  const ended = new Promise<boolean>((resolve) => child.on('exit', (code) => resolve(code === 0)))
  if (killAfterMs !== null)
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), killAfterMs))
  return ended
}

const QUARTER_MS = 15 * 60_000

/**
 * A desk of tickets nobody touches, for as many quarters of an hour as there are restarts: in each a worker begins, and is killed while it climbs
 * their ladders. At the end one works undisturbed.
 */
export async function killLadders(seed: number, restarts: number): Promise<Aftermath> {
  const { place, stop } = await ownPostgres()
  const world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-01-01', place)
  try {
    const chance = makeChance(seed)
    const company = await smallCompany(world)
    const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
    const ask = world.as(company.steward)
    for (let at = 0; at < 300; at += 1) {
      world.turnTo(new Date(Date.parse('2026-03-02T01:00:00.000Z') + at * QUARTER_MS).toISOString())
      await ask(fileTicket, {
        kind: at % 2 === 0 ? 'repair' : 'complaint',
        channel: 'phone',
        unitId: units[at % units.length]!.id,
        words: `第 ${at + 1} 件`,
        urgent: at % 5 === 0,
      })
    }
    const { connection, files } = place
    const log = join(files, 'sent.log')
    let now = world.now
    const work = (killAfterMs: number | null) =>
      workerUntil(JSON.stringify({ connection, files, tenantId: world.tenantId, now, log }), killAfterMs)
    let killed = 0
    for (let at = 0; killed < restarts && at < restarts * 2; at += 1) {
      now = new Date(Date.parse(now) + QUARTER_MS).toISOString()
      if (!(await work(chance.below(80)))) killed += 1
    }
    await work(null)
    return { ...(await truth(world, log, now)), kills: killed }
  } finally {
    await world.close()
    await stop()
  }
}

async function truth(
  world: Awaited<ReturnType<typeof makeWorld>>,
  log: string,
  now: string,
): Promise<Omit<Aftermath, 'kills'>> {
  const sent = existsSync(log)
    ? readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).id as string)
    : []
  const sentTwice = sent.filter((id, at) => sent.indexOf(id) !== at)
  return inTenant(world.opened.pool, world.tenantId, 'read', async (_db, client) => {
    const { rows: messages } = await client.query(
      `select id, state from messages where tenant_id = $1 and state <> 'skipped'`,
      [world.tenantId],
    )
    const inLog = new Set(sent)
    const unexplained = messages
      .filter(
        (message) =>
          (message.state === 'delivered') !== inLog.has(message.id) &&
          message.state !== 'claimed' &&
          message.state !== 'unknown',
      )
      .map((message) => message.id)
    const { rows: rungs } = await client.query(
      `select count(distinct (o.id, l.n)) filter (where o.subject_kind = 'ticket') as tickets, count(*) filter (where b.id is null) as missing, count(*) - count(distinct (o.id, l.n, p.staff)) as twice
       from obligations o cross join lateral jsonb_array_elements(o.ladder) with ordinality as l(step, n)
       cross join lateral jsonb_array_elements_text(l.step->'tell') as p(staff)
       left join bell_entries b on b.tenant_id = o.tenant_id and b.obligation_id = o.id and b.rung = l.n - 1 and b.staff_id = p.staff::uuid
       where o.tenant_id = $1 and o.state = 'open' and (l.step->>'at')::timestamptz <= $2`,
      [world.tenantId, now],
    )
    const { rows: breaches } = await client.query(
      `select count(*) as twice from (select subject_id from events where tenant_id = $1 and kind = 'obligation.breached' group by 1 having count(*) > 1) x`,
      [world.tenantId],
    )
    return {
      sentTwice,
      unexplained,
      rungsMissing: rungs[0].missing,
      rungsTwice: rungs[0].twice,
      rungsOfTickets: rungs[0].tickets,
      breachedTwice: breaches[0].twice,
      messages: messages.length,
    }
  })
}

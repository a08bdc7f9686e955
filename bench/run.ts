import { createHmac } from 'node:crypto'
import { loadavg } from 'node:os'
import { measureBulk } from './bulk.ts'
import { clockEngine, seedDesk } from './desk.ts'
import type { Order, Shot } from './load.ts'
import { child, endChildren, type Figures, heard, type Side, takeTurns } from './measure.ts'
import { benchKeys, cookieOf, openPlace, option, type Seeded } from './place.ts'
import { type Case, customerId, makeSamples, projectId, stewardId } from './samples.ts'
import { seed } from './seed.ts'
import { openDesks } from './streams.ts'

const ROUNDS = 5
const many = option('customers', 1_000_000)
const seconds = option('seconds', 3)
const only = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1]!.split(',')
  : null
const wanted = (letter: string) => !only || only.includes(letter) || only.includes(letter[0]!)

const token = Buffer.from('{"staff":"bench"}').toString('base64url')
const signed = `Bearer ${token}.${createHmac('sha256', benchKeys.session).update(token).digest('base64url')}`

const say = (name: string, each: Figures) =>
  `  ${name.padEnd(6)} ${each.median.toFixed(0).padStart(6)} op/s (${each.low.toFixed(0)}–${each.high.toFixed(0)})  p50 ${each.p50.toFixed(1)}  p95 ${each.p95.toFixed(1)}  p99 ${each.p99.toFixed(1)} ms${each.failed > 0 ? `  ${each.failed} failed` : ''}`

async function compare(letter: string, title: string, load: ReturnType<typeof child>, sides: Side[]) {
  const { figures, ratios } = await takeTurns(load, sides, ROUNDS, seconds)
  console.log(`(${letter}) ${title}   load ${loadavg()[0]!.toFixed(1)}`)
  for (const [name, each] of figures) console.log(say(name, each))
  console.log(`  ${[...ratios].map(([name, ratio]) => `${ratio.toFixed(2)} of ${name}`).join(', ')}`)
}

function readSides(one: Case, ports: { keban: number; floor: number }): Side[] {
  const order =
    (port: number | null, shots: Shot[]) =>
    (length: number): Order => ({ port, letter: one.letter, shots, seconds: length, once: false })
  const floorShots = one.samples.map((_, at) => ({
    path: `/${one.letter}/${at}`,
    headers: { authorization: signed },
  }))
  const kebanShots = one.samples.map(({ path, cookie }) => ({
    path,
    headers: { cookie, 'keban-tenant': 'bench' },
  }))
  return [
    { name: 'limit', order: order(null, floorShots) },
    { name: 'floor', order: order(ports.floor, floorShots) },
    { name: 'keban', order: order(ports.keban, kebanShots) },
  ]
}

/** Each customer who is owed a contact once; what is left over goes into the next round. */
function contactSides(seeded: Seeded, ports: { keban: number; floor: number }): Side[] {
  const stewards = Math.max(1, Math.round(seeded.customers / 700))
  const owed = Array.from({ length: Math.floor(seeded.customers / 4) }, (_, n) => 4 * n + 3)
  const stewardOf = (i: number) => Math.floor((i * stewards) / seeded.customers)
  const json = { 'content-type': 'application/json' }
  const kebanShots = owed.map((i) => ({
    path: '/api/staff/contacts',
    headers: { ...json, cookie: cookieOf(`bench-token-${stewardOf(i)}`), 'keban-tenant': 'bench' },
    body: JSON.stringify({ customerId: customerId(i), by: 'phone', result: 'reached' }),
  }))
  const floorShots = owed.map((i) => ({
    path: '/e',
    headers: { ...json, authorization: signed },
    body: JSON.stringify({ customerId: customerId(i), staffId: stewardId(stewardOf(i)) }),
  }))
  const each = Math.floor(owed.length / (ROUNDS + 1))
  let turn = 0
  return [
    {
      name: 'floor',
      order: (length) => ({
        port: ports.floor,
        letter: 'e',
        shots: floorShots,
        seconds: length,
        once: false,
      }),
    },
    {
      name: 'keban',
      order: (length) => ({
        port: ports.keban,
        letter: 'e',
        shots: kebanShots.slice(each * turn, each * ++turn),
        seconds: length,
        once: true,
      }),
    },
  ]
}

/** A filing for any customer: number, clocks, first contact, story; the floor writes the same rows in one statement. */
function ticketSides(seeded: Seeded, ports: { keban: number; floor: number }): Side[] {
  const stewards = Math.max(1, Math.round(seeded.customers / 700))
  const each = Math.ceil(seeded.customers / 20)
  const some = Array.from({ length: 2000 }, (_, n) => (n * 7919) % seeded.customers)
  const json = { 'content-type': 'application/json' }
  const side = (name: string, port: number, shots: Shot[]): Side => ({
    name,
    order: (length) => ({ port, letter: 'n', shots, seconds: length, once: false }),
  })
  return [
    side(
      'floor',
      ports.floor,
      some.map((i) => ({
        path: '/n',
        headers: { ...json, authorization: signed },
        body: JSON.stringify({ customerId: customerId(i), projectId: projectId(Math.floor(i / each)) }),
      })),
    ),
    side(
      'keban',
      ports.keban,
      some.map((i) => ({
        path: '/api/staff/tickets',
        headers: { ...json, cookie: cookieOf(`bench-token-${stewards + 1}`), 'keban-tenant': 'bench' },
        body: JSON.stringify({
          kind: 'repair',
          channel: 'phone',
          category: '门窗',
          words: '阳台推拉门推不动，轨道好像变形了',
          projectId: projectId(Math.floor(i / each)),
          place: '大堂',
          customerId: customerId(i),
        }),
      })),
    ),
  ]
}

const place = await openPlace(many)
try {
  const seeded = await seed(place, many)
  console.log(
    `${many} customers, seeded in ${seeded.seconds} s: ${JSON.stringify(seeded.rows)}; load ${loadavg()
      .map((each) => each.toFixed(1))
      .join(' ')}`,
  )
  await seedDesk(place, seeded)
  const cases = await makeSamples(place, seeded)
  const args = [place.directory, JSON.stringify(place.connection)]
  let server = 0
  const start = async (kind: string) => {
    const process = child('servers.ts', [kind, ...args])
    if (kind === 'keban') server = process.pid!
    return (await heard<{ port: number }>(process)).port
  }
  const ports = { keban: await start('keban'), floor: await start('floor') }
  const load = child('load.ts', args)
  for (const one of cases)
    if (wanted(one.letter)) await compare(one.letter, one.title, load, readSides(one, ports))
  if (wanted('e'))
    await compare('e', 'record a contact that closes an obligation', load, contactSides(seeded, ports))
  if (wanted('n')) await compare('n', 'file a ticket', load, ticketSides(seeded, ports))
  if (wanted('t')) await openDesks(ports.keban, server, seeded)
  endChildren()
  if (wanted('o')) clockEngine()
  if (['h', 'i', 'j', 'k', 'l', 'm', 'p', 'u'].some(wanted)) await measureBulk(place, seeded, wanted)
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
endChildren()
await place.postgres.stop()
process.exit()

import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { type Case, referenceConfig } from './samples.ts'

export interface Shot {
  path: string
  headers: Record<string, string>
  body?: string
}

export interface Order {
  /** HTTP to this port, or straight to the database. */
  port: number | null
  letter: string
  shots: Shot[]
  seconds: number
  /** Each shot once, in order; a later order goes on behind. */
  once: boolean
}

export interface Fired {
  count: number
  failed: number
  seconds: number
  milliseconds: number[]
  firstFailure?: string
}

const CONNECTIONS = 16
const [directory = '', connectionText = '{}'] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
let pool: pg.Pool | undefined
let cases: Map<string, Case> | undefined

function fire(port: number, shot: Shot): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const sending = request(
      {
        port,
        host: '127.0.0.1',
        agent,
        path: shot.path,
        method: shot.body === undefined ? 'GET' : 'POST',
        headers: shot.headers,
      },
      (response) => {
        const bad = response.statusCode !== 200
        let text = ''
        response.on('data', (chunk: Buffer) => {
          if (bad) text += chunk.toString()
        })
        response.on('end', () => resolve(bad ? `${response.statusCode} ${text.slice(0, 300)}` : null))
      },
    )
    sending.on('error', reject)
    sending.end(shot.body)
  })
}

async function straight(letter: string, at: number): Promise<null> {
  if (!pool || !cases) {
    const read = JSON.parse(readFileSync(join(directory, 'samples.json'), 'utf8')) as {
      tenantId: string
      cases: Case[]
    }
    pool = new pg.Pool(referenceConfig(JSON.parse(connectionText), read.tenantId))
    cases = new Map(read.cases.map((each) => [each.letter, each]))
  }
  const { statements } = cases.get(letter)!.samples[at]!
  const client = await pool.connect()
  await Promise.all(statements.map((statement) => client.query({ ...statement })))
  client.release()
  return null
}

async function obey(order: Order): Promise<Fired> {
  const fired: Fired = { count: 0, failed: 0, seconds: 0, milliseconds: [] }
  const started = performance.now()
  const until = started + order.seconds * 1000
  let next = 0
  const one = async () => {
    while (performance.now() < until) {
      if (order.once && next >= order.shots.length) return
      const at = next++ % order.shots.length
      const from = performance.now()
      const failure =
        order.port === null ? await straight(order.letter, at) : await fire(order.port, order.shots[at]!)
      fired.milliseconds.push(performance.now() - from)
      fired.count += 1
      if (failure) {
        fired.failed += 1
        fired.firstFailure ??= failure
      }
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, one))
  fired.seconds = (performance.now() - started) / 1000
  return fired
}

process.on('message', async (order: Order) => {
  process.send?.(await obey(order))
})
process.on('disconnect', () => process.exit(0))

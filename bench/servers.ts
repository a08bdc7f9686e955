import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { startServer } from '../src/start/server.ts'
import { filing } from './desk.ts'
import { benchKeys, NOW } from './place.ts'
import { type Case, referenceConfig } from './samples.ts'

const [kind, directory = '', connectionText = '{}'] = process.argv.slice(2)
const connection = JSON.parse(connectionText)

/** The real server, one process; its clock runs on from the seed's moment. */
async function keban(): Promise<number> {
  const started = Date.now()
  const settings = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDir: directory,
    demoAnywhere: false,
    logLevel: 'info',
    publicUrl: undefined,
  }
  const { port } = await startServer(
    settings,
    connection,
    benchKeys,
    () => new Date(Date.parse(NOW) + Date.now() - started),
    { logTo: { write: () => {} } },
  )
  return port
}

/** The least an HTTP server can do: check a signed token, run the same statements, send the rows. */
async function floor(): Promise<number> {
  const { tenantId, cases } = JSON.parse(readFileSync(join(directory, 'samples.json'), 'utf8')) as {
    tenantId: string
    cases: Case[]
  }
  const byLetter = new Map(cases.map((each) => [each.letter, each.samples]))
  const pool = new pg.Pool(referenceConfig(connection, tenantId))
  const server = createServer(async (request, response) => {
    const [token = '', signature = ''] = (request.headers.authorization ?? '').slice(7).split('.')
    const right = createHmac('sha256', benchKeys.session).update(token).digest()
    if (!timingSafeEqual(right, Buffer.from(signature, 'base64url'))) {
      response.writeHead(401).end()
      return
    }
    try {
      const [, letter = '', at = '0'] = (request.url ?? '').split('/')
      const body =
        letter === 'e'
          ? await insertContact(request, pool, tenantId)
          : letter === 'n'
            ? await insertTicket(request, pool, tenantId)
            : await answer(byLetter.get(letter)![Number(at)]!.statements, pool)
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function answer(
  statements: { name: string; text: string; values: unknown[] }[],
  pool: pg.Pool,
): Promise<string> {
  const client = await pool.connect()
  try {
    const answers = await Promise.all(statements.map((statement) => client.query({ ...statement })))
    return JSON.stringify(answers.map(({ rows }) => rows))
  } finally {
    client.release()
  }
}

async function insertContact(
  request: AsyncIterable<Buffer>,
  pool: pg.Pool,
  tenantId: string,
): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { customerId, staffId } = JSON.parse(Buffer.concat(chunks).toString())
  const id = randomUUID()
  await pool.query({
    name: 'contact',
    text: `insert into contacts (tenant_id, id, customer_id, staff_id, by, result, happened_at, recorded_at) values ($1, $2, $3, $4, 'phone', 'reached', $5, $5)`,
    values: [tenantId, id, customerId, staffId, NOW],
  })
  return JSON.stringify({ id })
}

let filed = 0

async function insertTicket(
  request: AsyncIterable<Buffer>,
  pool: pg.Pool,
  tenantId: string,
): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { customerId, projectId } = JSON.parse(Buffer.concat(chunks).toString())
  filed += 1
  const number = (Date.now() % 1_000_000_000) * 2 + filed
  await pool.query(filing(tenantId, customerId, projectId, number % 2_000_000_000))
  return JSON.stringify({ number })
}

process.send?.({ port: await (kind === 'keban' ? keban() : floor()) })
process.on('disconnect', () => process.exit(0))

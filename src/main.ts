import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, openPool } from '#platform/database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareQueue } from '#platform/queue.ts'
import { readKeys, readSettings } from '#platform/settings.ts'
import { StartProblem } from '#platform/start-problem.ts'
import { openWaitingPage } from './start/waiting-page.ts'
import { buildWebIfStale } from './start/web.ts'

const clock = () => new Date()
const role = process.argv.find((argument) => argument.startsWith('--role='))?.slice(7)
const empty = process.argv.includes('--empty')

await (role ? runRole(role) : runAll()).catch((error) => {
  if (!(error instanceof StartProblem)) throw error
  console.error(error.message)
  process.exit(1)
})

/** The parent: database first, database last; the roles between are processes of their own. */
async function runAll(): Promise<void> {
  const settings = readSettings(process.env)
  const started = performance.now()
  mkdirSync(settings.dataDir, { recursive: true })
  const release = takeTurn(settings.dataDir)
  readKeys(process.env, settings.dataDir)
  const page = await openWaitingPage(settings.port, settings.host, settings.tls)
  const screens = buildWebIfStale().then(() => page.done('screens'))
  screens.catch(() => {})
  const postgres = settings.databaseUrl ? undefined : await startEmbeddedPostgres(settings.dataDir)
  const connection = connectionOf(settings.databaseUrl, postgres)
  const owner = openPool(connection, 'owner', 2)
  try {
    await migrate(owner, 'db/migrations')
    await prepareQueue(connection, owner)
  } catch (error) {
    await owner.end()
    await postgres?.stop()
    release()
    throw error
  }
  if (!empty) {
    await owner.query(`insert into keban.installation (name, value) select 'demo', '{"state":"building","done":0}'
      where not exists (select from keban.tenants) on conflict (name) do update set value = excluded.value where keban.installation.value->>'state' = 'building'`)
  }
  const { rows } = await owner.query(
    `select from keban.installation where name = 'demo' and value->>'state' = 'building'`,
  )
  await owner.end()
  page.done('database')
  await screens
  const children = [startChild('server', connection)]
  children[0]!.on('message', async (message) => {
    const { port } = message as { port?: number }
    if (port === undefined) {
      await page.close()
      children[0]!.send('free')
      return
    }
    console.log(
      `客伴 Keban: ${settings.tls ? 'https' : 'http'}://localhost:${port}  (${Math.round(performance.now() - started)} ms)`,
    )
    if (postgres) console.log(`PostgreSQL: ${postgres.cluster}${postgres.adopted ? ' (was running)' : ''}`)
  })
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    await Promise.all(children.map((child) => ended(child)))
    await postgres?.stop()
    release()
    process.exit(code)
  }
  children[0]!.on('exit', (code) => stop(code ?? 1))
  const work = () => {
    const worker = startChild('worker', connection)
    children.push(worker)
    worker.on('exit', (code) => stop(code ?? 1))
  }
  if (rows.length === 0) work()
  else {
    // A year of facts leaves a large heap behind: it ends with the process that needed it.
    const demo = startChild('demo', connection)
    children.push(demo)
    demo.on('exit', (code) => (code === 0 && !stopping ? work() : stop(code ?? 1)))
  }
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))
}

/** One Keban per data directory: a second one would stop the first one's database when it ends. */
function takeTurn(dataDir: string): () => void {
  const file = join(dataDir, 'keban.pid')
  const other = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (other > 0 && other !== process.pid && isAlive(other)) {
    console.error(
      `Keban is running on ${dataDir} already (process ${other}). Stop it first, or choose another KEBAN_DATA. / 这个数据目录已有客伴在运行（进程 ${other}）。`,
    )
    process.exit(1)
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function startChild(name: string, connection: Connection): ChildProcess {
  return fork(process.argv[1]!, [`--role=${name}`], {
    // Of what a worker reads in steps, little is alive: it collects sooner, and an import stays half as large.
    execArgv: [...process.execArgv, ...(name === 'worker' ? ['--heap-growing-percent=40'] : [])],
    env: { ...process.env, KEBAN_CONNECTION: JSON.stringify(connection) },
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  child.kill('SIGTERM')
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

/** Only a role loads what it runs: the parent answers with the waiting page before that. */
async function runRole(name: string): Promise<void> {
  const settings = readSettings(process.env)
  const keys = readKeys(process.env, settings.dataDir)
  const connection = process.env.KEBAN_CONNECTION
    ? JSON.parse(process.env.KEBAN_CONNECTION)
    : connectionOf(settings.databaseUrl, undefined)
  if (name === 'demo') {
    const { buildDemo } = await import('./start/demo/build-demo.ts')
    process.on('SIGTERM', () => process.exit(1))
    process.on('disconnect', () => process.exit(1))
    await buildDemo(settings, connection, keys, clock)
    process.exit(0)
  }
  const running =
    name === 'worker'
      ? await (await import('./start/worker.ts')).startWorker(settings, connection, keys, clock)
      : await (await import('./start/server.ts')).startServer(settings, connection, keys, clock, {
          beforeListening: addressIsFree,
        })
  if ('port' in running) process.send?.({ port: running.port })
  const stop = async () => {
    await running.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', () => {})
  process.on('disconnect', stop)
}

/** The parent's waiting page has the address until the server is about to listen. */
async function addressIsFree(): Promise<void> {
  if (!process.env.KEBAN_CONNECTION) return
  process.send?.({})
  await once(process, 'message')
}

function connectionOf(url: string | undefined, postgres: EmbeddedPostgres | undefined): Connection {
  if (url) return { connectionString: url }
  if (!postgres) throw new Error('set DATABASE_URL, or start without --role to use the embedded database')
  return postgres.connection
}

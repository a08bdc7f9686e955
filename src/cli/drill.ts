import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { openPool } from '#platform/database.ts'
import { readSettings } from '#platform/settings.ts'
import { type Manifest, remember, runBackup, runRestore } from './backup.ts'
import { reachDatabase } from './reach-database.ts'

/** Tables that say something of the installation itself, which another one says differently. */
const OWN = new Set(['keban.installation'])

/**
 * Proves that a backup can be used: restores it into an empty database of its own, takes a backup of that, and compares every
 * table row by row and every file. The live database learns that the drill was held; nothing else of it is touched.
 */
export async function runDrill(args: string[], now: string): Promise<number> {
  const from = resolve(args[args.indexOf('--from') + 1] ?? '')
  if (!args.includes('--from') || !existsSync(join(from, 'manifest.json'))) {
    console.error('usage: npm run -s drill -- --from <folder of a backup>')
    return 2
  }
  const place = mkdtempSync(join(tmpdir(), 'keban-drill-'))
  const aside = { ...elsewhere(process.env), KEBAN_DATA: join(place, 'data') }
  try {
    if ((await runRestore(['--from', from], aside)) !== 0) return 1
    if ((await runBackup(['--to', join(place, 'again')], now, aside)) !== 0) return 1
    const differing = await differences(from, join(place, 'again'))
    for (const each of differing) console.error(each)
    const manifest = manifestOf(from)
    await note(now, {
      takenAt: manifest.takenAt,
      tables: Object.keys(manifest.tables).length,
      equal: differing.length === 0,
    })
    if (differing.length > 0) return 1
    console.log(
      `${Object.keys(manifest.tables).length} tables and ${manifest.files} files came out as they went in`,
    )
    return 0
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Neither the live database nor the live store nor its keys: all of that must come out of the backup. */
const elsewhere = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(?:DATABASE_URL|KEBAN_S3_\w+|KEBAN_KEYS)$/.test(name)),
  )

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest

/** What two backups hold differently: one line for each table, and for the files. */
export async function differences(one: string, other: string): Promise<string[]> {
  const [first, second] = [manifestOf(one), manifestOf(other)]
  const found: string[] = []
  if (first.files !== second.files) found.push(`files: ${first.files} and ${second.files}`)
  for (const table of new Set([...Object.keys(first.tables), ...Object.keys(second.tables)])) {
    if (OWN.has(table)) continue
    const rows = [first.tables[table]?.rows ?? 0, second.tables[table]?.rows ?? 0]
    if (rows[0] !== rows[1]) found.push(`${table}: ${rows[0]} and ${rows[1]} rows`)
    else if ((await markOf(one, table)) !== (await markOf(other, table)))
      found.push(`${table}: other content`)
  }
  return found
}

/** The same for the same rows in whatever order. */
async function markOf(folder: string, table: string): Promise<string> {
  const mark = Buffer.alloc(32)
  const file = join(folder, 'tables', `${table}.jsonl.gz`)
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const digest = createHash('sha256').update(line).digest()
    for (let at = 0; at < 32; at++) mark[at]! ^= digest[at]!
  }
  return mark.toString('hex')
}

async function note(now: string, told: Record<string, unknown>): Promise<void> {
  const database = await reachDatabase(readSettings(process.env), false)
  const owner = openPool(database.connection, 'owner', 1)
  const client = await owner.connect()
  await remember(client, 'last-drill', { at: now, ...told }).catch(() => {
    console.error('the live database could not be told of this drill')
  })
  client.release()
  await owner.end()
  await database.release()
}

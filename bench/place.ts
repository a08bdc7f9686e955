import { createHmac } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '#platform/database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import type { Keys } from '#platform/settings.ts'

/** The moment of every figure; the clock of the measured server runs on from here. */
export const NOW = '2026-06-15T02:00:00.000Z'

export const benchKeys: Keys = {
  current: 'k1',
  keys: { k1: Buffer.alloc(32, 1).toString('base64') },
  index: Buffer.alloc(32, 2).toString('base64'),
  session: Buffer.alloc(32, 3).toString('base64'),
}

export interface Place {
  directory: string
  connection: Connection
  postgres: EmbeddedPostgres
}

/** The database of one size, started; each size keeps a directory of its own. */
export async function openPlace(customers: number): Promise<Place> {
  const directory = join(process.cwd(), '.cache', 'bench', String(customers))
  // A seed that was broken off is begun anew.
  if (!existsSync(notes(directory))) rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const postgres = await startEmbeddedPostgres(directory)
  return { directory, postgres, connection: postgres.connection }
}

export interface Seeded {
  customers: number
  tenantId: string
  seconds: number
  rows: Record<string, number>
}

const notes = (directory: string) => join(directory, 'seeded.json')

/** What the seed wrote down when it was complete, or null. */
export function seededAt(directory: string): Seeded | null {
  return existsSync(notes(directory)) ? JSON.parse(readFileSync(notes(directory), 'utf8')) : null
}

/** Marks a data directory as complete, so that the next run reuses it. */
export function keepSeeded(directory: string, seeded: Seeded): void {
  writeFileSync(notes(directory), JSON.stringify(seeded, null, 2))
}

/** The cookie of a seeded session: the token and its signature, as sign-in would set it. */
export function cookieOf(token: string): string {
  const signature = createHmac('sha256', benchKeys.session).update(token).digest('base64')
  return `keban.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

/** A named number of the command line. */
export function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

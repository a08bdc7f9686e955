import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { customerFinder } from '#modules/access/find-customer.ts'
import { noteSignIn } from '#modules/security/contract.ts'
import { actorFinder } from '#modules/staff/find-actor.ts'
import { type Actor, systemActor } from '#platform/actor.ts'
import type { Connection } from '#platform/database.ts'
import { openHttp, type Standing } from '#platform/http.ts'
import { makeMetrics } from '#platform/metrics.ts'
import { perform, type System } from '#platform/perform.ts'
import { type AtDoor, openSessions } from '#platform/sessions.ts'
import type { Keys, Settings } from '#platform/settings.ts'
import { openDirectories } from './ask-directories.ts'
import { deskNews } from './desk-news.ts'
import { addDoorRoutes } from './door-routes.ts'
import { addEntranceRoute } from './entrance-route.ts'
import { addFileRoutes } from './file-routes.ts'
import { addPaperRoute } from './paper-routes.ts'
import { refusalWords } from './refusal-words.ts'
import { openSystem } from './system.ts'
import { serveWeb } from './web.ts'

export interface RunningServer {
  port: number
  close(): Promise<void>
}

/** Starts the HTTP role. It drains open requests when closed. */
export async function startServer(
  settings: Settings,
  connection: Connection,
  keys: Keys,
  clock: () => Date,
  more: { logTo?: { write(line: string): void }; beforeListening?(): Promise<void> } = {},
): Promise<RunningServer> {
  const { system, pool, close } = await openSystem(connection, keys, settings)
  const sessions = openSessions(
    connection,
    keys.session,
    {
      url: settings.publicUrl,
      secure: Boolean(settings.tls) || (settings.publicUrl?.startsWith('https:') ?? false),
    },
    openDirectories(settings, clock),
    clock,
    (attempt) => noteAttempt(system, attempt, clock().toISOString()),
  )
  const actors = actorFinder(pool, clock)
  const metrics = makeMetrics()
  const door = {
    system,
    sessions,
    metrics,
    clock,
    actorOf: (loginId: string, slug: string | undefined) => actors.of(loginId, slug),
    actorOfKey: (key: string) => actors.ofKey(key),
    publicActor: async (slug: string): Promise<Actor> => ({
      kind: 'public',
      tenantId: (await system.tenants.bySlug(slug)).id,
      id: null,
      name: 'public',
      roles: [],
      permissions: new Set(),
      reach: { company: false, projects: [], covers: [] },
    }),
    customerOf: customerFinder(pool, system.tenants, clock),
    standing: () => standingOf(pool),
    words: refusalWords(),
    logLevel: settings.logLevel,
    ...(settings.tls ? { tls: settings.tls } : {}),
    ...(more.logTo ? { logTo: more.logTo } : {}),
  }
  const app = openHttp(door)
  await addDoorRoutes(app, door, { settings, pool, actors })
  addFileRoutes(app, door)
  addPaperRoute(app, door)
  addEntranceRoute(app, door, settings)
  await serveWeb(app)
  const news = deskNews(app, door)
  const ear = await listen(connection, (what) => {
    if (what.startsWith('desk ')) return news.tell(what.slice(5))
    if (what === 'tenants') system.tenants.forget()
    actors.forget()
    sessions.forget()
  })
  await more.beforeListening?.()
  await app.listen({ port: settings.port, host: settings.host })
  const address = app.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    close: async () => {
      news.close()
      await app.close()
      await ear.end().catch(() => {})
      await sessions.close()
      await close()
    },
  }
}

/** Who comes in, who tries, and who changes his second factor stands in the log of each company he works for. */
async function noteAttempt(
  system: System,
  { loginId, what, ip, device }: AtDoor,
  now: string,
): Promise<void> {
  const { rows } = await system.pool.query('select tenant_id, staff_id from keban.workplaces($1)', [loginId])
  for (const { tenant_id: tenantId, staff_id: staffId } of rows)
    await perform(system, {
      operation: noteSignIn.name,
      input: { staffId, what, device },
      actor: systemActor(tenantId),
      now,
      ip: ip ?? undefined,
    })
}

/** A demo is built before anybody comes in, unless there is a company already. */
async function standingOf(pool: pg.Pool): Promise<Standing> {
  const { rows } = await pool.query(`select exists (select from keban.tenants) as founded,
    (select value from keban.installation where name = 'demo' and value->>'state' = 'building'
      and not exists (select from keban.tenants where not demo)) as preparing`)
  const { founded, preparing } = rows[0] as { founded: boolean; preparing: Standing['preparing'] }
  return { ready: founded && !preparing, preparing }
}

/** Hears what other processes changed. Lost with the database; every remembered thing also ages out by itself. */
async function listen(connection: Connection, heard: (what: string) => void): Promise<pg.Client> {
  const client = new pg.Client({
    ...connection,
    options: '-c role=keban_app',
    application_name: `keban ear ${randomUUID().slice(0, 8)}`,
  })
  client.on('notification', (message) => heard(message.payload ?? ''))
  client.on('error', () => heard('lost'))
  await client.connect()
  await client.query('listen keban_changes')
  return client
}

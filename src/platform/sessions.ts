import { betterAuth } from 'better-auth'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { twoFactor, username } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Connection } from './database.ts'
import type { Directory } from './directories/directory.ts'
import { newId } from './id.ts'
import { REST_MINUTES, signInLock, TRIES } from './sign-in-lock.ts'
import { signInWith } from './sign-in-with.ts'

export interface Session {
  loginId: string
  sessionId: string
  expiresAt: string
}

export interface Sessions {
  /** Answers better-auth's own addresses under /api/auth. */
  handle(request: Request): Promise<Response>
  /** The session behind a cookie header, from memory for up to 15 seconds. */
  find(cookie: string | undefined, now: number): Promise<Session | null>
  /** Forgets what is remembered, of one login or of all. */
  forget(loginId?: string): void
  close(): Promise<void>
}

const REMEMBERED_MS = 15_000
const REMEMBERED_COUNT = 20_000

/** What happened at the door: by which login, from where, with what. */
export interface AtDoor {
  loginId: string
  /** `refused`: a wrong password; the others: the person's own second factor, switched on or off. */
  what: 'came' | 'refused' | 'second-factor-on' | 'second-factor-off'
  ip: string | null
  device: string | null
}

/** Sign-in by account and password, or through the directories; the session lives in a signed, http-only cookie. */
export function openSessions(
  connection: Connection,
  secret: string,
  { url: baseURL, secure }: { url: string | undefined; secure: boolean },
  directories: readonly Directory[],
  clock: () => Date,
  onNews: (news: AtDoor) => Promise<void>,
): Sessions {
  const pool = new pg.Pool({ ...connection, max: 4, options: '-c role=keban_app -c search_path=auth' })
  pool.on('error', () => {})
  const auth = betterAuth({
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
    secret,
    ...(baseURL ? { baseURL } : {}),
    basePath: '/api/auth',
    trustedOrigins: async (request) => {
      const host = request?.headers.get('host')
      return host ? [`http://${host}`, `https://${host}`] : []
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 40,
        usernameValidator: (name) => /^[\p{L}\p{N}._@+-]+$/u.test(name),
      }),
      signInLock(pool, clock, async (account, ip, device) => {
        const { rows } = await pool.query('select id from auth."user" where username = $1', [
          account.toLowerCase(),
        ])
        if (rows[0]) await onNews({ loginId: rows[0].id, what: 'refused', ip, device })
      }),
      twoFactor({
        issuer: 'Keban 客伴',
        schema: { twoFactor: { modelName: 'second_factors' } },
        accountLockout: { maxFailedAttempts: TRIES, durationSeconds: REST_MINUTES * 60 },
      }),
      signInWith(directories, async (provider, { id = null, union = null }) => {
        const { rows } = await pool.query('select login_id from keban.logins_of_person($1, $2, $3)', [
          provider,
          id,
          union,
        ])
        return rows.map((row) => row.login_id)
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          after: async ({ userId, ipAddress, userAgent }) =>
            onNews({ loginId: userId, what: 'came', ip: ipAddress ?? null, device: userAgent ?? null }),
        },
      },
      user: {
        update: {
          // Of all that can change about a login, only this is changed by these two doors.
          async after({ id, twoFactorEnabled }, context) {
            if (!context || !/^\/two-factor\/(?:verify-totp|disable)$/.test(context.path)) return
            const what = twoFactorEnabled ? 'second-factor-on' : 'second-factor-off'
            const told = (name: string) => context.headers?.get(name) ?? null
            await onNews({ loginId: id, what, ip: told('x-keban-ip'), device: told('user-agent') })
          },
        },
      },
    },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 12 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: {
        '/sign-in/username': { window: 60, max: 30 },
        '/two-factor/*': { window: 60, max: 30 },
      },
    },
    advanced: {
      useSecureCookies: secure,
      cookiePrefix: 'keban',
      ipAddress: { ipAddressHeaders: ['x-keban-ip'] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
  const remembered = new Map<string, { session: Session | null; until: number }>()
  return {
    handle: (request) => auth.handler(request),
    async find(cookie, now) {
      const token = cookie && /(?:^|;\s*)((?:__Secure-)?keban\.session_token=[^;]+)/.exec(cookie)?.[1]
      if (!token) return null
      const known = remembered.get(token)
      if (known && known.until > now) return known.session
      const found = await auth.api.getSession({ headers: new Headers({ cookie: token }) })
      const session = found && {
        loginId: found.user.id,
        sessionId: found.session.id,
        expiresAt: new Date(found.session.expiresAt).toISOString(),
      }
      if (remembered.size >= REMEMBERED_COUNT) remembered.clear()
      remembered.set(token, { session, until: now + REMEMBERED_MS })
      return session
    },
    forget(loginId) {
      for (const [token, { session }] of remembered)
        if (!loginId || session?.loginId === loginId) remembered.delete(token)
    },
    close: () => pool.end(),
  }
}

interface Statements {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>
}

/** Creates a login in the caller's transaction and answers its id. `account` must be free in the whole installation. */
export async function createLogin(
  db: Statements,
  account: string,
  name: string,
  passwordHash: string,
  now: string,
): Promise<string> {
  const id = newId()
  const user = account.toLowerCase()
  await db.query(
    `insert into auth."user" (id, name, email, "emailVerified", username, "displayUsername", "createdAt", "updatedAt")
     values ($1, $2, $3, true, $4, $5, $6, $6)`,
    [id, name, `${id}@login.invalid`, user, account, now],
  )
  await db.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
     values ($1, $2, 'credential', $2, $3, $4, $4)`,
    [newId(), id, passwordHash, now],
  )
  return id
}

export { hashPassword, verifyPassword }

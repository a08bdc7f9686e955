import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'

/** So many wrong passwords in a row, and an account rests for so long. */
export const TRIES = 5
export const REST_MINUTES = 15

interface Statements {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}

/** Until when an account rests; null when it does not. */
export async function restsUntil(db: Statements, account: string, now: string): Promise<string | null> {
  const { rows } = await db.query(
    'select locked_until as until from auth.wrong_tries where account = $1 and locked_until > $2',
    [account.toLowerCase(), now],
  )
  return (rows[0] as { until: string } | undefined)?.until ?? null
}

/** Counts a wrong password; one long after the last begins anew. */
export async function countWrong(db: Statements, account: string, now: string): Promise<void> {
  const at = Date.parse(now)
  const rest = new Date(at + REST_MINUTES * 60_000).toISOString()
  const anew = new Date(at - REST_MINUTES * 60_000).toISOString()
  await db.query('delete from auth.wrong_tries where tried_at < $1', [anew])
  await db.query(
    `insert into auth.wrong_tries as w (account, tries, tried_at) values ($1, 1, $2)
     on conflict (account) do update set tries = w.tries + 1, tried_at = $2,
       locked_until = case when w.tries + 1 >= $3 then $4::timestamptz end`,
    [account.toLowerCase(), now, TRIES, rest],
  )
}

export async function forgetWrong(db: Statements, account: string): Promise<void> {
  await db.query('delete from auth.wrong_tries where account = $1', [account.toLowerCase()])
}

/** Refuses a resting account before its password is looked at, and counts what is wrong and tells of it. */
export function signInLock(
  db: Statements,
  clock: () => Date,
  onWrong: (account: string, ip: string | null, device: string | null) => Promise<void>,
): BetterAuthPlugin {
  const matcher = ({ path }: { path?: string | undefined }) => path === '/sign-in/username'
  const accountOf = (body: unknown) => String((body as { username?: unknown } | undefined)?.username ?? '')
  return {
    id: 'sign-in-lock',
    hooks: {
      before: [
        {
          matcher,
          handler: createAuthMiddleware(async (ctx) => {
            if (await restsUntil(db, accountOf(ctx.body), clock().toISOString()))
              throw new APIError('LOCKED', { code: 'ACCOUNT_RESTS', message: 'too many wrong passwords' })
          }),
        },
      ],
      after: [
        {
          matcher,
          handler: createAuthMiddleware(async (ctx) => {
            const { returned } = ctx.context
            if (!(returned instanceof APIError)) return forgetWrong(db, accountOf(ctx.body))
            if (returned.statusCode !== 401) return
            await countWrong(db, accountOf(ctx.body), clock().toISOString())
            const heard = (name: string) => ctx.headers?.get(name) ?? null
            await onWrong(accountOf(ctx.body), heard('x-keban-ip'), heard('user-agent'))
          }),
        },
      ],
    },
  }
}

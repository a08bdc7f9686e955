import { randomBytes } from 'node:crypto'
import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Directory } from './directories/directory.ts'

/** The logins that people of a provider sign in with. */
export type LoginsOf = (
  provider: string,
  person: { id?: string; union?: string },
) => Promise<readonly string[]>

const STATE = 'keban.sign_in_with'
const STATE_SECONDS = 600
/** The applications of the providers open pages themselves; each says so in its name of the browser. */
const WITHIN: Record<string, RegExp> = { wecom: /wxwork/i, dingtalk: /DingTalk/i, feishu: /Lark|Feishu/i }

/**
 * Signing in through WeCom, DingTalk and Feishu by their code flow; none of them speaks plain OpenID Connect. Nobody comes into being here:
 * the person must be linked to a colleague. What goes wrong is said at the door, by `?declined=`.
 */
export function signInWith(directories: readonly Directory[], loginsOf: LoginsOf): BetterAuthPlugin {
  const find = (provider: string) => directories.find((each) => each.provider === provider)
  const secure = (base: string) => base.startsWith('https:')
  return {
    id: 'sign-in-with',
    endpoints: {
      signInWith: createAuthEndpoint(
        '/with/:provider',
        { method: 'GET', params: z.object({ provider: z.string() }) },
        async (ctx) => {
          const { provider } = ctx.params
          const directory = find(provider)
          if (!directory) throw ctx.redirect('/?declined=not-set')
          const state = `${provider}.${randomBytes(18).toString('base64url')}`
          const options = {
            httpOnly: true,
            sameSite: 'lax',
            path: '/',
            maxAge: STATE_SECONDS,
            secure: secure(ctx.context.baseURL),
          } as const
          await ctx.setSignedCookie(STATE, state, ctx.context.secret, options)
          const within = WITHIN[provider]?.test(ctx.headers?.get('user-agent') ?? '') ?? false
          throw ctx.redirect(
            directory.signInAddress(`${ctx.context.baseURL}/with/${provider}/back`, state, within),
          )
        },
      ),
      signedInWith: createAuthEndpoint(
        '/with/:provider/back',
        {
          method: 'GET',
          params: z.object({ provider: z.string() }),
          query: z.looseObject({
            code: z.string().max(1024).optional(),
            authCode: z.string().max(1024).optional(),
            state: z.string().max(200).optional(),
          }),
        },
        async (ctx) => {
          const { provider } = ctx.params
          const kept = await ctx.getSignedCookie(STATE, ctx.context.secret)
          ctx.setCookie(STATE, '', { path: '/', maxAge: 0 })
          const { code = ctx.query.authCode, state } = ctx.query
          const directory = find(provider)
          if (!directory || !code || !kept || kept !== state || !state.startsWith(`${provider}.`))
            throw ctx.redirect('/?declined=expired')
          const person = await directory.whoAgreed(code).catch(() => undefined)
          if (!person) throw ctx.redirect(`/?declined=${person === null ? 'expired' : 'unreachable'}`)
          const logins = await loginsOf(provider, person)
          const user = logins.length === 1 ? await ctx.context.internalAdapter.findUserById(logins[0]!) : null
          if (!user) throw ctx.redirect(`/?declined=${logins.length > 1 ? 'several' : 'not-linked'}`)
          const session = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          throw ctx.redirect('/?came=1')
        },
      ),
    },
    rateLimit: [{ pathMatcher: (path) => path.startsWith('/with/'), window: 60, max: 60 }],
  }
}

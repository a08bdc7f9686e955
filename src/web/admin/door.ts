import { chooseTenant, fetchJson } from '#web/ui/call.ts'
import { queries } from '#web/ui/query.ts'
import { keep, kept, wipe } from '#web/ui/store.ts'

export interface AtDoor {
  now: string
  preparing: { state: string; done?: number; total?: number; step?: string } | null
  firstRun: boolean
  company: { slug: string; name: string; demo: boolean } | null
  /** Providers whose application one can sign in with. */
  signInWith: ('wecom' | 'dingtalk' | 'feishu')[]
  demoAccounts: { account: string; name: string; role: string }[]
}

export interface Workplace {
  slug: string
  name: string
  demo: boolean
}

export const askDoor = async () => (await fetchJson('/api/door')) as AtDoor

/** The companies of whoever is signed in; null where nobody is. */
export const askWorkplaces = async () =>
  ((await fetchJson('/api/door/workplaces')) as { workplaces: Workplace[] | null }).workplaces

const post = (address: string, body: unknown) =>
  fetchJson(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

export const postDoor = post

/** Answers whether a second factor is still asked for. */
export async function signIn(account: string, password: string): Promise<'in' | 'second-factor'> {
  const answer = await post('/api/auth/sign-in/username', { username: account, password })
  if ((answer as { twoFactorRedirect?: boolean }).twoFactorRedirect) return 'second-factor'
  await cameAs(account)
  return 'in'
}

export async function giveSecondFactor(account: string, code: string, recovery: boolean): Promise<void> {
  await post(`/api/auth/two-factor/${recovery ? 'verify-backup-code' : 'verify-totp'}`, { code })
  await cameAs(account)
}

async function cameAs(account: string): Promise<void> {
  await takeDevice(account.toLowerCase())
  queries.clear()
}

/** Who came in through a provider has a session already, but the device may still be another's. */
export async function comeIn(): Promise<void> {
  if (!new URLSearchParams(location.search).has('came')) return
  await takeDevice((await ownAccount()) ?? '')
  history.replaceState(null, '', location.pathname)
}

/** What another person kept on this device goes first. */
async function takeDevice(owner: string): Promise<void> {
  if ((await kept<string>('owner'))?.value !== owner) await wipe()
  await keep('owner', owner)
}

export async function signOut(): Promise<void> {
  try {
    await post('/api/auth/sign-out', {})
  } finally {
    await wipe()
    queries.clear()
    chooseTenant(undefined)
    location.assign('/')
  }
}

/** The account behind the session. */
async function ownAccount(): Promise<string | null> {
  const session = (await fetchJson('/api/auth/get-session', { credentials: 'same-origin' })) as {
    user?: { username?: string }
  } | null
  return session?.user?.username ?? null
}

import { ImapFlow } from 'imapflow'

export interface MailboxAccess {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  account: string
  password: string
  folder: string
}

/** A mail that lies there. */
export interface Arrived {
  uidValidity: number
  uid: number
  /** ISO in UTC, by the server's clock; null where it does not say. */
  receivedAt: string | null
  raw: Uint8Array
  /** False: it is larger than is taken, and `raw` is its beginning. */
  whole: boolean
}

/** Why a mailbox cannot be read: a code, then the server's own words. */
export class MailboxRefused extends Error {}

/** The largest mail that is taken whole, in bytes, and how much of a larger one. */
const MOST_BYTES = 25 * 1024 * 1024
const BEGINNING = 256 * 1024
const AT_A_TIME = 50
const DAY_MS = 86_400_000

/**
 * Opens a mailbox and hands over what came after `from.lastUid`, oldest first; each is marked as read after `take` has it for good.
 * Where the server numbers anew, it begins again from `since`. Answers whether there is more. Throws `MailboxRefused`, and what `take` throws.
 */
export async function readMailbox(
  access: MailboxAccess,
  from: { since: string; uidValidity: number | null; lastUid: number } | null,
  take: (mail: Arrived) => Promise<void>,
): Promise<{ more: boolean }> {
  const client = new ImapFlow({
    host: access.host,
    port: access.port,
    secure: access.security === 'tls',
    doSTARTTLS: access.security === 'starttls',
    auth: { user: access.account, pass: access.password },
    clientInfo: { name: 'Keban' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 20_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
  // A connection that ends between two questions is told by the next one.
  client.on('error', () => {})
  const asked = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer
    } catch (error) {
      throw new MailboxRefused(sayFault(error))
    }
  }
  try {
    await asked(client.connect())
    const opened = await asked(client.mailboxOpen(access.folder))
    if (!from) return { more: false }
    const uidValidity = Number(opened.uidValidity)
    const after = uidValidity === from.uidValidity ? from.lastUid : 0
    const since = new Date(Date.parse(from.since) - DAY_MS)
    const found = (await asked(client.search({ uid: `${after + 1}:*`, since }, { uid: true }))) || []
    // `n:*` gives the last one even where it lies before n.
    const waiting = found.filter((uid) => uid > after).sort((one, other) => one - other)
    for (const uid of waiting.slice(0, AT_A_TIME)) {
      const mail = await asked(fetchOne(client, uid, from.since))
      if (mail) {
        await take({ ...mail, uidValidity, uid })
        await asked(client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }))
      }
    }
    return { more: waiting.length > AT_A_TIME }
  } finally {
    client.close()
  }
}

/** Null: it was deleted meanwhile, or came before `since`; a search knows days only. */
async function fetchOne(
  client: ImapFlow,
  uid: number,
  since: string,
): Promise<Omit<Arrived, 'uid' | 'uidValidity'> | null> {
  const facts = await client.fetchOne(String(uid), { size: true, internalDate: true }, { uid: true })
  if (!facts) return null
  const at = facts.internalDate === undefined ? Number.NaN : new Date(facts.internalDate).getTime()
  // The server's clock says whole seconds.
  if (at + 1000 < Date.parse(since)) return null
  const whole = (facts.size ?? 0) <= MOST_BYTES
  const source = whole ? true : { start: 0, maxLength: BEGINNING }
  const fetched = await client.fetchOne(String(uid), { source }, { uid: true })
  if (!fetched) return null
  if (!fetched.source) return null
  return { receivedAt: Number.isNaN(at) ? null : new Date(at).toISOString(), raw: fetched.source, whole }
}

interface Fault {
  message?: string
  code?: string
  authenticationFailed?: boolean
  mailboxMissing?: boolean
  responseText?: string
  serverResponseCode?: string
}

const codes: readonly (readonly [RegExp, string])[] = [
  [/ENOTFOUND|EAI_AGAIN/, 'NO_HOST'],
  [/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT/, 'UNREACHABLE'],
  [/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY/i, 'CERTIFICATE'],
  [/SSL|EPROTO|WRONG_VERSION|STARTTLS|UPGRADE_TIMEOUT/i, 'SECURITY'],
  [/TIMEOUT|ETIMEDOUT/i, 'SLOW'],
  [/ECONNRESET|EPIPE|NoConnection|EConnectionClosed|ClosedAfterConnect|closed|Unexpected close/i, 'CUT'],
]

function sayFault(error: unknown): string {
  const {
    message = '',
    code = '',
    authenticationFailed,
    mailboxMissing,
    responseText,
    serverResponseCode,
  } = error as Fault
  const known = codes.find(([pattern]) => pattern.test(`${code} ${message}`))?.[1]
  const missing = mailboxMissing || /NONEXISTENT|TRYCREATE/.test(serverResponseCode ?? '')
  const sort = authenticationFailed ? 'LOGIN' : missing ? 'FOLDER' : (known ?? 'REFUSED')
  return `${sort} ${responseText ?? message}`
    .replace(/[\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 400)
}

import { useSyncExternalStore } from 'react'
import type { Operation } from '#platform/operation.ts'
import { call, Declined } from './call.ts'
import { now } from './clock.ts'
import { sendPhoto } from './photos.ts'
import { keep, keptUnder, letGo, wipeOld } from './store.ts'
import { freshKey } from './tokens.ts'

/** Something written without a line, sent once when there is one again. */
export interface Waiting {
  key: string
  operation: string
  input: Record<string, unknown>
  /** Sent before it, in their order; the id of each joins the list of that name in the input. */
  files: { field: string; blob: Blob }[]
  label: string
  at: string
  /** The server's words when it declined; a person decides then. */
  declined?: string
}

const PREFIX = 'outbox:'
const sendable = new Map<string, Operation>()
let waiting: Waiting[] = []
let sending: Promise<number> | undefined
const listeners = new Set<() => void>()

function show(next: Waiting[]) {
  waiting = next.sort((one, other) => one.at.localeCompare(other.at))
  for (const listener of listeners) listener()
}

export const maySendLater = (operation: Operation) => sendable.set(operation.name, operation)

export function useWaiting(): Waiting[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )
}

export async function sendLater(entry: Omit<Waiting, 'at' | 'key'> & { key?: string }): Promise<void> {
  const full: Waiting = { ...entry, key: entry.key ?? freshKey(), at: now().toISOString() }
  await keep(PREFIX + full.key, full)
  show([...waiting.filter(({ key }) => key !== full.key), full])
}

/** Keeps it here first, then sends what waits: nothing is lost between the two. */
export async function sendSoon(entry: Omit<Waiting, 'at' | 'key'>): Promise<'sent' | 'waiting' | 'declined'> {
  const key = freshKey()
  await sendLater({ ...entry, key })
  const left = () => waiting.find((one) => one.key === key)
  // A sending that was under way has not seen it yet.
  for (let again = 0; again < 2 && left() && !left()!.declined; again += 1) await flush()
  const still = left()
  return still ? (still.declined ? 'declined' : 'waiting') : 'sent'
}

export async function giveUp(key: string): Promise<void> {
  await letGo(PREFIX + key)
  show(waiting.filter((one) => one.key !== key))
}

/** Reads what waits, sends what can be sent, and answers how many went. */
export function flush(): Promise<number> {
  sending ??= sendAll().finally(() => {
    sending = undefined
  })
  return sending
}

/** Ids of sent files are kept at once: the same key must carry the same words when it is sent again. */
async function withFilesSent(entry: Waiting): Promise<Record<string, unknown>> {
  for (let next = entry.files[0]; next; next = entry.files[0]) {
    const id = await sendPhoto(next.blob)
    entry.files = entry.files.slice(1)
    const before = (entry.input[next.field] as string[] | undefined) ?? []
    entry.input = { ...entry.input, [next.field]: [...before, id] }
    await keep(PREFIX + entry.key, entry)
  }
  return entry.input
}

async function sendAll(): Promise<number> {
  const all = (await keptUnder<Waiting>(PREFIX)).map(({ value }) => value)
  show(all)
  let sent = 0
  for (const entry of all) {
    const operation = sendable.get(entry.operation)
    if (!operation || entry.declined) continue
    try {
      await call(operation, await withFilesSent(entry), { key: entry.key })
      await giveUp(entry.key)
      sent++
    } catch (error) {
      if (!(error instanceof Declined) || error.status === 0 || error.status === 401 || error.status >= 500)
        break
      const declined = { ...entry, declined: error.message }
      await keep(PREFIX + entry.key, declined)
      show(waiting.map((one) => (one.key === entry.key ? declined : one)))
    }
  }
  await wipeOld()
  return sent
}

import { now } from './clock.ts'

/** What a phone keeps for a day, and what it still has to send for a week: in IndexedDB, which needs no service worker and so works on plain http too. */
interface Kept {
  key: string
  value: unknown
  at: number
}

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('keban', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('kept', { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

async function ask<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open()
  return new Promise((resolve, reject) => {
    const request = act(db.transaction('kept', mode).objectStore('kept'))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

const fresh = (kept: Kept | undefined) => (kept && now().getTime() - kept.at < DAY_MS ? kept : undefined)

/** A private window without storage must not stop the work: keeping is best effort. */
export async function keep(key: string, value: unknown): Promise<boolean> {
  try {
    await ask('readwrite', (store) => store.put({ key, value, at: now().getTime() } satisfies Kept))
    return true
  } catch {
    return false
  }
}

export async function kept<T>(key: string): Promise<{ value: T; at: Date } | undefined> {
  try {
    const found = fresh(await ask<Kept | undefined>('readonly', (store) => store.get(key)))
    return found && { value: found.value as T, at: new Date(found.at) }
  } catch {
    return undefined
  }
}

export async function keptUnder<T>(prefix: string): Promise<{ key: string; value: T; at: Date }[]> {
  try {
    const all = await ask<Kept[]>('readonly', (store) =>
      store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
    )
    return all.map(({ key, value, at }) => ({ key, value: value as T, at: new Date(at) }))
  } catch {
    return []
  }
}

export async function letGo(key: string): Promise<void> {
  try {
    await ask('readwrite', (store) => store.delete(key))
  } catch {
    // nothing was kept
  }
}

/** At sign-out, when access ends, and when somebody else signs in on this device. */
export async function wipe(): Promise<void> {
  for (const name of Object.keys(localStorage))
    if (name.startsWith('keban.mine.')) localStorage.removeItem(name)
  try {
    await ask('readwrite', (store) => store.clear())
  } catch {
    // nothing was kept
  }
}

export async function wipeOld(): Promise<void> {
  for (const { key, at } of await keptUnder(''))
    if (now().getTime() - at.getTime() >= (key.startsWith('outbox:') ? WEEK_MS : DAY_MS)) await letGo(key)
}

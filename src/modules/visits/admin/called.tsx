import { now } from '#web/ui/clock.ts'
import type { Called } from './target.tsx'

const KEPT = 'keban.mine.called'
const FORGOTTEN_AFTER_MS = 4 * 3_600_000

/** A call that was dialled and of which nothing is recorded yet: the phone may close the page while somebody talks. */
export function pendingCall(): Called | undefined {
  try {
    const called = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Called | null
    return called && now().getTime() - Date.parse(called.at) < FORGOTTEN_AFTER_MS ? called : undefined
  } catch {
    return undefined
  }
}

export const rememberCall = (called: Called): void => localStorage.setItem(KEPT, JSON.stringify(called))

/** As soon as it is recorded, or nobody wants to. */
export const forgetCall = (): void => localStorage.removeItem(KEPT)

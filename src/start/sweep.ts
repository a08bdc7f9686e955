import type { System } from '#platform/perform.ts'

/** Takes what is due, again and again, and sleeps only when nothing is. */
export function sweepUntil(_system: System, _clock: () => Date, _onError: (error: unknown) => void): { stop(): Promise<void> } {
  return { stop: async () => {} }
}

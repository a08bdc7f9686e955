import { NoAnswer } from './call-provider.ts'
import type { Answer } from './sender.ts'

export type Fetched = { token: string; seconds: number } | { refused: Answer }

/** A provider that is spoken to with a token fetched beforehand. */
export interface TokenSource {
  fetch(): Promise<Fetched>
}

/** Taken this much earlier than it ends, so that it does not end on the way. */
const MARGIN_SECONDS = 300

/**
 * Keeps a token as long as it holds. Many may ask at once, one call is made; a token that the provider no longer takes is
 * dropped, and only that one, so that those who come late do not drop its successor.
 */
export class AppToken {
  readonly #source: TokenSource
  readonly #clock: () => Date
  #held: { token: string; until: number } | undefined
  #fetching: Promise<Fetched> | undefined

  constructor(source: TokenSource, clock: () => Date) {
    this.#source = source
    this.#clock = clock
  }

  async get(): Promise<Fetched> {
    const now = this.#clock().getTime()
    if (this.#held && this.#held.until > now) return { token: this.#held.token, seconds: 0 }
    this.#fetching ??= this.#source.fetch().finally(() => {
      this.#fetching = undefined
    })
    const fetched = await this.#fetching
    if ('token' in fetched) {
      const seconds = Math.max(fetched.seconds - MARGIN_SECONDS, fetched.seconds / 2)
      this.#held = { token: fetched.token, until: now + seconds * 1000 }
    }
    return fetched
  }

  drop(token: string): void {
    if (this.#held?.token === token) this.#held = undefined
  }
}

/** Does something with the token, once more with a fresh one where the provider says that it no longer holds. */
export async function withToken<T>(
  tokens: AppToken,
  work: (token: string) => Promise<T | 'stale'>,
): Promise<T | { refused: Answer }> {
  let refused: Answer = { state: 'failed', answer: 'TOKEN_REFUSED' }
  for (let tries = 0; tries < 2; tries += 1) {
    let fetched: Fetched
    try {
      fetched = await tokens.get()
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      // Nothing was sent yet, however the token got lost.
      return { refused: { state: 'later', answer: `UNREACHABLE ${error.message}`, waitMs: 60_000 } }
    }
    if ('refused' in fetched) return fetched
    const done = await work(fetched.token)
    if (done !== 'stale') return done
    tokens.drop(fetched.token)
    refused = { state: 'failed', answer: 'TOKEN_REFUSED' }
  }
  return { refused }
}

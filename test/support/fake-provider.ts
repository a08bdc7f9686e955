import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Asked {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Record<string, unknown>
}

/** A person of the provider's directory. */
export interface FakePerson {
  id: string
  union: string
  name: string
  /** The department he is in, where it is not the uppermost. */
  in?: string
  /** May he be written to? Some have left, have no licence, or are outside what the application sees. */
  reach?: 'unlicensed' | 'outside' | 'left'
}

export type Said = { status?: number; headers?: Record<string, string>; body: object } | { redirect: string }

/** What all fake providers share: a clock to turn, faults to come, what was taken, tokens that run out. */
export class FakeProvider {
  now = Date.parse('2026-03-02T00:15:00Z')
  /** What the next messages meet instead: a code, or `silent-before`, `silent-after`, `fault`, `slow`. */
  readonly next: string[] = []
  readonly taken: { to: string; text: string; id?: string }[] = []
  readonly people = new Map<string, FakePerson>()
  /** Calls by path, of whatever outcome. */
  readonly calls: string[] = []
  readonly #codes = new Map<string, { id: string; until: number }>()
  readonly #tokens = new Map<string, number>()
  readonly #seen = new Map<string, number[]>()
  #made = 0

  add(...people: FakePerson[]): void {
    for (const person of people) this.people.set(person.id, person)
  }

  /** A token that holds two hours; within them the same is given again. */
  token(): { token: string; seconds: number } {
    for (const [token, until] of this.#tokens)
      if (until > this.now) return { token, seconds: Math.floor((until - this.now) / 1000) }
    this.#made += 1
    const token = `t-${this.#made}-${'x'.repeat(60)}`
    this.#tokens.set(token, this.now + 7_200_000)
    return { token, seconds: 7200 }
  }

  /** `unknown` and `expired` are two errors at some providers. */
  standing(token: string | null | undefined): 'good' | 'expired' | 'unknown' {
    const until = this.#tokens.get(token ?? '')
    if (until === undefined) return 'unknown'
    return until > this.now ? 'good' : 'expired'
  }

  /** The administrator renews the secret: no token given before holds any longer. */
  revoke(): void {
    this.#tokens.clear()
  }

  /** Whether one more fits into so many within so long; counted from here on. */
  fits(what: string, most: number, withinMs: number): boolean {
    const seen = (this.#seen.get(what) ?? []).filter((at) => at > this.now - withinMs)
    const fits = seen.length < most
    if (fits) seen.push(this.now)
    this.#seen.set(what, seen)
    return fits
  }

  /** Whether the same was taken within so long. */
  repeated(what: string, withinMs: number): boolean {
    return !this.fits(`same ${what}`, 1, withinMs)
  }

  /** A person agreed to sign in: the code holds five minutes, once. */
  agree(id: string): string {
    this.#made += 1
    const code = `code-${this.#made}`
    this.#codes.set(code, { id, until: this.now + 300_000 })
    return code
  }

  redeem(code: string | null | undefined): FakePerson | undefined {
    const found = this.#codes.get(code ?? '')
    this.#codes.delete(code ?? '')
    return found && found.until > this.now ? this.people.get(found.id) : undefined
  }
}

export interface Serving {
  endpoint: string
  close(): Promise<void>
}

/** Serves a fake: `answer` gives what its provider would say, or null for an address it does not know. */
export async function serveFake(
  fake: FakeProvider,
  isMessage: (path: string) => boolean,
  answer: (asked: Asked, told: string | undefined) => Said | null,
): Promise<Serving> {
  const server = createServer(async (request, response) => {
    const asked = await read(request)
    fake.calls.push(asked.path)
    const told = isMessage(asked.path) ? fake.next.shift() : undefined
    if (told === 'silent-before') return request.socket.destroy()
    if (told === 'fault') return response.writeHead(502).end('<html>Bad Gateway</html>')
    const said = answer(asked, told)
    if (told === 'silent-after') return request.socket.destroy()
    if (told === 'slow') return setTimeout(() => say(response, said), 400)
    return say(response, said)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function say(response: ServerResponse, said: Said | null) {
  if (said === null) return response.writeHead(404).end('not found')
  if ('redirect' in said) return response.writeHead(302, { location: said.redirect }).end()
  return response
    .writeHead(said.status ?? 200, { 'content-type': 'application/json; charset=utf-8', ...said.headers })
    .end(JSON.stringify(said.body))
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url!, 'http://fake')
  const written = await text(request)
  return {
    method: request.method!,
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: written ? JSON.parse(written) : {},
  }
}

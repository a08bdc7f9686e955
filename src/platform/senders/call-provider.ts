import type { Answer } from './sender.ts'

/** What a provider answered to one call. */
export interface Reply {
  status: number
  /** Empty where the body is no JSON object. */
  body: Record<string, unknown>
  /** After how many seconds it says that it takes more. */
  resetSeconds: number | null
}

/** No answer came. `arrived`: the call may have reached the provider all the same. */
export class NoAnswer extends Error {
  readonly arrived: boolean
  constructor(words: string, arrived: boolean) {
    super(words)
    this.arrived = arrived
  }
}

/** Of failures of the connection, those after which nothing can have arrived. */
const NEVER_ARRIVED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT/
const MOST_BYTES = 4_000_000

export interface Call {
  body?: unknown
  token?: string
  /** Bearer, or the header of DingTalk. */
  header?: string
  timeoutMs?: number
}

/** One call of a provider that speaks JSON: POST with a body, GET without. Throws `NoAnswer`. */
export async function callProvider(url: string, call: Call = {}): Promise<Reply> {
  const headers: Record<string, string> = {}
  if (call.body !== undefined) headers['content-type'] = 'application/json; charset=utf-8'
  if (call.token) headers[call.header ?? 'authorization'] = call.header ? call.token : `Bearer ${call.token}`
  try {
    const response = await fetch(url, {
      method: call.body === undefined ? 'GET' : 'POST',
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(call.timeoutMs ?? 10_000),
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    })
    const text = await response.text()
    const reset = Number(response.headers.get('x-ogw-ratelimit-reset') ?? Number.NaN)
    return {
      status: response.status,
      body: text.length > MOST_BYTES ? {} : objectOf(text),
      resetSeconds: Number.isFinite(reset) ? reset : null,
    }
  } catch (error) {
    const words = `${(error as Error).name} ${String((error as { cause?: unknown }).cause ?? (error as Error).message)}`
    const code = (error as { cause?: { code?: string } }).cause?.code ?? ''
    throw new NoAnswer(`${code} ${words}`.trim().slice(0, 400), !NEVER_ARRIVED.test(code))
  }
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** What a failure of the connection means for a message. */
export function unanswered(error: unknown): Answer {
  if (!(error instanceof NoAnswer)) throw error
  return error.arrived
    ? { state: 'unknown', answer: `NO_ANSWER ${error.message}` }
    : { state: 'later', answer: `UNREACHABLE ${error.message}`, waitMs: 60_000 }
}

/** `40014 invalid access_token`: the code first, as all answers have it. */
export const saidBy = (code: unknown, words: unknown) =>
  `${String(code ?? 'NO_CODE')} ${String(words ?? '')}`.trim().slice(0, 400)

/** As much of a text as fits into so many bytes of UTF-8; what is cut off is marked. */
export function fitBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  let bytes = 3
  let kept = ''
  for (const mark of text) {
    bytes += Buffer.byteLength(mark)
    if (bytes > most) break
    kept += mark
  }
  return `${kept}…`
}

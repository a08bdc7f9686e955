import type { z } from 'zod'
import { addressOf } from '#platform/address.ts'
import type { Operation } from '#platform/operation.ts'
import { heardServerTime } from './clock.ts'
import { currentLocale } from './words.ts'

/** What the server declined, in the reader's language. */
export class Declined extends Error {
  readonly code: string
  readonly status: number
  readonly field: string | undefined
  readonly errors: { field: string; message: string }[]

  constructor(problem: {
    title: string
    code: string
    status: number
    field?: string
    errors?: { field: string; message: string }[]
  }) {
    super(problem.title)
    this.code = problem.code
    this.status = problem.status
    this.field = problem.field
    this.errors = problem.errors ?? []
  }
}

let tenant: string | undefined
export const chooseTenant = (slug: string | undefined) => {
  tenant = slug
}
export const currentTenant = () => tenant

/** Performs an operation over HTTP. A write may carry a key, so that sending it twice does it once. */
export async function call<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  input: z.input<I>,
  options: { key?: string; signal?: AbortSignal } = {},
): Promise<z.output<O>> {
  const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) }
  let address = addressOf(operation).replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const init: RequestInit = {
    method: operation.method,
    credentials: 'same-origin',
    signal: options.signal ?? null,
  }
  const headers: Record<string, string> = { 'accept-language': currentLocale() }
  if (tenant) headers['keban-tenant'] = tenant
  if (options.key) headers['idempotency-key'] = options.key
  if (operation.method === 'GET') {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(rest)) {
      if (value === undefined || value === null || value === '') continue
      for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
    }
    if (query.size > 0) address += `?${query}`
  } else {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(rest)
  }
  return (await fetchJson(address, { ...init, headers })) as z.output<O>
}

export async function fetchJson(address: string, init: RequestInit = {}): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(address, init)
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause
    throw new Declined({
      code: 'network',
      status: 0,
      title:
        currentLocale() === 'en'
          ? 'No connection to the server. What you typed is still here.'
          : '没连上服务器，你填的都还在。',
    })
  }
  heardServerTime(response.headers.get('date'))
  const text = await response.text()
  const body = text === '' ? {} : JSON.parse(text)
  if (response.ok) return body
  if (response.status === 401 && !address.startsWith('/api/auth/'))
    window.dispatchEvent(new Event('keban:signed-out'))
  throw new Declined({
    code: 'unknown',
    ...body,
    title: body.title ?? body.message ?? response.statusText,
    status: response.status,
  })
}

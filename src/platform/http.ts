import { unwatchFile, watchFile } from 'node:fs'
import type { Server } from 'node:https'
import multipart from '@fastify/multipart'
import fastify, {
  type FastifyHttpsOptions,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import { addressOf } from './address.ts'
import { secureContext, type TlsFiles } from './host.ts'
import type { Metrics } from './metrics.ts'
import type { Locale, Operation, Refused } from './operation.ts'
import { perform, type System } from './perform.ts'
import { type Problem, problemOf } from './problem.ts'
import { Refusal } from './refusal.ts'
import type { Sessions } from './sessions.ts'

export interface Door {
  system: System
  sessions: Sessions
  metrics: Metrics
  /** Wall clock of the process, in one place. */
  clock(): Date
  /** Who a login is at a company; the company may be named by its slug or be the only one. */
  actorOf(loginId: string, slug: string | undefined): Promise<Actor>
  actorOfKey(key: string): Promise<Actor | null>
  publicActor(slug: string): Promise<Actor>
  /** The customer whose device this is, at the company of this slug. Throws `session.missing`. */
  customerOf(slug: string, cookie: string | undefined): Promise<Actor>
  /** Whether people can sign in and work, or how far the preparing is. */
  standing(): Promise<Standing>
  /** The words of every refusal by its code. */
  words: ReadonlyMap<string, Refused>
  logLevel: string
  /** Absent: plain http. */
  tls?: TlsFiles
  logTo?: { write(line: string): void }
}

export interface Standing {
  ready: boolean
  /** What is being built first; nobody signs in before. */
  preparing: Record<string, unknown> | null
}

const RENEWED_CHECK_MS = 5000

/** A renewed certificate is taken up while the server runs. */
function secureApp(options: FastifyServerOptions, tls: TlsFiles): FastifyInstance {
  const app = fastify({ ...options, https: secureContext(tls) } as FastifyHttpsOptions<Server>)
  const renew = () => {
    try {
      app.server.setSecureContext(secureContext(tls))
    } catch (error) {
      app.log.error({ error: String(error) }, 'the renewed certificate cannot be used; the old one stays')
    }
  }
  watchFile(tls.certificate, { interval: RENEWED_CHECK_MS, persistent: false }, renew)
  app.addHook('onClose', async () => unwatchFile(tls.certificate, renew))
  return app as unknown as FastifyInstance
}

/** Fastify with one route per operation. Modules never see it. */
export function openHttp(door: Door): FastifyInstance {
  const options: FastifyServerOptions = {
    logger: {
      level: door.logLevel,
      base: null,
      redact: ['req.headers.cookie', 'req.headers.authorization'],
      ...(door.logTo ? { stream: door.logTo } : {}),
    },
    logController: new LogController({ disableRequestLogging: true }),
    // A logger made for each request costs more than the few lines it would write; those name their request.
    childLoggerFactory: (logger) => logger,
    trustProxy: 'loopback',
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => Math.random().toString(36).slice(2, 10),
  }
  const { tls } = door
  const app = tls ? secureApp(options, tls) : fastify(options)
  const { words } = door
  app.register(multipart, { limits: { files: 1, fileSize: 104_857_600, fields: 20 } })
  app.setErrorHandler((error, request, reply) => answerProblem(door, words, error, request, reply))
  app.setNotFoundHandler((request, reply) =>
    answerProblem(door, words, new Refusal('route.unknown'), request, reply),
  )
  for (const { operation } of door.system.operations.values())
    if (operation.audience !== 'system') addRoute(app, door, operation)
  app.all('/api/auth/*', async (request, reply) => answerAuth(door, request, reply))
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    const { ready, preparing } = await door.standing()
    return ready ? { ok: true } : reply.code(503).send({ ok: false, preparing })
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(await door.metrics.text()),
  )
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy':
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'self'",
    })
  })
  app.addHook('onResponse', async (request, reply) => {
    door.metrics.observe(
      request.routeOptions.url ?? 'unknown',
      request.method,
      reply.statusCode,
      reply.elapsedTime / 1000,
    )
    if (reply.statusCode >= 500 || door.logLevel === 'debug')
      request.log.info({
        reqId: request.id,
        method: request.method,
        url: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      })
  })
  return app
}

function addRoute(app: FastifyInstance, door: Door, operation: Operation) {
  const read = queryReader(operation.input)
  app.route({
    method: operation.method,
    url: addressOf(operation),
    handler: async (request, reply) => {
      const actor = await actorOf(door, operation, request)
      const fromAddress = request.params as Record<string, unknown>
      const input =
        operation.method === 'GET'
          ? { ...read(request.query as Record<string, unknown>), ...fromAddress }
          : { ...bodyOf(request), ...fromAddress }
      const output = await perform(door.system, {
        operation: operation.name,
        input,
        actor,
        now: door.clock().toISOString(),
        key: header(request, 'idempotency-key'),
        ip: request.ip,
        sessionId: await sessionIdOf(door, request),
      })
      return reply.header('cache-control', 'no-store').send(output ?? {})
    },
  })
}

function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const body = request.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refusal('input.unreadable')
  const site = header(request, 'sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none' && request.headers.cookie)
    throw new Refusal('session.missing')
  return body as Record<string, unknown>
}

export async function actorOf(door: Door, operation: Operation, request: FastifyRequest): Promise<Actor> {
  const slug = header(request, 'keban-tenant')
  if (operation.audience === 'public') return door.publicActor(slug ?? '')
  if (operation.audience === 'customer') return door.customerOf(slug ?? '', request.headers.cookie)
  const bearer = header(request, 'authorization')
  if (bearer?.startsWith('Bearer ')) {
    const actor = await door.actorOfKey(bearer.slice(7))
    if (!actor) throw new Refusal('session.missing')
    return actor
  }
  const session = await door.sessions.find(request.headers.cookie, door.clock().getTime())
  if (!session) throw new Refusal('session.missing')
  return door.actorOf(session.loginId, slug)
}

async function sessionIdOf(door: Door, request: FastifyRequest): Promise<string | undefined> {
  if (header(request, 'authorization')) return undefined
  return (await door.sessions.find(request.headers.cookie, door.clock().getTime()))?.sessionId
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Query strings are text; numbers, switches and lists take the type the contract gives them. */
function queryReader(schema: z.ZodType): (query: Record<string, unknown>) => Record<string, unknown> {
  const shape = (schema as unknown as { shape?: Record<string, z.ZodType> }).shape ?? {}
  const kinds = new Map(Object.entries(shape).map(([name, field]) => [name, kindOf(field)]))
  return (query) => {
    const input: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(query)) {
      const kind = kinds.get(name)
      if (kind === 'number' && value !== '') input[name] = Number(value)
      else if (kind === 'boolean') input[name] = value === 'true' ? true : value === 'false' ? false : value
      else if (kind === 'array') input[name] = Array.isArray(value) ? value : [value]
      else input[name] = value
    }
    return input
  }
}

function kindOf(field: z.ZodType): string {
  const def = (field as unknown as { def: { type: string; innerType?: z.ZodType } }).def
  return def.innerType ? kindOf(def.innerType) : def.type
}

export const localeOf = (request: FastifyRequest): Locale =>
  (header(request, 'accept-language') ?? 'zh').startsWith('en') ? 'en' : 'zh-CN'

function answerProblem(
  door: Door,
  words: ReadonlyMap<string, Refused>,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const locale = localeOf(request)
  let problem = problemOf(error, locale, words)
  const status = (error as { statusCode?: number }).statusCode
  if (!problem && status && status < 500)
    problem = problemOf(
      new Refusal(status === 413 ? 'files.too_large' : 'input.unreadable', { megabytes: 100 }),
      locale,
      words,
    )
  if (!problem) {
    request.log.error({ reqId: request.id, err: error, url: request.routeOptions.url }, 'fault')
    door.metrics.fault()
    const words500 = problemOf(new Refusal('system.fault', { request: request.id }), locale, words) as Problem
    problem = { ...words500, status: 500 }
  }
  return reply
    .code(problem.code === 'session.missing' ? 401 : problem.status)
    .type('application/problem+json')
    .send(problem)
}

async function answerAuth(door: Door, request: FastifyRequest, reply: FastifyReply) {
  if (request.url.includes('/sign-in') && (await door.standing()).preparing)
    throw new Refusal('system.preparing')
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string') headers.set(name, value)
  headers.set('x-keban-ip', request.ip)
  const url = new URL(request.url, `${request.protocol}://${request.headers.host ?? 'localhost'}`)
  const body = request.body === undefined ? undefined : JSON.stringify(request.body)
  const response = await door.sessions.handle(
    new Request(url, { method: request.method, headers, ...(body ? { body } : {}) }),
  )
  if (/sign-out|revoke|two-factor/.test(request.url)) door.sessions.forget()
  for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value)
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply.code(response.status).send(await response.text())
}

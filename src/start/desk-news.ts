import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Door } from '#platform/http.ts'
import { Refusal } from '#platform/refusal.ts'

/** Several moves in one moment are one piece of news. */
const GATHER_MS = 250
const STILL_THERE_MS = 25_000

/**
 * Tells open desks that something happened at their company: no contents, so that nobody hears more than he may read. One
 * stream per screen; `tell` comes from the database's own news, whichever process wrote.
 */
export function deskNews(app: FastifyInstance, door: Door): { tell(tenantId: string): void; close(): void } {
  const streams = new Map<string, Set<ServerResponse>>()
  const waiting = new Map<string, NodeJS.Timeout>()
  const all = () => [...streams.values()].flatMap((each) => [...each])
  const pulse = setInterval(() => {
    for (const stream of all()) stream.write(': still there\n\n')
  }, STILL_THERE_MS)
  pulse.unref()
  app.get('/api/staff/desk-news', async (request, reply) => {
    const session = await door.sessions.find(request.headers.cookie, door.clock().getTime())
    if (!session) throw new Refusal('session.missing')
    const { company } = request.query as { company?: string }
    const actor = await door.actorOf(session.loginId, company)
    if (actor.permissions !== 'all' && !actor.permissions.has('work.do')) throw new Refusal('session.missing')
    const stream = reply.hijack().raw
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    stream.write('retry: 3000\n\n')
    const own = streams.get(actor.tenantId) ?? new Set()
    streams.set(actor.tenantId, own.add(stream))
    stream.on('close', () => {
      own.delete(stream)
      if (own.size === 0) streams.delete(actor.tenantId)
    })
  })
  return {
    tell(tenantId) {
      if (!streams.has(tenantId) || waiting.has(tenantId)) return
      const timer = setTimeout(() => {
        waiting.delete(tenantId)
        for (const stream of streams.get(tenantId) ?? []) stream.write('data: moved\n\n')
      }, GATHER_MS)
      waiting.set(tenantId, timer)
    },
    close() {
      clearInterval(pulse)
      for (const timer of waiting.values()) clearTimeout(timer)
      for (const stream of all()) stream.end()
    },
  }
}

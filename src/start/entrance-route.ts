import type { FastifyInstance } from 'fastify'
import { enter, entering } from '#modules/access/contract/entering.ts'
import { cookieName } from '#modules/access/session-token.ts'
import { systemActor } from '#platform/actor.ts'
import type { Door } from '#platform/http.ts'
import type { OutputOf } from '#platform/operation.ts'
import { perform } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Settings } from '#platform/settings.ts'

/**
 * Where a customer comes in. A wrong code is counted, so the operation answers and commits; here it becomes a refusal, and
 * what let him in a cookie that no script reads.
 */
export function addEntranceRoute(app: FastifyInstance, door: Door, settings: Settings): void {
  app.post('/api/public/session', async (request, reply) => {
    const slug = String(request.headers['keban-tenant'] ?? '')
    const { id } = await door.system.tenants.bySlug(slug)
    const answer = (await perform(door.system, {
      operation: enter.name,
      input: { by: entering.parse(request.body) },
      actor: systemActor(id),
      now: door.clock().toISOString(),
      ip: request.ip,
    })) as OutputOf<typeof enter>
    if (answer.outcome === 'refused') throw new Refusal(answer.code, answer.values)
    if (answer.outcome === 'which') return { people: answer.people }
    const seconds = Math.round((Date.parse(answer.expiresAt) - door.clock().getTime()) / 1000)
    const secure = settings.publicUrl?.startsWith('https:') ? '; Secure' : ''
    return reply
      .header('cache-control', 'no-store')
      .header(
        'set-cookie',
        `${cookieName(slug)}=${answer.token}; Path=/api; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`,
      )
      .send({ ok: true })
  })
}

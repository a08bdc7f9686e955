import type { FastifyInstance } from 'fastify'
import { type Paper, paperNames, seePaper } from '#modules/papers/contract.ts'
import { writePaper } from '#modules/papers/write-paper.ts'
import { actorOf, type Door, localeOf } from '#platform/http.ts'
import { perform } from '#platform/perform.ts'

/** A paper as a Word file: what it says is decided by its operation, here it becomes bytes. */
export function addPaperRoute(app: FastifyInstance, door: Door): void {
  app.get('/api/staff/tickets/:id/papers/:paper/word', async (request, reply) => {
    const { tenant, lang } = request.query as { tenant?: unknown; lang?: unknown }
    if (typeof tenant === 'string') request.headers['keban-tenant'] ??= tenant
    const { id, paper } = request.params as { id: string; paper: string }
    const language = lang === 'en' ? 'en' : localeOf(request)
    const told = (await perform(door.system, {
      operation: seePaper.name,
      input: { id, paper: paperNames.find((each) => each === paper) ?? paper, language },
      actor: await actorOf(door, seePaper, request),
      now: door.clock().toISOString(),
      ip: request.ip,
    })) as Paper
    const bytes = await writePaper(told, (words) => (language === 'en' ? words.en : words.zh))
    const name = `${language === 'en' ? told.title.en : told.title.zh} ${told.number}.docx`
    return reply
      .headers({
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
      })
      .send(bytes)
  })
}

import { buffer } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { keepFile, keepMyFile, refusedKinds, seeFile, seeMyFile } from '#modules/files/contract.ts'
import { receiptOf } from '#modules/files/keep-file.ts'
import { fileName, MOST_IMAGE_BYTES, typeOf } from '#modules/files/type-of.ts'
import { keepLinkedPhoto, seeLinkedPhoto } from '#modules/repairs/contract/link.ts'
import { actorOf, type Door } from '#platform/http.ts'
import type { Operation } from '#platform/operation.ts'
import { perform } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'

const MOST_BYTES = 104_857_600

interface Counter {
  keep: Operation
  see: Operation
  most: number
  /** What is taken here; everything but programs where nothing is said. */
  only?: RegExp
}

/** Where the staff, customers, and contractors by their link hand in and fetch; from a phone come pictures and sound, and nothing else. */
const COUNTERS: readonly Counter[] = [
  { keep: keepFile, see: seeFile, most: MOST_BYTES },
  { keep: keepMyFile, see: seeMyFile, most: MOST_IMAGE_BYTES, only: /^(?:image|audio)\// },
  { keep: keepLinkedPhoto, see: seeLinkedPhoto, most: MOST_IMAGE_BYTES, only: /^image\// },
]

/** Upload and download: the bytes pass here, whose they are is decided by operations like any other. */
export function addFileRoutes(app: FastifyInstance, door: Door): void {
  for (const counter of COUNTERS) {
    addUpload(app, door, counter)
    addDownload(app, door, counter)
  }
}

function addUpload(app: FastifyInstance, door: Door, { keep, most, only }: Counter): void {
  app.post(`/api/${keep.audience}/files`, async (request) => {
    const actor = await actorOf(door, keep, request)
    if (!sentFromHere(request.headers)) throw new Refusal('session.missing')
    const part = await request.file()
    if (!part) throw new Refusal('input.unreadable')
    const { digest, size } = await door.system.files.put(part.file, most)
    if (part.file.truncated || size > most)
      throw new Refusal('files.too_large', { megabytes: Math.floor(most / 1_048_576) })
    const start = await buffer(await door.system.files.read(digest, { start: 0, end: 32 }))
    const type = typeOf(start, part.mimetype)
    if (only && !only.test(type)) throw new Refusal('files.type_refused', { what: refusedKinds.elsewhere })
    if (type.startsWith('image/') && size > MOST_IMAGE_BYTES) throw new Refusal('files.image_too_large')
    const field = (name: string) => (part.fields[name] as { value?: unknown } | undefined)?.value
    const [customerId, token] = [field('customerId'), field('token')]
    return perform(door.system, {
      operation: keep.name,
      input: {
        digest,
        size,
        type,
        name: fileName(part.filename),
        receipt: receiptOf(door.system.vault, actor.tenantId, actor.id, digest),
        ...(typeof customerId === 'string' ? { customerId } : {}),
        ...(typeof token === 'string' ? { token } : {}),
      },
      actor,
      now: door.clock().toISOString(),
      ip: request.ip,
    })
  })
}

function addDownload(app: FastifyInstance, door: Door, { see }: Counter): void {
  app.get(`/api/${see.audience}/files/:id`, async (request, reply) => {
    // A link cannot send a header: the company may stand in the address.
    const { tenant, order } = request.query as { tenant?: unknown; order?: unknown }
    if (typeof tenant === 'string') request.headers['keban-tenant'] ??= tenant
    const actor = await actorOf(door, see, request)
    const file = (await perform(door.system, {
      operation: see.name,
      input: {
        id: (request.params as { id: string }).id,
        ...(typeof order === 'string' ? { token: order } : {}),
      },
      actor,
      now: door.clock().toISOString(),
      ip: request.ip,
    })) as { name: string; type: string; size: number; digest: string }
    const bytes = await door.system.files.read(file.digest)
    const shown = /^(?:image\/(?:jpeg|png|gif|webp)|audio\/(?:webm|ogg|mp4|mpeg))$/.test(file.type)
    return reply
      .headers({
        'content-type': file.type,
        'content-length': file.size,
        'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'cache-control': shown ? 'private, max-age=86400, immutable' : 'no-store',
        'content-security-policy': "default-src 'none'; sandbox",
      })
      .send(bytes)
  })
}

function sentFromHere(headers: Record<string, unknown>): boolean {
  const site = headers['sec-fetch-site']
  return !site || site === 'same-origin' || site === 'none' || !headers.cookie
}

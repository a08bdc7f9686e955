import { buffer } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { keepFile, seeFile } from '#modules/files/contract.ts'
import { receiptOf } from '#modules/files/keep-file.ts'
import { actorOf, type Door } from '#platform/http.ts'
import { perform } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'

const MOST_BYTES = 104_857_600
const MOST_IMAGE_BYTES = 10_485_760

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[\s\S]{4}WEBP/, 'image/webp'],
  [/^[\s\S]{4}ftyp(?:heic|heix|mif1|msf1)/, 'image/heic'],
  [/^%PDF-/, 'application/pdf'],
  [/^PK\x03\x04/, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/^BEGIN:VCARD/i, 'text/vcard'],
]
const PROGRAM = /^(?:MZ|\x7fELF|#!|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)/

/** Upload and download: the bytes pass here, whose they are is decided by operations like any other. */
export function addFileRoutes(app: FastifyInstance, door: Door): void {
  app.post('/api/staff/files', async (request) => {
    const actor = await actorOf(door, keepFile, request)
    if (!sentFromHere(request.headers)) throw new Refusal('session.missing')
    const part = await request.file()
    if (!part) throw new Refusal('input.unreadable')
    const { digest, size } = await door.system.files.put(part.file, MOST_BYTES)
    if (part.file.truncated) throw new Refusal('files.too_large', { megabytes: 100 })
    const start = await buffer(await door.system.files.read(digest, { start: 0, end: 32 }))
    const type = typeOf(start, part.mimetype)
    if (type.startsWith('image/') && size > MOST_IMAGE_BYTES) throw new Refusal('files.image_too_large')
    const customer = part.fields.customerId as { value?: unknown } | undefined
    return perform(door.system, {
      operation: keepFile.name,
      input: {
        digest,
        size,
        type,
        name:
          part.filename
            .normalize('NFC')
            .replace(/[\u0000-\u001f\\/]/g, ' ')
            .trim()
            .slice(-200) || 'file',
        receipt: receiptOf(door.system.vault, actor.tenantId, actor.id, digest),
        ...(typeof customer?.value === 'string' ? { customerId: customer.value } : {}),
      },
      actor,
      now: door.clock().toISOString(),
      ip: request.ip,
    })
  })
  app.get('/api/staff/files/:id', async (request, reply) => {
    // A link cannot send a header: the company may stand in the address.
    const { tenant } = request.query as { tenant?: unknown }
    if (typeof tenant === 'string') request.headers['keban-tenant'] ??= tenant
    const actor = await actorOf(door, seeFile, request)
    const file = (await perform(door.system, {
      operation: seeFile.name,
      input: { id: (request.params as { id: string }).id },
      actor,
      now: door.clock().toISOString(),
      ip: request.ip,
    })) as { name: string; type: string; size: number; digest: string }
    const bytes = await door.system.files.read(file.digest)
    const shown = /^image\/(?:jpeg|png|gif|webp)$/.test(file.type)
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

/** What a file is by its first bytes; a picture that is none by them is no picture. Throws `files.type_refused` for programs. */
function typeOf(start: Buffer, said: string): string {
  const head = start.toString('latin1')
  if (PROGRAM.test(head)) throw new Refusal('files.type_refused', { type: 'program' })
  const known = KINDS.find(([pattern]) => pattern.test(head))?.[1]
  if (known) return known
  if (said.startsWith('image/')) throw new Refusal('files.type_refused', { type: said.slice(0, 40) })
  return /^text\/(?:csv|plain|vcard)$/.test(said) ? said : 'application/octet-stream'
}

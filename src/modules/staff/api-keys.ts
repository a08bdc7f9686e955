import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { epochDay } from '#engine/days.ts'
import { instantText, startOfDay, zoneOf } from '#engine/zone.ts'
import { newId } from '#platform/id.ts'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { listApiKeys, makeApiKey, revokeApiKey } from './contract/api-keys.ts'
import { readActor } from './find-actor.ts'
import { permissionWords } from './rules.ts'

/** A key acts as one person: what he may do and how far he sees, for as long as he works here. */
export const makeApiKeyOperation = implement(makeApiKey, async (ctx, input) => {
  const person = await ctx.db
    .selectFrom('staff')
    .select(['name', 'left_on'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', input.staffId)
    .executeTakeFirst()
  if (!person) throw new Refusal('staff.unknown')
  if (person.left_on) throw new Refusal('staff.left', { name: person.name })
  const { permissions } = await readActor(ctx.db, ctx.tenantId, input.staffId, ctx.now)
  const beyond = input.may?.find((name) => permissions !== 'all' && !permissions.has(name))
  if (beyond)
    throw new Refusal('staff.key_beyond', { name: person.name, permission: permissionWords[beyond] }, 'may')
  const expiresAt = input.expiresOn ? endOfDay(input.expiresOn, ctx.tenant.timeZone) : null
  if (expiresAt && expiresAt <= ctx.now) throw new Refusal('staff.key_expired', {}, 'expiresOn')
  const key = `keban_${randomBytes(24).toString('base64url')}`
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('api_keys')
    .values({
      tenant_id: ctx.tenantId,
      id,
      title: input.title,
      hash: createHash('sha256').update(key).digest('hex'),
      staff_id: input.staffId,
      created_at: ctx.now,
      expires_at: expiresAt,
      may: input.may ?? null,
    })
    .execute()
  await recordAudit(ctx, {
    action: 'api-key.made',
    subject: { kind: 'staff', id: input.staffId },
    detail: { title: input.title, may: input.may ?? 'all', until: input.expiresOn ?? null },
  })
  return { id, key }
})

const endOfDay = (day: string, timeZone: string) =>
  instantText(startOfDay(zoneOf(timeZone), epochDay(day) + 1))

export const listApiKeysOperation = implement(listApiKeys, async (ctx) => {
  const { rows } = await sql<OutputOf<typeof listApiKeys>['keys'][number]>`
    select k.id, k.title, s.name as staff, k.may, k.last_used_on as "lastUsedOn",
      k.revoked_at is null and s.left_on is null and (k.expires_at is null or k.expires_at > ${ctx.now}::timestamptz) as live, k.created_at as "createdAt", k.expires_at as "expiresAt", k.revoked_at as "revokedAt"
    from api_keys k join staff s on s.tenant_id = k.tenant_id and s.id = k.staff_id
    where k.tenant_id = ${ctx.tenantId} order by k.created_at desc`.execute(ctx.db)
  return { keys: rows }
})

export const revokeApiKeyOperation = implement(revokeApiKey, async (ctx, input) => {
  const { rows } = await sql<{ title: string; staff_id: string }>`update api_keys set revoked_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${input.id} and revoked_at is null returning title, staff_id`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('staff.no_such_key')
  await recordAudit(ctx, {
    action: 'api-key.revoked',
    subject: { kind: 'staff', id: rows[0].staff_id },
    detail: { title: rows[0].title },
  })
  return { ok: true }
})

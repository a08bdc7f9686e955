import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { InputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { addPhone } from '../customers/add-phone.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { maskPhone } from '../customers/masks.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { homeOrProjectInSight } from '../places/project-in-sight.ts'
import { readRoom } from '../places/rooms.ts'
import { whoMay } from '../staff/who-may.ts'
import { giveReportTo, reportFromOutside } from '../tickets/report-from-outside.ts'
import { askEntry } from './contract/entering.ts'
import { callRequester, decideEntryRequest, listEntryRequests } from './contract/inviting.ts'
import { noteTry, triesOf } from './limits.ts'
import { readMobile } from './read-mobile.ts'

const MOST = { number: 3, address: 20 }
const CONFIRMED_WITHIN_MS = 86_400_000

export const askEntryOperation = implement(askEntry, async (ctx, input) => {
  const phone = readMobile(ctx, input.phone)
  if ((await triesOf(ctx, 'entry', phone.e164, 24)) >= MOST.number)
    throw new Refusal('access.too_many', { hours: 24 })
  if (ctx.ip && (await triesOf(ctx, 'entry', ctx.ip, 1)) >= MOST.address)
    throw new Refusal('access.too_many', { hours: 1 })
  const unit = await unitOf(ctx, input.place, input.projectId)
  const projectId = unit?.projectId ?? input.projectId ?? (await onlyProject(ctx))
  const ticket = input.kind ? await report(ctx, input, unit, projectId, phone.e164) : null
  const id = newId(Date.parse(ctx.now))
  const dueAt = new Date(Date.parse(ctx.now) + CONFIRMED_WITHIN_MS).toISOString()
  await ctx.db
    .insertInto('entry_requests')
    .values({
      tenant_id: ctx.tenantId,
      id,
      name: input.name,
      phone_sealed: ctx.vault.seal(phone.e164),
      phone_index: phone.index,
      phone_masked: maskPhone(phone.e164),
      place: input.place,
      note: input.note || null,
      project_id: projectId,
      unit_id: unit?.id ?? null,
      ticket_id: ticket?.id ?? null,
      asked_at: ctx.now,
      due_at: dueAt,
    })
    .execute()
  await noteTry(ctx, 'entry', phone.e164)
  if (ctx.ip) await noteTry(ctx, 'entry', ctx.ip)
  const told = unit?.stewardId
    ? [unit.stewardId]
    : await whoMay(ctx, ['customers.change', 'work.supervise'], projectId)
  await ringAtOnce(
    ctx,
    told.map((staffId) => ({ staffId, kind: 'entry-asked' })),
  )
  return { id, dueAt, number: ticket?.number ?? null }
})

/** Takes in what he reports; nothing of it waits for his number to be confirmed. */
async function report(
  ctx: Ctx,
  input: InputOf<typeof askEntry>,
  unit: FoundUnit | undefined,
  projectId: string | null,
  phone: string,
) {
  if (!input.note) throw new Refusal('access.say_what', {}, 'note')
  if (!projectId) throw new Refusal('access.which_project', {}, 'projectId')
  return reportFromOutside(ctx, {
    kind: input.kind!,
    words: input.note,
    place: input.place,
    projectId,
    unit: unit ?? null,
    caller: { name: input.name, phone },
  })
}

async function onlyProject(ctx: Ctx): Promise<string | null> {
  const { rows } = await sql<{
    id: string
  }>`select id from projects where tenant_id = ${ctx.tenantId} limit 2`.execute(ctx.db)
  return rows.length === 1 ? rows[0]!.id : null
}

interface FoundUnit {
  id: string
  room: string
  projectId: string
  stewardId: string | null
}

/** The home that is meant, when the words name exactly one. */
async function unitOf(ctx: Ctx, place: string, projectId: string | undefined) {
  if (projectId) {
    const known =
      await sql`select from projects where tenant_id = ${ctx.tenantId} and id = ${projectId}`.execute(ctx.db)
    if (known.rows.length === 0) throw new Refusal('access.project_unknown')
  }
  const room = readRoom(place)?.canonical ?? place
  const { rows } = await sql<FoundUnit>`
    select id, room, project_id as "projectId", steward_id as "stewardId" from units where tenant_id = ${ctx.tenantId} and room = ${room}
      ${projectId ? sql`and project_id = ${projectId}` : sql``} limit 2`.execute(ctx.db)
  return rows.length === 1 ? rows[0] : undefined
}

interface Listed {
  id: string
  name: string
  phone: string
  place: string
  note: string | null
  project: string | null
  unitId: string | null
  room: string | null
  askedAt: string
  dueAt: string
  state: 'open' | 'confirmed' | 'declined'
  decidedBy: string | null
  holders: { id: string; name: string; role: string }[]
}

/** Of homes in one's care and projects in one's sight; what names no place that we know is for those who see everything. */
export const listEntryRequestsOperation = implement(listEntryRequests, async (ctx, input) => {
  const { rows } = await sql<Listed>`
    select r.id, r.name, r.phone_masked as phone, r.place, r.note, p.name as project, r.unit_id as "unitId", u.room, r.asked_at as "askedAt",
      r.due_at as "dueAt", r.state, s.name as "decidedBy",
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'role', h.role) order by h.role = 'owner' desc, c.name) from holdings h
        join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id and c.merged_into is null
        where h.tenant_id = ${ctx.tenantId} and h.unit_id = r.unit_id and h.ended_on is null), '[]') as holders
    from entry_requests r left join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id
    left join projects p on p.tenant_id = r.tenant_id and p.id = r.project_id
    left join staff s on s.tenant_id = r.tenant_id and s.id = r.decided_by
    where r.tenant_id = ${ctx.tenantId} and r.state = ${input.state} and ${homeOrProjectInSight(ctx, 'r', 'u')}
      ${input.after ? sql`and r.id < ${input.after}::uuid` : sql``} order by r.id desc limit ${input.limit + 1}`.execute(
    ctx.db,
  )
  const shown = rows.slice(0, input.limit)
  return { requests: shown, after: rows.length > input.limit ? shown.at(-1)!.id : null }
})

/** One within sight, locked. Throws `access.request_unknown`. */
async function requestInSight(ctx: Ctx, id: string) {
  const { rows } = await sql<{ id: string; state: string; phone_sealed: string; ticket_id: string | null }>`
    select r.id, r.state, r.phone_sealed, r.ticket_id from entry_requests r left join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id
    where r.tenant_id = ${ctx.tenantId} and r.id = ${id} and ${homeOrProjectInSight(ctx, 'r', 'u')} for update of r`.execute(
    ctx.db,
  )
  if (!rows[0]) throw new Refusal('access.request_unknown')
  return rows[0]
}

export const callRequesterOperation = implement(callRequester, async (ctx, { id }) => {
  const { phone_sealed } = await requestInSight(ctx, id)
  await recordAudit(ctx, { action: 'phone.called', subject: { kind: 'entry-request', id } })
  return { phone: ctx.vault.open(phone_sealed) }
})

export const decideEntryRequestOperation = implement(decideEntryRequest, async (ctx, input) => {
  const asked = await requestInSight(ctx, input.id)
  if (asked.state !== 'open') throw new Refusal('access.request_decided')
  if (input.agreed) {
    if (!input.customerId) throw new Refusal('access.who_is_it', {}, 'customerId')
    await customerInScope(ctx, input.customerId)
    if (asked.ticket_id) await giveReportTo(ctx, asked.ticket_id, input.customerId)
    await addPhone(ctx, input.customerId, ctx.vault.open(asked.phone_sealed))
  }
  await sql`update entry_requests set state = ${input.agreed ? 'confirmed' : 'declined'}, customer_id = ${input.agreed ? input.customerId : null},
    decided_by = ${ctx.actor.id}, decided_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(
    ctx.db,
  )
  await recordAudit(ctx, {
    action: input.agreed ? 'portal.number-confirmed' : 'portal.number-declined',
    ...(input.agreed ? { subject: { kind: 'customer', id: input.customerId! } } : {}),
    detail: { request: input.id },
  })
  return { ok: true }
})

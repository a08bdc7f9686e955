import type { Fact } from '#modules/obligations/facts.ts'
import { type OutcomeOfMany, recordEvents } from '#modules/obligations/record-events.ts'
import { removeDutiesOfImport } from '#modules/obligations/remove-duties.ts'
import { reopenDuties } from '#modules/obligations/reopen-duties.ts'
import type { Ctx } from '#platform/perform.ts'
import { indexNotes } from '../customers/index-notes.ts'
import { contactsCounted } from '../customers/note-contact.ts'
import type { contactResults } from './contract.ts'
import { engineResult, engineWay } from './engine-words.ts'

/** A contact that happened before it came here. */
export interface PastContact {
  id: string
  customerId: string
  unitId: string | null
  holdingId: string | null
  projectId: string | null
  staffId: string
  by: string
  result: keyof typeof contactResults
  at: string
  note: string | null
}

/** Keeps many contacts of an import, each at its own time: what is history the go-live date decides. */
export async function bringContacts(
  ctx: Ctx,
  importId: string,
  contacts: readonly PastContact[],
): Promise<OutcomeOfMany> {
  const rows = contacts.map((each) => ({ ...each, result: engineResult[each.result] }))
  await ctx.client.query(
    `insert into contacts (tenant_id, id, customer_id, unit_id, project_id, staff_id, by, result, happened_at, recorded_at, note, next_step, import_id)
     select $1, id, "customerId", "unitId", "projectId", "staffId", by, result, at, $2, note, 'none', $3 from jsonb_to_recordset($4::jsonb)
       as x(id uuid, "customerId" uuid, "unitId" uuid, "projectId" uuid, "staffId" uuid, by text, result text, at timestamptz, note text)`,
    [ctx.tenantId, ctx.now, importId, JSON.stringify(rows)],
  )
  await contactsCounted(
    ctx,
    contacts.map(({ customerId }) => customerId),
  )
  await indexNotes(
    ctx,
    contacts.flatMap(({ id, customerId, note }) => (note ? [{ sourceId: id, customerId, note }] : [])),
  )
  return recordEvents(
    ctx,
    contacts.flatMap((each) => factsOf(importId, each)),
  )
}

/** A meeting in person is a visit and a contact, in this order. */
function factsOf(importId: string, contact: PastContact): Fact[] {
  const { id, customerId, unitId, projectId, holdingId, staffId, at } = contact
  const inPerson = contact.by === 'visit' || contact.by === 'face'
  const kinds = inPerson ? (['visit.made', 'contact.recorded'] as const) : (['contact.recorded'] as const)
  return kinds.map((kind) => ({
    kind,
    subject: { kind: kind === 'visit.made' ? 'visit' : 'contact', id },
    at,
    customerId,
    unitId,
    projectId,
    importId,
    values: {
      by: engineWay[contact.by],
      result: engineResult[contact.result],
      customer: customerId,
      staff: staffId,
      ...(holdingId ? { holding: holdingId } : {}),
    },
  }))
}

/** When and how these customers were in touch according to what is kept. */
export async function pastContacts(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<{ customer_id: string; at: string; by: string; note: string | null }[]> {
  const { rows } = await ctx.client.query(
    `select customer_id, happened_at as at, by, note from contacts where tenant_id = $1 and customer_id = any($2::uuid[]) and taken_back_at is null`,
    [ctx.tenantId, customerIds],
  )
  return rows
}

/** Of these contacts, those that somebody has corrected or taken back since, with when they happened. */
export async function contactsWorkedOn(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await ctx.client.query<{ id: string; name: string }>(
    `select k.id, c.name from contacts k join customers c on c.tenant_id = k.tenant_id and c.id = k.customer_id
     where k.tenant_id = $1 and k.id = any($2::uuid[])
       and (k.taken_back_at is not null or exists (select from contacts n where n.tenant_id = $1 and n.corrects = k.id))`,
    [ctx.tenantId, ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Takes contacts of an import away again, with what they opened; what they met is owed again. */
export async function removeContacts(ctx: Ctx, importId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await reopenDuties(ctx, ids)
  const { rows } = await ctx.client.query<{ customer_id: string }>(
    'delete from contacts where tenant_id = $1 and id = any($2::uuid[]) returning customer_id',
    [ctx.tenantId, ids],
  )
  await ctx.client.query('delete from note_bigrams where tenant_id = $1 and source_id = any($2::uuid[])', [
    ctx.tenantId,
    ids,
  ])
  const customers = [...new Set(rows.map(({ customer_id }) => customer_id))]
  await removeDutiesOfImport(ctx, importId, customers)
  await contactsCounted(ctx, customers)
}

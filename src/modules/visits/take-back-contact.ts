import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { indexNote } from '../customers/save-customer.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { reopenDuties } from '../obligations/reopen-duties.ts'
import { correctContact, takeBackContact } from './contract.ts'

const TAKE_BACK_MS = 10 * 60_000

interface Contact {
  id: string
  staff_id: string
  author: string
  customer_id: string
  unit_id: string | null
  project_id: string | null
  recorded_at: string
  taken_back_at: string | null
}

async function ownContact(ctx: Ctx, id: string): Promise<Contact> {
  const { rows } =
    await sql<Contact>`select k.id, k.staff_id, s.name as author, k.customer_id, k.unit_id, k.project_id, k.recorded_at, k.taken_back_at
    from contacts k join staff s on s.tenant_id = k.tenant_id and s.id = k.staff_id where k.tenant_id = ${ctx.tenantId} and k.id = ${id} for update of k`.execute(
      ctx.db,
    )
  const contact = rows[0]
  if (!contact) throw new Refusal('contacts.unknown')
  if (contact.staff_id !== ctx.actor.id) throw new Refusal('contacts.not_author', { who: contact.author })
  if (contact.taken_back_at) throw new Refusal('contacts.taken_back')
  return contact
}

const about = (contact: Contact, kind: string, values: Record<string, unknown>) => ({
  kind,
  subject: { kind: 'contact', id: contact.id },
  customerId: contact.customer_id,
  unitId: contact.unit_id,
  projectId: contact.project_id,
  values,
})

/** Within ten minutes the author takes a record back, and what it met is owed again. */
export const takeBackContactOperation = implement(takeBackContact, async (ctx, input) => {
  const contact = await ownContact(ctx, input.id)
  if (Date.parse(ctx.now) - Date.parse(contact.recorded_at) > TAKE_BACK_MS)
    throw new Refusal('contacts.too_late_to_take_back')
  await sql`update contacts set taken_back_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${contact.id}`.execute(
    ctx.db,
  )
  const reopened = await reopenDuties(ctx, [contact.id])
  await recordEvent(ctx, about(contact, 'contact.taken-back', { reopened }))
  return { reopened }
})

/** Later the words are corrected by a second record; the first stays readable. */
export const correctContactOperation = implement(correctContact, async (ctx, input) => {
  const contact = await ownContact(ctx, input.id)
  const id = newId(Date.parse(ctx.now))
  await sql`insert into contacts (tenant_id, id, customer_id, unit_id, project_id, staff_id, by, result, happened_at, recorded_at, note, corrects)
    select tenant_id, ${id}, customer_id, unit_id, project_id, staff_id, by, result, happened_at, ${ctx.now}, ${input.note}, id from contacts
    where tenant_id = ${ctx.tenantId} and id = ${contact.id}`.execute(ctx.db)
  await indexNote(ctx, contact.customer_id, id, input.note)
  await recordEvent(ctx, {
    ...about(contact, 'contact.corrected', { corrects: contact.id }),
    subject: { kind: 'contact', id },
  })
  return { id }
})

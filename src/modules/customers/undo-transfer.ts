import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { refuseClosedMonth } from '../obligations/month.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { lastTransfer, undoTransfer } from './contract/transfer.ts'
import { visible } from './queries.ts'
import { momentOf } from './record-holding-fact.ts'
import { removeCustomers } from './remove-customers.ts'
import { type Changed, putBack, rowsOf, touchedSince } from './transfer-rows.ts'

/** So long whoever made it may take it back. */
const UNDO_MS = 10 * 60_000

interface Transfer {
  id: string
  unit_id: string
  room: string
  project_id: string
  customer_ids: string[]
  former: string
  made_by: string
  author: string
  made_at: string
  rows_sealed: string | null
  undone_at: string | null
}

interface Kept {
  on: string
  changed: Changed[]
  /** Facts that were the transfer itself. */
  events: string[]
  /** The new owner, where he was not on record before. */
  newcomer: string | null
}

const until = (madeAt: string) => new Date(Date.parse(madeAt) + UNDO_MS).toISOString()

interface Made extends Omit<Kept, 'events'> {
  unitId: string
  former: string
  customerIds: string[]
}

/** Remembers a transfer that was just made; of older ones only that they were. Answers its id. */
export async function keepTransfer(ctx: Ctx, transfer: Made): Promise<string> {
  const id = newId(Date.parse(ctx.now))
  const { unitId, former, customerIds, on, newcomer, changed } = transfer
  const { rows } = await sql<{ id: string }>`select id from events where tenant_id = ${ctx.tenantId}
    and (customer_id = any(${customerIds}::uuid[]) or unit_id = ${unitId}) and recorded_at = ${ctx.now}`.execute(
    ctx.db,
  )
  const kept: Kept = { on, changed, events: rows.map((row) => row.id), newcomer }
  await sql`update home_transfers set rows_sealed = null where tenant_id = ${ctx.tenantId}
    and rows_sealed is not null and (unit_id = ${unitId} or made_at < ${new Date(Date.parse(ctx.now) - UNDO_MS).toISOString()})`.execute(
    ctx.db,
  )
  await ctx.db
    .insertInto('home_transfers')
    .values({
      tenant_id: ctx.tenantId,
      id,
      unit_id: unitId,
      customer_ids: customerIds,
      former,
      made_by: ctx.actor.id!,
      made_at: ctx.now,
      rows_sealed: ctx.vault.seal(JSON.stringify(kept)),
    })
    .execute()
  return id
}

export const lastTransferOperation = implement(lastTransfer, async (ctx, { unitId }) => {
  const { rows } =
    await sql<Transfer>`select id, made_at from home_transfers where tenant_id = ${ctx.tenantId}
    and unit_id = ${unitId} and made_by = ${ctx.actor.id}::uuid and rows_sealed is not null order by made_at desc limit 1`.execute(
      ctx.db,
    )
  const mine = rows[0]
  return {
    transfer: mine && until(mine.made_at) >= ctx.now ? { id: mine.id, until: until(mine.made_at) } : null,
  }
})

export const undoTransferOperation = implement(undoTransfer, async (ctx, input) => {
  const transfer = await transferInSight(ctx, input.id)
  const what = { room: transfer.room, who: transfer.former }
  if (transfer.undone_at) throw new Refusal('customers.transfer_undone')
  if (transfer.made_by !== ctx.actor.id)
    throw new Refusal('customers.transfer_not_yours', { author: transfer.author })
  if (!transfer.rows_sealed || until(transfer.made_at) < ctx.now)
    throw new Refusal('customers.transfer_too_late', what)
  const kept: Kept = JSON.parse(ctx.vault.open(transfer.rows_sealed))
  await refuseClosedMonth(ctx, momentOf(ctx, kept.on))
  if (await builtOn(ctx, transfer, kept)) throw new Refusal('customers.transfer_built_on', what)
  await ctx.client.query('savepoint undo')
  try {
    await putBack(ctx, kept.changed)
    if (kept.newcomer) await removeCustomers(ctx, [kept.newcomer])
  } catch (cause) {
    if ((cause as { code?: string }).code !== '23503') throw cause
    await ctx.client.query('rollback to savepoint undo')
    throw new Refusal('customers.transfer_built_on', what)
  }
  await sql`update home_transfers set undone_at = ${ctx.now}, rows_sealed = null where tenant_id = ${ctx.tenantId} and id = ${transfer.id}`.execute(
    ctx.db,
  )
  await recordAudit(ctx, {
    action: 'transfer.undone',
    subject: { kind: 'unit', id: transfer.unit_id },
    detail: { transfer: transfer.id },
  })
  for (const customerId of transfer.customer_ids.filter((id) => id !== kept.newcomer))
    await recordEvent(ctx, {
      kind: 'unit.transfer-undone',
      subject: { kind: 'unit', id: transfer.unit_id },
      customerId,
      projectId: transfer.project_id,
      values: { transfer: transfer.id },
    })
  return { ok: true }
})

/** Within sight of whoever sees one of the people concerned, locked with them. */
async function transferInSight(ctx: Ctx, id: string): Promise<Transfer> {
  const { rows } =
    await sql<Transfer>`select t.id, t.unit_id, u.room, u.project_id, t.customer_ids, t.former, t.made_by, s.name as author, t.made_at, t.rows_sealed, t.undone_at
    from home_transfers t join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id join staff s on s.tenant_id = t.tenant_id and s.id = t.made_by
    where t.tenant_id = ${ctx.tenantId} and t.id = ${id} and exists (select from customers c where c.tenant_id = t.tenant_id
      and c.id = any(t.customer_ids) and ${visible(ctx, 'c')}) for update of t`.execute(ctx.db)
  if (!rows[0]) throw new Refusal('customers.transfer_unknown')
  await sql`select from customers where tenant_id = ${ctx.tenantId} and id = any(${rows[0].customer_ids}::uuid[]) order by id for update`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Whether anything was recorded, sent or tied since, or one of the rows changed. */
async function builtOn(ctx: Ctx, transfer: Transfer, kept: Kept): Promise<boolean> {
  const people = sql`any(${transfer.customer_ids}::uuid[])`
  const opened = kept.changed.flatMap(({ table, id, was }) => (table === 'obligations' && !was ? [id] : []))
  const { rows } = await sql<{ since: boolean }>`select (
    exists (select from events e where e.tenant_id = ${ctx.tenantId} and (e.customer_id = ${people} or e.unit_id = ${transfer.unit_id})
      and e.recorded_at >= ${transfer.made_at}::timestamptz and e.id <> all(${kept.events}::uuid[]))
    or exists (select from messages m where m.tenant_id = ${ctx.tenantId} and m.obligation_id = any(${opened}::uuid[]))
    or exists (select from relations r where r.tenant_id = ${ctx.tenantId} and ${kept.newcomer}::uuid in (r.customer_id, r.other_id))
    or exists (select from files f where f.tenant_id = ${ctx.tenantId} and f.customer_id = ${kept.newcomer}::uuid)) as since`.execute(
    ctx.db,
  )
  return rows[0]!.since || touchedSince(kept.changed, await rowsOf(ctx, kept.changed))
}

/** For an erasure: who sold it to whom goes, and what could be put back. */
export async function eraseTransfers(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query('delete from home_transfers where tenant_id = $1 and customer_ids && $2::uuid[]', [
    ctx.tenantId,
    customerIds,
  ])
}

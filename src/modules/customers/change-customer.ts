import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { changeRecord } from './change-record.ts'
import { changeCustomer, pinFacts, watchCustomer } from './contract/profile.ts'
import { customerInSight } from './queries.ts'

export const changeCustomerOperation = implement(changeCustomer, async (ctx, input) => {
  const { id, version, fields, ...changes } = input
  return { version: await changeRecord(ctx, id, { changes, fields, version }) }
})

export const watchCustomerOperation = implement(watchCustomer, async (ctx, input) => {
  await customerInSight(ctx, input.id, true)
  const watch =
    input.reason && input.until
      ? JSON.stringify({ reason: input.reason, until: input.until, by: ctx.actor.id })
      : null
  await sql`update customers set watch = ${watch}::jsonb, version = version + 1 where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(
    ctx.db,
  )
  await recordEvent(ctx, {
    kind: 'customer.changed',
    subject: { kind: 'customer', id: input.id },
    values: { changed: ['watch'] },
  })
  return { ok: true }
})

export const pinFactsOperation = implement(pinFacts, async (ctx, input) => {
  await customerInSight(ctx, input.id, true)
  await sql`update customers set pinned = ${input.facts}::text[], version = version + 1 where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(
    ctx.db,
  )
  await recordEvent(ctx, {
    kind: 'customer.changed',
    subject: { kind: 'customer', id: input.id },
    values: { changed: ['pinned'] },
  })
  return { ok: true }
})

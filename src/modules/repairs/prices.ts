import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { endPrice, listPrices, type Price, savePrice } from './contract/prices.ts'

export const listPricesOperation = implement(listPrices, async (ctx) => {
  const { rows } = await sql<Price>`select id, name, unit, fen, labour from price_items
    where tenant_id = ${ctx.tenantId} and ended_at is null order by labour desc, name limit 500`.execute(
    ctx.db,
  )
  return { prices: rows }
})

export const savePriceOperation = implement(savePrice, async (ctx, input) => {
  const id = input.id ?? newId(Date.parse(ctx.now))
  await refuseSecond(ctx, input.name, id)
  const { rows } = input.id
    ? await sql<{
        id: string
      }>`update price_items set name = ${input.name}, unit = ${input.unit}, fen = ${input.fen}, labour = ${input.labour}
        where tenant_id = ${ctx.tenantId} and id = ${id} and ended_at is null returning id`.execute(ctx.db)
    : await sql<{ id: string }>`insert into price_items (tenant_id, id, name, unit, fen, labour)
        values (${ctx.tenantId}, ${id}, ${input.name}, ${input.unit}, ${input.fen}, ${input.labour}) returning id`.execute(
        ctx.db,
      )
  if (!rows[0]) throw new Refusal('repairs.no_price')
  await recordAudit(ctx, {
    action: 'price.saved',
    subject: { kind: 'price', id },
    detail: { name: input.name, fen: input.fen },
  })
  return { id }
})

async function refuseSecond(ctx: Ctx, name: string, id: string): Promise<void> {
  const { rows } =
    await sql`select from price_items where tenant_id = ${ctx.tenantId} and name = ${name} and ended_at is null and id <> ${id}`.execute(
      ctx.db,
    )
  if (rows.length > 0) throw new Refusal('repairs.same_price', { name }, 'name')
}

export const endPriceOperation = implement(endPrice, async (ctx, input) => {
  const { rows } =
    await sql`update price_items set ended_at = ${ctx.now} where tenant_id = ${ctx.tenantId} and id = ${input.id} and ended_at is null returning id`.execute(
      ctx.db,
    )
  if (rows.length === 0) throw new Refusal('repairs.no_price')
  await recordAudit(ctx, { action: 'price.ended', subject: { kind: 'price', id: input.id } })
  return { ok: true }
})

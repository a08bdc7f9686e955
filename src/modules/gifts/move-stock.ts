import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'

interface Move {
  giftId: string
  kind: 'in' | 'counted' | 'given' | 'returned'
  quantity: number
  customerId?: string
  unitId?: string | null
  obligationId?: string | null
  occasion?: string | null
  note?: string | null
  at?: string
}

/** Writes a move and the number it leaves, in the transaction that holds the gift. Answers both. */
export async function moveStock(ctx: Ctx, move: Move): Promise<{ id: string; stock: number }> {
  const { giftId, kind, quantity } = move
  const { rows } = await sql<{ stock: number }>`update gifts set stock = stock + ${quantity}
    where tenant_id = ${ctx.tenantId} and id = ${giftId} returning stock`.execute(ctx.db)
  const { stock } = rows[0]!
  const id = newId(Date.parse(ctx.now))
  await sql`insert into gift_moves (tenant_id, id, gift_id, kind, quantity, stock_after, customer_id, unit_id, obligation_id, occasion, note, staff_id, at, recorded_at)
    values (${ctx.tenantId}, ${id}, ${giftId}, ${kind}, ${quantity}, ${stock}, ${move.customerId ?? null}, ${move.unitId ?? null}, ${move.obligationId ?? null},
      ${move.occasion ?? null}, ${move.note ?? null}, ${ctx.actor.id}, ${move.at ?? ctx.now}, ${ctx.now})`.execute(
    ctx.db,
  )
  return { id, stock }
}

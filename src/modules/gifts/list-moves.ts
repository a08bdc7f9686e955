import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { listGiven } from './contract/giving.ts'
import { listGiftMoves } from './contract/stock.ts'
import { visibleGifts } from './queries.ts'

interface Row {
  id: string
  gift: string
  kind: 'in' | 'counted' | 'given' | 'returned'
  quantity: number
  stockAfter: number
  customerId: string | null
  customer: string | null
  room: string | null
  occasion: string | null
  note: string | null
  by: string | null
  at: string
  cameBack: boolean
}

export const listGiftMovesOperation = implement(listGiftMoves, async (ctx, input) => {
  const { rows } = await sql<Row>`
    select m.id, g.name as gift, m.kind, m.quantity, m.stock_after as "stockAfter", m.customer_id as "customerId", c.name as customer, u.room, m.occasion, m.note,
      s.name as by, m.at, m.returned_at is not null as "cameBack"
    from gift_moves m join gifts g on g.tenant_id = m.tenant_id and g.id = m.gift_id
    left join customers c on c.tenant_id = m.tenant_id and c.id = m.customer_id left join units u on u.tenant_id = m.tenant_id and u.id = m.unit_id
    left join staff s on s.tenant_id = m.tenant_id and s.id = m.staff_id
    where m.tenant_id = ${ctx.tenantId} and ${visibleGifts(ctx, 'g')} ${input.projectId ? sql`and g.project_id = ${input.projectId}` : sql``}
      ${input.giftId ? sql`and m.gift_id = ${input.giftId}` : sql``} ${input.after ? sql`and m.id < ${input.after}::uuid` : sql``}
    order by m.id desc limit ${input.limit + 1}`.execute(ctx.db)
  const moves = rows.slice(0, input.limit)
  return { moves, after: rows.length > input.limit ? moves.at(-1)!.id : null }
})

export const listGivenOperation = implement(listGiven, async (ctx, { customerId }) => {
  await customerInScope(ctx, customerId)
  const { rows } = await sql<Pick<Row, 'id' | 'gift' | 'occasion' | 'note' | 'by' | 'at' | 'cameBack'>>`
    select m.id, g.name as gift, m.occasion, m.note, s.name as by, m.at, m.returned_at is not null as "cameBack"
    from gift_moves m join gifts g on g.tenant_id = m.tenant_id and g.id = m.gift_id left join staff s on s.tenant_id = m.tenant_id and s.id = m.staff_id
    where m.tenant_id = ${ctx.tenantId} and m.customer_id = ${customerId} and m.kind = 'given' order by m.at desc limit 200`.execute(
    ctx.db,
  )
  return { given: rows }
})

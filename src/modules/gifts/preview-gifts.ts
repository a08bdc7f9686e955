import { sql } from 'kysely'
import type { Words } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { previewGifts } from './contract/giving.ts'
import { fits, type GiftRow, visibleGifts } from './queries.ts'
import { proposedOf } from './rules.ts'

const MOST = 2000

interface Owed {
  obligationId: string
  customerId: string
  customer: string
  room: string | null
  occasion: string
  dueAt: string | null
}

export const previewGiftsOperation = implement(previewGifts, async (ctx, { projectId, until }) => {
  const { rows: owed } = await sql<Owed>`
    select o.id as "obligationId", o.customer_id as "customerId", c.name as customer, u.room, o.used->>'what' as occasion, o.due_at as "dueAt"
    from obligations o join customers c on c.tenant_id = o.tenant_id and c.id = o.customer_id left join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
    where o.tenant_id = ${ctx.tenantId} and o.state = 'open' and o.project_id = ${projectId} and o.used->>'verb' = 'deliver' and not o.parent
      and o.due_at < ${until}::date + 1 and (${ctx.actor.reach.company} or o.project_id = any(${[...ctx.actor.reach.projects]}::uuid[]))
    order by o.due_at, u.sort_key, o.id limit ${MOST + 1}`.execute(ctx.db)
  const people = owed.slice(0, MOST)
  const { rows: gifts } =
    await sql<GiftRow>`select g.id, g.project_id, g.name, g.occasions, g.worth_cents, g.stock, g.retired_at from gifts g
    where g.tenant_id = ${ctx.tenantId} and g.project_id = ${projectId} and g.retired_at is null and ${visibleGifts(ctx, 'g')} order by g.name`.execute(
      ctx.db,
    )
  const { rows: given } = await sql<{ customer_id: string; gift_id: string }>`
    select distinct customer_id, gift_id from gift_moves where tenant_id = ${ctx.tenantId} and kind = 'given' and returned_at is null
      and customer_id = any(${people.map(({ customerId }) => customerId)}::uuid[])`.execute(ctx.db)
  const had = new Map<string, Set<string>>()
  for (const { customer_id, gift_id } of given)
    had.set(customer_id, (had.get(customer_id) ?? new Set()).add(gift_id))
  const left = gifts.map((gift) => ({ ...gift, goes: 0 }))
  const missing = new Map<string, number>()
  const rows = people.map((person) => {
    const known = had.get(person.customerId) ?? new Set<string>()
    const gift = proposedOf(left, known, person.occasion)
    if (!gift) {
      missing.set(person.occasion, (missing.get(person.occasion) ?? 0) + 1)
      return { ...person, gift: null, because: whyNone(gifts, known, person.occasion) }
    }
    gift.stock--
    gift.goes++
    had.set(person.customerId, known.add(gift.id))
    return { ...person, gift: gift.name, because: null }
  })
  return {
    people: rows,
    more: owed.length > MOST,
    kinds: left.map(({ name, goes, stock }) => ({ gift: name, goes, left: stock })),
    missing: [...missing].map(([occasion, count]) => ({ occasion, count })),
  }
})

function whyNone(gifts: readonly GiftRow[], had: ReadonlySet<string>, occasion: string): Words {
  const fitting = gifts.filter((gift) => fits(gift, occasion))
  if (fitting.length === 0)
    return { zh: `没有“${occasion}”的礼品`, en: `nothing in the list is meant for “${occasion}”` }
  if (fitting.every(({ id }) => had.has(id))) return { zh: '每一种都送过他了', en: 'he has had every kind' }
  return { zh: '不够分', en: 'not enough left' }
}

import { sql } from 'kysely'
import { recordAudit } from '#modules/audit/record-audit.ts'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { projectInSight } from '../places/project-in-sight.ts'
import { runningPlaybooks } from '../playbooks/running-playbooks.ts'
import { addGift, changeGift, listGifts, stockGift } from './contract/stock.ts'
import { moveStock } from './move-stock.ts'
import { type GiftRow, lockGift, visibleGifts } from './queries.ts'

const cents = (yuan: number | null | undefined) =>
  yuan === null || yuan === undefined ? null : Math.round(yuan * 100)
export const yuan = (cents: number | null) => (cents === null ? null : cents / 100)

/** What the running policies ask to deliver, in their words. */
async function occasionsOf(ctx: Ctx): Promise<string[]> {
  const asked = (await runningPlaybooks(ctx)).flatMap(({ playbook }) =>
    playbook.rules.flatMap(({ verb, what }) =>
      verb === 'deliver' && typeof what === 'string' ? [what] : [],
    ),
  )
  return [...new Set(asked)]
}

export const listGiftsOperation = implement(listGifts, async (ctx, { projectId }) => {
  const { rows } = await sql<GiftRow & { project: string; given: number }>`
    select g.id, g.project_id, p.name as project, g.name, g.occasions, g.worth_cents, g.stock, g.retired_at,
      (select count(*) from gift_moves m where m.tenant_id = g.tenant_id and m.gift_id = g.id and m.kind = 'given' and m.returned_at is null
        and m.at >= ${`${ctx.now.slice(0, 4)}-01-01`}::date) as given
    from gifts g join projects p on p.tenant_id = g.tenant_id and p.id = g.project_id
    where g.tenant_id = ${ctx.tenantId} and ${visibleGifts(ctx, 'g')} ${projectId ? sql`and g.project_id = ${projectId}` : sql``}
    order by g.retired_at is not null, p.name, g.name`.execute(ctx.db)
  return {
    gifts: rows.map(({ project_id, worth_cents, retired_at, given, ...row }) => ({
      ...row,
      projectId: project_id,
      worth: yuan(worth_cents),
      givenThisYear: Number(given),
      retired: retired_at !== null,
    })),
    occasions: await occasionsOf(ctx),
  }
})

export const addGiftOperation = implement(addGift, async (ctx, input) => {
  await projectInSight(ctx, input.projectId, 'projectId')
  const id = newId(Date.parse(ctx.now))
  const { rows } =
    await sql`insert into gifts (tenant_id, id, project_id, name, occasions, worth_cents, added_by, added_at)
    values (${ctx.tenantId}, ${id}, ${input.projectId}, ${input.name}, ${input.occasions}::text[], ${cents(input.worth)}, ${ctx.actor.id}, ${ctx.now})
    on conflict do nothing returning id`.execute(ctx.db)
  if (rows.length === 0) throw new Refusal('gifts.name_taken', { name: input.name }, 'name')
  if (input.stock > 0) await moveStock(ctx, { giftId: id, kind: 'in', quantity: input.stock })
  await recordAudit(ctx, {
    action: 'gift.added',
    subject: { kind: 'gift', id },
    detail: { name: input.name, stock: input.stock },
  })
  return { id }
})

export const changeGiftOperation = implement(changeGift, async (ctx, input) => {
  const gift = await lockGift(ctx, input.id)
  const { rows } =
    await sql`select from gifts where tenant_id = ${ctx.tenantId} and project_id = ${gift.project_id} and name = ${input.name} and id <> ${gift.id}`.execute(
      ctx.db,
    )
  if (rows.length > 0) throw new Refusal('gifts.name_taken', { name: input.name }, 'name')
  await sql`update gifts set name = ${input.name}, occasions = ${input.occasions}::text[], worth_cents = ${cents(input.worth)},
      retired_at = ${input.retired ? (gift.retired_at ?? ctx.now) : null}::timestamptz
    where tenant_id = ${ctx.tenantId} and id = ${gift.id}`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'gift.changed',
    subject: { kind: 'gift', id: gift.id },
    detail: { name: input.name, retired: input.retired },
  })
  return { ok: true }
})

export const stockGiftOperation = implement(stockGift, async (ctx, input) => {
  const gift = await lockGift(ctx, input.id)
  const quantity = input.kind === 'in' ? input.quantity : input.quantity - gift.stock
  if (quantity === 0) throw new Refusal('gifts.nothing_changes', {}, 'quantity')
  const { stock } = await moveStock(ctx, {
    giftId: gift.id,
    kind: input.kind,
    quantity,
    note: input.note ?? null,
  })
  return { stock }
})

import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'

/** Gifts of the projects this person works in. */
export const visibleGifts = (ctx: Ctx, alias: string): RawBuilder<boolean> =>
  ctx.actor.reach.company
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(`${alias}.project_id`)} = any(${[...ctx.actor.reach.projects]}::uuid[])`

export interface GiftRow {
  id: string
  project_id: string
  name: string
  occasions: string[]
  worth_cents: number | null
  stock: number
  retired_at: string | null
}

/** A gift, locked. Throws `gifts.unknown`; `everybody`: also for whoever only gives it away. */
export async function lockGift(ctx: Ctx, id: string, everybody = false): Promise<GiftRow> {
  const { rows } =
    await sql<GiftRow>`select g.id, g.project_id, g.name, g.occasions, g.worth_cents, g.stock, g.retired_at from gifts g
    where g.tenant_id = ${ctx.tenantId} and g.id = ${id} and ${everybody ? sql`true` : visibleGifts(ctx, 'g')} for update`.execute(
      ctx.db,
    )
  if (!rows[0]) throw new Refusal('gifts.unknown')
  return rows[0]
}

/** A gift fits what the policy asks for when it says so, or says nothing. */
export const fits = (gift: { occasions: readonly string[] }, occasion: string | undefined) =>
  occasion === undefined || gift.occasions.length === 0 || gift.occasions.includes(occasion)

import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'

/** Refuses a moment that lies more than a minute ahead. */
export function refuseFuture(ctx: Ctx, at: string | undefined, field: string): void {
  if (at && Date.parse(at) > Date.parse(ctx.now) + 60_000) throw new Refusal('registers.future', {}, field)
}

/** A page of a list ordered by its id, newest first, asked one longer than wanted. */
export const page = <R extends { id: string }>(rows: R[], limit: number) => ({
  rows: rows.slice(0, limit),
  after: rows.length > limit ? rows[limit - 1]!.id : null,
})

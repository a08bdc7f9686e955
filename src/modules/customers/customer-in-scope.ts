import type { Ctx } from '#platform/perform.ts'
import { customerInSight, visibleOne } from './queries.ts'

/** For statements of other modules: whether this person may see the customer of a row. */
export const inScope = visibleOne

/** For other modules: refuses with `customers.unknown` when this person may not see the customer. */
export async function customerInScope(ctx: Ctx, id: string): Promise<void> {
  await customerInSight(ctx, id)
}

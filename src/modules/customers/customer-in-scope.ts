import type { Ctx } from '#platform/perform.ts'
import { customerInSight } from './queries.ts'

/** For other modules: refuses with `customers.unknown` when this person may not see the customer. */
export async function customerInScope(ctx: Ctx, id: string): Promise<void> {
  await customerInSight(ctx, id)
}

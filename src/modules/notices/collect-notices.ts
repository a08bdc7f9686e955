import { implement } from '#platform/perform.ts'
import { carryBell } from './carry-bell.ts'
import { collectNotices } from './contract/sending.ts'
import { makeDigests } from './make-digests.ts'

export const collectNoticesOperation = implement(collectNotices, async (ctx) => ({
  digests: await makeDigests(ctx),
  atOnce: await carryBell(ctx),
}))

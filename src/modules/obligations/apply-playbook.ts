import type { Ctx } from '#platform/perform.ts'
import type { Recorded } from './record-event.ts'

export async function applyPlaybook(_ctx: Ctx, _event: Recorded): Promise<void> {}

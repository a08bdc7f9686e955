import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { AGAIN_WITHIN_DAYS } from './rules.ts'
import type { Ticket } from './take-step.ts'

/** Whether the same home had the same cause in a matter that was closed not long before: the earlier mending did not hold. */
export const cameAgain = (ctx: Ctx, ticket: Ticket, cause: string): RawBuilder<boolean> =>
  ticket.unit_id === null
    ? sql<boolean>`false`
    : sql<boolean>`exists (select from tickets e where e.tenant_id = ${ctx.tenantId} and e.unit_id = ${ticket.unit_id}::uuid and e.id <> ${ticket.id}::uuid
        and e.cause = ${cause} and e.kind = ${ticket.kind} and e.closed_at <= ${ticket.filed_at}::timestamptz
        and e.closed_at > ${ticket.filed_at}::timestamptz - make_interval(days => ${AGAIN_WITHIN_DAYS}))`

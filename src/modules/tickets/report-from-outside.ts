import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { file } from './file-ticket.ts'
import { openKinds } from './kinds.ts'

export interface ReportFromOutside {
  kind: string
  words: string
  /** As he wrote it. */
  place: string
  projectId: string
  unit: { id: string; room: string; stewardId: string | null } | null
  caller: { name: string; phone: string }
}

/** Takes in what somebody reports whom nobody knows yet: nothing waits for his number to be confirmed. Throws `tickets.no_kind`. */
export async function reportFromOutside(
  ctx: Ctx,
  report: ReportFromOutside,
): Promise<{ id: string; number: string }> {
  if (!(await openKinds(ctx)).some(({ name }) => name === report.kind))
    throw new Refusal('tickets.no_kind', { kind: report.kind }, 'kind')
  const { unit, projectId } = report
  const { id, number } = await file(
    ctx,
    {
      kind: report.kind,
      channel: 'portal',
      words: report.words,
      place: report.place,
      projectId,
      urgent: false,
      photoIds: [],
      caller: report.caller,
      ...(unit ? { unitId: unit.id } : {}),
    },
    {
      projectId,
      unitId: unit?.id ?? null,
      room: unit?.room ?? null,
      customerId: null,
      customer: null,
      holdingId: null,
      steward: unit?.stewardId ?? null,
    },
    null,
  )
  return { id, number }
}

/** Whose it is, once somebody who knows him has said so. */
export async function giveReportTo(ctx: Ctx, ticketId: string, customerId: string): Promise<void> {
  await ctx.client.query(
    'update tickets set customer_id = $3 where tenant_id = $1 and id = $2 and customer_id is null',
    [ctx.tenantId, ticketId, customerId],
  )
}

/** The kinds that can be reported without being known. */
export const kindsFromOutside = async (ctx: Ctx): Promise<{ name: string; title: string }[]> =>
  (await openKinds(ctx)).map(({ name, title }) => ({ name, title }))

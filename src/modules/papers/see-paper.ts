import type { OutputOf } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import type { listSheets } from '../repairs/contract/jobs.ts'
import { listSheetsOperation } from '../repairs/list-sheets.ts'
import type { seeTicket } from '../tickets/contract/lists.ts'
import { seeTicketOperation } from '../tickets/see-ticket.ts'
import { paperWords, seePaper } from './contract.ts'
import { rowsOf } from './rows.ts'

export const seePaperOperation = implement(seePaper, async (ctx, input) => {
  const ticket = (await seeTicketOperation.run(ctx, { id: input.id })) as OutputOf<typeof seeTicket>
  const { sheets } = (await listSheetsOperation.run(ctx, { id: input.id })) as OutputOf<typeof listSheets>
  return {
    title: paperWords[input.paper],
    company: ctx.tenant.name,
    project: ticket.project,
    number: ticket.number,
    rows: rowsOf(input.paper, {
      ticket,
      sheets,
      say: (at) => sayMoment(ctx, at),
      t: (words) => (input.language === 'en' ? words.en : words.zh),
    }),
    copies: input.paper === 'slip' ? 2 : 1,
    follow: input.paper === 'slip' && ticket.customerId ? `/matters/${ticket.id}` : null,
    printedBy: ctx.actor.name,
    printedAt: sayMoment(ctx, ctx.now),
  }
})

/** `2026-03-02 09:05` on the company's wall. */
const sayMoment = (ctx: Ctx, at: string | null): string =>
  at
    ? new Intl.DateTimeFormat('sv-SE', {
        timeZone: ctx.tenant.timeZone,
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(new Date(at))
    : ''

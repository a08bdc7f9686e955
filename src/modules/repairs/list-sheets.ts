import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { ticketInSight } from '../tickets/take-step.ts'
import { type Line, listSheets } from './contract/jobs.ts'
import type { Terms } from './contract/words.ts'

interface Sheet {
  id: string
  by: string | null
  doneAt: string
  recordedAt: string
  terms: Terms
  part: string | null
  lines: Line[]
  labourFen: number
  totalFen: number
  agreedAt: string | null
  signedBy: string | null
  before: string[]
  after: string[]
  signature: string | null
}

export const listSheetsOperation = implement(listSheets, async (ctx, input) => {
  const ticket = await ticketInSight(ctx, input.id)
  const { rows } = await sql<Sheet>`
    select j.id, case when s.name is null then c.name else s.name end as by, j.done_at as "doneAt", j.recorded_at as "recordedAt", j.terms, j.part, j.lines, j.labour_fen as "labourFen",
      j.total_fen as "totalFen", j.agreed_at as "agreedAt", j.signed_by as "signedBy", j.before, j.after, j.signature
    from job_sheets j left join staff s on s.tenant_id = j.tenant_id and s.id = j.staff_id
      left join work_orders w on w.tenant_id = j.tenant_id and w.id = j.order_id left join contractors c on c.tenant_id = w.tenant_id and c.id = w.contractor_id
    where j.tenant_id = ${ctx.tenantId} and j.ticket_id = ${ticket.id} order by j.done_at desc limit 50`.execute(
    ctx.db,
  )
  return { sheets: rows }
})

import type { CustomerColumns } from '#modules/customers/ready-customer.ts'
import type { FoundUnit } from '#modules/places/add-units.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Plan } from './plan-row.ts'

/** A record about to be written, with the plan made when it was tried out. */
export interface Planned<P = unknown> {
  row: number
  part: number
  lead: number
  outcome: 'create' | 'update'
  matched_id: string | null
  plan: P
}

/** What became of one record, as it is kept beside its row. */
export interface Written {
  record: Pick<Planned, 'row' | 'part'>
  outcome: 'created' | 'updated' | 'skipped' | 'refused'
  /** Why it was refused, or skipped. */
  problem: { code: string; values: Record<string, string | number> } | null
  customerId: string | null
  /** What was made beside a customer and his holding. */
  recordId?: string | null
  madeCustomer: boolean
  holdingId: string | null
  madeHolding: boolean
  /** What changed ones were before. */
  former: object | null
}

/** What became of one person of a row of customers. */
export interface Applied extends Written {
  record: Planned<Plan>
  /** Names of the columns of the customer that changed. */
  changed: string[]
  unit: FoundUnit | null
  /** Dates that are new to the holding. */
  dates: Plan['dates']
  former: {
    customer?: Partial<CustomerColumns>
    version?: number
    holding?: Record<string, string | null>
    points?: string[]
  } | null
  consent: boolean
}

/**
 * The next records after a lead row, whole groups of one customer together, about `limit` of them.
 * Whoever was done is no longer planned, so a job that was killed goes on where it stopped.
 */
export async function nextRecords(
  ctx: Ctx,
  importId: string,
  afterLead: number,
  limit: number,
): Promise<Planned[]> {
  const { rows } = await ctx.client.query({
    name: 'import_rows_next',
    text: `with leads as materialized (select lead from import_rows where tenant_id = $1 and import_id = $2 and lead > $3 and outcome in ('create', 'update')
        order by lead limit $4)
      select r.row, r.part, r.lead, r.outcome, r.matched_id, r.plan from import_rows r where r.tenant_id = $1 and r.import_id = $2
        and r.lead > $3 and r.lead <= (select max(lead) from leads) and r.outcome in ('create', 'update') order by r.lead, r.row, r.part`,
    values: [ctx.tenantId, importId, afterLead, limit],
  })
  return rows as Planned[]
}

/** The next records that stand for those alike, all of them for as many; `weight` says for how many. */
export async function nextAlike(
  ctx: Ctx,
  importId: string,
  after: { weight: number; lead: number },
  limit: number,
): Promise<(Planned & { weight: number })[]> {
  const { rows } = await ctx.client.query({
    name: 'import_rows_next_alike',
    text: `with first as materialized (select stands_for from import_rows where tenant_id = $1 and import_id = $2 and stands_for is not null and (stands_for, lead) > ($3, $4)
        order by stands_for, lead limit 1),
      leads as materialized (select lead from import_rows where tenant_id = $1 and import_id = $2 and stands_for = (select stands_for from first)
        and (stands_for, lead) > ($3, $4) order by lead limit $5)
      select r.row, r.part, r.lead, r.outcome, r.matched_id, r.plan, r.stands_for as weight from import_rows r where r.tenant_id = $1 and r.import_id = $2
        and r.stands_for = (select stands_for from first) and r.lead >= (select min(lead) from leads) and r.lead <= (select max(lead) from leads)
      order by r.lead, r.row, r.part`,
    values: [ctx.tenantId, importId, after.weight, after.lead, limit],
  })
  return rows as (Planned & { weight: number })[]
}

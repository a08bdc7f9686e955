import type { Ctx } from '#platform/perform.ts'

export const HOLDING_DATES = [
  'subscribed_on',
  'signed_on',
  'handover_on',
  'handed_over_on',
  'moved_in_on',
  'ended_on',
] as const
export type HoldingDates = Partial<Record<(typeof HOLDING_DATES)[number], string>>

export interface NewHolding {
  id: string
  customer_id: string
  unit_id: string
  project_id: string
  role: string
  steward_id: string | null
  room: string
  dates: HoldingDates
  fields: Record<string, unknown>
}

export interface KnownHolding {
  id: string
  customer_id: string
  unit_id: string
  role: string
  dates: HoldingDates
}

const DATES = HOLDING_DATES.join(', ')

/** The living holdings of these customers. */
export async function readHoldings(ctx: Ctx, customerIds: readonly string[]): Promise<KnownHolding[]> {
  if (customerIds.length === 0) return []
  const { rows } = await ctx.client.query(
    `select id, customer_id, unit_id, role, ${DATES} from holdings where tenant_id = $1 and customer_id = any($2::uuid[]) and ended_on is null`,
    [ctx.tenantId, customerIds],
  )
  return rows.map(({ id, customer_id, unit_id, role, ...dates }) => ({
    id,
    customer_id,
    unit_id,
    role,
    dates,
  }))
}

/** Ties many customers to homes in one statement; the first home of somebody without one becomes his main home. */
export async function insertHoldings(
  ctx: Ctx,
  holdings: readonly NewHolding[],
  importId: string | null,
): Promise<Set<string>> {
  if (holdings.length === 0) return new Set()
  const { rows } = await ctx.client.query({
    name: 'holdings_together',
    text: `insert into holdings (tenant_id, id, customer_id, unit_id, project_id, role, steward_id, ${DATES}, handover_level, fields, import_id, created_at)
      select $1, id, customer_id, unit_id, project_id, role, steward_id, ${DATES}, case when handover_on is not null then 'holding' end, fields, $2, $3
      from jsonb_to_recordset($4::jsonb) as x(id uuid, customer_id uuid, unit_id uuid, project_id uuid, role text, steward_id uuid,
        ${HOLDING_DATES.map((name) => `${name} date`).join(', ')}, fields jsonb)
      on conflict do nothing returning id`,
    values: [
      ctx.tenantId,
      importId,
      ctx.now,
      JSON.stringify(holdings.map(({ dates, ...rest }) => ({ ...rest, ...dates }))),
    ],
  })
  await ctx.client.query(
    `update customers c set main_unit_id = x.unit_id, room = x.room, project_id = x.project_id, steward_id = x.steward_id
     from jsonb_to_recordset($2::jsonb) as x(customer_id uuid, unit_id uuid, room text, project_id uuid, steward_id uuid)
     where c.tenant_id = $1 and c.id = x.customer_id and c.main_unit_id is null`,
    [ctx.tenantId, JSON.stringify(holdings.map(({ dates: _dates, ...rest }) => rest))],
  )
  return new Set(rows.map((row) => row.id as string))
}

/** Sets dates of holdings that exist. The dates must be in order; the database refuses an end before the beginning. */
export async function changeHoldingDates(
  ctx: Ctx,
  changes: readonly { id: string; dates: Partial<Record<(typeof HOLDING_DATES)[number], string | null>> }[],
): Promise<void> {
  for (const { id, dates } of changes) {
    const names = HOLDING_DATES.filter((name) => name in dates)
    if (names.length === 0) continue
    await ctx.client.query(
      `update holdings set ${names.map((name, at) => `${name} = $${at + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
      [ctx.tenantId, id, ...names.map((name) => dates[name] ?? null)],
    )
  }
}

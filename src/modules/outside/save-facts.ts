import type { Ctx } from '#platform/perform.ts'
import type { OutsideSort } from './contract.ts'

export interface OutsideFact {
  id: string
  unitId: string
  /** Whom alone it is about; null for the home and whoever holds it. */
  customerId: string | null
  projectId: string
  sort: OutsideSort
  asOf: string
  /** Hundredths of a yuan. */
  cents: number | null
  words: string
}

/** Keeps facts of a list; what the same list said of a home before is overwritten. Answers the id of each, in their order. */
export async function saveOutsideFacts(
  ctx: Ctx,
  importId: string,
  facts: readonly OutsideFact[],
): Promise<string[]> {
  const { rows } = await ctx.client.query<{ id: string; key: string }>(
    `insert into outside_facts as f (tenant_id, id, unit_id, customer_id, project_id, sort, as_of, amount_cents, words, import_id, recorded_at)
     select $1, id, "unitId", "customerId", "projectId", sort, "asOf", cents, words, $2, $3 from jsonb_to_recordset($4::jsonb)
       as x(id uuid, "unitId" uuid, "customerId" uuid, "projectId" uuid, sort text, "asOf" date, cents bigint, words text)
     on conflict (tenant_id, unit_id, sort, as_of, words) do update set amount_cents = excluded.amount_cents, recorded_at = excluded.recorded_at
     returning f.id, concat_ws(' ', f.unit_id, f.sort, f.as_of, f.words) as key`,
    [ctx.tenantId, importId, ctx.now, JSON.stringify(facts)],
  )
  const ids = new Map(rows.map(({ key, id }) => [key, id]))
  return facts.map(({ unitId, sort, asOf, words }) => ids.get([unitId, sort, asOf, words].join(' '))!)
}

export interface KeptFact {
  id: string
  unit_id: string
  sort: OutsideSort
  as_of: string
  words: string
  amount_cents: number | null
}

/** What lists have said of these homes, or these lines of them. */
export async function readOutsideFacts(
  ctx: Ctx,
  { unitIds = [], ids = [] }: { unitIds?: readonly string[]; ids?: readonly string[] },
): Promise<KeptFact[]> {
  const columns = 'id, unit_id, sort, as_of, words, amount_cents'
  const { rows } = await ctx.client.query<KeptFact>(
    `select ${columns} from outside_facts where tenant_id = $1 and unit_id = any($2::uuid[])
     union select ${columns} from outside_facts where tenant_id = $1 and id = any($3::uuid[])`,
    [ctx.tenantId, unitIds, ids],
  )
  return rows
}

/** Gives facts that a list changed back what they said before, and takes away those it made. */
export async function takeBackOutsideFacts(
  ctx: Ctx,
  made: readonly string[],
  changed: readonly { id: string; cents: number | null }[],
): Promise<void> {
  await ctx.client.query('delete from outside_facts where tenant_id = $1 and id = any($2::uuid[])', [
    ctx.tenantId,
    made,
  ])
  await ctx.client.query(
    `update outside_facts f set amount_cents = x.cents from jsonb_to_recordset($2::jsonb) as x(id uuid, cents bigint) where f.tenant_id = $1 and f.id = x.id`,
    [ctx.tenantId, JSON.stringify(changed)],
  )
}

/** What lists said of these customers alone goes. Answers how many. */
export async function eraseOutsideFacts(ctx: Ctx, customerIds: readonly string[]): Promise<number> {
  const { rowCount } = await ctx.client.query(
    'delete from outside_facts where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
  return rowCount ?? 0
}

import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'

export interface ManyConsents {
  id?: string
  customerId: string
  purpose: string
  given: boolean
  /** When it was said; now unless told. */
  at?: string
  how: string
  textVersion?: string | null
  evidence?: string | null
}

/** Keeps what customers agreed to or refused according to a document; the latest answer to each purpose holds. */
export async function insertConsents(ctx: Ctx, consents: readonly ManyConsents[]): Promise<void> {
  if (consents.length === 0) return
  const rows = consents.map(({ id, at, evidence, ...each }) => ({
    ...each,
    id: id ?? newId(Date.parse(ctx.now)),
    at: at ?? ctx.now,
    evidence: evidence?.slice(0, 200) ?? null,
  }))
  await ctx.client.query(
    `insert into consents (tenant_id, id, customer_id, purpose, given, at, recorded_at, how, text_version, evidence, staff_id, outdated_at)
     select $1, x.id, x."customerId", x.purpose, x.given, x.at, $3, x.how, x."textVersion", x.evidence, $4,
       (select min(t.published_at) from consent_texts t where t.tenant_id = $1 and t.purpose = x.purpose and t.asks_anew and x.given and t.published_at > x.at) from jsonb_to_recordset($2::jsonb)
       as x(id uuid, "customerId" uuid, purpose text, given boolean, at timestamptz, how text, "textVersion" text, evidence text)`,
    [ctx.tenantId, JSON.stringify(rows), ctx.now, ctx.actor.id],
  )
  // What is said now is the latest answer; what was said before may have been answered again since.
  const now = consents.filter(({ at }) => at === undefined)
  await ctx.client.query(
    `update customers c set consents = c.consents || jsonb_build_object(x.purpose, x.given) from unnest($2::uuid[], $3::text[], $4::boolean[]) x(id, purpose, given)
     where c.tenant_id = $1 and c.id = x.id and (c.consents->x.purpose) is distinct from to_jsonb(x.given)`,
    [
      ctx.tenantId,
      now.map(({ customerId }) => customerId),
      now.map(({ purpose }) => purpose),
      now.map(({ given }) => given),
    ],
  )
  const before = consents.filter(({ at }) => at !== undefined)
  if (before.length > 0) await consentsCounted(ctx, [...new Set(before.map(({ customerId }) => customerId))])
}

/** What holds for these customers is the latest answer to each purpose that is kept. */
async function consentsCounted(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    `update customers c set consents = x.now from (select w.id, coalesce((select jsonb_object_agg(l.purpose, l.given) from (
         select distinct on (k.purpose) k.purpose, k.given, k.outdated_at from consents k where k.tenant_id = $1 and k.customer_id = w.id order by k.purpose, k.at desc, k.id desc) l
         where l.outdated_at is null), '{}') as now
       from unnest($2::uuid[]) w(id)) x
     where c.tenant_id = $1 and c.id = x.id and c.consents is distinct from x.now`,
    [ctx.tenantId, customerIds],
  )
}

/** Takes back what a document said they agreed to, by the document, from when it was brought in. */
export async function removeConsents(
  ctx: Ctx,
  customerIds: readonly string[],
  evidence: string,
  recordedSince: string,
): Promise<void> {
  if (customerIds.length === 0) return
  await ctx.client.query(
    `delete from consents where tenant_id = $1 and customer_id = any($2::uuid[]) and how = 'import' and evidence = $3 and recorded_at >= $4`,
    [ctx.tenantId, customerIds, evidence.slice(0, 200), recordedSince],
  )
  await consentsCounted(ctx, customerIds)
}

/** The same by their ids. */
export async function removeConsentsById(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await ctx.client.query<{ customer_id: string }>(
    'delete from consents where tenant_id = $1 and id = any($2::uuid[]) returning customer_id',
    [ctx.tenantId, ids],
  )
  const customers = [...new Set(rows.map(({ customer_id }) => customer_id))]
  await consentsCounted(ctx, customers)
  return customers
}

export interface KnownConsent {
  customer_id: string
  purpose: string
  given: boolean
  at: string
}

/** Everything these customers have said so far. */
export async function readConsents(ctx: Ctx, customerIds: readonly string[]): Promise<KnownConsent[]> {
  const { rows } = await ctx.client.query<KnownConsent>(
    'select customer_id, purpose, given, at from consents where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
  return rows
}

/** Of these consents, those on which something was sent since: they are its evidence. With whose they are. */
export async function consentsReliedOn(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await ctx.client.query<{ id: string; name: string }>(
    `select k.id, c.name from consents k join customers c on c.tenant_id = k.tenant_id and c.id = k.customer_id
     where k.tenant_id = $1 and k.id = any($2::uuid[]) and k.given and exists (select from messages m where m.tenant_id = $1
       and m.customer_id = k.customer_id and m.purpose = k.purpose and m.state in ('claimed', 'sent', 'delivered', 'unknown') and m.queued_at >= k.recorded_at)`,
    [ctx.tenantId, ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export interface Agreed {
  purpose: string
  textVersion: string | null
  /** The text has changed so that he is to be asked anew. */
  outdated: boolean
  count: number
}

/** Whose last word to a purpose is yes, by the version of the text he said it to. */
export async function countAgreed(ctx: Ctx): Promise<Agreed[]> {
  const { rows } = await ctx.client.query<Agreed>(
    `select l.purpose, l.text_version as "textVersion", l.outdated_at is not null as outdated, count(*) as count from (
       select distinct on (k.customer_id, k.purpose) k.purpose, k.given, k.text_version, k.outdated_at from consents k join customers c on c.tenant_id = k.tenant_id and c.id = k.customer_id
       where k.tenant_id = $1 and c.merged_into is null order by k.customer_id, k.purpose, k.at desc, k.id desc) l
     where l.given group by 1, 2, 3`,
    [ctx.tenantId],
  )
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** What was agreed to for a purpose until now holds no more; a no stays a no. */
export async function askAnew(ctx: Ctx, purpose: string): Promise<void> {
  await ctx.client.query(
    'update consents set outdated_at = $3 where tenant_id = $1 and purpose = $2 and given and outdated_at is null',
    [ctx.tenantId, purpose, ctx.now],
  )
  await ctx.client.query(
    `update customers set consents = consents - $2::text where tenant_id = $1 and consents->$2::text = 'true'`,
    [ctx.tenantId, purpose],
  )
}

import { randomBytes, randomUUID } from 'node:crypto'
import { openWith, sealWith } from '#platform/encryption.ts'
import type { Ctx } from '#platform/perform.ts'

type Values = Record<string, unknown>

/** What a fact may hold of a person himself: words written about him, what he answered or celebrates, when he was born. */
const PERSONAL = ['note', 'answers', 'birthday', 'what'] as const

const personal = (values: Values) =>
  Object.fromEntries(
    PERSONAL.filter((name) => values[name] !== undefined && values[name] !== null).map((name) => [
      name,
      values[name],
    ]),
  )

interface Stored {
  values: Values
  sealed: string | null
}

/** Parts the values of facts: what is the person's is sealed under his own key, made with his first fact that needs one. */
export async function sealPersonal(
  ctx: Ctx,
  facts: readonly { customerId?: string | null | undefined; values?: Values | undefined }[],
): Promise<Stored[]> {
  const needing = facts.filter(
    ({ customerId, values }) => customerId && Object.keys(personal(values ?? {})).length > 0,
  )
  const keys = await keysOf(ctx, [...new Set(needing.map(({ customerId }) => customerId!))], true)
  return facts.map(({ customerId, values = {} }) => {
    const key = customerId ? keys.get(customerId) : undefined
    const own = personal(values)
    if (!key || Object.keys(own).length === 0) return { values, sealed: null }
    const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !(name in own)))
    return { values: rest, sealed: `${key.id}:${sealWith(key.bytes, JSON.stringify(own))}` }
  })
}

/** The values of stored facts with what can still be read; where the key is gone the rest stays. */
export async function openPersonal(ctx: Ctx, customerId: string, rows: readonly Stored[]): Promise<Values[]> {
  const key = rows.some(({ sealed }) => sealed)
    ? (await keysOf(ctx, [customerId], false)).get(customerId)
    : undefined
  return rows.map(({ values, sealed }) => {
    if (!sealed || !key || !sealed.startsWith(`${key.id}:`)) return values
    return { ...values, ...(JSON.parse(openWith(key.bytes, sealed.slice(key.id.length + 1))) as Values) }
  })
}

/** What one fact holds of a person, in words, or nothing when the key it was sealed with is gone. */
export function openWithKey(
  open: (sealed: string) => string,
  keyId: unknown,
  keySealed: unknown,
  sealed: string,
): string | null {
  if (!keySealed || !sealed.startsWith(`${keyId}:`)) return null
  const own = openWith(Buffer.from(open(String(keySealed)), 'base64'), sealed.slice(String(keyId).length + 1))
  return Object.values(JSON.parse(own) as Values)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' ')
}

/** Makes what facts hold of these persons unreadable, for good. The facts and all that follows from them stay. */
export async function destroyPersonKeys(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query('delete from person_keys where tenant_id = $1 and customer_id = any($2::uuid[])', [
    ctx.tenantId,
    customerIds,
  ])
}

interface PersonKey {
  /** Stands before what it sealed: a key made after one was destroyed opens nothing of before. */
  id: string
  bytes: Buffer
}

async function keysOf(
  ctx: Ctx,
  customerIds: readonly string[],
  make: boolean,
): Promise<Map<string, PersonKey>> {
  if (customerIds.length === 0) return new Map()
  if (make)
    await ctx.client.query(
      `insert into person_keys (tenant_id, customer_id, key_id, key_sealed)
       select $1, x.customer, x.id, x.key from unnest($2::uuid[], $3::uuid[], $4::text[]) as x(customer, id, key) on conflict do nothing`,
      [
        ctx.tenantId,
        customerIds,
        customerIds.map(() => randomUUID()),
        customerIds.map(() => ctx.vault.seal(randomBytes(32).toString('base64'))),
      ],
    )
  const { rows } = await ctx.client.query(
    'select customer_id, key_id, key_sealed from person_keys where tenant_id = $1 and customer_id = any($2::uuid[])',
    [ctx.tenantId, customerIds],
  )
  return new Map(
    rows.map((row) => [
      row.customer_id,
      { id: row.key_id, bytes: Buffer.from(ctx.vault.open(row.key_sealed), 'base64') },
    ]),
  )
}

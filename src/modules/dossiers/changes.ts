import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { same, type Words } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { customerInScope } from '../customers/customer-in-scope.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { whoMay } from '../staff/who-may.ts'
import { askChange, askMyChange, seeMyRecord } from './contract/changes.ts'
import { type DossierField, dossierFields, fieldNamed, toField } from './dossier-fields.ts'
import { wantedNow } from './queries.ts'
import { recordValues, shown } from './record-values.ts'
import { readValue } from './write-value.ts'

export const askChangeOperation = implement(askChange, async (ctx, { id, ...wish }) => {
  await customerInScope(ctx, id)
  if (ctx.actor.permissions === 'all' || ctx.actor.permissions.has('customers.change'))
    throw new Refusal('dossiers.may_change')
  return ask(ctx, id, wish, await fieldNamed(ctx, wish.field))
})

export const askMyChangeOperation = implement(askMyChange, async (ctx, wish) => {
  const mine = (await myFields(ctx)).find(({ name }) => name === wish.field)
  if (!mine) throw new Refusal('dossiers.field_unknown', { field: wish.field }, 'field')
  return ask(ctx, ctx.actor.id!, wish, mine)
})

/** A customer is shown the record itself, and of the company's own fields those it wants to know. */
async function myFields(ctx: Ctx): Promise<DossierField[]> {
  const { wanted, fields } = await wantedNow(ctx)
  return [...fields.values()].filter(
    ({ name, own }) => own === null || wanted.some(({ field }) => field === name),
  )
}

interface Wish {
  value: string
  why?: string | undefined
}

async function ask(ctx: Ctx, customerId: string, { value, why }: Wish, field: DossierField) {
  await sql`select from customers where tenant_id = ${ctx.tenantId} and id = ${customerId} for update`.execute(
    ctx.db,
  )
  readValue(ctx, field, value)
  const before = (await recordValues(ctx, customerId))(field)
  if (before === value) throw new Refusal('dossiers.same_value', { field: field.title }, 'value')
  const id = newId(Date.parse(ctx.now))
  const byStaff = ctx.actor.kind === 'staff'
  const made = await ctx.db
    .insertInto('change_requests')
    .values({
      tenant_id: ctx.tenantId,
      id,
      customer_id: customerId,
      field: field.name,
      before_sealed: before === null ? null : ctx.vault.seal(before),
      after_sealed: ctx.vault.seal(value),
      why: why || null,
      asked_by_kind: byStaff ? 'staff' : 'customer',
      asked_by: byStaff ? ctx.actor.id : null,
      asked_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new Refusal('dossiers.asked_already', { field: field.title })
  await recordEvent(ctx, {
    kind: 'customer.change-asked',
    subject: { kind: 'customer', id: customerId },
    values: { field: field.name, ...(field.own ? { fact: field.title.zh } : {}) },
  })
  await ringAtOnce(
    ctx,
    (await responsible(ctx, customerId)).map((staffId) => ({ staffId, kind: 'change-asked' })),
  )
  return { id }
}

/** His steward; where he has none, whoever may change records in his project. */
async function responsible(ctx: Ctx, customerId: string): Promise<string[]> {
  const { rows } = await sql<{ steward_id: string | null; project_id: string | null }>`
    select s.id as steward_id, c.project_id from customers c left join staff s on s.tenant_id = c.tenant_id and s.id = c.steward_id and s.left_on is null
    where c.tenant_id = ${ctx.tenantId} and c.id = ${customerId}`.execute(ctx.db)
  const { steward_id, project_id } = rows[0]!
  return steward_id ? [steward_id] : whoMay(ctx, ['customers.change'], project_id)
}

export interface Asked {
  id: string
  field: string
  before_sealed: string | null
  after_sealed: string | null
  why: string | null
  askedAt: string
  state: 'open' | 'accepted' | 'declined'
  answer: string | null
  decidedAt: string | null
}

export const COLUMNS = sql`r.id, r.field, r.before_sealed, r.after_sealed, r.why, r.asked_at as "askedAt", r.state, r.answer, r.decided_at as "decidedAt"`

/** A request as it is read; of a field no running playbook has any more the name stands for the title. */
export function toAsked<R extends Asked>(ctx: Ctx, fields: ReadonlyMap<string, DossierField>, row: R) {
  const { before_sealed, after_sealed, ...rest } = row
  const field = fields.get(row.field)
  const open = (sealed: string | null): Words | null => {
    const value = sealed ? ctx.vault.open(sealed) : null
    return field ? shown(field, value) : value === null ? null : same(value)
  }
  return {
    ...rest,
    title: field?.title ?? same(row.field),
    before: open(before_sealed),
    after: open(after_sealed),
  }
}

export const seeMyRecordOperation = implement(seeMyRecord, async (ctx) => {
  const customerId = ctx.actor.id!
  const [mine, fields, value, { rows }] = await Promise.all([
    myFields(ctx),
    dossierFields(ctx),
    recordValues(ctx, customerId),
    sql<Asked>`select ${COLUMNS} from change_requests r where r.tenant_id = ${ctx.tenantId} and r.customer_id = ${customerId}
      and r.asked_by_kind = 'customer' order by r.id desc limit 30`.execute(ctx.db),
  ])
  return {
    fields: mine.map((field) => ({ ...toField(field), value: shown(field, value(field)) })),
    changes: rows.map((row) => toAsked(ctx, fields, row)),
  }
})

/** For an erasure: that a change was asked for stays, what it was goes. */
export async function eraseChanges(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  await ctx.client.query(
    `update change_requests set before_sealed = null, after_sealed = null, why = null, answer = null
     where tenant_id = $1 and customer_id = any($2::uuid[])`,
    [ctx.tenantId, customerIds],
  )
}

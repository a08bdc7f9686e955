import { sql } from 'kysely'
import { same } from '#platform/operation.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { inScope } from '../customers/customer-in-scope.ts'
import { ringAtOnce } from '../obligations/ring-at-once.ts'
import { type Asked, COLUMNS, toAsked } from './changes.ts'
import { answerChange, listChanges } from './contract/changes.ts'
import { dossierFields } from './dossier-fields.ts'
import { recordValues, shown } from './record-values.ts'
import { writeValue } from './write-value.ts'

const mayChange = ({ actor }: Ctx) => actor.permissions === 'all' || actor.permissions.has('customers.change')

type Listed = Asked & {
  customerId: string
  customer: string
  room: string | null
  version: number
  askedBy: string | null
  decidedBy: string | null
}

export const listChangesOperation = implement(listChanges, async (ctx, input) => {
  const [fields, { rows }] = await Promise.all([
    dossierFields(ctx),
    sql<Listed>`select ${COLUMNS}, r.customer_id as "customerId", c.name as customer, c.room, c.version, a.name as "askedBy", s.name as "decidedBy"
      from change_requests r join customers c on c.tenant_id = r.tenant_id and c.id = r.customer_id
      left join staff a on a.tenant_id = r.tenant_id and a.id = r.asked_by left join staff s on s.tenant_id = r.tenant_id and s.id = r.decided_by
      where r.tenant_id = ${ctx.tenantId} and r.state = ${input.state} and ${inScope(ctx, 'c')}
        ${mayChange(ctx) ? sql`` : sql`and r.asked_by = ${ctx.actor.id}::uuid`}
        ${input.after ? sql`and r.id < ${input.after}::uuid` : sql``} order by r.id desc limit ${input.limit + 1}`.execute(
      ctx.db,
    ),
  ])
  const page = rows.slice(0, input.limit)
  return {
    requests: await Promise.all(
      page.map(async (row) => {
        const field = fields.get(row.field)
        const now = row.state === 'open' && field ? (await recordValues(ctx, row.customerId))(field) : null
        const before = row.before_sealed ? ctx.vault.open(row.before_sealed) : null
        return {
          ...toAsked(ctx, fields, row),
          now: row.state !== 'open' || !field || now === before ? null : (shown(field, now) ?? same('–')),
        }
      }),
    ),
    after: rows.length > input.limit ? page.at(-1)!.id : null,
  }
})

export const answerChangeOperation = implement(answerChange, async (ctx, input) => {
  const { rows } = await sql<{
    state: string
    customer_id: string
    field: string
    after_sealed: string | null
    asked_by: string | null
  }>`select r.state, r.customer_id, r.field, r.after_sealed, r.asked_by from change_requests r
    join customers c on c.tenant_id = r.tenant_id and c.id = r.customer_id and c.merged_into is null
    where r.tenant_id = ${ctx.tenantId} and r.id = ${input.id} and ${inScope(ctx, 'c')} for update of r`.execute(
    ctx.db,
  )
  const asked = rows[0]
  if (!asked) throw new Refusal('dossiers.change_unknown')
  if (asked.state !== 'open') throw new Refusal('dossiers.change_answered')
  if (!input.accepted && !input.answer) throw new Refusal('dossiers.say_why', {}, 'answer')
  const field = (await dossierFields(ctx)).get(asked.field)
  if (input.accepted) {
    if (!field || !asked.after_sealed) throw new Refusal('dossiers.field_unknown', { field: asked.field })
    await writeValue(ctx, asked.customer_id, field, ctx.vault.open(asked.after_sealed), input.version)
  }
  await sql`update change_requests set state = ${input.accepted ? 'accepted' : 'declined'}, answer = ${input.answer || null}, decided_by = ${ctx.actor.id}, decided_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${input.id}`.execute(ctx.db)
  await recordAudit(ctx, {
    action: 'dossier.change-answered',
    subject: { kind: 'customer', id: asked.customer_id },
    detail: { field: asked.field, accepted: input.accepted },
  })
  if (asked.asked_by)
    await ringAtOnce(ctx, [
      { staffId: asked.asked_by, kind: input.accepted ? 'change-accepted' : 'change-declined' },
    ])
  return { ok: true }
})

import { sql } from 'kysely'
import { implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { ruleTitle } from '../obligations/rule-words.ts'
import { revealPhone } from './contract/profile.ts'
import { customerInSight } from './queries.ts'

const actions = { call: 'phone.called', copy: 'phone.copied', show: 'phone.revealed' } as const

/** From an open matter the matter is the reason; anywhere else the person says why. Either way it is written down. */
export const revealPhoneOperation = implement(revealPhone, async (ctx, input) => {
  const customer = await customerInSight(ctx, input.id)
  const { rows } = await sql<{
    playbook: string
    version: number
    rule: string
    clause: string
  }>`select playbook, version, rule, clause from obligations where tenant_id = ${ctx.tenantId}
    and customer_id = ${input.id} and id = ${input.obligationId ?? null}::uuid and state = 'open'`.execute(
    ctx.db,
  )
  if (!rows[0] && !input.reason) throw new Refusal('customers.why', {}, 'reason')
  let sealed = customer.phone_sealed
  if (input.pointId && input.pointId !== 'main') {
    const point = await sql<{
      sealed: string
    }>`select sealed from contact_points where tenant_id = ${ctx.tenantId} and customer_id = ${input.id}
      and id = ${input.pointId}::uuid and kind = 'phone'`.execute(ctx.db)
    sealed = point.rows[0]?.sealed ?? null
  }
  if (!sealed) throw new Refusal('customers.no_phone')
  await recordAudit(ctx, {
    action: actions[input.use],
    subject: { kind: 'customer', id: input.id },
    reason: rows[0] ? `${await ruleTitle(ctx, rows[0])} ${rows[0].clause}` : input.reason,
    detail: rows[0] ? { obligationId: input.obligationId } : {},
  })
  return { phone: ctx.vault.open(sealed) }
})

import { holdingEvents } from '#modules/customers/contract/words.ts'
import type { HoldingDates } from '#modules/customers/save-many-holdings.ts'
import { concerns } from '#modules/obligations/apply-playbook.ts'
import { runningPlaybooks } from '#modules/playbooks/running-playbooks.ts'
import type { Ctx } from '#platform/perform.ts'
import { EVENTS } from './facts-of.ts'

const SOME_DAY = '2000-01-01'

/** Whether any running playbook makes anything of the kinds of facts these rows bring; if none does, nothing need be rehearsed. */
export async function mayOpen(ctx: Ctx, importId: string): Promise<boolean> {
  const playbooks = await runningPlaybooks(ctx)
  if (playbooks.length === 0) return false
  const { rows } = await ctx.client.query<{ kind: string }>(
    `select distinct k.kind from import_rows r, lateral (
       select case outcome when 'create' then 'created' else 'changed' end as kind
       union all select case plan->>'consent' when 'true' then 'consent-given' when 'false' then 'consent-withdrawn' end
       union all select jsonb_object_keys(plan->'dates')) k
     where r.tenant_id = $1 and r.import_id = $2 and r.outcome in ('create', 'update') and k.kind is not null`,
    [ctx.tenantId, importId],
  )
  const facts = rows.map(({ kind }) => {
    const event = EVENTS[kind as keyof HoldingDates]
    if (event)
      return {
        kind: `holding.${event}`,
        subject: 'holding',
        values: { [holdingEvents[event].field]: SOME_DAY },
      }
    return {
      kind: `customer.${kind}`,
      subject: 'customer',
      values: kind === 'changed' ? { birthday: SOME_DAY } : {},
    }
  })
  return playbooks.some((running) =>
    facts.some(({ kind, subject, values }) =>
      concerns(running, { kind, subject: { kind: subject, id: '' }, at: ctx.now, values }),
    ),
  )
}

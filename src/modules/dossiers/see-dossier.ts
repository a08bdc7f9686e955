import { sql } from 'kysely'
import { both } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { customerInScope, inScope } from '../customers/customer-in-scope.ts'
import { seeDossier } from './contract/dossier.ts'
import { toField } from './dossier-fields.ts'
import { dossierOf, type FactRow, wantedNow, withRecord } from './queries.ts'
import { recordValues, shown } from './record-values.ts'

export const seeDossierOperation = implement(seeDossier, async (ctx, { id }) => {
  await customerInScope(ctx, id)
  const { wanted } = await wantedNow(ctx)
  if (wanted.length === 0) return { facts: [] }
  const { rows } = await sql<{
    facts: FactRow[] | null
    staff: Record<string, string> | null
  }>`select d.facts, (select json_object_agg(s.id, s.name) from heard_facts h join staff s on s.tenant_id = h.tenant_id and s.id = h.heard_by
        where h.tenant_id = c.tenant_id and h.customer_id = c.id) as staff
    from customers c ${dossierOf(ctx, wanted)}
    where c.tenant_id = ${ctx.tenantId} and c.id = ${id} and ${withRecord} and ${inScope(ctx, 'c')}`.execute(
    ctx.db,
  )
  const value = await recordValues(ctx, id)
  return {
    facts: (rows[0]?.facts ?? []).map((fact) => {
      const { of, phase, questionZh, questionEn } = wanted.find((each) => each.field === fact.field)!
      return {
        ...toField(of),
        phase,
        question: both(questionZh, questionEn),
        state: fact.state,
        value: shown(of, value(of)),
        heardAt: fact.heardAt,
        heardBy: fact.heardBy ? (rows[0]!.staff?.[fact.heardBy] ?? null) : null,
        askAgainOn: fact.askAgainOn,
      }
    }),
  }
})

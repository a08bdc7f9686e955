import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { playbookVersion } from '../playbooks/running-playbooks.ts'
import { ruleWords } from './rule-words.ts'

export interface HomeDuty {
  id: string
  rule: string
  title: string
  verb: string
  /** Ways of contact that count. */
  ways: string[]
  attempts: number
}

/** What is open for one customer and one of his homes: what a contact there may meet. */
export async function openDutiesOfHome(
  ctx: Ctx,
  customerId: string,
  holdingId: string | null,
): Promise<HomeDuty[]> {
  const { rows } = await sql<{
    id: string
    playbook: string
    version: number
    rule: string
    clause: string
    verb: string
    attempts: number
  }>`
    select o.id, o.playbook, o.version, o.rule, o.clause, o.used->>'verb' as verb, o.attempts from obligations o
    where o.tenant_id = ${ctx.tenantId} and o.customer_id = ${customerId} and o.state = 'open' and not o.parent
      and o.subject_id in (${customerId}::uuid, ${holdingId}::uuid) order by o.due_at`.execute(ctx.db)
  return Promise.all(
    rows.map(async (row) => {
      const { title, ways } = ruleWords(
        await playbookVersion(ctx, row.playbook, row.version),
        row.rule,
        row.clause,
      )
      return { ...row, title, ways }
    }),
  )
}

/** Counts an attempt that reached nobody on everything a contact would have met. */
export async function attemptDuties(
  ctx: Ctx,
  customerId: string,
  holdingId: string | null,
  at: string,
): Promise<{ id: string; attempts: number }[]> {
  const { rows } = await sql<{ id: string; attempts: number }>`
    update obligations o set attempts = o.attempts + 1, attempted_at = greatest(o.attempted_at, ${at}::timestamptz)
    where o.tenant_id = ${ctx.tenantId} and o.customer_id = ${customerId} and o.state = 'open' and not o.parent
      and o.subject_id in (${customerId}::uuid, ${holdingId}::uuid) and o.used->>'verb' in ('contact', 'visit') returning o.id, o.attempts`.execute(
    ctx.db,
  )
  return rows
}

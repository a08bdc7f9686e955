import { sql } from 'kysely'
import type { OutputOf } from '#platform/operation.ts'
import { implement } from '#platform/perform.ts'
import { listRehearsals } from './contract/rehearsals.ts'

const LISTED = 30

export const listRehearsalsOperation = implement(listRehearsals, async (ctx, input) => {
  const { rows } = await sql<OutputOf<typeof listRehearsals>['rehearsals'][number]>`
    select r.id, r.version, r.against, r.from_at as "from", r.until_at as "until", r.state, r.started_at as "startedAt", s.name as by,
      (r.result->>'owed')::int as owed, (r.result->>'differing')::int as differing
    from rehearsals r left join staff s on s.tenant_id = r.tenant_id and s.id = r.started_by
    where r.tenant_id = ${ctx.tenantId} and r.playbook = ${input.name} order by r.started_at desc, r.id desc limit ${LISTED}`.execute(
    ctx.db,
  )
  return { rehearsals: rows }
})

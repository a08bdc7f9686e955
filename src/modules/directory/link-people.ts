import { sql } from 'kysely'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { renameStaff } from '../staff/rename-staff.ts'
import { decideChanges, linkPeople } from './contract.ts'

export const linkPeopleOperation = implement(linkPeople, async (ctx, { provider, links }) => {
  for (const link of links) await setLink(ctx, provider, link.externalId, link.staffId)
  await recordAudit(ctx, {
    action: 'directory.linked',
    detail: { provider, links: links.slice(0, 200), count: links.length },
  })
  return { linked: links.length }
})

async function setLink(
  ctx: Ctx,
  provider: string,
  externalId: string,
  staffId: string | null,
): Promise<void> {
  const person = await sql<{ name: string; gone: boolean; union_id: string | null }>`
    select name, gone_at is not null as gone, union_id from directory_people
    where tenant_id = ${ctx.tenantId} and provider = ${provider} and external_id = ${externalId} for update`.execute(
    ctx.db,
  )
  const found = person.rows[0]
  if (!found || (staffId && found.gone)) throw new Refusal('directory.unknown')
  if (staffId) {
    const staff = await sql<{ login_id: string | null; other: string | null }>`
      select s.login_id, (select d.external_id from directory_people d where d.tenant_id = s.tenant_id and d.provider = ${provider} and d.staff_id = s.id) as other
      from staff s where s.tenant_id = ${ctx.tenantId} and s.id = ${staffId} and s.left_on is null`.execute(
      ctx.db,
    )
    const colleague = staff.rows[0]
    if (!colleague) throw new Refusal('directory.no_colleague')
    if (colleague.other && colleague.other !== externalId)
      throw new Refusal('directory.taken', { name: found.name })
    const logins = await sql<{
      login_id: string
    }>`select login_id from keban.logins_of_person(${provider}, ${externalId}, ${found.union_id})`.execute(
      ctx.db,
    )
    if (logins.rows.some((row) => row.login_id !== colleague.login_id))
      throw new Refusal('directory.elsewhere', { name: found.name })
  }
  await sql`update directory_people set staff_id = ${staffId}::uuid, linked_by = ${ctx.actor.id}::uuid, linked_at = ${ctx.now}::timestamptz
    where tenant_id = ${ctx.tenantId} and provider = ${provider} and external_id = ${externalId}`.execute(
    ctx.db,
  )
}

/** Closes changes of the directory; only where a person says so does a colleague take his new name. */
export const decideChangesOperation = implement(decideChanges, async (ctx, { ids, decision }) => {
  const { rows } = await sql<{ kind: string; name: string; staff_id: string | null }>`
    update directory_changes c set decision = ${decision}, decided_by = ${ctx.actor.id}::uuid, decided_at = ${ctx.now}::timestamptz
    from directory_people d where c.tenant_id = ${ctx.tenantId} and c.id = any(${ids}::uuid[]) and c.decision is null
      and d.tenant_id = c.tenant_id and d.provider = c.provider and d.external_id = c.external_id
    returning c.kind, c.name, d.staff_id`.execute(ctx.db)
  const renamed = decision === 'taken' ? rows.filter((row) => row.kind === 'renamed' && row.staff_id) : []
  for (const { staff_id, name } of renamed) await renameStaff(ctx, staff_id!, name)
  await recordAudit(ctx, {
    action: 'directory.decided',
    detail: { decision, changes: rows.length, renamed: renamed.length },
  })
  return { decided: rows.length, renamed: renamed.length }
})

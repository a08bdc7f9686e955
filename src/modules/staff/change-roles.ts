import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { changeRoles } from './contract/people.ts'
import { type Profile, powers } from './rules.ts'

/** Makes exactly these the roles of a person from today; the earlier ones end yesterday. */
export async function setRoles(
  ctx: Ctx,
  staffId: string,
  roles: { role: string; projectId?: string | null | undefined }[],
): Promise<void> {
  const known = new Map(
    (
      await ctx.db
        .selectFrom('roles')
        .select(['code', 'profile'])
        .where('tenant_id', '=', ctx.tenantId)
        .execute()
    ).map((row) => [row.code, row.profile]),
  )
  for (const { role } of roles)
    if (!known.has(role)) throw new Refusal('staff.role_unknown', { role }, 'roles')
  const profiles = new Set(roles.map(({ role }) => known.get(role) as Profile))
  if (powers.filter((power) => profiles.has(power)).length > 1)
    throw new Refusal('staff.three_powers', {}, 'roles')
  const today = ctx.now.slice(0, 10)
  await ctx.db
    .updateTable('staff_roles')
    .set({ until_on: sql<string>`${today}::date - 1` })
    .where('tenant_id', '=', ctx.tenantId)
    .where('staff_id', '=', staffId)
    .where('until_on', 'is', null)
    .execute()
  await ctx.db
    .insertInto('staff_roles')
    .values(
      roles.map(({ role, projectId }) => ({
        tenant_id: ctx.tenantId,
        id: newId(Date.parse(ctx.now)),
        staff_id: staffId,
        role,
        project_id: projectId ?? null,
        from_on: today,
      })),
    )
    .execute()
  await refuseWithoutAdministrator(ctx)
  await ctx.client.query(`select pg_notify('keban_changes', 'staff')`)
}

/** A company that nobody can administer is lost. */
export async function refuseWithoutAdministrator(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.client.query(
    `select 1 from staff s join staff_roles h on h.tenant_id = s.tenant_id and h.staff_id = s.id and h.until_on is null
     join roles r on r.tenant_id = h.tenant_id and r.code = h.role and r.profile = 'administrator'
     where s.tenant_id = $1 and s.left_on is null limit 1`,
    [ctx.tenantId],
  )
  if (rows.length === 0) throw new Refusal('staff.last_administrator')
}

export const changeRolesOperation = implement(changeRoles, async (ctx, input) => {
  const person = await ctx.db
    .selectFrom('staff')
    .select('name')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (!person) throw new Refusal('staff.unknown')
  await setRoles(ctx, input.id, input.roles)
  await recordAudit(ctx, {
    action: 'staff.changed',
    subject: { kind: 'staff', id: input.id },
    detail: { roles: input.roles.map((held) => held.role) },
  })
  return { ok: true }
})

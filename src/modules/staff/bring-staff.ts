import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { hashPassword } from '#platform/sessions.ts'
import { addStaff } from './add-staff.ts'
import { setRoles } from './change-roles.ts'
import { type GivenGrid, giveGrid, takeGridBack } from './give-grid.ts'

export interface KnownStaff {
  id: string
  name: string
  /** In lower case, as a person signs in. */
  account: string | null
  roles: { role: string; projectId: string | null }[]
  grids: { buildingId: string; entrance: string | null }[]
}

/** Those of the company who bear one of these accounts, with what they hold today. */
export async function staffWith(ctx: Ctx, accounts: readonly string[]): Promise<Map<string, KnownStaff>> {
  const { rows } = await sql<KnownStaff & { account: string }>`
    select s.id, s.name, l.username as account,
      coalesce((select json_agg(json_build_object('role', r.role, 'projectId', r.project_id)) from staff_roles r
        where r.tenant_id = s.tenant_id and r.staff_id = s.id and r.until_on is null), '[]') as roles,
      coalesce((select json_agg(json_build_object('buildingId', g.building_id, 'entrance', g.entrance)) from grids g
        where g.tenant_id = s.tenant_id and g.staff_id = s.id and g.until_on is null), '[]') as grids
    from auth."user" l join staff s on s.tenant_id = ${ctx.tenantId} and s.login_id = l.id and s.left_on is null
    where l.username = any(${accounts.map((account) => account.toLowerCase())}::text[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.account, row]))
}

/** Of these accounts, those that somebody has already, here or in another company of the installation. */
export async function accountsTaken(ctx: Ctx, accounts: readonly string[]): Promise<Set<string>> {
  const { rows } = await ctx.client.query<{ username: string }>(
    'select username from auth."user" where username = any($1::text[])',
    [accounts.map((account) => account.toLowerCase())],
  )
  return new Set(rows.map(({ username }) => username))
}

/** Roles of the company by their title and by their code. */
export async function rolesByName(ctx: Ctx): Promise<Map<string, { code: string; scope: string }>> {
  const { rows } = await sql<{
    code: string
    title: string
    scope: string
  }>`select code, title, scope from roles where tenant_id = ${ctx.tenantId}`.execute(ctx.db)
  return new Map(
    rows.flatMap(({ code, title, scope }) => [code, title].map((name) => [name, { code, scope }])),
  )
}

export interface BroughtStaff {
  /** Of somebody who works here already. */
  id: string | null
  name: string
  account: string
  jobNumber: string | null
  phone: string | null
  email: string | null
  joinedOn: string | null
  roles: { role: string; projectId: string | null }[]
  grids: { projectId: string; buildingId: string; entrance: string | null }[]
}

export interface StaffMade {
  id: string
  /** By the same file: undoing takes him along. */
  added: boolean
  grids: GivenGrid[]
  /** What somebody held before roles were added. */
  rolesBefore: KnownStaff['roles'] | null
}

/** An account nobody can sign in to until an administrator resets its password, or its person is linked to a directory. */
export const noPassword = () => hashPassword(randomBytes(32).toString('base64url'))

/**
 * Adds one person as the staff module does, or gives roles and buildings to one who is there.
 * Throws `staff.account_taken`, `staff.three_powers`.
 */
export async function bringStaff(
  ctx: Ctx,
  person: BroughtStaff,
  passwordHash: string,
  day: string,
): Promise<StaffMade> {
  const id =
    person.id ??
    (await addStaff(ctx, {
      ...person,
      passwordHash,
      jobNumber: person.jobNumber ?? undefined,
      phone: person.phone ?? undefined,
      email: person.email ?? undefined,
      joinedOn: person.joinedOn ?? undefined,
    }))
  let rolesBefore: StaffMade['rolesBefore'] = null
  if (!person.id)
    await ctx.client.query('update staff set must_change_password = true where tenant_id = $1 and id = $2', [
      ctx.tenantId,
      id,
    ])
  else if (person.roles.length > 0) {
    rolesBefore = (await staffWith(ctx, [person.account])).get(person.account.toLowerCase())!.roles
    await setRoles(ctx, id, [...rolesBefore, ...person.roles])
  }
  const grids: GivenGrid[] = []
  for (const grid of person.grids)
    grids.push(await giveGrid(ctx, { ...grid, staffId: id, fromOn: day }, true))
  return { id, added: !person.id, grids, rolesBefore }
}

/** Of these people, those who have signed in or done something since they were added. */
export async function staffAtWork(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await ctx.client.query<{ id: string; name: string }>(
    `select s.id, s.name from staff s where s.tenant_id = $1 and s.id = any($2::uuid[]) and (
       exists (select from auth.session x where x."userId" = s.login_id)
       or exists (select from contacts k where k.tenant_id = $1 and k.staff_id = s.id)
       or exists (select from events e where e.tenant_id = $1 and e.actor_id = s.id)
       or exists (select from audit_entries a where a.tenant_id = $1 and a.actor_id = s.id))`,
    [ctx.tenantId, ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Takes back what was given; whoever was added goes. False when somebody hangs on him and he has to stay. */
export async function takeStaffBack(
  ctx: Ctx,
  { id, grids, rolesBefore }: StaffMade,
  added: boolean,
): Promise<boolean> {
  for (const grid of grids.toReversed()) await takeGridBack(ctx, grid)
  if (rolesBefore) await setRoles(ctx, id, rolesBefore)
  if (!added) return true
  await ctx.client.query('savepoint leaving')
  try {
    await ctx.client.query('delete from staff_roles where tenant_id = $1 and staff_id = $2', [
      ctx.tenantId,
      id,
    ])
    const { rows } = await ctx.client.query(
      'delete from staff where tenant_id = $1 and id = $2 returning login_id',
      [ctx.tenantId, id],
    )
    await ctx.client.query('delete from auth.account where "userId" = $1', [rows[0]?.login_id])
    await ctx.client.query('delete from auth."user" where id = $1', [rows[0]?.login_id])
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error
    await ctx.client.query('rollback to savepoint leaving')
    return false
  }
}

/** Performs for one of many; a refusal concerns him alone. */
export async function orRefused<T>(ctx: Ctx, work: () => Promise<T>): Promise<T | Refusal> {
  await ctx.client.query('savepoint person')
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await ctx.client.query('rollback to savepoint person')
    return error
  }
}

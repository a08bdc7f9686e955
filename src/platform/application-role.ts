import type pg from 'pg'
import { StartProblem } from './start-problem.ts'

const ROLE = 'keban_app'

/**
 * Makes the role as which everything but migrations, queue and backup runs, and sees that the owner may take it on. Since
 * PostgreSQL 16 making a role does not yet allow that. Throws `StartProblem` with what an administrator has to say instead.
 */
export async function prepareApplicationRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    `select current_user as owner, current_database() as database, exists (select from pg_roles where rolname = $1) as exists,
      has_schema_privilege('public', 'create') and has_database_privilege(current_database(), 'create') as may_create`,
    [ROLE],
  )
  const { owner, database, exists, may_create } = rows[0]
  if (!may_create)
    throw new StartProblem(
      `“${owner}”不是数据库“${database}”的主人，不能建表。请数据库管理员执行：alter database "${database}" owner to "${owner}";`,
      `"${owner}" does not own the database "${database}" and may not make tables. An administrator says: alter database "${database}" owner to "${owner}";`,
    )
  if (await mayBecome(client)) return
  try {
    if (!exists) await client.query(`create role ${ROLE} nologin`)
    await client.query(`grant ${ROLE} to current_user`)
  } catch (cause) {
    const say = `${exists ? '' : `create role ${ROLE} nologin; `}grant ${ROLE} to "${owner}";`
    throw new StartProblem(
      `“${owner}”不能建角色 ${ROLE}。请数据库管理员执行一次：${say}`,
      `"${owner}" may not make the role ${ROLE}. An administrator says once: ${say}`,
      { cause },
    )
  }
}

async function mayBecome(client: pg.ClientBase): Promise<boolean> {
  try {
    await client.query(`set role ${ROLE}`)
    return true
  } catch {
    return false
  } finally {
    await client.query('reset role')
  }
}

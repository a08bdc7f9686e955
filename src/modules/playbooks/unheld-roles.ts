import { sql } from 'kysely'
import type { Role } from '#engine/compiled.ts'
import type { Owner } from '#engine/duty-rule.ts'
import type { Finding, Playbook } from '#engine/playbook.ts'
import type { Words } from '#platform/operation.ts'
import type { Ctx } from '#platform/perform.ts'
import { sayOwner } from './sentences.ts'

/** A warning for each role or superior that owes something and that nobody of the company is, neither itself nor its members. */
export async function unheldRoles(ctx: Ctx, ...playbooks: readonly Playbook[]): Promise<Finding[]> {
  const { rows } = await sql<{ role: string }>`select distinct h.role from staff_roles h
    join staff s on s.tenant_id = h.tenant_id and s.id = h.staff_id and s.left_on is null
    where h.tenant_id = ${ctx.tenantId} and h.until_on is null`.execute(ctx.db)
  const held = new Set(rows.map((row) => row.role))
  return playbooks.flatMap((playbook) => unheldIn(playbook, held))
}

function unheldIn(playbook: Playbook, held: ReadonlySet<string>): Finding[] {
  const isHeld = ({ name, members, team }: Role) =>
    [name, ...members, ...(team?.members ?? []), team?.lead ?? ''].some((each) => held.has(each))
  const nobody = new Map<string, { path: string; titles: Words }>()
  for (const rule of playbook.rules)
    for (const owner of rule.who.map(lastOf)) {
      const role = roleOf(playbook, owner)
      if (role === 'none') {
        const titles = sayOwner(playbook, owner)
        nobody.set(titles.zh, { path: `roles/${belowOf(owner)}`, titles })
      } else if (role && !isHeld(role))
        nobody.set(role.title, { path: `roles/${role.name}`, titles: { zh: role.title, en: role.title } })
    }
  return [...nobody.values()].map(({ path, titles }) => ({
    severity: 'warning',
    code: 'role.nobody',
    path,
    line: 0,
    column: 0,
    values: { names: titles.zh, namesInEnglish: titles.en },
  }))
}

const lastOf = (owner: Owner): Owner =>
  owner.is === 'first-known' && owner.of.length > 0 ? lastOf(owner.of.at(-1)!) : owner

/** The role that owes; `none` where a superior is asked of a role that names none, nothing where a person is found later. */
function roleOf(playbook: Playbook, owner: Owner): Role | 'none' | undefined {
  const named = (name: string | undefined) => playbook.roles.find((role) => role.name === name)
  if (owner.is === 'role') return named(owner.role)
  if (owner.is !== 'superior') return undefined
  const below = roleOf(playbook, owner.of)
  return below && below !== 'none' ? (named(below.superior) ?? 'none') : below
}

const belowOf = (owner: Owner): string =>
  owner.is === 'superior' ? belowOf(owner.of) : owner.is === 'role' ? owner.role : ''

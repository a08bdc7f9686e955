import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Resolved } from '#engine/decide.ts'
import type { Playbook } from '#engine/playbook.ts'
import type { Ctx } from '#platform/perform.ts'

export interface People {
  /**
   * Who carries a resolved owner in a project: a person, or nobody yet. Where several hold the role, each `share` (a
   * customer, else a project or the subject itself) has one of them, always the same while he is there; never `not`.
   */
  of(owner: Resolved | undefined, projectId: string | null, share: string, not?: string): string | null
  /** Where several hold a role: each of them with the project; null stands for every project without holders of its own. */
  sharing(role: string): { projectId: string | null; staffId: string }[]
  /** All who carry it: for telling. */
  all(owner: Resolved, projectId: string | null, assignee: string | null): string[]
}

interface Holder {
  role: string
  project_id: string | null
  staff_id: string
}

const held = new WeakMap<Ctx, Promise<Holder[]>>()

/** Who holds which role today, asked once per operation: none both changes roles and decides by them. */
export function holdersOf(ctx: Ctx): Promise<Holder[]> {
  const known = held.get(ctx) ?? askHolders(ctx)
  held.set(ctx, known)
  return known
}

async function askHolders(ctx: Ctx): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select h.role, h.project_id, h.staff_id from staff_roles h join staff s on s.tenant_id = h.tenant_id and s.id = h.staff_id and s.left_on is null
    where h.tenant_id = ${ctx.tenantId} and h.until_on is null order by h.from_on, h.staff_id`.execute(ctx.db)
  return rows
}

/** Who holds which role of a playbook today, for a decision that needs it. */
export async function findPeople(ctx: Ctx, playbook: Playbook): Promise<People> {
  const rows = await holdersOf(ctx)
  const members = new Map(
    playbook.roles.map((role) => [
      role.name,
      [...new Set([role.team?.lead, ...role.members, ...(role.team?.members ?? [])])],
    ]),
  )
  const holders = (role: string, projectId: string | null): string[] => {
    const inRole = rows.filter((row) => row.role === role)
    const here = inRole.filter((row) => projectId !== null && row.project_id === projectId)
    const wide = inRole.filter((row) => row.project_id === null)
    return (here.length > 0 ? here : wide).map((row) => row.staff_id)
  }
  const carried = (role: string, projectId: string | null, not?: string): string[] => {
    const others = (of: string) => holders(of, projectId).filter((id) => id !== not)
    const own = others(role)
    if (own.length > 0) return own
    for (const member of members.get(role) ?? []) {
      const found = member ? others(member) : []
      if (found.length > 0) return found
    }
    return []
  }
  return {
    of: (owner, projectId, share, not) =>
      owner?.person?.id ?? (owner?.role ? oneOf(carried(owner.role, projectId, not), share) : null),
    sharing: (role) =>
      [...new Set([...rows.map((row) => row.project_id), null])].flatMap((projectId) => {
        const people = new Set(carried(role, projectId))
        return people.size > 1 ? [...people].map((staffId) => ({ projectId, staffId })) : []
      }),
    all: (owner, projectId, assignee) => {
      if (owner.person) return [owner.person.id]
      if (owner.word === 'assignee') return assignee ? [assignee] : []
      return owner.role ? carried(owner.role, projectId) : []
    },
  }
}

/** The highest hash wins, so that one person more or less moves only his own part. `chosenSql` says the same for many. */
function oneOf(people: readonly string[], share: string): string | null {
  if (people.length < 2) return people[0] ?? null
  const rank = (person: string) => createHash('sha256').update(`${person} ${share}`).digest('hex')
  return [...new Set(people)]
    .map((person) => ({ person, rank: rank(person) }))
    .sort((a, b) => (a.rank < b.rank ? 1 : -1))[0]!.person
}

/** Whom `oneOf` chooses, for a `share` that stands in a statement; `people` and `projects` are arrays beside each other. */
export function chosenSql(people: string, projects: string, project: string, share: string): string {
  return `(select p.staff from unnest(${people}, ${projects}) as p(staff, project)
    where p.project is not distinct from case when ${project} = any(${projects}) then ${project} end
    order by sha256(convert_to(p.staff || ' ' || ${share}, 'UTF8')) desc limit 1)`
}

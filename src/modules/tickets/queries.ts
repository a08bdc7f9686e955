import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { coveredUnits } from '../staff/covering.ts'

/**
 * Which tickets this person may see: those of his projects and homes, those he took in or handles; never one about
 * himself, a confidential one only when he has to do with it. A customer sees his own. `alias` names the tickets table.
 */
export function visibleTickets(ctx: Ctx, alias: string): RawBuilder<boolean> {
  if (ctx.actor.kind === 'system') return sql<boolean>`true`
  if (ctx.actor.kind !== 'staff')
    return sql<boolean>`(${sql.ref(`${alias}.customer_id`)} = ${ctx.actor.id}::uuid)`
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const me = ctx.actor.id
  const { reach, permissions } = ctx.actor
  const handles = sql`(${column('assignee')} = ${me}::uuid or ${column('first_contact')} = ${me}::uuid)`
  const supervises = permissions.has('work.supervise')
  const open = supervises ? sql`true` : sql`(not ${column('confidential')} or ${handles})`
  const near = reach.company
    ? sql`true`
    : sql`(${handles} or ${column('project_id')} = any(${[...reach.projects]}::uuid[]) or exists (
        select from units mine where mine.tenant_id = ${ctx.tenantId} and mine.id = ${column('unit_id')} and (mine.steward_id = ${me}::uuid
          ${reach.covers.length > 0 ? sql`or ${coveredUnits(ctx, 'mine')}` : sql``})))`
  return sql<boolean>`(${near} and ${open} and (${column('respondent')} is null or ${column('respondent')} <> ${me}::uuid))`
}

/**
 * The living tickets of someone who has only his homes and what he handles, read from those, which are few: a condition on the
 * id in `column`. Null for a wider reach, which is read along the clocks.
 */
export function ownLiving(ctx: Ctx, column: string): RawBuilder<boolean> | null {
  const { kind, id: me, reach } = ctx.actor
  if (kind !== 'staff' || reach.company || reach.projects.length > 0 || reach.covers.length > 0) return null
  const own = (condition: RawBuilder<unknown>) =>
    sql`select h.id from tickets h where h.tenant_id = ${ctx.tenantId} and h.closed_at is null and ${condition}`
  return sql<boolean>`${sql.ref(column)} = any(array(
    ${own(sql`h.assignee = ${me}::uuid`)} union ${own(sql`h.first_contact = ${me}::uuid`)}
    union ${own(sql`h.unit_id in (select mine.id from units mine where mine.tenant_id = ${ctx.tenantId} and mine.steward_id = ${me}::uuid)`)}))`
}

/** Columns and joins of a row in a list of tickets `t`. */
export const rowColumns = sql`t.id, t.day, t.number, t.playbook, t.kind, t.state, t.category, t.severity, t.urgent, t.words, u.room, t.place,
  p.name as project, c.name as customer, a.name as assignee, f.name as "firstContact", t.filed_at, t.urged, t.reopened, t.version`

export const rowJoins = sql`left join projects p on p.tenant_id = t.tenant_id and p.id = t.project_id
  left join units u on u.tenant_id = t.tenant_id and u.id = t.unit_id
  left join customers c on c.tenant_id = t.tenant_id and c.id = t.customer_id
  left join staff a on a.tenant_id = t.tenant_id and a.id = t.assignee
  left join staff f on f.tenant_id = t.tenant_id and f.id = t.first_contact`

export interface ListedTicket {
  id: string
  day: string
  number: number
  playbook: string
  kind: string
  state: string
  category: string | null
  severity: string | null
  urgent: boolean
  words: string
  room: string | null
  place: string | null
  project: string | null
  customer: string | null
  assignee: string | null
  firstContact: string | null
  filed_at: string
  urged: number
  reopened: number
  version: number
  due_at: string | null
  clock: string | null
}

/** Whether this person handled the ticket, or somebody did who reports to him: by roles whose superior he holds. */
export function ownWork(ctx: Ctx, handler: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(${handler} is not null and (${handler} = ${ctx.actor.id}::uuid or exists (
    select from staff_roles h join roles r on r.tenant_id = h.tenant_id and r.code = h.role
      join staff_roles above on above.tenant_id = h.tenant_id and above.role = r.superior and above.until_on is null
    where h.tenant_id = ${ctx.tenantId} and h.staff_id = ${handler} and h.until_on is null and above.staff_id = ${ctx.actor.id}::uuid
      and (above.project_id is null or h.project_id is null or above.project_id = h.project_id))))`
}

import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { buildingSortKey } from './add-places.ts'
import { buildingKey } from './rooms.ts'

/** What of a home a list of rooms may say; the area in square centimetres. */
export interface UnitColumns {
  id: string
  room: string
  area_cm2: number | null
  house_type: string | null
}

/** Homes by `${projectId} ${roomText(room)}`, or by their ids. */
export async function findUnits(
  ctx: Ctx,
  keys: readonly string[],
  ids: readonly string[] = [],
): Promise<Map<string, UnitColumns>> {
  const { rows } = await sql<UnitColumns & { key: string }>`
    select u.project_id || ' ' || u.room as key, u.id, u.room, u.area_cm2, u.house_type
    from unnest(${keys.map((key) => key.slice(0, 36))}::uuid[], ${keys.map((key) => key.slice(37))}::text[]) as w(project_id, room)
    join units u on u.tenant_id = ${ctx.tenantId} and u.project_id = w.project_id and u.room = w.room
    union all select u.project_id || ' ' || u.room, u.id, u.room, u.area_cm2, u.house_type from units u
    where u.tenant_id = ${ctx.tenantId} and u.id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ key, ...unit }) => [key, unit]))
}

/** Writes the area and type of homes as given. */
export async function changeUnits(ctx: Ctx, units: readonly UnitColumns[]): Promise<void> {
  if (units.length === 0) return
  await sql`update units u set area_cm2 = x.area_cm2, house_type = x.house_type
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as x(id uuid, area_cm2 bigint, house_type text)
    where u.tenant_id = ${ctx.tenantId} and u.id = x.id`.execute(ctx.db)
}

/** Of these homes, those that somebody holds or something happened in since an import made them, with what they are called. */
export async function unitsInUse(
  ctx: Ctx,
  importId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await ctx.client.query<{ id: string; room: string }>(
    `select u.id, u.room from units u where u.tenant_id = $1 and u.id = any($2::uuid[])
       and (exists (select from holdings h where h.tenant_id = $1 and h.unit_id = u.id)
         or exists (select from customers c where c.tenant_id = $1 and c.main_unit_id = u.id)
         or exists (select from contacts k where k.tenant_id = $1 and k.unit_id = u.id)
         or exists (select from obligations o where o.tenant_id = $1 and o.unit_id = u.id)
         or exists (select from tickets t where t.tenant_id = $1 and t.unit_id = u.id)
         or exists (select from outside_facts f where f.tenant_id = $1 and f.unit_id = u.id)
         or exists (select from events e where e.tenant_id = $1 and e.unit_id = u.id and e.import_id is distinct from $3::uuid))`,
    [ctx.tenantId, ids, importId],
  )
  return new Map(rows.map(({ id, room }) => [id, room]))
}

/** Buildings as people call them, by `${projectId} ${name}`. */
export async function buildingsNamed(
  ctx: Ctx,
  wanted: readonly { projectId: string | null; name: string }[],
): Promise<Map<string, { projectId: string; buildingId: string }>> {
  const keys = wanted.map(({ projectId, name }) => ({
    called: `${projectId} ${name}`,
    projectId,
    key: buildingSortKey(buildingKey(name)),
  }))
  const { rows } = await sql<{ called: string; projectId: string; buildingId: string }>`
    select distinct w.called, b.project_id as "projectId", b.id as "buildingId"
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w(called text, "projectId" uuid, key text)
    join buildings b on b.tenant_id = ${ctx.tenantId} and b.project_id = w."projectId" and b.sort_key = w.key`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ called, ...place }) => [called, place]))
}

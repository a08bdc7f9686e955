import { sql } from 'kysely'
import type { Ctx } from '#platform/perform.ts'
import { buildingNamed, buildingSortKey, unitRow } from './add-places.ts'
import { buildingKey, type Room } from './rooms.ts'

export interface WantedUnit {
  projectId: string
  room: Pick<Room, 'building' | 'unit' | 'floor' | 'room'>
  /** Square metres, for a home that has to be made. */
  area?: number | undefined
  houseType?: string | null | undefined
}

export interface FoundUnit {
  id: string
  room: string
  projectId: string
  stewardId: string | null
  made: boolean
}

/** How a home is called within its project: the building's key, the entrance, the number. */
export const roomText = ({ building, unit, room }: WantedUnit['room']) =>
  [building ? buildingKey(building) : '', unit, room].filter(Boolean).join('-')

/**
 * The homes wanted, each found or made with its building, in few statements for all of them.
 * @returns by `${projectId} ${roomText(room)}`
 */
export async function unitsNamed(
  ctx: Ctx,
  wanted: readonly WantedUnit[],
  importId: string | null,
): Promise<Map<string, FoundUnit>> {
  const byKey = new Map(wanted.map((each) => [`${each.projectId} ${roomText(each.room)}`, each]))
  const found = await findUnits(ctx, [...byKey.keys()])
  const missing = [...byKey].filter(([key]) => !found.has(key))
  if (missing.length === 0) return found
  const known = await buildingsOf(ctx, [...new Set(missing.map(([, { projectId }]) => projectId))])
  const rows = []
  for (const [, { projectId, room, area, houseType }] of missing) {
    const name = room.building ? `${room.building}栋` : '散户'
    const at = `${projectId} ${buildingSortKey(buildingKey(name))}`
    const buildingId = known.get(at) ?? (await buildingNamed(ctx, projectId, name)).id
    known.set(at, buildingId)
    const key = room.building ? buildingKey(room.building) : ''
    rows.push(
      unitRow(ctx, {
        projectId,
        buildingId,
        key,
        entrance: room.unit,
        floor: room.floor,
        number: room.room,
        area,
        houseType: houseType ?? undefined,
        ...(importId ? { importId } : {}),
      }),
    )
  }
  await sql`insert into units (tenant_id, id, project_id, building_id, building_key, entrance, floor, number, room, sort_key, house_type, area_cm2, created_at, import_id, steward_id)
    select x.tenant_id, x.id, x.project_id, x.building_id, x.building_key, x.entrance, x.floor, x.number, x.room, x.sort_key, x.house_type, x.area_cm2, x.created_at, x.import_id,
      (select g.staff_id from grids g where g.tenant_id = x.tenant_id and g.building_id = x.building_id and g.until_on is null
        and g.from_on <= ${ctx.now.slice(0, 10)}::date and (g.entrance is null or g.entrance = coalesce(x.entrance, '')) limit 1)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(tenant_id uuid, id uuid, project_id uuid, building_id uuid, building_key text, entrance text,
      floor integer, number text, room text, sort_key text, house_type text, area_cm2 bigint, created_at timestamptz, import_id uuid)
    where x.tenant_id = ${ctx.tenantId} on conflict (tenant_id, project_id, room) do nothing`.execute(ctx.db)
  const made = await findUnits(
    ctx,
    missing.map(([key]) => key),
  )
  const ours = new Set(rows.map((row) => row.id))
  for (const [key, unit] of made) found.set(key, { ...unit, made: ours.has(unit.id) })
  return found
}

async function buildingsOf(ctx: Ctx, projectIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string
    project_id: string
    sort_key: string
  }>`select id, project_id, sort_key from buildings
    where tenant_id = ${ctx.tenantId} and project_id = any(${[...projectIds]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map((row) => [`${row.project_id} ${row.sort_key}`, row.id]))
}

async function findUnits(ctx: Ctx, keys: readonly string[]): Promise<Map<string, FoundUnit>> {
  const { rows } = await sql<
    Omit<FoundUnit, 'made'>
  >`select u.id, u.room, u.project_id as "projectId", u.steward_id as "stewardId"
    from unnest(${keys.map((key) => key.slice(0, 36))}::uuid[], ${keys.map((key) => key.slice(37))}::text[]) as w(project_id, room)
    join units u on u.tenant_id = ${ctx.tenantId} and u.project_id = w.project_id and u.room = w.room`.execute(
    ctx.db,
  )
  return new Map(rows.map((row) => [`${row.projectId} ${row.room}`, { ...row, made: false }]))
}

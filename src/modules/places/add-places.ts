import { sql } from 'kysely'
import { newId } from '#platform/id.ts'
import { type Ctx, implement } from '#platform/perform.ts'
import { Refusal } from '#platform/refusal.ts'
import { recordEvent } from '../obligations/record-event.ts'
import { refuseBeforeCompany } from './change-go-live.ts'
import { addUnit } from './contract/homes.ts'
import { addBatch, addBuilding, addProject } from './contract/projects.ts'
import { buildingAliases, buildingKey, readRoom, sortKey } from './rooms.ts'
import { makeRooms } from './rules.ts'

const taken = (code: string, name: string) => (cause: { code?: string }) => {
  if (cause.code === '23505') throw new Refusal(code, { name }, 'name')
  if (cause.code === '23503') throw new Refusal('places.unknown')
  throw cause
}

export const addProjectOperation = implement(addProject, async (ctx, input) => {
  if (input.goLiveOn) refuseBeforeCompany(ctx, input.goLiveOn, 'goLiveOn')
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('projects')
    .values({
      tenant_id: ctx.tenantId,
      id,
      name: input.name,
      kind: input.kind,
      city: input.city ?? null,
      go_live_on: input.goLiveOn ?? null,
      created_at: ctx.now,
    })
    .execute()
    .catch(taken('places.project_taken', input.name))
  await recordEvent(ctx, {
    kind: 'project.planned',
    subject: { kind: 'project', id },
    values: { name: input.name, kind: input.kind, ...(input.goLiveOn ? { goLiveOn: input.goLiveOn } : {}) },
  })
  return { id }
})

export const addBatchOperation = implement(addBatch, async (ctx, input) => {
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('batches')
    .values({ tenant_id: ctx.tenantId, id, project_id: input.projectId, name: input.name })
    .execute()
    .catch(taken('places.building_taken', input.name))
  if (input.buildingIds.length > 0)
    await ctx.db
      .updateTable('buildings')
      .set({ batch_id: id })
      .where('tenant_id', '=', ctx.tenantId)
      .where('project_id', '=', input.projectId)
      .where('id', 'in', input.buildingIds)
      .execute()
  return { id }
})

/** The building under this name or any of its aliases; made when there is none. */
export async function buildingNamed(
  ctx: Ctx,
  projectId: string,
  name: string,
): Promise<{ id: string; made: boolean }> {
  const key = buildingKey(name)
  const found = await ctx.db
    .selectFrom('buildings')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('project_id', '=', projectId)
    .where('sort_key', '=', buildingSortKey(key))
    .executeTakeFirst()
  if (found) return { id: found.id, made: false }
  return { id: await insertBuilding(ctx, projectId, name), made: true }
}

async function insertBuilding(ctx: Ctx, projectId: string, name: string): Promise<string> {
  const id = newId(Date.parse(ctx.now))
  await ctx.db
    .insertInto('buildings')
    .values({
      tenant_id: ctx.tenantId,
      id,
      project_id: projectId,
      name,
      aliases: buildingAliases(name),
      sort_key: buildingSortKey(buildingKey(name)),
    })
    .execute()
    .catch(taken('places.building_taken', name))
  return id
}

export const buildingSortKey = (key: string) => key.replace(/\d+/g, (digits) => digits.padStart(4, '0'))

export const addBuildingOperation = implement(addBuilding, async (ctx, input) => {
  const id = await insertBuilding(ctx, input.projectId, input.name)
  if (!input.rooms) return { id, homes: 0 }
  const { entrances, floors, perFloor, skipFloors, skipNumbers, pattern } = input.rooms
  const planned = makeRooms({ floors, perFloor, skipFloors, skipNumbers, ...(pattern ? { pattern } : {}) })
  if (!Array.isArray(planned)) {
    const code = planned.problem === 'rooms.too_many' ? 'places.too_many_rooms' : 'places.rooms_unreadable'
    throw new Refusal(code, planned.values, 'rooms')
  }
  const doors = entrances.length > 0 ? entrances : [undefined]
  if (planned.length * doors.length > 5000)
    throw new Refusal('places.too_many_rooms', { text: planned.length * doors.length }, 'rooms')
  const key = buildingKey(input.name)
  const rows = doors.flatMap((entrance) =>
    planned.map(({ floor, room }) =>
      unitRow(ctx, { projectId: input.projectId, buildingId: id, key, entrance, floor, number: room }),
    ),
  )
  for (let at = 0; at < rows.length; at += 1000)
    await ctx.db
      .insertInto('units')
      .values(rows.slice(at, at + 1000))
      .execute()
  return { id, homes: rows.length }
})

interface NewUnit {
  projectId: string
  buildingId: string
  key: string
  entrance?: string | undefined
  floor?: number | undefined
  number: string
  houseType?: string | undefined
  area?: number | undefined
  importId?: string | undefined
}

/** A row of `units`. Area is kept in whole square centimetres. */
export function unitRow(ctx: Ctx, unit: NewUnit) {
  const room = [unit.key, unit.entrance, unit.number]
    .filter((part) => part !== undefined && part !== '')
    .join('-')
  const read = readRoom(room)
  const floor = unit.floor ?? read?.floor
  return {
    tenant_id: ctx.tenantId,
    id: newId(Date.parse(ctx.now)),
    project_id: unit.projectId,
    building_id: unit.buildingId,
    building_key: unit.key,
    entrance: unit.entrance ?? null,
    floor: floor ?? null,
    number: unit.number,
    room,
    sort_key: sortKey({
      ...(read ?? {
        building: unit.key,
        ...(unit.entrance ? { unit: unit.entrance } : {}),
        room: unit.number,
      }),
      ...(floor === undefined ? {} : { floor }),
    }),
    house_type: unit.houseType ?? null,
    area_cm2: unit.area ? Math.round(unit.area * 10_000) : null,
    created_at: ctx.now,
    import_id: unit.importId ?? null,
  }
}

/** The home people call `text` in a project; made, with its building, when there is none. Throws `places.room_unreadable`. */
export async function unitNamed(
  ctx: Ctx,
  projectId: string,
  text: string,
  more: { houseType?: string | undefined; area?: number | undefined; importId?: string | undefined } = {},
): Promise<{ id: string; room: string; made: boolean }> {
  const read = readRoom(text)
  if (!read) throw new Refusal('places.room_unreadable', { text }, 'room')
  const key = read.building ? buildingKey(read.building) : ''
  const found = await ctx.db
    .selectFrom('units')
    .select(['id', 'room'])
    .where('tenant_id', '=', ctx.tenantId)
    .where('project_id', '=', projectId)
    .where('room', '=', [key, read.unit, read.room].filter(Boolean).join('-'))
    .executeTakeFirst()
  if (found) return { ...found, made: false }
  const building = await buildingNamed(ctx, projectId, read.building ? `${read.building}栋` : '散户')
  const row = unitRow(ctx, {
    projectId,
    buildingId: building.id,
    key,
    entrance: read.unit,
    floor: read.floor,
    number: read.room,
    ...more,
  })
  const steward = await ctx.db
    .selectFrom('grids')
    .select('staff_id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('building_id', '=', building.id)
    .where('until_on', 'is', null)
    .where('from_on', '<=', sql<string>`${ctx.now.slice(0, 10)}`)
    .where((eb) => eb.or([eb('entrance', 'is', null), eb('entrance', '=', read.unit ?? '')]))
    .executeTakeFirst()
  await ctx.db
    .insertInto('units')
    .values({ ...row, steward_id: steward?.staff_id ?? null })
    .execute()
  return { id: row.id, room: row.room, made: true }
}

export const addUnitOperation = implement(addUnit, async (ctx, input) => {
  const project = await ctx.db
    .selectFrom('projects')
    .select('id')
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', input.projectId)
    .executeTakeFirst()
  if (!project) throw new Refusal('places.unknown')
  const { id, room } = await unitNamed(ctx, input.projectId, input.room, {
    houseType: input.houseType,
    area: input.area,
  })
  return { id, room }
})

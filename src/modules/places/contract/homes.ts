import { z } from 'zod'
import { bounded, cursor, day, id, operation } from '#platform/operation.ts'
import { refusals } from './words.ts'

export const addUnit = operation({
  name: 'places.add-unit',
  title: { zh: '添加房屋', en: 'Add a home' },
  audience: 'staff',
  method: 'POST',
  path: '/projects/:projectId/units',
  permission: 'places.change',
  input: z.object({
    projectId: id,
    room: z.string().trim().min(1).max(40),
    houseType: z.string().max(40).optional(),
    area: z.number().positive().max(100_000).optional(),
  }),
  output: z.object({ id, room: z.string() }),
  refusals: {
    'places.unknown': refusals['places.unknown'],
    'places.room_unreadable': refusals['places.room_unreadable'],
  },
})

export const listUnits = operation({
  name: 'places.list-units',
  title: { zh: '房屋', en: 'Homes' },
  audience: 'staff',
  method: 'GET',
  path: '/units',
  permission: 'places.see',
  input: z.object({
    projectId: id.optional(),
    buildingId: id.optional(),
    room: z.string().max(40).optional(),
    withoutSteward: z.boolean().optional(),
    after: cursor,
    limit: z.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    units: z.array(
      z.object({
        id,
        room: z.string(),
        projectId: id,
        project: z.string(),
        houseType: z.string().nullable(),
        area: z.number().nullable(),
        steward: z.string().nullable(),
        stage: z.string().nullable(),
        holders: z.array(z.object({ id, name: z.string(), role: z.string() })),
        open: z.number(),
      }),
    ),
    total: bounded,
    after: z.string().nullable(),
  }),
})

export const seeUnit = operation({
  name: 'places.see-unit',
  title: { zh: '看房屋', en: 'See a home' },
  audience: 'staff',
  method: 'GET',
  path: '/units/:id',
  permission: 'places.see',
  input: z.object({ id }),
  output: z.object({
    unit: z.object({
      id,
      room: z.string(),
      projectId: id,
      project: z.string(),
      buildingId: id,
      building: z.string(),
      floor: z.number().nullable(),
      houseType: z.string().nullable(),
      area: z.number().nullable(),
      stewardId: id.nullable(),
      steward: z.string().nullable(),
    }),
    holdings: z.array(
      z.object({
        id,
        customerId: id,
        name: z.string(),
        role: z.string(),
        stage: z.string().nullable(),
        subscribedOn: day.nullable(),
        signedOn: day.nullable(),
        handoverOn: day.nullable(),
        handedOverOn: day.nullable(),
        movedInOn: day.nullable(),
        endedOn: day.nullable(),
      }),
    ),
    open: z.array(
      z.object({
        id,
        rule: z.string(),
        title: z.string(),
        clause: z.string(),
        dueAt: z.string(),
        customer: z.string().nullable(),
        owedBy: z.string().nullable(),
      }),
    ),
  }),
  refusals: { 'places.unknown': refusals['places.unknown'] },
})

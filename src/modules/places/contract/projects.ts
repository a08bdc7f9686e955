import { z } from 'zod'
import { day, id, operation } from '#platform/operation.ts'
import { milestoneNames, refusals } from './words.ts'

const project = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  city: z.string().nullable(),
  homes: z.number(),
  held: z.number(),
  open: z.number(),
  overdue: z.number(),
  next: z.object({ name: z.string(), on: day }).nullable(),
})

export const listProjects = operation({
  name: 'places.list-projects',
  title: { zh: '项目', en: 'Projects' },
  audience: 'staff',
  method: 'GET',
  path: '/projects',
  permission: 'places.see',
  input: z.object({}),
  output: z.object({ projects: z.array(project) }),
})

export const seeProject = operation({
  name: 'places.see-project',
  title: { zh: '看项目', en: 'See a project' },
  audience: 'staff',
  method: 'GET',
  path: '/projects/:id',
  permission: 'places.see',
  input: z.object({ id }),
  output: z.object({
    project: project.extend({ goLiveOn: day.nullable() }),
    milestones: z.array(z.object({ name: z.enum(milestoneNames), on: day.nullable() })),
    stages: z.array(z.object({ stage: z.string().nullable(), homes: z.number() })),
    batches: z.array(z.object({ id, name: z.string(), handoverOn: day.nullable(), homes: z.number() })),
    buildings: z.array(
      z.object({
        id,
        name: z.string(),
        batchId: id.nullable(),
        homes: z.number(),
        handoverOn: day.nullable(),
        stewards: z.array(z.string()),
      }),
    ),
    moves: z.array(
      z.object({
        id,
        subjectKind: z.string(),
        subject: z.string().nullable(),
        name: z.string(),
        wasOn: day.nullable(),
        onDate: day.nullable(),
        reason: z.string().nullable(),
        by: z.string().nullable(),
        at: z.string(),
        takenBackAt: z.string().nullable(),
      }),
    ),
    /** Building nodes reached, the newest first. */
    nodes: z.array(
      z.object({
        id,
        name: z.string(),
        on: day,
        photoId: id.nullable(),
        by: z.string(),
        at: z.string(),
        /** Recorded by this person within the last ten minutes. */
        mayTakeBack: z.boolean(),
      }),
    ),
    late: z.array(
      z.object({ staff: z.string().nullable(), role: z.string(), open: z.number(), overdue: z.number() }),
    ),
  }),
  refusals: { 'places.unknown': refusals['places.unknown'] },
})

export const addProject = operation({
  name: 'places.add-project',
  title: { zh: '添加项目', en: 'Add a project' },
  audience: 'staff',
  method: 'POST',
  path: '/projects',
  permission: 'places.change',
  input: z.object({
    name: z.string().trim().min(1).max(60),
    kind: z.enum(['residential', 'office', 'mall', 'other']).default('residential'),
    city: z.string().trim().max(40).optional(),
    goLiveOn: day.optional(),
  }),
  output: z.object({ id }),
  refusals: {
    'places.project_taken': refusals['places.project_taken'],
    'places.go_live_too_early': refusals['places.go_live_too_early'],
  },
})

export const changeProjectGoLive = operation({
  name: 'places.change-go-live',
  title: { zh: '改项目启用日', en: 'Change the go-live date of a project' },
  audience: 'staff',
  method: 'PUT',
  path: '/projects/:id/go-live',
  permission: 'system.administer',
  input: z.object({ id, on: day, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ on: day }),
  refusals: {
    'places.unknown': refusals['places.unknown'],
    'places.nothing_moved': refusals['places.nothing_moved'],
    'places.go_live_too_late': refusals['places.go_live_too_late'],
    'places.go_live_too_early': refusals['places.go_live_too_early'],
  },
})

export const addBatch = operation({
  name: 'places.add-batch',
  title: { zh: '添加批次', en: 'Add a batch' },
  audience: 'staff',
  method: 'POST',
  path: '/projects/:projectId/batches',
  permission: 'places.change',
  input: z.object({
    projectId: id,
    name: z.string().trim().min(1).max(40),
    buildingIds: z.array(id).max(200).default([]),
  }),
  output: z.object({ id }),
  refusals: {
    'places.unknown': refusals['places.unknown'],
    'places.building_taken': refusals['places.building_taken'],
  },
})

export const addBuilding = operation({
  name: 'places.add-building',
  title: { zh: '添加楼栋', en: 'Add a building' },
  audience: 'staff',
  method: 'POST',
  path: '/projects/:projectId/buildings',
  permission: 'places.change',
  input: z.object({
    projectId: id,
    name: z.string().trim().min(1).max(20),
    rooms: z
      .object({
        entrances: z.array(z.string().trim().min(1).max(4)).max(20).default([]),
        floors: z.string().trim().min(1).max(80),
        perFloor: z.number().int().min(1).max(60),
        skipFloors: z.array(z.number().int()).max(50).default([]),
        skipNumbers: z.array(z.number().int()).max(50).default([]),
        pattern: z.string().max(40).optional(),
      })
      .optional(),
  }),
  output: z.object({ id, homes: z.number() }),
  refusals: {
    'places.unknown': refusals['places.unknown'],
    'places.building_taken': refusals['places.building_taken'],
    'places.rooms_unreadable': refusals['places.rooms_unreadable'],
    'places.too_many_rooms': refusals['places.too_many_rooms'],
  },
})

/** Places: projects, batches, buildings and homes, and the milestones that hang on them. Who holds a home is customers'. */
import { z } from 'zod'
import { bounded, cursor, day, id, operation } from '#platform/operation.ts'

export const projectMilestones = {
  presaleOn: { zh: '认筹开始', en: 'Presale starts' },
  salesOpenOn: { zh: '开盘', en: 'Sales open' },
  salesSiteClosesOn: { zh: '售楼处关闭', en: 'Sales site closes' },
  firstHandoverOn: { zh: '首批交付', en: 'First handover' },
  handoverOn: { zh: '交付', en: 'Handover' },
  moveInOn: { zh: '入伙', en: 'Moving in starts' },
  moveInEndedOn: { zh: '入伙结束', en: 'Moving in ends' },
} as const
export type ProjectMilestone = keyof typeof projectMilestones
const milestoneNames = Object.keys(projectMilestones) as [ProjectMilestone, ...ProjectMilestone[]]

export const placeFields = {
  project: { zh: '项目', en: 'Project' },
  building: { zh: '楼栋', en: 'Building' },
  entrance: { zh: '单元', en: 'Entrance' },
  floor: { zh: '楼层', en: 'Floor' },
  room: { zh: '房号', en: 'Home' },
  houseType: { zh: '户型', en: 'House type' },
  area: { zh: '建筑面积', en: 'Area' },
  steward: { zh: '管家', en: 'Steward' },
} as const

const refusals = {
  'places.project_taken': { zh: '已有项目“{name}”。', en: 'There is a project “{name}” already.' },
  'places.building_taken': {
    zh: '这个项目已有“{name}”。',
    en: 'This project has a building “{name}” already.',
  },
  'places.unknown': {
    zh: '没有找到，或不在您的范围。',
    en: 'Not found, or outside your scope.',
    status: 404,
  },
  'places.rooms_unreadable': {
    zh: '房号规则读不懂：“{text}”。楼层写成 1-33 或 B1,1-18。',
    en: 'The rule “{text}” cannot be followed. Write floors as 1-33 or B1,1-18.',
    status: 422,
  },
  'places.too_many_rooms': {
    zh: '一次最多 5,000 户，这条规则会生成 {text} 户。',
    en: 'At most 5,000 homes at once; this rule makes {text}.',
    status: 422,
  },
  'places.room_unreadable': {
    zh: '“{text}”读不成房号，请写成 7-2-1802 这样。',
    en: '“{text}” is no home. Write it as 7-2-1802.',
    status: 422,
  },
  'places.nothing_moved': { zh: '日期没有变。', en: 'The date is the same.', status: 422 },
  'places.already_taken_back': {
    zh: '这次改动已经撤回过，或之后又改过。',
    en: 'This move was taken back already, or moved again since.',
  },
} as const

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
  refusals: { 'places.project_taken': refusals['places.project_taken'] },
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

const moveEffect = z.object({
  name: z.string(),
  wasOn: day.nullable(),
  onDate: day.nullable(),
  homes: z.number(),
  /** Open obligations that move, from when to when. */
  moves: z.array(
    z.object({
      rule: z.string(),
      title: z.string(),
      room: z.string().nullable(),
      from: z.string(),
      to: z.string(),
    }),
  ),
  moved: z.number(),
  opens: z.number(),
  /** Done under the old date: a second document has to correct the first. */
  corrections: z.array(
    z.object({ rule: z.string(), title: z.string(), room: z.string().nullable(), doneAt: z.string() }),
  ),
  corrected: z.number(),
  /** People whose week gets more than they can do. */
  overflow: z.array(z.object({ staff: z.string(), week: z.string(), count: z.number() })),
})

export const moveMilestone = operation({
  name: 'places.move-milestone',
  title: { zh: '改里程碑', en: 'Move a milestone' },
  audience: 'staff',
  method: 'POST',
  path: '/milestones',
  permission: 'places.change',
  input: z.object({
    subjectKind: z.enum(['project', 'batch', 'building', 'holding']),
    subjectId: id,
    name: z.enum(milestoneNames),
    on: day.nullable(),
    reason: z.string().trim().max(200).optional(),
    preview: z.boolean().default(false),
  }),
  output: moveEffect.extend({ moveId: id.nullable() }),
  refusals: {
    'places.unknown': refusals['places.unknown'],
    'places.nothing_moved': refusals['places.nothing_moved'],
  },
})

export const takeBackMove = operation({
  name: 'places.take-back-move',
  title: { zh: '撤回里程碑改动', en: 'Take back a move' },
  audience: 'staff',
  method: 'POST',
  path: '/milestones/:id/take-back',
  permission: 'places.change',
  input: z.object({ id }),
  output: moveEffect.extend({ moveId: id.nullable() }),
  refusals: {
    'places.unknown': refusals['places.unknown'],
    'places.already_taken_back': refusals['places.already_taken_back'],
    'places.nothing_moved': refusals['places.nothing_moved'],
  },
})

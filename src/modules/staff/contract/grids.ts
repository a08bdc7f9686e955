import { z } from 'zod'
import { day, id, operation } from '#platform/operation.ts'
import { staffRefusals } from './words.ts'

export const handover = z.object({
  homes: z.number(),
  customers: z.number(),
  open: z.number(),
  overdue: z.number(),
  list: z.array(
    z.object({
      obligationId: id,
      room: z.string().nullable(),
      customer: z.string().nullable(),
      rule: z.string(),
      title: z.string(),
      dueAt: z.string(),
    }),
  ),
  /** Covers of today and later that touch the stewards of these homes. */
  covers: z.array(z.object({ staff: z.string(), coveredBy: z.string(), fromOn: day, untilOn: day })),
})

export const leaveStaff = operation({
  name: 'staff.leave',
  title: { zh: '离职停用', en: 'Close a leaver' },
  audience: 'staff',
  method: 'POST',
  path: '/staff/:id/leave',
  permission: 'staff.administer',
  input: z.object({ id, leftOn: day, toStaffId: id.nullish() }),
  output: handover,
  refusals: {
    'staff.unknown': staffRefusals['staff.unknown'],
    'staff.last_administrator': staffRefusals['staff.last_administrator'],
    'staff.left': staffRefusals['staff.left'],
    'staff.grid_person': staffRefusals['staff.grid_person'],
  },
})

export const beginGrids = operation({
  name: 'staff.begin-grids',
  title: { zh: '到日子交接', en: 'Begin handovers' },
  audience: 'system',
  method: 'POST',
  path: '/grids/begin',
  permission: null,
  input: z.object({}),
  output: z.object({ begun: z.number() }),
})

export const assignGrid = operation({
  name: 'staff.assign-grid',
  title: { zh: '交接分片', en: 'Hand over homes' },
  audience: 'staff',
  method: 'POST',
  path: '/grids',
  permission: 'staff.assign',
  input: z.object({
    buildingId: id,
    entrance: z.string().max(20).nullish(),
    staffId: id,
    fromOn: day,
    preview: z.boolean().default(false),
  }),
  output: handover,
  refusals: {
    'staff.unknown': staffRefusals['staff.unknown'],
    'staff.left': staffRefusals['staff.left'],
    'staff.grid_person': staffRefusals['staff.grid_person'],
    'staff.building_unknown': staffRefusals['staff.building_unknown'],
  },
})

export const listGrids = operation({
  name: 'staff.list-grids',
  title: { zh: '分片', en: 'Who looks after which homes' },
  audience: 'staff',
  method: 'GET',
  path: '/grids',
  permission: 'staff.see',
  input: z.object({ projectId: id.optional() }),
  output: z.object({
    grids: z.array(
      z.object({
        buildingId: id,
        building: z.string(),
        projectId: id,
        project: z.string(),
        entrance: z.string().nullable(),
        staffId: id.nullable(),
        steward: z.string().nullable(),
        homes: z.number(),
        fromOn: day.nullable(),
      }),
    ),
    withoutSteward: z.number(),
  }),
})

import { z } from 'zod'
import { day, id, operation } from '#platform/operation.ts'
import { milestoneNames, refusals } from './words.ts'

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
  input: z.object({ id, preview: z.boolean().default(false) }),
  output: moveEffect.extend({ moveId: id.nullable() }),
  refusals: {
    'places.unknown': refusals['places.unknown'],
    'places.already_taken_back': refusals['places.already_taken_back'],
    'places.nothing_moved': refusals['places.nothing_moved'],
  },
})

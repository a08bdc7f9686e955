import { z } from 'zod'
import { id, operation } from '#platform/operation.ts'
import { refusals } from './words.ts'

export const seeBuilding = operation({
  name: 'places.see-building',
  title: { zh: '房态图', en: 'Building at a glance' },
  audience: 'staff',
  method: 'GET',
  path: '/buildings/:id',
  permission: 'places.see',
  input: z.object({ id }),
  output: z.object({
    building: z.object({ id, name: z.string(), projectId: id, project: z.string() }),
    /** All buildings of the project, in order. */
    buildings: z.array(z.object({ id, name: z.string() })),
    /** Stages in the order in which a home goes through them. */
    stages: z.array(z.string()),
    /** Those this person may see, in the order in which people walk. */
    homes: z.array(
      z.object({
        id,
        room: z.string(),
        number: z.string(),
        entrance: z.string().nullable(),
        floor: z.number().nullable(),
        /** The owner, else whoever lives there; null: nobody on record. */
        holder: z.string().nullable(),
        stage: z.string().nullable(),
        /** Somebody of this home was met in person since 1 January. */
        metThisYear: z.boolean(),
        /** What people may do now and have not; with what is owed to those whose main home this is. */
        open: z.number(),
        overdue: z.number(),
      }),
    ),
  }),
  refusals: { 'places.unknown': refusals['places.unknown'] },
})

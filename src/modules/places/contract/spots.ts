import { z } from 'zod'
import { done, id, operation } from '#platform/operation.ts'
import { refusals } from './words.ts'

/** Places of a project with a code of their own that are no homes: lifts, gates, shops; by name. */
export const listSpots = operation({
  name: 'places.spots',
  title: { zh: '挂码的地点', en: 'Spots with a code' },
  audience: 'staff',
  method: 'GET',
  path: '/projects/:projectId/spots',
  permission: 'places.see',
  input: z.object({ projectId: id }),
  output: z.object({ spots: z.array(z.object({ id, name: z.string() })) }),
  refusals: { 'places.unknown': refusals['places.unknown'] },
})

/** Several at once, one name each; a name that is there already is left as it is. */
export const markSpots = operation({
  name: 'places.mark-spots',
  title: { zh: '登记挂码的地点', en: 'Mark spots' },
  audience: 'staff',
  method: 'POST',
  path: '/projects/:projectId/spots',
  permission: 'places.change',
  input: z.object({ projectId: id, names: z.array(z.string().trim().min(1).max(120)).min(1).max(200) }),
  output: z.object({ marked: z.number() }),
  refusals: { 'places.unknown': refusals['places.unknown'] },
})

/** The code that hangs there goes on opening a report; it is only off the list. */
export const endSpot = operation({
  name: 'places.end-spot',
  title: { zh: '去掉挂码的地点', en: 'Take a spot off the list' },
  audience: 'staff',
  method: 'DELETE',
  path: '/spots/:id',
  permission: 'places.change',
  input: z.object({ id }),
  output: done,
  refusals: { 'places.unknown': refusals['places.unknown'] },
})

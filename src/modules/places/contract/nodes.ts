import { z } from 'zod'
import { day, id, operation } from '#platform/operation.ts'
import { refusals } from './words.ts'

/** Offered where a node is recorded; any other name will do. */
export const usualNodes = ['正负零', '封顶', '落架', '外立面亮相', '园林完工', '竣工备案'] as const

/** A building node was reached: a fact, which the playbook may answer with notices to buyers. */
export const recordNode = operation({
  name: 'places.record-node',
  title: { zh: '记工程节点', en: 'Record a building node' },
  audience: 'staff',
  method: 'POST',
  path: '/projects/:projectId/nodes',
  permission: 'places.change',
  input: z.object({
    projectId: id,
    /** As customers will read it in the notice. */
    name: z.string().trim().min(1).max(30),
    on: day,
    photoId: id.optional(),
  }),
  output: z.object({ id, opened: z.number(), unopened: z.number(), earliestDueAt: z.string().nullable() }),
  refusals: {
    'places.unknown': refusals['places.unknown'],
    'places.node_recorded': {
      zh: '“{name}”已经记过了，看下面的列表。',
      en: '“{name}” is recorded already; see the list below.',
      status: 409,
    },
  },
})

/** Within ten minutes its author takes it back: what it opened is gone, unless something was sent already. */
export const takeBackNode = operation({
  name: 'places.take-back-node',
  title: { zh: '撤回工程节点', en: 'Take back a building node' },
  audience: 'staff',
  method: 'POST',
  path: '/nodes/:id/take-back',
  permission: 'places.change',
  input: z.object({ id }),
  output: z.object({ removed: z.number() }),
  refusals: {
    'places.unknown': refusals['places.unknown'],
    'places.node_not_author': {
      zh: '只能由 {who} 撤回。',
      en: 'Only {who} may take this back.',
    },
    'places.node_too_late': {
      zh: '超过 10 分钟不能撤回。记错了，请告诉管家向客户更正。',
      en: 'It can be taken back for 10 minutes only. If it was wrong, let the stewards correct it with the customers.',
    },
    'places.node_told': {
      zh: '已经开始告诉客户（{count} 户），撤不回了。',
      en: 'Customers are being told already ({count}); it cannot be taken back.',
    },
  },
})

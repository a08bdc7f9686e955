import { z } from 'zod'
import { done, id, operation } from '#platform/operation.ts'
import { customerRefusals } from './words.ts'

export const addRelation = operation({
  name: 'customers.add-relation',
  title: { zh: '登记家庭关系', en: 'Add a relation' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/relations',
  permission: 'customers.change',
  input: z.object({ id, otherId: id, kind: z.string().trim().min(1).max(20) }),
  output: done,
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.same': customerRefusals['customers.same'],
  },
})

export const mergeCustomers = operation({
  name: 'customers.merge',
  title: { zh: '合并客户', en: 'Merge two customers' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/merge',
  permission: 'customers.merge',
  input: z.object({ id, goneId: id }),
  output: z.object({ mergeId: id, holdings: z.number(), contacts: z.number() }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.same': customerRefusals['customers.same'],
  },
})

export const undoMerge = operation({
  name: 'customers.undo-merge',
  title: { zh: '拆回合并', en: 'Undo a merge' },
  audience: 'staff',
  method: 'POST',
  path: '/customer-merges/:id/undo',
  permission: 'customers.merge',
  input: z.object({ id }),
  output: done,
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.merge_undone': customerRefusals['customers.merge_undone'],
  },
})

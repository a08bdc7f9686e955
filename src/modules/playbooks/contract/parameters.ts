import { z } from 'zod'
import { day, done, id, operation } from '#platform/operation.ts'
import { refusals } from './words.ts'

export const setParameter = operation({
  name: 'playbooks.set-parameter',
  title: { zh: '改参数', en: 'Set a parameter' },
  audience: 'staff',
  method: 'POST',
  path: '/playbooks/:name/parameters/:parameter',
  permission: 'playbook.publish',
  input: z.object({
    name: z.string().max(60),
    parameter: z.string().max(60),
    value: z.string().trim().min(1).max(200),
    projectId: id.nullish(),
    fromOn: day,
    reason: z.string().trim().min(1).max(200),
  }),
  output: done,
  refusals: {
    'playbooks.unknown': refusals['playbooks.unknown'],
    'playbooks.parameter_unknown': refusals['playbooks.parameter_unknown'],
    'playbooks.parameter_out_of_bounds': refusals['playbooks.parameter_out_of_bounds'],
    'playbooks.parameter_unreadable': refusals['playbooks.parameter_unreadable'],
  },
})

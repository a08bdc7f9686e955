import { z } from 'zod'
import { day, id, operation } from '#platform/operation.ts'
import { obligationRefusals } from './words.ts'

export const askExcuse = operation({
  name: 'obligations.ask-excuse',
  title: { zh: '申请免除', en: 'Ask to excuse' },
  audience: 'staff',
  method: 'POST',
  path: '/obligations/:id/excuse',
  permission: 'work.do',
  input: z.object({
    id,
    reason: z.string().trim().min(1).max(60),
    note: z.string().trim().max(400).optional(),
  }),
  output: z.object({ waitsFor: z.string().nullable() }),
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.closed': obligationRefusals['obligations.closed'],
    'obligations.excuse_asked': obligationRefusals['obligations.excuse_asked'],
    'obligations.reason_not_listed': obligationRefusals['obligations.reason_not_listed'],
    'obligations.never_excused': obligationRefusals['obligations.never_excused'],
    'obligations.note_needed': obligationRefusals['obligations.note_needed'],
  },
})

export const decideExcuses = operation({
  name: 'obligations.decide-excuses',
  title: { zh: '批免除', en: 'Decide on excusing' },
  audience: 'staff',
  method: 'POST',
  path: '/excuses',
  permission: 'work.supervise',
  input: z.object({
    ids: z.array(id).min(1).max(200),
    agree: z.boolean(),
    until: day.nullish(),
    note: z.string().trim().max(200).optional(),
  }),
  output: z.object({ decided: z.number() }),
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.no_excuse_asked': obligationRefusals['obligations.no_excuse_asked'],
    'obligations.own_excuse': obligationRefusals['obligations.own_excuse'],
  },
})

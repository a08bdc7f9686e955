import { z } from 'zod'
import { done, id, moment, operation } from '#platform/operation.ts'
import { obligationRefusals } from './words.ts'

export const appoint = operation({
  name: 'obligations.appoint',
  title: { zh: '改约', en: 'Appoint a time' },
  audience: 'staff',
  method: 'POST',
  path: '/obligations/:id/appointment',
  permission: 'work.do',
  input: z.object({ id, at: moment.nullable() }),
  output: done,
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.closed': obligationRefusals['obligations.closed'],
    'obligations.past_appointment': obligationRefusals['obligations.past_appointment'],
  },
})

export const transfer = operation({
  name: 'obligations.transfer',
  title: { zh: '转给同事', en: 'Pass on to a colleague' },
  audience: 'staff',
  method: 'POST',
  path: '/obligations/transfer',
  permission: 'work.do',
  input: z.object({
    ids: z.array(id).min(1).max(200),
    staffId: id,
    reason: z.string().trim().max(200).optional(),
  }),
  output: z.object({ moved: z.number() }),
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.no_such_colleague': {
      zh: '没有这位同事，或已离职。',
      en: 'No such colleague, or gone.',
      status: 422,
    },
  },
})

export const confirmDone = operation({
  name: 'obligations.confirm-done',
  title: { zh: '完成', en: 'State it done' },
  audience: 'staff',
  method: 'POST',
  path: '/obligations/:id/done',
  permission: 'work.do',
  input: z.object({
    id,
    at: moment.optional(),
    note: z.string().trim().max(2000).optional(),
    fileIds: z.array(id).max(20).default([]),
    answers: z.record(z.string(), z.unknown()).optional(),
  }),
  output: z.object({ inTime: z.boolean(), lateEntry: z.boolean() }),
  refusals: {
    'obligations.unknown': obligationRefusals['obligations.unknown'],
    'obligations.closed': obligationRefusals['obligations.closed'],
    'obligations.evidence_missing': {
      zh: '还缺：{what}。补上再点完成。',
      en: 'Still missing: {what}.',
      status: 422,
    },
    'obligations.form': { zh: '“{question}”：{why}', en: '“{question}”: {why}', status: 422 },
    'obligations.by_ticket': {
      zh: '这件在诉求里办：打开那件诉求，答复、办完或回访。',
      en: 'This is done on the ticket itself: open it to answer, solve or call back.',
      status: 422,
    },
    'obligations.by_procedure': {
      zh: '这是流程里的一步：打开那件流程来办。',
      en: 'This is a step of a procedure: open its record to do it.',
      status: 422,
    },
    'obligations.by_record': {
      zh: '这件事要记一笔联系才算完成。',
      en: 'This is met by recording the contact.',
      status: 422,
    },
    'events.future': obligationRefusals['events.future'],
    'months.closed': {
      zh: '{month} 已封账。请找 {who} 办更正。',
      en: '{month} is closed. Ask {who} for a correction.',
    },
  },
})

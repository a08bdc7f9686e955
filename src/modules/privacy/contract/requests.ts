import { z } from 'zod'
import { cursor, done, id, operation } from '#platform/operation.ts'

/** Within so many working days a person is answered. */
export const ANSWER_WORKING_DAYS = 15

export const requestKinds = {
  copy: { zh: '要一份完整的复制件', en: 'A full copy' },
  correct: { zh: '更正', en: 'A correction' },
  erase: { zh: '删除', en: 'Erasure' },
  explain: { zh: '解释说明', en: 'An explanation' },
} as const

export const dataRequestStates = {
  open: { zh: '等答复', en: 'To be answered' },
  done: { zh: '已办', en: 'Done' },
  declined: { zh: '不能办', en: 'Declined' },
} as const

const kind = z.enum(['copy', 'correct', 'erase', 'explain'])
const state = z.enum(['open', 'done', 'declined'])
const asked = z.object({
  id,
  kind,
  note: z.string().nullable(),
  askedAt: z.string(),
  dueOn: z.string(),
  state,
  answer: z.string().nullable(),
  decidedAt: z.string().nullable(),
})

/** Asks; whoever may erase is told. */
export const askAboutMyData = operation({
  name: 'privacy.ask',
  title: { zh: '申请', en: 'Ask about my data' },
  audience: 'customer',
  method: 'POST',
  path: '/data-requests',
  permission: null,
  input: z.object({ kind, note: z.string().trim().max(500).optional() }),
  output: z.object({ id, dueOn: z.string() }),
  refusals: {
    'privacy.asked_already': {
      zh: '这一项您已经申请过，最晚 {dueOn} 答复您。',
      en: 'You have asked for this already; you will be answered by {dueOn}.',
    },
    'privacy.say_what': {
      zh: '请写明哪里要更正，或要解释什么。',
      en: 'Say what is to be corrected or explained.',
      status: 422,
    },
  },
})

export const listMyDataRequests = operation({
  name: 'privacy.list-mine',
  title: { zh: '我的申请', en: 'What I asked' },
  audience: 'customer',
  method: 'GET',
  path: '/data-requests',
  permission: null,
  input: z.object({}),
  output: z.object({ requests: z.array(asked) }),
})

export const listDataRequests = operation({
  name: 'privacy.list-requests',
  title: { zh: '个人信息申请', en: 'Requests of persons' },
  audience: 'staff',
  method: 'GET',
  path: '/data-requests',
  permission: 'customers.erase',
  input: z.object({
    state: state.default('open'),
    after: cursor,
    limit: z.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    requests: z.array(
      asked.extend({
        customerId: id,
        customer: z.string(),
        room: z.string().nullable(),
        decidedBy: z.string().nullable(),
      }),
    ),
    after: z.string().nullable(),
  }),
})

/** The answer is what the person reads. Doing it is done where it belongs: the record, the export, the erasure. */
export const answerDataRequest = operation({
  name: 'privacy.answer-request',
  title: { zh: '答复个人信息申请', en: 'Answer a person' },
  audience: 'staff',
  method: 'POST',
  path: '/data-requests/:id/answer',
  permission: 'customers.erase',
  input: z.object({ id, granted: z.boolean(), answer: z.string().trim().min(2).max(1000) }),
  output: done,
  refusals: {
    'privacy.request_unknown': {
      zh: '没有这个申请，或不在您的范围。',
      en: 'No such request, or outside your scope.',
      status: 404,
    },
    'privacy.request_answered': { zh: '这个申请已经答复过了。', en: 'This request was answered already.' },
  },
})

import { z } from 'zod'
import { cursor, done, id, operation, words } from '#platform/operation.ts'
import { field, fieldName } from './wanted.ts'
import { refusing, writing } from './words.ts'

export const changeStates = {
  open: { zh: '等答复', en: 'To be answered' },
  accepted: { zh: '改了', en: 'Changed' },
  declined: { zh: '没有改', en: 'Not changed' },
} as const

const state = z.enum(['open', 'accepted', 'declined'])

const asked = z.object({
  id,
  field: fieldName,
  title: words,
  /** As it was when asked, and as it shall be; phone and document masked; null: nothing, or erased. */
  before: words.nullable(),
  after: words.nullable(),
  why: z.string().nullable(),
  askedAt: z.string(),
  state,
  answer: z.string().nullable(),
  decidedAt: z.string().nullable(),
})

const wish = {
  field: fieldName,
  value: z.string().trim().min(1).max(2000),
  why: z.string().trim().max(300).optional(),
}

const refused = {
  ...writing,
  'dossiers.asked_already': {
    zh: '“{field}”已经有人申请改了，还没有答复。等答复了再提。',
    en: 'A change of “{field}” was asked for already and is not answered yet. Wait for the answer.',
  },
  'dossiers.same_value': {
    zh: '“{field}”现在就是这样，不用改。',
    en: '“{field}” is so already. Nothing is to be changed.',
    status: 422,
  },
} as const

/** By somebody who may see the record and not change it; whoever is responsible is told. */
export const askChange = operation({
  name: 'dossiers.ask-change',
  title: { zh: '申请改资料', en: 'Ask for a change of a record' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/changes',
  permission: 'customers.see',
  input: z.object({ id, ...wish }),
  output: z.object({ id }),
  refusals: {
    ...refused,
    'dossiers.may_change': {
      zh: '您可以自己改这份资料，不用申请。',
      en: 'You may change this record yourself.',
    },
  },
})

/** By the person himself, in the portal. */
export const askMyChange = operation({
  name: 'dossiers.ask-my-change',
  title: { zh: '改我的资料', en: 'Ask for a change of my record' },
  audience: 'customer',
  method: 'POST',
  path: '/my-record',
  permission: null,
  input: z.object(wish),
  output: z.object({ id }),
  refusals: refused,
})

/** What of me is on record, and what I asked to have changed. */
export const seeMyRecord = operation({
  name: 'dossiers.see-my-record',
  title: { zh: '我的资料', en: 'My record' },
  audience: 'customer',
  method: 'GET',
  path: '/my-record',
  permission: null,
  input: z.object({}),
  output: z.object({
    fields: z.array(field.extend({ value: words.nullable() })),
    changes: z.array(asked),
  }),
})

/** Those of records in scope; who may not change records sees what he asked for. */
export const listChanges = operation({
  name: 'dossiers.list-changes',
  title: { zh: '资料变更申请', en: 'Changes asked for' },
  audience: 'staff',
  method: 'GET',
  path: '/changes',
  permission: 'customers.see',
  input: z.object({
    state: state.default('open'),
    after: cursor,
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    requests: z.array(
      asked.extend({
        customerId: id,
        customer: z.string(),
        room: z.string().nullable(),
        /** What stands there now, where somebody changed it since it was asked. */
        now: words.nullable(),
        /** Of the record: what is accepted has to be what was read. */
        version: z.number(),
        /** Null: the customer himself. */
        askedBy: z.string().nullable(),
        decidedBy: z.string().nullable(),
      }),
    ),
    after: z.string().nullable(),
  }),
})

/** Accepted, the record is changed; declined, with the reason the asker reads. */
export const answerChange = operation({
  name: 'dossiers.answer-change',
  title: { zh: '答复资料变更', en: 'Answer a change' },
  audience: 'staff',
  method: 'POST',
  path: '/changes/:id/answer',
  permission: 'customers.change',
  input: z.object({
    id,
    accepted: z.boolean(),
    version: z.number().int(),
    answer: z.string().trim().max(500).optional(),
  }),
  output: done,
  refusals: {
    ...writing,
    ...refusing('customers.changed_meanwhile'),
    'dossiers.change_unknown': {
      zh: '没有这个申请，或不在您的范围。',
      en: 'No such request, or outside your scope.',
      status: 404,
    },
    'dossiers.change_answered': { zh: '这个申请已经答复过了。', en: 'This request was answered already.' },
    'dossiers.say_why': {
      zh: '不改要写明为什么，申请的人会看到。',
      en: 'Say why it is not changed: the asker reads it.',
      status: 422,
    },
  },
})

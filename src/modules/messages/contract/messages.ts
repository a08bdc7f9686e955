import { z } from 'zod'
import { cursor, id, operation } from '#platform/operation.ts'

const counted = z.array(z.object({ reason: z.string(), count: z.number() }))

export const listMessages = operation({
  name: 'messages.list',
  title: { zh: '消息', en: 'Messages' },
  audience: 'staff',
  method: 'GET',
  path: '/messages',
  permission: 'messages.see',
  input: z.object({
    state: z.string().max(20).optional(),
    after: cursor,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    messages: z.array(
      z.object({
        id,
        at: z.string(),
        customerId: id.nullable(),
        customer: z.string().nullable(),
        room: z.string().nullable(),
        template: z.string(),
        purpose: z.string(),
        channel: z.string(),
        body: z.string(),
        state: z.string(),
        skipReason: z.string().nullable(),
        /** The provider's code first, then its words. */
        answer: z.string().nullable(),
        /** When the provider was asked what became of it. */
        askedAt: z.string().nullable(),
        sentAt: z.string().nullable(),
        /** Who sent it by hand; null: the policy did. */
        by: z.string().nullable(),
      }),
    ),
    states: z.array(z.object({ state: z.string(), count: z.number() })),
    skipped: counted,
    after: z.string().nullable(),
  }),
})

/** Letters that are owed and not sent yet, each as it is to be printed; whoever may do the work sees those of his scope. */
export const listLetters = operation({
  name: 'messages.letters',
  title: { zh: '要寄的信', en: 'Letters to send' },
  audience: 'staff',
  method: 'GET',
  path: '/messages/letters',
  permission: 'work.do',
  input: z.object({
    projectId: id.optional(),
    /** One letter of a policy: `property-care handover-notice`. */
    letter: z.string().max(130).optional(),
  }),
  output: z.object({
    /** Which letters there are to print, with how many of each, whichever is chosen. */
    kinds: z.array(z.object({ letter: z.string(), title: z.string(), count: z.number() })),
    letters: z.array(
      z.object({
        obligationId: id,
        customerId: id,
        customer: z.string(),
        room: z.string().nullable(),
        dueAt: z.string().nullable(),
        title: z.string().nullable(),
        body: z.string(),
        /** What goes with it, in the words of the policy. */
        enclosed: z.array(z.string()),
        address: z.string().nullable(),
      }),
    ),
    /** More than a hundred: those due first stand here. */
    more: z.boolean(),
  }),
})

export const listMailings = operation({
  name: 'messages.list-mailings',
  title: { zh: '自动发的消息', en: 'Messages sent by themselves' },
  audience: 'staff',
  method: 'GET',
  path: '/mailings',
  permission: 'messages.see',
  input: z.object({}),
  output: z.object({
    mailings: z.array(
      z.object({ playbook: z.string(), rule: z.string(), title: z.string(), purpose: z.string() }),
    ),
  }),
})

export const previewMailing = operation({
  name: 'messages.preview-mailing',
  title: { zh: '预览群发', en: 'Preview a mailing' },
  audience: 'staff',
  method: 'GET',
  path: '/mailings/preview',
  permission: 'messages.change',
  input: z.object({ playbook: z.string().max(60), rule: z.string().max(80) }),
  output: z.object({
    /** Customers the rule is about today. */
    audience: z.number(),
    /** How many of them were asked at the gate: the first thousand. */
    judged: z.number(),
    would: z.number(),
    skipped: z.array(z.object({ reason: z.string(), count: z.number() })),
    examples: z.array(z.object({ customer: z.string(), body: z.string() })),
  }),
  refusals: {
    'messages.unknown': {
      zh: '没有这个模板，或客户不在您的范围。',
      en: 'No such template, or the customer is outside your scope.',
      status: 404,
    },
  },
})

export const retryMessages = operation({
  name: 'messages.retry',
  title: { zh: '重发', en: 'Send again' },
  audience: 'staff',
  method: 'POST',
  path: '/messages/retry',
  permission: 'messages.change',
  input: z.object({ ids: z.array(id).min(1).max(200) }),
  output: z.object({ queued: z.number() }),
  refusals: {
    'messages.not_failed': {
      zh: '只有失败或不确定的消息可以重发。',
      en: 'Only failed or unknown messages can be sent again.',
    },
    'messages.being_asked': {
      zh: '正在问服务商这条发出去没有，问到之前不能重发。',
      en: 'The provider is being asked whether this went out. It cannot be sent again before that.',
    },
  },
})

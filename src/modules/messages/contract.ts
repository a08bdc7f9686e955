/** Messages: what leaves the house. Every one passes the gate; whatever is not sent says why. */
import { z } from 'zod'
import { cursor, id, operation } from '#platform/operation.ts'

export const messagePurposes = {
  service: { zh: '服务通知', en: 'Service notice' },
  care: { zh: '关怀', en: 'Care' },
  marketing: { zh: '营销', en: 'Marketing' },
} as const

export const messageStates = {
  queued: { zh: '待发送', en: 'Waiting' },
  claimed: { zh: '发送中', en: 'Being sent' },
  sent: { zh: '已发出', en: 'Sent' },
  delivered: { zh: '已送达', en: 'Delivered' },
  failed: { zh: '失败', en: 'Failed' },
  unknown: { zh: '不确定', en: 'Unknown' },
  skipped: { zh: '未发', en: 'Not sent' },
} as const

export const skipReasons = {
  'no-consent': { zh: '没有同意', en: 'No consent' },
  withdrawn: { zh: '撤回了同意', en: 'Consent withdrawn' },
  'no-phone': { zh: '没有手机号', en: 'No mobile number' },
  suppressed: { zh: '重点关注，暂停关怀', en: 'Held back for this customer' },
  capped: { zh: '近期已发过', en: 'Sent one recently' },
  'quiet-hours': { zh: '免打扰时间', en: 'Quiet hours' },
  'no-longer-owed': { zh: '不再需要', en: 'No longer owed' },
  'no-template': { zh: '没有模板', en: 'No template' },
} as const

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
        answer: z.string().nullable(),
        sentAt: z.string().nullable(),
      }),
    ),
    states: z.array(z.object({ state: z.string(), count: z.number() })),
    skipped: counted,
    after: z.string().nullable(),
  }),
})

export const previewMessage = operation({
  name: 'messages.preview',
  title: { zh: '预览消息', en: 'Preview a message' },
  audience: 'staff',
  method: 'GET',
  path: '/messages/preview',
  permission: 'messages.see',
  input: z.object({ playbook: z.string().max(60), template: z.string().max(60), customerId: id }),
  output: z.object({
    body: z.string(),
    purpose: z.string(),
    channel: z.string(),
    wouldSend: z.boolean(),
    reason: z.string().nullable(),
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
  },
})

/** Claims one queued message before the provider is called; the claim is committed first. */
export const claimMessage = operation({
  name: 'messages.claim',
  title: { zh: '取待发消息', en: 'Claim a message' },
  audience: 'system',
  method: 'POST',
  path: '/messages/claim',
  permission: null,
  input: z.object({}),
  output: z.object({
    message: z
      .object({ id, channel: z.string(), to: z.string(), body: z.string(), template: z.string() })
      .nullable(),
  }),
})

/** Keeps what the provider answered. */
export const settleMessage = operation({
  name: 'messages.settle',
  title: { zh: '记发送结果', en: 'Settle a message' },
  audience: 'system',
  method: 'POST',
  path: '/messages/settle',
  permission: null,
  input: z.object({
    id,
    state: z.enum(['sent', 'delivered', 'failed', 'unknown']),
    providerId: z.string().max(200).nullish(),
    answer: z.string().max(1000).nullish(),
  }),
  output: z.object({ met: z.boolean() }),
})

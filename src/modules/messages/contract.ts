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

/** What the codes of providers mean for us, and what to do. `{code}` alone is shown for all others. */
export const providerWords: Record<string, { zh: string; en: string }> = {
  OK: { zh: '服务商已收下', en: 'Taken by the provider' },
  STAND_IN: {
    zh: '没有接短信服务商，没有真的发出，只记在 sent.log',
    en: 'No provider is set up: it did not leave the house, it is in sent.log',
  },
  DELIVERED: { zh: '手机已收到', en: 'Received on the phone' },
  'isv.BUSINESS_LIMIT_CONTROL': {
    zh: '发给这个号码的太多，服务商限制了，过一天再发',
    en: 'Too many to this number; the provider limits it. Send it a day later',
  },
  'isv.DAY_LIMIT_CONTROL': { zh: '今天的发送量到上限了', en: 'The limit of the day is reached' },
  'isv.MONTH_LIMIT_CONTROL': { zh: '本月的发送量到上限了', en: 'The limit of the month is reached' },
  'isv.MOBILE_NUMBER_ILLEGAL': { zh: '手机号不对，请核对', en: 'Not a mobile number. Check it' },
  'isv.BLACK_KEY_CONTROL_LIMIT': {
    zh: '号码或内容在服务商的黑名单里',
    en: 'The number or the text is black-listed at the provider',
  },
  'isv.PARAM_LENGTH_LIMIT': { zh: '内容太长', en: 'The text is too long' },
  'isv.SMS_TEMPLATE_ILLEGAL': {
    zh: '模板还没有通过审核，或模板号不对',
    en: 'The template is not approved yet, or its code is wrong',
  },
  'isv.SMS_SIGNATURE_ILLEGAL': { zh: '签名没有通过审核', en: 'The signature is not approved' },
  'isv.TEMPLATE_MISSING_PARAMETERS': {
    zh: '服务商的模板里有我们没有填的变量',
    en: 'The template of the provider has a gap that we do not fill',
  },
  'isv.AMOUNT_NOT_ENOUGH': { zh: '短信余额不足，请充值', en: 'No balance left at the provider. Top it up' },
  'isv.OUT_OF_SERVICE': { zh: '短信服务欠费停了', en: 'The service is stopped for unpaid bills' },
  SignatureDoesNotMatch: {
    zh: '短信密钥不对，请系统管理员核对',
    en: 'The secret is wrong. The administrator has to check it',
  },
  'InvalidAccessKeyId.NotFound': {
    zh: '短信密钥不对，请系统管理员核对',
    en: 'The key is wrong. The administrator has to check it',
  },
  'Throttling.User': {
    zh: '一下发得太多，服务商没有收',
    en: 'Too many at once; the provider did not take it',
  },
  NO_TEMPLATE_CODE: {
    zh: '这个模板没有配服务商的模板号，请系统管理员配上',
    en: 'This template has no code at the provider. The administrator has to set it',
  },
  NO_SENDER: { zh: '没有配这种发送方式', en: 'Nothing is set up to send this way' },
  NOT_FOUND: {
    zh: '问过服务商，没有这条记录，多半没有发出',
    en: 'The provider was asked and has no record of it; most likely it was not sent',
  },
  CANNOT_BE_ASKED: {
    zh: '发的时候断了，服务商查不了，请看对方收到没有',
    en: 'Cut off while sending, and this provider cannot be asked. Find out whether it arrived',
  },
}

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
      .object({
        id,
        channel: z.string(),
        to: z.string(),
        body: z.string(),
        template: z.string(),
        gaps: z.record(z.string(), z.string()),
      })
      .nullable(),
  }),
})

/** What a provider is to be asked about. */
export const unanswered = z.object({
  messages: z.array(
    z.object({
      id,
      channel: z.string(),
      to: z.string(),
      providerId: z.string().nullable(),
      claimedAt: z.string(),
      state: z.enum(['sent', 'unknown']),
    }),
  ),
})

/** Messages of which the provider should be asked: no answer came, or the receipt is still out; ever less often, for three days. */
export const listUnanswered = operation({
  name: 'messages.unanswered',
  title: { zh: '待问服务商的消息', en: 'Messages to ask about' },
  audience: 'system',
  method: 'POST',
  path: '/messages/unanswered',
  permission: null,
  input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
  output: unanswered,
})

/** Keeps what the provider answered, at once or when `asked`; delivered or failed becomes a fact. */
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
    asked: z.boolean().default(false),
  }),
  output: z.object({ met: z.boolean() }),
})

/** What the company told this customer, newest first. */
export const listMyMessages = operation({
  name: 'messages.list-mine',
  title: { zh: '物业告诉您', en: 'What the company told me' },
  audience: 'customer',
  method: 'GET',
  path: '/messages',
  permission: null,
  input: z.object({ after: cursor, limit: z.number().int().min(1).max(50).default(20) }),
  output: z.object({
    messages: z.array(
      z.object({
        id,
        at: z.string(),
        body: z.string(),
        channel: z.string(),
        readAt: z.string().nullable(),
      }),
    ),
    after: z.string().nullable(),
  }),
})

export const readMyMessages = operation({
  name: 'messages.read-mine',
  title: { zh: '知道了', en: 'Seen' },
  audience: 'customer',
  method: 'POST',
  path: '/messages/read',
  permission: null,
  input: z.object({ ids: z.array(id).min(1).max(50) }),
  output: z.object({ read: z.number() }),
})

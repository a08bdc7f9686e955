/** Messages: what leaves the house. Every one passes the gate; whatever is not sent says why. */

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
  'gap-empty': { zh: '有空白填不上', en: 'A gap cannot be filled' },
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

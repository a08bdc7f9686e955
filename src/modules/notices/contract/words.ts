/** Notices: what leaves the house for a colleague. The bell has everything; a notice is a digest of it, or what cannot wait. */

export const noticeKinds = {
  morning: { zh: '早上一条', en: 'Morning digest' },
  afternoon: { zh: '下午一条', en: 'Afternoon digest' },
  'at-once': { zh: '马上发的', en: 'At once' },
  test: { zh: '测试', en: 'Test' },
} as const

export const channelWords = {
  wecom: { zh: '企业微信', en: 'WeCom' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  feishu: { zh: '飞书', en: 'Feishu' },
  mail: { zh: '邮件', en: 'E-mail' },
  sms: { zh: '短信', en: 'SMS' },
  app: { zh: '只在客伴里', en: 'Only in Keban' },
  'wecom-robot': { zh: '企业微信群机器人', en: 'WeCom group robot' },
  'dingtalk-robot': { zh: '钉钉群机器人', en: 'DingTalk group robot' },
  'feishu-robot': { zh: '飞书群机器人', en: 'Feishu group robot' },
} as const

/** Between these a colleague may be told who has chosen nothing. */
export const usualHours = { from: '07:00', until: '21:00' }

export const noticeSkips = {
  'no-way': {
    zh: '没有发得到的地方：没有关联账号，也没有邮箱',
    en: 'No way to reach: no account linked, no mail address',
  },
  'too-late': { zh: '过了时候还没发出去，不再发', en: 'Not out in time; not sent any more' },
} as const

type Said = Record<string, { zh: string; en: string }>

const token = {
  zh: '应用的密钥不对，请系统管理员核对',
  en: 'The secret of the application is wrong. The administrator has to check it',
}
const often = {
  zh: '发得太快，服务商先不收，过一会儿自动再发',
  en: 'Too fast; the provider takes no more just now. It is sent again by itself',
}
const nobody = {
  zh: '对方那里没有这个人，或应用对他不可见',
  en: 'Nobody of this id there, or the application may not see him',
}
const robot = {
  zh: '群机器人的地址不对，或已被移出群',
  en: 'The address of the robot is wrong, or it was removed from the group',
}
const signature = { zh: '群机器人的加签密钥不对', en: 'The signing secret of the robot is wrong' }
const long = { zh: '内容太长', en: 'The text is too long' }

const anywhere: Said = {
  '0': { zh: '服务商已收下', en: 'Taken by the provider' },
  OK: { zh: '服务商已收下', en: 'Taken by the provider' },
  STAND_IN: {
    zh: '演示公司，没有真的发出',
    en: 'A demo company: it did not leave the house',
  },
  NO_SENDER: { zh: '没有配这种发送方式', en: 'Nothing is set up to send this way' },
  NO_ADDRESS: { zh: '没有他的账号或号码', en: 'No account or number of his' },
  NO_ANSWER: {
    zh: '服务商没有回答，不知道发出去没有',
    en: 'The provider did not answer; nobody knows whether it went out',
  },
  UNREACHABLE: {
    zh: '连不上服务商，过一会儿自动再发',
    en: 'The provider cannot be reached. It is sent again by itself',
  },
  TOKEN_REFUSED: token,
  CANNOT_BE_ASKED: {
    zh: '发的时候断了，服务商查不了，请看收到没有',
    en: 'Cut off while sending, and this provider cannot be asked. Find out whether it arrived',
  },
}

/** What the codes of each provider mean for us, and what to do. */
const ofProvider: Record<string, Said> = {
  wecom: {
    '40001': token,
    '40013': { zh: '企业 ID 不对', en: 'The corp id is wrong' },
    '40056': { zh: 'AgentId 不对', en: 'The AgentId is wrong' },
    '45002': long,
    '45009': often,
    '45033': often,
    '-1': often,
    '60020': {
      zh: '本机的 IP 不在应用的「企业可信 IP」里',
      en: 'The address of this server is not among the trusted ones of the application',
    },
    '81013': nobody,
    invaliduser: nobody,
    unlicenseduser: { zh: '对方没有接口许可', en: 'He has no interface licence' },
    '93000': robot,
  },
  dingtalk: {
    invalidClientIdOrSecret: token,
    '40056': { zh: 'AgentId 不对', en: 'The AgentId is wrong' },
    '60011': { zh: '应用没有这个接口的权限', en: 'The application may not use this interface' },
    '60020': {
      zh: '本机的 IP 不在应用的白名单里',
      en: 'The address of this server is not on the list of the application',
    },
    '90018': often,
    '130101': often,
    '143103': often,
    '143104': often,
    '300001': robot,
    '300005': robot,
    '310000': signature,
    '400002': long,
    invalid_user_id_list: nobody,
    forbidden_user_id_list: {
      zh: '同样的内容一天只能收一次，或今天收得太多',
      en: 'The same text is received once a day, or he got too many today',
    },
    failed_user_id_list: { zh: '钉钉没有送到', en: 'DingTalk did not deliver it' },
  },
  feishu: {
    '10003': { zh: 'App ID 不对', en: 'The App ID is wrong' },
    '10014': token,
    '230001': nobody,
    '230013': { zh: '应用对这个人不可用，请改可用范围', en: 'The application is not available to him' },
    '230020': often,
    '230025': long,
    '99991400': often,
    '99991672': { zh: '应用没有发消息的权限', en: 'The application may not send messages' },
    '11232': often,
    '9499': { zh: '请求的格式不对', en: 'The request was not understood' },
    '19001': robot,
    '19021': signature,
  },
}

/** What an answer means in plain words; undefined where only the provider's own words are known. */
export function sayAnswer(
  channel: string | null,
  answer: string | null,
): { zh: string; en: string } | undefined {
  const code = answer?.split(' ')[0] ?? ''
  return ofProvider[(channel ?? '').replace('-robot', '')]?.[code] ?? anywhere[code]
}

/** Tickets: what customers report and ask for, from the filing to the call-back; the kinds are those of the playbook. */
import { both, namesOf, type Words } from '#platform/operation.ts'
import type { MoveName, State } from '../rules.ts'

export const stateWords: Record<State, Words> = {
  filed: both('已受理', 'Filed'),
  triaged: both('已定级', 'Triaged'),
  dispatched: both('已派，待接', 'Dispatched'),
  accepted: both('已接', 'Accepted'),
  working: both('处理中', 'Under way'),
  suspended: both('挂起', 'Suspended'),
  solved: both('已处理，待回访', 'Solved, to be called back'),
  closed: both('已关闭', 'Closed'),
  reopened: both('重启', 'Reopened'),
  withdrawn: both('客户撤回', 'Withdrawn'),
  rejected: both('不支持，保持关注', 'Declined, kept in sight'),
  merged: both('已并入', 'Merged'),
}

/** The third reader: what the customer reads, and the sentence after it. `{who}`, `{at}`, `{what}` are filled. */
export const customerWords: Record<State, { title: Words; next: Words }> = {
  filed: {
    title: both('已收到', 'Received'),
    next: both('{who}收到了，{at}前给您第一次答复。', '{who} has it and will answer by {at}.'),
  },
  triaged: {
    title: both('已收到', 'Received'),
    next: both('{who}收到了，{at}前给您第一次答复。', '{who} has it and will answer by {at}.'),
  },
  dispatched: {
    title: both('正在安排人', 'Finding somebody'),
    next: both('{at}前告诉您谁来、几点到。', 'By {at} we tell you who comes and when.'),
  },
  accepted: {
    title: both('{who}接手了', '{who} has taken it on'),
    next: both('会先打电话跟您约时间，{at}前有结果。', 'He will call you first; done by {at}.'),
  },
  working: {
    title: both('正在处理', 'Under way'),
    next: both('预计{at}前完成，没完成也会在那时告诉您。', 'Done by {at}; if not, we tell you then.'),
  },
  suspended: {
    title: both('要等一等', 'Waiting'),
    next: both('在等{what}，最晚{at}给您消息。', 'Waiting for {what}; you hear from us by {at}.'),
  },
  solved: {
    title: both('我们认为办好了', 'We think it is done'),
    next: both('请您看看。没好请点“还没解决”。', 'Please look. If it is not, press “not solved”.'),
  },
  closed: {
    title: both('办结', 'Closed'),
    next: both(
      '15 天内又出现，点“又出现了”，不用重报。',
      'If it comes back within 15 days, press “it came back”; no new report is needed.',
    ),
  },
  reopened: {
    title: both('重新处理', 'Being done again'),
    next: both(
      '对不起，没有一次办好。由{who}安排，{at}前答复您。',
      'Sorry that it was not done at once. {who} sees to it and answers by {at}.',
    ),
  },
  withdrawn: {
    title: both('您撤回了', 'You withdrew it'),
    next: both('需要时再报。', 'Report it again any time.'),
  },
  rejected: {
    title: both('我们的答复', 'Our answer'),
    next: both('{what}。不同意可以申请复核。', '{what}. If you do not agree, ask for a review.'),
  },
  merged: {
    title: both('和另一件一起办', 'Done together with another'),
    next: both('看 {what}；时间按您最早报的算。', 'See {what}; the time counts from your first report.'),
  },
}

/** What he reads where somebody comes at an agreed time: `{when}` is filled. */
export const appointedWords = {
  title: both('约好了', 'Appointed'),
  next: both('{when}{who}上门，会先打您电话。', '{who} comes {when}, and calls you first.'),
}

export const moveWords: Record<MoveName | 'file', Words> = {
  file: both('受理', 'filed'),
  triage: both('定级', 'triaged'),
  dispatch: both('派给', 'dispatched to'),
  accept: both('接手', 'accepted'),
  return: both('退单', 'returned'),
  'pass-on': both('转给', 'passed on to'),
  appoint: both('约好上门', 'appointed'),
  arrive: both('到场', 'arrived'),
  answer: both('答复', 'answered'),
  suspend: both('挂起', 'suspended'),
  resume: both('恢复', 'resumed'),
  solve: both('办完', 'solved'),
  'call-back': both('回访', 'called back'),
  close: both('关闭', 'closed'),
  reopen: both('重新处理', 'reopened'),
  withdraw: both('撤回', 'withdrew'),
  reject: both('不支持', 'declined'),
  merge: both('并入', 'merged into'),
  absorb: both('并入了另一件', 'took in another'),
  link: both('关联', 'linked'),
  judge: both('认定', 'judged'),
  urge: both('催办', 'urged'),
  add: both('补充', 'added'),
  rate: both('评价', 'rated'),
  hold: both('并入事件', 'taken into the incident'),
  'let-go': both('移出事件', 'let go by the incident'),
  settle: both('随事件办结', 'ended with the incident'),
  'force-close': both('强制关闭', 'closed by force'),
  compensate: both('补偿', 'compensated'),
  decide: both('审批', 'decided'),
}

/** While it belongs to an incident. */
export const heldWords = {
  title: both('和大家一起在办', 'Being done for all at once'),
  next: both(
    '{what}，预计{at}恢复，有进展就告诉您。',
    '{what}; expected to end {at}. We tell you of every step.',
  ),
}

export const remedyWords: Record<string, Words> = {
  mend: both('尽快修好', 'Mend it soon'),
  explain: both('给个说法', 'An explanation'),
  apologise: both('道歉', 'An apology'),
  compensate: both('赔偿', 'Compensation'),
  replace: both('换人处理', 'Somebody else to handle it'),
  none: both('没有要求', 'Nothing in particular'),
}

export const clockWords: Record<string, Words> = {
  'first-reply': both('首次答复', 'First reply'),
  dispatch: both('派人', 'Dispatch'),
  arrive: both('到场', 'Arrival'),
  solve: both('办完', 'Solution'),
  'next-update': both('下次告知', 'Next news'),
  'call-back': both('回访', 'Call-back'),
}

/** The moves a customer reads, in his words; the others are ours. */
export const toldWords: Readonly<Record<string, Words>> = {
  file: both('已收到', 'Received'),
  dispatch: both('安排了人', 'Somebody was found'),
  accept: both('接手了', 'Taken on'),
  appoint: both('约好了上门时间', 'A visit is appointed'),
  arrive: both('到场了', 'Arrived'),
  answer: both('答复', 'Answer'),
  suspend: both('要等一等', 'Waiting'),
  resume: both('接着办', 'Going on'),
  solve: both('我们认为办好了', 'We think it is done'),
  close: both('办结', 'Closed'),
  reopen: both('重新处理', 'Being done again'),
  withdraw: both('撤回', 'Withdrawn'),
  reject: both('我们的答复', 'Our answer'),
  merge: both('和另一件一起办', 'Done together with another'),
  urge: both('催过', 'Urged'),
  add: both('补充', 'Added'),
  rate: both('评价', 'Rated'),
  hold: both('和大家一起在办', 'Being done for all at once'),
  settle: both('办结', 'Closed'),
  decide: both('复核结果', 'After a second look'),
}

/** Ways in that every company has; a playbook's channels stand beside them. */
export const channelWords = {
  phone: both('电话', 'Phone'),
  'walk-in': both('来访', 'Walk-in'),
  letter: both('信件', 'Letter'),
  mail: both('邮件', 'E-mail'),
  wechat: both('微信', 'WeChat'),
  portal: both('业主端', 'Portal'),
  authority: both('政府转办', 'Authority'),
  media: both('媒体', 'Media'),
  inspection: both('巡查发现', 'Found on a round'),
  other: both('其他', 'Other'),
} as const

export const channelNames = namesOf(channelWords)

export const waitWords = {
  parts: both('等料', 'parts'),
  customer: both('等客户', 'the customer'),
  inspection: both('等鉴定', 'an expert opinion'),
  weather: both('等天气', 'the weather'),
  'third-party': both('等第三方', 'a third party'),
} as const

export const waitNames = namesOf(waitWords)

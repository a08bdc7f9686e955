import type { Refused } from '#platform/operation.ts'

export const refusals = {
  'tickets.unknown': {
    zh: '没有找到这件诉求，或不在您的范围。',
    en: 'No such ticket, or outside your scope.',
    status: 404,
  },
  'tickets.no_kind': {
    zh: '运行中的制度里没有“{kind}”这类诉求。请管理员在制度里写上，或换一类。',
    en: 'No running policy knows tickets of the kind “{kind}”. Ask the administrator to write it, or choose another.',
    status: 422,
  },
  'tickets.no_category': {
    zh: '“{kind}”没有“{category}”这个类别。请从列出的里面选，或不选。',
    en: '“{kind}” has no category “{category}”. Choose one of those listed, or none.',
    status: 422,
  },
  'tickets.where': {
    zh: '请说明是哪一户，或哪个项目的什么地方。',
    en: 'Say which home, or which place of which project.',
    status: 422,
  },
  'tickets.authority': {
    zh: '政府转办的要填转办单号和答复期限。',
    en: 'What an authority forwards needs its number and its limit.',
    status: 422,
  },
  'tickets.changed': {
    zh: '{who} 刚刚动过这件（{what}）。请看过最新情况再办。',
    en: '{who} has just changed this one ({what}). Look at it again first.',
  },
  'tickets.not_now': {
    zh: '这件现在是“{state}”，不能{move}。',
    en: 'This one is “{state}”: it cannot be {move} now.',
  },
  'tickets.over': {
    zh: '这件事 {at} 由{who}办结（{state}）。要继续，请点“重新处理”。',
    en: 'This was ended by {who} on {at} ({state}). To go on, press “reopen”.',
  },
  'tickets.no_such_colleague': {
    zh: '这位同事不在岗。请换一位。',
    en: 'This colleague does not work here any more. Choose another.',
    status: 422,
  },
  'tickets.respondent': {
    zh: '{who}是被投诉的人，不能办这件。请派给别人。',
    en: '{who} is the one complained about and cannot handle this. Choose somebody else.',
    status: 422,
  },
  'tickets.own_verdict': {
    zh: '这件是您办的，是否有效要由别人认定。',
    en: 'You handle this one: whether it is valid is decided by somebody else.',
    status: 403,
  },
  'tickets.appointment': {
    zh: '上门时间要说从几点到几点，今天起 {days} 天以内，结束在开始之后。',
    en: 'Say from when to when the visit is: within {days} days, and the end after the beginning.',
    status: 422,
  },
  'tickets.news_late': {
    zh: '挂起要说最晚什么时候给客户消息，{days} 天以内，不能早于现在。',
    en: 'Say by when the customer hears from us: within {days} days, not in the past.',
    status: 422,
  },
  'tickets.phone_unreadable': {
    zh: '来电号码读不出来：{why}',
    en: 'The number of the caller cannot be read: {why}',
    status: 422,
  },
  'tickets.enough_today': {
    zh: '一天里报了 {count} 件了，都记着。急事请直接打电话，别的明天再报。',
    en: '{count} were reported within a day, and all are kept. If it is urgent, call; report the rest tomorrow.',
    status: 429,
  },
  'tickets.same': {
    zh: '不能并入自己，也不能并入已经并走的一件。',
    en: 'A ticket cannot be merged into itself, nor into one that is merged already.',
    status: 422,
  },
  'tickets.own_call_back': {
    zh: '这件是您或您下属办的，回访要由别人来做。',
    en: 'You or somebody reporting to you handled this: somebody else must call back.',
    status: 403,
  },
  'tickets.urged_just_now': {
    zh: '{minutes} 分钟内已经催过，办的人已经知道了。',
    en: 'You urged within the last {minutes} minutes; whoever handles it knows.',
    status: 429,
  },
  'tickets.no_pass_on': {
    zh: '制度里“{kind}”没有写转给谁。请派给同事，或请上级定。',
    en: 'The policy names nobody to pass “{kind}” on to. Dispatch it, or ask for a word.',
    status: 422,
  },
  'tickets.not_to_pass_on': {
    zh: '“{kind}”由 {who} 转给上面。请他们来转，或请上级定。',
    en: '“{kind}” is passed on by {who}. Let them do it, or ask for a word.',
    status: 403,
  },
  'tickets.form': { zh: '“{question}”：{why}', en: '“{question}”: {why}', status: 422 },
  'tickets.appealed': {
    zh: '这件已经复核过一次。还不同意，可以找外部渠道。',
    en: 'This was reviewed once already. If you still do not agree, turn to a body outside.',
  },
  'tickets.required': {
    zh: '还差一步：{what}',
    en: 'One thing is missing: {what}',
    status: 422,
  },
  'tickets.came_too_late': {
    zh: '办结超过 {days} 天了，请作为新的一件报。',
    en: 'It was closed more than {days} days ago: report it as a new one.',
  },
  'events.future': { zh: '时间不能晚于现在。', en: 'The time cannot be later than now.', status: 422 },
  'months.closed': {
    zh: '{month} 已封账。请找 {who} 办更正。',
    en: '{month} is closed. Ask {who} for a correction.',
  },
} as const satisfies Record<string, Refused>

/** The refusals of an operation, by name. */
export const refusing = <K extends keyof typeof refusals>(...names: K[]): Pick<typeof refusals, K> =>
  Object.fromEntries(names.map((name) => [name, refusals[name]])) as Pick<typeof refusals, K>

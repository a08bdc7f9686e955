/** Obligations: what is owed to whom by when, who owes it, how it ended. The playbook decides what opens; this keeps the word. */

export const obligationStates = {
  open: { zh: '待办', en: 'Open' },
  waiting: { zh: '等待中', en: 'Waiting' },
  met: { zh: '已办成', en: 'Done' },
  waived: { zh: '免除', en: 'Excused' },
  lapsed: { zh: '已取消', en: 'Cancelled' },
} as const

export const obligationRefusals = {
  'obligations.unknown': {
    zh: '没有找到这件事，或不在您的范围。',
    en: 'No such matter, or outside your scope.',
    status: 404,
  },
  'obligations.closed': { zh: '这件事 {on} 已由 {who} 办结。', en: 'This was closed on {on} by {who}.' },
  'obligations.not_yours': {
    zh: '这件事由 {who} 负责，不在您的范围。',
    en: '{who} is responsible for this; it is outside your scope.',
    status: 403,
  },
  'obligations.excuse_asked': {
    zh: '已经申请过免除，等主管同意。',
    en: 'Excusing was asked for already; the supervisor has to agree.',
  },
  'obligations.no_excuse_asked': { zh: '没有待批的免除申请。', en: 'Nobody asked to excuse this.' },
  'obligations.own_excuse': {
    zh: '自己申请的免除，要由别人来批。',
    en: 'You asked for this yourself; somebody else has to agree.',
  },
  'obligations.reason_not_listed': {
    zh: '这条制度只认这些免除原因：{reasons}',
    en: 'This clause accepts only these reasons: {reasons}',
    status: 422,
  },
  'obligations.never_excused': { zh: '这条制度不允许免除。', en: 'This clause does not allow excusing.' },
  'obligations.note_needed': {
    zh: '选“其他”时要写明原因。',
    en: 'With “other”, write the reason.',
    status: 422,
  },
  'obligations.past_appointment': {
    zh: '约的时间已经过去了。',
    en: 'The appointment lies in the past.',
    status: 422,
  },
  'events.future': { zh: '时间不能晚于现在。', en: 'The time cannot be later than now.', status: 422 },
} as const

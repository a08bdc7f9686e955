/** Customers: persons, households and organisations, how to reach them, what they agreed to, which homes they hold. */

export const customerFields = {
  name: { zh: '姓名', en: 'Name' },
  number: { zh: '编号', en: 'Number' },
  kind: { zh: '类型', en: 'Kind' },
  standing: { zh: '身份', en: 'Standing' },
  stage: { zh: '阶段', en: 'Stage' },
  level: { zh: '级别', en: 'Level' },
  sex: { zh: '性别', en: 'Sex' },
  salutation: { zh: '称呼', en: 'Form of address' },
  birthday: { zh: '生日', en: 'Birthday' },
  phone: { zh: '手机', en: 'Phone' },
  otherPhone: { zh: '备用电话', en: 'Other phone' },
  document: { zh: '证件号', en: 'Document number' },
  email: { zh: '邮箱', en: 'E-mail' },
  wechat: { zh: '微信', en: 'WeChat' },
  address: { zh: '通讯地址', en: 'Postal address' },
  bestTime: { zh: '方便时间', en: 'Best time' },
  bestWay: { zh: '偏好方式', en: 'Best way' },
  note: { zh: '备注', en: 'Note' },
  room: { zh: '房号', en: 'Home' },
  project: { zh: '项目', en: 'Project' },
  steward: { zh: '管家', en: 'Steward' },
  contactedAt: { zh: '上次联系', en: 'Last contact' },
  owed: { zh: '欠他', en: 'Owed' },
  externalNumber: { zh: '外部编号', en: 'External number' },
} as const

export const holdingRoles = {
  owner: { zh: '业主', en: 'Owner' },
  'co-owner': { zh: '共有人', en: 'Co-owner' },
  occupant: { zh: '租户', en: 'Tenant' },
  family: { zh: '家属', en: 'Family' },
} as const

export const holdingEvents = {
  reserved: { zh: '认筹', en: 'Reserved', field: 'reservedOn' },
  subscribed: { zh: '认购', en: 'Subscribed', field: 'subscribedOn' },
  signed: { zh: '签约', en: 'Signed', field: 'signedOn' },
  'handover-planned': { zh: '计划交付', en: 'Handover planned', field: 'handoverOn' },
  'handed-over': { zh: '收房', en: 'Handed over', field: 'handedOverOn' },
  'moved-in': { zh: '入住', en: 'Moved in', field: 'movedInOn' },
  ended: { zh: '过户或退租', en: 'Ended', field: 'endedOn' },
} as const

export type HoldingEvent = keyof typeof holdingEvents

export const consentPurposes = {
  service: { zh: '服务通知（合同所需）', en: 'Service notices (contract)' },
  care: { zh: '关怀', en: 'Care' },
  marketing: { zh: '营销', en: 'Marketing' },
  recording: { zh: '回访录音', en: 'Call recording' },
} as const

export const customerRefusals = {
  'customers.unknown': {
    zh: '没有找到这位客户，或不在您的范围。',
    en: 'No such customer, or outside your scope.',
    status: 404,
  },
  'customers.exists': {
    zh: '已有：{name} {phone}。是同一个人就打开他，不是就改名字或电话。',
    en: 'There is {name} {phone} already. Open that record, or change the name or phone.',
  },
  'customers.document_exists': {
    zh: '这个证件号已登记在 {name} 名下。',
    en: 'This document number belongs to {name} already.',
  },
  'customers.changed_meanwhile': {
    zh: '{who} 刚改过这份资料，请看过再改。',
    en: '{who} has just changed this record. Look again before you change it.',
  },
  'customers.phone_unreadable': {
    zh: '电话不对：{why}',
    en: 'The phone number is not right: {why}',
    status: 422,
  },
  'customers.document_unreadable': {
    zh: '证件号不对：{why}',
    en: 'The document number is not right: {why}',
    status: 422,
  },
  'customers.birthday_unreadable': {
    zh: '生日“{text}”读不懂，可以写 {accepted}',
    en: 'The birthday “{text}” cannot be read. Write {accepted}',
    status: 422,
  },
  'customers.no_phone': { zh: '没有登记电话。', en: 'No phone number is on record.' },
  'customers.same': { zh: '这是同一位客户。', en: 'These are the same record.', status: 422 },
  'customers.merge_undone': { zh: '这次合并已经拆回。', en: 'This merge was undone already.' },
  'customers.holding_exists': {
    zh: '他已经以这个身份登记在这套房。',
    en: 'This customer holds this home in that role already.',
  },
  'customers.holding_unknown': { zh: '没有这条房屋关系。', en: 'No such holding.', status: 404 },
  'customers.unit_unknown': { zh: '没有找到房屋“{room}”。', en: 'No home “{room}”.', status: 422 },
  'customers.unit_beyond': {
    zh: '“{room}”不归您管，登记了您自己也看不到。请管这套房的同事或主管登记。',
    en: '“{room}” is not in your care, so you could not see the customer afterwards. Ask whoever looks after it, or a supervisor.',
    status: 403,
  },
  'customers.ended_before': {
    zh: '结束日期早于开始日期。',
    en: 'The end is before the beginning.',
    status: 422,
  },
  'events.future': { zh: '时间不能晚于现在。', en: 'The time cannot be later than now.', status: 422 },
} as const

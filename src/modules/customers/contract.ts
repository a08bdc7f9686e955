/** Customers: persons, households and organisations, how to reach them, what they agreed to, which homes they hold. */
import { z } from 'zod'
import { bounded, cursor, day, done, id, moment, operation } from '#platform/operation.ts'

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
    zh: '电话“{text}”不对：{why}',
    en: 'The number “{text}” is not right: {why}',
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
  'customers.ended_before': {
    zh: '结束日期早于开始日期。',
    en: 'The end is before the beginning.',
    status: 422,
  },
  'events.future': { zh: '时间不能晚于现在。', en: 'The time cannot be later than now.', status: 422 },
} as const

const unreadable = {
  'customers.phone_unreadable': customerRefusals['customers.phone_unreadable'],
  'customers.document_unreadable': customerRefusals['customers.document_unreadable'],
  'customers.birthday_unreadable': customerRefusals['customers.birthday_unreadable'],
  'customers.exists': customerRefusals['customers.exists'],
  'customers.document_exists': customerRefusals['customers.document_exists'],
}

const listed = z.object({
  id,
  number: z.string(),
  name: z.string(),
  kind: z.string(),
  standing: z.string().nullable(),
  level: z.string().nullable(),
  room: z.string().nullable(),
  project: z.string().nullable(),
  steward: z.string().nullable(),
  stage: z.string().nullable(),
  phone: z.string().nullable(),
  contactedAt: z.string().nullable(),
  owed: z.number(),
  overdue: z.number(),
})
export type ListedCustomer = z.infer<typeof listed>

export const customerFilter = z.object({
  projectId: id.optional(),
  buildingId: id.optional(),
  stage: z.string().max(60).optional(),
  level: z.string().max(60).optional(),
  stewardId: id.optional(),
  notMetThisYear: z.boolean().optional(),
  withoutCareConsent: z.boolean().optional(),
  owed: z.boolean().optional(),
})

export const listCustomers = operation({
  name: 'customers.list',
  title: { zh: '客户', en: 'Customers' },
  audience: 'staff',
  method: 'GET',
  path: '/customers',
  permission: 'customers.see',
  input: customerFilter.extend({ after: cursor, limit: z.number().int().min(1).max(200).default(20) }),
  output: z.object({ customers: z.array(listed), total: bounded, after: z.string().nullable() }),
})

export const searchCustomers = operation({
  name: 'customers.search',
  title: { zh: '找客户', en: 'Find customers' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/search',
  permission: 'customers.see',
  input: z.object({ text: z.string().max(100), limit: z.number().int().min(1).max(50).default(20) }),
  output: z.object({
    /** How the text was understood, likeliest first. */
    understood: z.array(z.string()),
    customers: z.array(listed.extend({ because: z.string() })),
    more: z.boolean(),
  }),
})

const phonePoint = z.object({
  id: z.string(),
  masked: z.string(),
  label: z.string().nullable(),
  invalid: z.boolean(),
})

export const seeCustomer = operation({
  name: 'customers.see',
  title: { zh: '客户详情', en: 'See a customer' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:id',
  permission: 'customers.see',
  input: z.object({ id }),
  output: z.object({
    customer: z.object({
      id,
      number: z.string(),
      kind: z.string(),
      name: z.string(),
      salutation: z.string().nullable(),
      sex: z.string().nullable(),
      standing: z.string().nullable(),
      level: z.string().nullable(),
      since: day.nullable(),
      birthday: z
        .object({
          solar: day.nullable(),
          lunar: z.object({ month: z.number(), day: z.number(), leap: z.boolean() }).nullable(),
        })
        .nullable(),
      nextBirthdayOn: day.nullable(),
      phones: z.array(phonePoint),
      document: z.string().nullable(),
      documentKind: z.string().nullable(),
      email: z.string().nullable(),
      address: z.string().nullable(),
      bestTime: z.string().nullable(),
      bestWay: z.string().nullable(),
      note: z.string().nullable(),
      externalNumber: z.string().nullable(),
      room: z.string().nullable(),
      projectId: id.nullable(),
      project: z.string().nullable(),
      stewardId: id.nullable(),
      steward: z.string().nullable(),
      firstContact: z.object({ name: z.string(), on: z.string() }).nullable(),
      fields: z.record(z.string(), z.unknown()),
      watch: z.object({ reason: z.string(), until: day }).nullable(),
      contactedAt: z.string().nullable(),
      metAt: z.string().nullable(),
      version: z.number(),
      mergedInto: id.nullable(),
    }),
    strip: z.array(
      z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
    facts: z.object({
      owed: z.number(),
      overdue: z.number(),
      yearOwed: z.number(),
      yearInTime: z.number(),
      homes: z.number(),
    }),
    holdings: z.array(
      z.object({
        id,
        unitId: id,
        room: z.string(),
        projectId: id,
        project: z.string(),
        role: z.string(),
        stage: z.string().nullable(),
        stageSince: day.nullable(),
        area: z.number().nullable(),
        reservedOn: day.nullable(),
        subscribedOn: day.nullable(),
        signedOn: day.nullable(),
        handoverOn: day.nullable(),
        handedOverOn: day.nullable(),
        movedInOn: day.nullable(),
        endedOn: day.nullable(),
        steward: z.string().nullable(),
      }),
    ),
    family: z.array(
      z.object({ id, relationId: id, name: z.string(), kind: z.string(), phone: z.string().nullable() }),
    ),
    consents: z.array(
      z.object({
        purpose: z.string(),
        given: z.boolean(),
        at: z.string(),
        how: z.string(),
        textVersion: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
    obligations: z.array(
      z.object({
        id,
        rule: z.string(),
        title: z.string(),
        clause: z.string(),
        playbook: z.string(),
        version: z.number(),
        room: z.string().nullable(),
        state: z.string(),
        dueAt: z.string(),
        windowStart: z.string().nullable(),
        provisional: z.boolean(),
        owedBy: z.string().nullable(),
        role: z.string(),
        closedAt: z.string().nullable(),
        metAt: z.string().nullable(),
        reason: z.string().nullable(),
        attempts: z.number(),
      }),
    ),
    possiblySame: z.array(
      z.object({ id, name: z.string(), room: z.string().nullable(), because: z.string() }),
    ),
    files: z.array(
      z.object({
        id,
        name: z.string(),
        size: z.number(),
        type: z.string(),
        uploadedAt: z.string(),
        by: z.string().nullable(),
      }),
    ),
    seen: z.number(),
  }),
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})

export const listHistory = operation({
  name: 'customers.history',
  title: { zh: '往来', en: 'What happened' },
  audience: 'staff',
  method: 'GET',
  path: '/customers/:id/history',
  permission: 'customers.see',
  input: z.object({
    id,
    kind: z.enum(['all', 'contacts', 'messages', 'changes', 'obligations']).default('all'),
    text: z.string().max(60).optional(),
    after: cursor,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    entries: z.array(
      z.object({
        id,
        kind: z.string(),
        at: z.string(),
        recordedAt: z.string(),
        who: z.string().nullable(),
        room: z.string().nullable(),
        values: z.record(z.string(), z.unknown()),
        text: z.string().nullable(),
        contactId: id.nullable(),
        corrected: z.boolean(),
      }),
    ),
    after: z.string().nullable(),
  }),
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})

const editable = z.object({
  name: z.string().trim().max(60),
  kind: z.enum(['person', 'household', 'organisation']).default('person'),
  salutation: z.string().trim().max(20).nullish(),
  sex: z.enum(['male', 'female']).nullish(),
  phone: z.string().trim().max(60).nullish(),
  document: z.string().trim().max(60).nullish(),
  birthday: z.string().trim().max(40).nullish(),
  email: z.email().nullish(),
  address: z.string().trim().max(200).nullish(),
  bestTime: z.string().trim().max(60).nullish(),
  bestWay: z.string().trim().max(60).nullish(),
  note: z.string().trim().max(4000).nullish(),
  level: z.string().trim().max(40).nullish(),
  since: day.nullish(),
  externalNumber: z.string().trim().max(60).nullish(),
  fields: z
    .record(z.string().max(40), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]))
    .optional(),
})
export type EditableCustomer = z.infer<typeof editable>

export const addCustomer = operation({
  name: 'customers.add',
  title: { zh: '新建客户', en: 'Add a customer' },
  audience: 'staff',
  method: 'POST',
  path: '/customers',
  permission: 'customers.change',
  input: editable.extend({
    holding: z
      .object({
        unitId: id.optional(),
        room: z.string().max(40).optional(),
        projectId: id.optional(),
        role: z.enum(['owner', 'co-owner', 'occupant', 'family']).default('owner'),
      })
      .optional(),
  }),
  output: z.object({ id, number: z.string() }),
  refusals: {
    ...unreadable,
    'customers.unit_unknown': customerRefusals['customers.unit_unknown'],
    'customers.nameless': {
      zh: '姓名、证件号、外部编号至少填一项。',
      en: 'Give a name, a document number or an external number.',
      status: 422,
    },
  },
})

export const changeCustomer = operation({
  name: 'customers.change',
  title: { zh: '改客户资料', en: 'Change a customer' },
  audience: 'staff',
  method: 'PATCH',
  path: '/customers/:id',
  permission: 'customers.change',
  input: editable.partial().extend({ id, version: z.number().int() }),
  output: z.object({ version: z.number() }),
  refusals: {
    ...unreadable,
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.changed_meanwhile': customerRefusals['customers.changed_meanwhile'],
  },
})

export const revealPhone = operation({
  name: 'customers.reveal-phone',
  title: { zh: '用电话号码', en: 'Use a phone number' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/phone',
  permission: 'customers.see',
  input: z.object({
    id,
    pointId: z.string().max(60).optional(),
    use: z.enum(['call', 'copy', 'show']),
    obligationId: id.optional(),
    reason: z.string().trim().min(2).max(100).optional(),
  }),
  output: z.object({ phone: z.string() }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.no_phone': customerRefusals['customers.no_phone'],
    'customers.why': {
      zh: '没有未办的事时看号码，要说明原因。',
      en: 'With nothing open, say why you need the number.',
      status: 422,
    },
  },
})

export const recordConsent = operation({
  name: 'customers.record-consent',
  title: { zh: '记授权', en: 'Record a consent' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/consents',
  permission: 'customers.change',
  input: z.object({
    id,
    purpose: z.enum(['service', 'care', 'marketing', 'recording']),
    given: z.boolean(),
    at: moment.optional(),
    how: z.string().trim().min(1).max(60),
    textVersion: z.string().max(40).optional(),
    evidence: z.string().max(200).optional(),
  }),
  output: done,
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'events.future': customerRefusals['events.future'],
  },
})

export const addHolding = operation({
  name: 'customers.add-holding',
  title: { zh: '登记房屋关系', en: 'Add a holding' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/holdings',
  permission: 'customers.change',
  input: z.object({ id, unitId: id, role: z.enum(['owner', 'co-owner', 'occupant', 'family']) }),
  output: z.object({ holdingId: id }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.unit_unknown': customerRefusals['customers.unit_unknown'],
    'customers.holding_exists': customerRefusals['customers.holding_exists'],
  },
})

export const recordHoldingFact = operation({
  name: 'customers.record-holding-fact',
  title: { zh: '记房屋进展', en: 'Record what happened to a holding' },
  audience: 'staff',
  method: 'POST',
  path: '/holdings/:id/facts',
  permission: 'customers.change',
  input: z.object({
    id,
    event: z.enum([
      'reserved',
      'subscribed',
      'signed',
      'handover-planned',
      'handed-over',
      'moved-in',
      'ended',
    ]),
    on: day,
    /** Only say what it would open. */
    preview: z.boolean().default(false),
  }),
  output: z.object({
    opened: z.number(),
    closed: z.number(),
    unopened: z.number(),
    earliestDueAt: z.string().nullable(),
    stage: z.string().nullable(),
  }),
  refusals: {
    'customers.holding_unknown': customerRefusals['customers.holding_unknown'],
    'customers.ended_before': customerRefusals['customers.ended_before'],
    'events.future': customerRefusals['events.future'],
  },
})

export const recordHappyEvent = operation({
  name: 'customers.record-happy-event',
  title: { zh: '记喜庆', en: 'Record a happy event' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/happy-events',
  permission: 'customers.change',
  input: z.object({ id, what: z.string().trim().min(1).max(60), on: day }),
  output: z.object({ opened: z.number() }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'events.future': customerRefusals['events.future'],
  },
})

export const addRelation = operation({
  name: 'customers.add-relation',
  title: { zh: '登记家庭关系', en: 'Add a relation' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/relations',
  permission: 'customers.change',
  input: z.object({ id, otherId: id, kind: z.string().trim().min(1).max(20) }),
  output: done,
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.same': customerRefusals['customers.same'],
  },
})

export const mergeCustomers = operation({
  name: 'customers.merge',
  title: { zh: '合并客户', en: 'Merge two customers' },
  audience: 'staff',
  method: 'POST',
  path: '/customers/:id/merge',
  permission: 'customers.merge',
  input: z.object({ id, goneId: id }),
  output: z.object({ mergeId: id, holdings: z.number(), contacts: z.number() }),
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.same': customerRefusals['customers.same'],
  },
})

export const undoMerge = operation({
  name: 'customers.undo-merge',
  title: { zh: '拆回合并', en: 'Undo a merge' },
  audience: 'staff',
  method: 'POST',
  path: '/customer-merges/:id/undo',
  permission: 'customers.merge',
  input: z.object({ id }),
  output: done,
  refusals: {
    'customers.unknown': customerRefusals['customers.unknown'],
    'customers.merge_undone': customerRefusals['customers.merge_undone'],
  },
})

export const watchCustomer = operation({
  name: 'customers.watch',
  title: { zh: '标重点关注', en: 'Mark for attention' },
  audience: 'staff',
  method: 'PUT',
  path: '/customers/:id/watch',
  permission: 'customers.change',
  input: z.object({ id, reason: z.string().trim().min(2).max(100).nullable(), until: day.optional() }),
  output: done,
  refusals: { 'customers.unknown': customerRefusals['customers.unknown'] },
})

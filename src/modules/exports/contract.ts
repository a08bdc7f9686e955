/** Exports: lists taken out as files, by permission and scope, each with name and time in it and a line in the audit log. */
import { z } from 'zod'
import { customerFilter } from '#modules/customers/contract/lists.ts'
import { listJobs } from '#modules/jobs/contract.ts'
import { seeReport } from '#modules/measures/contract.ts'
import { behindFigure, seeProof } from '#modules/proof/contract.ts'
import { cursor, done, id, moment, namesOf, operation } from '#platform/operation.ts'

export const exportedLists = {
  customers: { zh: '客户', en: 'Customers', permission: 'customers.see' },
  homes: { zh: '房屋', en: 'Homes', permission: 'places.see' },
  obligations: { zh: '未办事项', en: 'Open obligations', permission: 'work.do' },
  grids: { zh: '分片', en: 'Grids', permission: 'staff.see' },
  imports: { zh: '导入记录', en: 'Imports', permission: 'imports.run' },
  /** All that is kept about one customer. */
  person: { zh: '个人信息', en: 'Personal data', permission: 'customers.see' },
  messages: { zh: '消息', en: 'Messages', permission: 'messages.see' },
  proof: { zh: '制度兑现', en: 'Proof', permission: 'proof.see' },
  'proof-rows': { zh: '兑现明细', en: 'Rows of proof', permission: 'proof.see' },
  /** A month's measures; as a Word file with the matters and their paragraphs. */
  'service-report': { zh: '客服月报', en: 'Service report', permission: 'proof.see' },
  staff: { zh: '人员', en: 'Staff', permission: 'staff.see' },
  consents: { zh: '同意', en: 'Consents', permission: 'customers.see' },
  contacts: { zh: '往来', en: 'Contacts', permission: 'customers.see' },
  /** Whatever state it is in. */
  duties: { zh: '要办的和办过的', en: 'Owed and done', permission: 'proof.see' },
  tickets: { zh: '诉求', en: 'Tickets', permission: 'work.do' },
  /** One workbook with a sheet for each list of the company; only for who reaches all of it, and always with a second person. */
  everything: { zh: '全部资料', en: 'Everything', permission: 'customers.see' },
  projects: { zh: '项目', en: 'Projects', permission: 'places.see' },
  /** Of the one who takes it. */
  bell: { zh: '铃铛', en: 'Bell', permission: 'exports.take' },
  excuses: { zh: '免除待批', en: 'Excuses to decide', permission: 'work.supervise' },
  notices: { zh: '发给同事的', en: 'Sent to colleagues', permission: 'system.administer' },
  jobs: { zh: '没办成的工作', en: 'Jobs set aside', permission: 'system.administer' },
  /** Without a second person: nobody beside the auditor may see it. */
  audit: { zh: '操作记录', en: 'Audit log', permission: 'audit.see', alone: true },
} as const
export type ExportedList = keyof typeof exportedLists
const listNames = namesOf(exportedLists)

export const exportStates = {
  asked: { zh: '等同意', en: 'Waiting for agreement' },
  writing: { zh: '正在写', en: 'Being written' },
  written: { zh: '可以下载', en: 'Ready' },
  declined: { zh: '没有同意', en: 'Declined' },
  failed: { zh: '没有写成', en: 'Failed' },
} as const

const refusals = {
  'exports.unknown': {
    zh: '没有这次导出，或不在您的范围。',
    en: 'No such export, or outside your scope.',
    status: 404,
  },
  'exports.list_not_allowed': {
    zh: '您看不到这张表，不能导出。',
    en: 'You may not see this list, so you cannot export it.',
    status: 403,
  },
  'exports.whose': { zh: '请说明是哪位客户。', en: 'Say which customer.', status: 422 },
  'exports.not_csv': {
    zh: '全部带走有好几张表，请选 Excel。',
    en: 'Everything is several tables. Choose Excel.',
    status: 422,
  },
  'exports.not_word': {
    zh: '只有客服月报能导出成 Word。请选 Excel 或 CSV。',
    en: 'Only the service report can be a Word file. Choose Excel or CSV.',
    status: 422,
  },
  'exports.nothing': { zh: '没有可导出的行。', en: 'There is no row to export.' },
  'exports.reason_missing': {
    zh: '导出完整号码要写明用途。',
    en: 'Say why you need the full numbers.',
    status: 422,
  },
  'exports.own': { zh: '自己的导出要由别人同意。', en: 'Somebody else has to agree to your export.' },
  'exports.decided': { zh: '这次导出已经处理过。', en: 'This export has been decided already.' },
  'exports.beyond': {
    zh: '这次导出超出您的范围，请找范围更大的同事同意。',
    en: 'This export reaches further than you do. Ask a colleague with a wider scope.',
    status: 403,
  },
} as const

export const takeExport = operation({
  name: 'exports.take',
  title: { zh: '导出', en: 'Export' },
  audience: 'staff',
  method: 'POST',
  path: '/exports',
  permission: 'exports.take',
  input: z.object({
    what: z.enum(listNames),
    /** Word: the service report only. */
    format: z.enum(['xlsx', 'csv', 'docx']).default('xlsx'),
    /** The filter of the list, as it is on the screen. */
    filter: customerFilter
      .extend({
        room: z.string().max(40).optional(),
        withoutSteward: z.boolean().optional(),
        /** Whose personal data. */
        customerId: id.optional(),
        /** Of the audit log: from this moment, until before that one. */
        from: moment.optional(),
        until: moment.optional(),
        /** Of staff: those who left too. */
        left: z.boolean().optional(),
        messageState: z.string().max(20).optional(),
        noticeState: z.string().max(20).optional(),
        jobState: listJobs.input.shape.state.optional(),
        /** Which figures, or the rows behind which; without it those of the running month. */
        proof: seeProof.input.extend(behindFigure).optional(),
        /** Of which month, for which project; without it the running month of all. */
        report: seeReport.input.optional(),
      })
      .default({}),
    /** Whole numbers instead of 138****5678; needs a reason. */
    unmasked: z.boolean().default(false),
    reason: z.string().trim().max(200).optional(),
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  }),
  output: z.object({
    id,
    rows: z.number(),
    state: z.enum(['asked', 'writing']),
    fileId: id,
    /** Above so many rows a second person has to agree; the security administrator says how many. */
    aloneAtMost: z.number(),
  }),
  refusals: {
    'exports.list_not_allowed': refusals['exports.list_not_allowed'],
    'exports.whose': refusals['exports.whose'],
    'exports.nothing': refusals['exports.nothing'],
    'exports.not_csv': refusals['exports.not_csv'],
    'exports.not_word': refusals['exports.not_word'],
    'exports.reason_missing': refusals['exports.reason_missing'],
  },
})

export const decideExport = operation({
  name: 'exports.decide',
  title: { zh: '同意导出', en: 'Agree to an export' },
  audience: 'staff',
  method: 'POST',
  path: '/exports/:id/decision',
  permission: 'exports.take',
  input: z.object({ id, agreed: z.boolean() }),
  output: done,
  refusals: {
    'exports.unknown': refusals['exports.unknown'],
    'exports.own': refusals['exports.own'],
    'exports.decided': refusals['exports.decided'],
    'exports.beyond': refusals['exports.beyond'],
  },
})

export const listExports = operation({
  name: 'exports.list',
  title: { zh: '导出记录', en: 'Exports' },
  audience: 'staff',
  method: 'GET',
  path: '/exports',
  permission: 'exports.take',
  input: z.object({ after: cursor, limit: z.number().int().min(1).max(100).default(20) }),
  output: z.object({
    exports: z.array(
      z.object({
        id,
        what: z.enum(listNames),
        format: z.string(),
        rows: z.number(),
        unmasked: z.boolean(),
        reason: z.string().nullable(),
        state: z.enum(['asked', 'writing', 'written', 'declined', 'failed']),
        /** Only for the one who took it. */
        fileId: id.nullable(),
        by: z.string(),
        mine: z.boolean(),
        at: z.string(),
        agreedBy: z.string().nullable(),
        /** Kept as long as the company keeps files: the content is gone, the record stays. */
        removed: z.boolean(),
      }),
    ),
    after: z.string().nullable(),
    /** Whether this person may take everything. */
    everything: z.boolean(),
  }),
})

export const writeExport = operation({
  name: 'exports.write',
  title: { zh: '写导出文件', en: 'Write an export' },
  audience: 'system',
  method: 'POST',
  path: '/exports/write',
  permission: null,
  input: z.object({ id, language: z.enum(['zh-CN', 'en']) }),
  output: done,
})

/** All that is kept about oneself, line by line in words. Numbers are masked: the full copy is asked for. */
export const seeMyCopy = operation({
  name: 'exports.see-my-copy',
  title: { zh: '你们存了我什么', en: 'What you keep about me' },
  audience: 'customer',
  method: 'GET',
  path: '/my-copy',
  permission: null,
  input: z.object({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: z.object({
    lines: z.array(
      z.object({
        part: z.string(),
        item: z.string().nullable(),
        says: z.string().nullable(),
        at: z.string().nullable(),
      }),
    ),
    more: z.boolean(),
  }),
})

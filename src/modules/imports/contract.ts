/** Imports: files of other programs read, mapped, tried out and brought in as customers with their homes; each can be undone. */
import { z } from 'zod'
import { cursor, done, id, operation } from '#platform/operation.ts'

export const importStates = {
  reading: { zh: '读文件', en: 'Reading' },
  mapping: { zh: '等对列', en: 'To be mapped' },
  checking: { zh: '试导入中', en: 'Trying out' },
  checked: { zh: '已试，待确认', en: 'Tried, to be confirmed' },
  importing: { zh: '导入中', en: 'Importing' },
  imported: { zh: '已导入', en: 'Imported' },
  failed: { zh: '没有导入', en: 'Not imported' },
  undoing: { zh: '撤销中', en: 'Undoing' },
  undone: { zh: '已撤销', en: 'Undone' },
} as const

export const onDuplicateWords = {
  skip: {
    zh: '跳过：档案不动，只补登没有登记的房屋',
    en: 'Skip: leave the record, add only homes not yet held',
  },
  update: { zh: '更新：以文件为准', en: 'Update: the file wins' },
  merge: { zh: '合并：只补空的', en: 'Merge: fill in what is empty' },
} as const

export const importRefusals = {
  'imports.unknown': {
    zh: '没有找到这次导入，或不在您的范围。',
    en: 'No such import, or outside your scope.',
    status: 404,
  },
  'imports.file_unknown': {
    zh: '没有找到这个文件，请重新选择。',
    en: 'No such file. Choose it again.',
    status: 404,
  },
  'imports.project_unknown': {
    zh: '没有这个项目，或不在您的范围。',
    en: 'No such project, or outside your scope.',
    status: 404,
  },
  'imports.not_now': {
    zh: '这次导入现在是“{state}”，做不了这一步。',
    en: 'This import is at “{state_en}”; that cannot be done now.',
  },
  'imports.mapping_wrong': {
    zh: '对列还不行：{first}',
    en: 'The columns are not right yet: {first_en}',
    status: 422,
  },
  'imports.nothing_to_import': { zh: '没有一行可以导入。', en: 'There is no row to import.' },
  'imports.nothing_failed': { zh: '没有出错的行。', en: 'No row failed.' },
  'imports.too_late_to_undo': { zh: '这次导入已经撤销。', en: 'This import was undone already.' },
} as const
const { 'imports.unknown': unknown, 'imports.not_now': notNow } = importRefusals

const words = z.object({ zh: z.string(), en: z.string() })
const tally = z.object({
  total: z.number(),
  created: z.number(),
  updated: z.number(),
  skipped: z.number(),
  refused: z.number(),
  leftOut: z.number(),
})
export type Tally = z.infer<typeof tally>

const sheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  headerRow: z.number().nullable(),
  rows: z.number(),
  coloured: z.boolean(),
})

const column = z.object({
  index: z.number(),
  header: z.string(),
  field: z.string().nullable(),
  score: z.number(),
  asks: z.boolean(),
  alternatives: z.array(z.string()),
  samples: z.array(z.string()),
})

const preview = z.object({
  /** Rows, as the dry run says or as the import did; the five sums add up to the total. */
  tally,
  customers: z.number(),
  homes: z.number(),
  problems: z.array(z.object({ code: z.string(), count: z.number(), example: words })),
  leftOut: z.array(z.object({ because: z.string(), count: z.number(), example: words })),
  duplicates: z.object({ inFile: z.number(), inArchive: z.number(), sharedPhones: z.number() }),
  consents: z.object({ given: z.number(), refused: z.number(), unsaid: z.number() }),
  obligations: z.object({
    count: z.number(),
    rules: z.array(
      z.object({
        rule: z.string(),
        title: z.string(),
        count: z.number(),
        earliestDueAt: z.string().nullable(),
      }),
    ),
    earliestDueAt: z.string().nullable(),
    /** Not opened because they lie before the go-live date. */
    unopened: z.number(),
    /** Sendings that would have gone out at once: not opened. */
    unsent: z.number(),
    goLiveOn: z.string(),
  }),
})
export type Preview = z.infer<typeof preview>

const listedImport = z.object({
  id,
  fileName: z.string(),
  state: z.enum(Object.keys(importStates) as [keyof typeof importStates, ...(keyof typeof importStates)[]]),
  step: z.string().nullable(),
  project: z.string().nullable(),
  onDuplicate: z.enum(['skip', 'update', 'merge']),
  progress: z.number(),
  total: z.number().nullable(),
  tally: tally.nullable(),
  problem: words.nullable(),
  startedBy: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  parentId: id.nullable(),
})
export type ListedImport = z.infer<typeof listedImport>

const options = z.object({
  /** Another row as the header, by sheet; 0 where there is none. */
  headerRows: z.record(z.string().max(60), z.number().int().min(0).max(200_000)).optional(),
  /** Sheets not to import. */
  leaveSheets: z.array(z.string().max(60)).max(200).optional(),
  /** The file has no column that says who: rows are known by their number. */
  numberRows: z.boolean().optional(),
  /** Pasted from a spreadsheet. */
  pasted: z.boolean().optional(),
  /** Of local numbers without one. */
  areaCode: z
    .string()
    .regex(/^0\d{2,3}$/)
    .optional(),
})
export type ImportOptions = z.infer<typeof options>

export const startImport = operation({
  name: 'imports.start',
  title: { zh: '开始导入', en: 'Start an import' },
  audience: 'staff',
  method: 'POST',
  path: '/imports',
  permission: 'imports.run',
  input: z.object({
    kind: z.enum(['customers']).default('customers'),
    fileId: id.optional(),
    /** Rows pasted from a spreadsheet, instead of a file. */
    text: z.string().max(500_000).optional(),
    projectId: id.optional(),
  }),
  output: z.object({ id }),
  refusals: {
    'imports.file_unknown': importRefusals['imports.file_unknown'],
    'imports.project_unknown': importRefusals['imports.project_unknown'],
  },
})

export const seeImport = operation({
  name: 'imports.see',
  title: { zh: '看一次导入', en: 'See an import' },
  audience: 'staff',
  method: 'GET',
  path: '/imports/:id',
  permission: 'imports.run',
  input: z.object({ id }),
  output: listedImport.extend({
    projectId: id.nullable(),
    fileId: id,
    goLiveOn: z.string(),
    sheets: z.array(sheet),
    columns: z.array(column),
    /** What becomes of each column by its index: a field, `custom:<name>` or `ignore`. */
    mapping: z.record(z.string(), z.string()),
    fields: z.array(z.object({ name: z.string(), zh: z.string(), en: z.string() })),
    /** Kept from an earlier file with the same headers. */
    remembered: z.boolean(),
    options,
    preview: preview.nullable(),
    undone: z.object({ removed: z.number(), kept: z.number(), restored: z.number() }).nullable(),
  }),
  refusals: { 'imports.unknown': unknown },
})

const cell = z.object({ column: z.number(), header: z.string(), words })
export const listImportRows = operation({
  name: 'imports.rows',
  title: { zh: '导入的行', en: 'Rows of an import' },
  audience: 'staff',
  method: 'GET',
  path: '/imports/:id/rows',
  permission: 'imports.run',
  input: z.object({
    id,
    outcome: z.enum(['created', 'updated', 'skipped', 'refused', 'left-out']).optional(),
    after: cursor,
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        sheet: z.string(),
        row: z.number(),
        names: z.string(),
        room: z.string().nullable(),
        outcome: z.enum(['created', 'updated', 'skipped', 'refused', 'left-out']),
        because: words.nullable(),
        problems: z.array(cell),
        notes: z.array(cell),
        customerId: id.nullable(),
      }),
    ),
    after: z.string().nullable(),
  }),
  refusals: { 'imports.unknown': unknown },
})

export const mapImport = operation({
  name: 'imports.map',
  title: { zh: '对列', en: 'Map the columns' },
  audience: 'staff',
  method: 'POST',
  path: '/imports/:id/mapping',
  permission: 'imports.run',
  input: z.object({
    id,
    mapping: z.record(z.string().regex(/^\d{1,3}$/), z.string().min(1).max(60)).optional(),
    onDuplicate: z.enum(['skip', 'update', 'merge']).optional(),
    projectId: id.nullish(),
    options: options.optional(),
    /** Offer the same for the next file with these headers. */
    remember: z.boolean().default(true),
  }),
  output: done,
  refusals: {
    'imports.unknown': unknown,
    'imports.not_now': notNow,
    'imports.mapping_wrong': importRefusals['imports.mapping_wrong'],
    'imports.project_unknown': importRefusals['imports.project_unknown'],
  },
})

const onIt = (name: string, title: { zh: string; en: string }, path: string, refusals = {}) =>
  operation({
    name,
    title,
    audience: 'staff',
    method: 'POST',
    path,
    permission: 'imports.run',
    input: z.object({ id }),
    output: done,
    refusals: { 'imports.unknown': unknown, 'imports.not_now': notNow, ...refusals },
  })

export const checkImport = onIt(
  'imports.check',
  { zh: '试导入', en: 'Try out an import' },
  '/imports/:id/check',
  {
    'imports.mapping_wrong': importRefusals['imports.mapping_wrong'],
  },
)
export const confirmImport = onIt(
  'imports.confirm',
  { zh: '确认导入', en: 'Confirm an import' },
  '/imports/:id/confirm',
  {
    'imports.nothing_to_import': importRefusals['imports.nothing_to_import'],
  },
)

export const retryFailed = operation({
  name: 'imports.retry-failed',
  title: { zh: '只重导出错的行', en: 'Import the failed rows again' },
  audience: 'staff',
  method: 'POST',
  path: '/imports/:id/retry',
  permission: 'imports.run',
  input: z.object({ id, /** The mended copy; without it the rows as they were. */ fileId: id.optional() }),
  output: z.object({ id }),
  refusals: {
    'imports.unknown': unknown,
    'imports.not_now': notNow,
    'imports.nothing_failed': importRefusals['imports.nothing_failed'],
    'imports.file_unknown': importRefusals['imports.file_unknown'],
  },
})

export const previewUndo = operation({
  name: 'imports.preview-undo',
  title: { zh: '撤销会怎样', en: 'What undoing would do' },
  audience: 'staff',
  method: 'GET',
  path: '/imports/:id/undo',
  permission: 'imports.run',
  input: z.object({ id }),
  output: z.object({
    /** Customers that were new and nobody has worked on. */
    remove: z.number(),
    /** New ones that stay, for somebody has worked on them. */
    keep: z.number(),
    /** Changed ones that get their former values back. */
    restore: z.number(),
    /** Changed ones that were changed again since: they stay as they are. */
    leave: z.number(),
    kept: z.array(z.object({ id, name: z.string(), room: z.string().nullable() })),
  }),
  refusals: { 'imports.unknown': unknown, 'imports.not_now': notNow },
})
export const undoImport = onIt(
  'imports.undo',
  { zh: '撤销本次导入', en: 'Undo an import' },
  '/imports/:id/undo',
  {
    'imports.too_late_to_undo': importRefusals['imports.too_late_to_undo'],
  },
)

export const listImports = operation({
  name: 'imports.list',
  title: { zh: '导入记录', en: 'Imports' },
  audience: 'staff',
  method: 'GET',
  path: '/imports',
  permission: 'imports.run',
  input: z.object({ after: cursor, limit: z.number().int().min(1).max(100).default(20) }),
  output: z.object({ imports: z.array(listedImport), after: z.string().nullable() }),
})

const madeLater = z.object({ /** Ask for this file until it is there: a job is writing it. */ fileId: id })
export const reportImport = operation({
  name: 'imports.report',
  title: { zh: '下载带原因的副本', en: 'Copy of the file with the reasons' },
  audience: 'staff',
  method: 'POST',
  path: '/imports/:id/report',
  permission: 'imports.run',
  input: z.object({ id, language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: madeLater,
  refusals: {
    'imports.unknown': unknown,
    'imports.nothing_failed': importRefusals['imports.nothing_failed'],
  },
})
export const takeTemplate = operation({
  name: 'imports.template',
  title: { zh: '下载模板', en: 'Template for an import' },
  audience: 'staff',
  method: 'POST',
  path: '/import-templates',
  permission: 'imports.run',
  input: z.object({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: madeLater,
})

const job = (name: string, title: { zh: string; en: string }, path: string) =>
  operation({
    name,
    title,
    audience: 'system',
    method: 'POST',
    path,
    permission: null,
    input: z.object({ id }),
    output: z.object({ more: z.boolean() }),
  })

/** The jobs. `more` asks to be performed again at once, in a transaction of its own. */
export const readImportFile = job(
  'imports.read-file',
  { zh: '读导入文件', en: 'Read the file of an import' },
  '/imports/read',
)
export const checkRows = job(
  'imports.check-rows',
  { zh: '试导入各行', en: 'Try out rows' },
  '/imports/check-rows',
)
export const applyRows = job(
  'imports.apply-rows',
  { zh: '导入各行', en: 'Import rows' },
  '/imports/apply-rows',
)
export const undoRows = job('imports.undo-rows', { zh: '撤销各行', en: 'Undo rows' }, '/imports/undo-rows')
const written = { id, fileId: id, staffId: id, language: z.enum(['zh-CN', 'en']) }
export const writeReport = operation({
  name: 'imports.write-report',
  title: { zh: '写副本', en: 'Write the copy' },
  audience: 'system',
  method: 'POST',
  path: '/imports/write-report',
  permission: null,
  input: z.object(written),
  output: done,
})
export const writeTemplate = operation({
  name: 'imports.write-template',
  title: { zh: '写模板', en: 'Write the template' },
  audience: 'system',
  method: 'POST',
  path: '/imports/write-template',
  permission: null,
  input: z.object(written).omit({ id: true }),
  output: done,
})

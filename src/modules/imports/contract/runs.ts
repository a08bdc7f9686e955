import { z } from 'zod'
import { outsideSortNames } from '#modules/outside/contract.ts'
import { cursor, day, id, namesOf, operation } from '#platform/operation.ts'
import { importRefusals, importStates, kindNames, unknown, words } from './words.ts'

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
  /** Rows hidden in the file: left out unless asked for. */
  hiddenRows: z.number(),
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
  /** Cells among the first hundred that name several people or numbers, and how the first of them is taken apart. */
  split: z.object({ rows: z.number(), cell: z.string(), parts: z.array(z.string()) }).nullable(),
  /** Cells among the first hundred in which nothing stands under one in which something does. */
  blanks: z.number().default(0),
})

const preview = z.object({
  /** Rows, as the dry run says or as the import did; the five sums add up to the total. */
  tally,
  customers: z.number(),
  homes: z.number(),
  problems: z.array(z.object({ code: z.string(), count: z.number(), example: words })),
  leftOut: z.array(z.object({ because: z.string(), count: z.number(), example: words })),
  /** Rows in which a cell named several people, or several numbers. */
  splits: z.object({ people: z.number(), phones: z.number() }),
  /** Rows that took the home of the row above. */
  filled: z.number().default(0),
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
  kind: z.enum(kindNames),
  fileName: z.string(),
  state: z.enum(namesOf(importStates)),
  step: z.string().nullable(),
  project: z.string().nullable(),
  onDuplicate: z.enum(['skip', 'update', 'merge']),
  progress: z.number(),
  total: z.number().nullable(),
  tally: tally.nullable(),
  problem: words.nullable(),
  /** Its job was tried in vain and stands still: why, since when, and who dropped it with which reason, if somebody did. */
  stopped: z
    .object({ why: words, at: z.string(), droppedBy: z.string().nullable(), reason: z.string().nullable() })
    .nullable(),
  startedBy: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  parentId: id.nullable(),
})

export type ListedImport = z.infer<typeof listedImport>

export const options = z.object({
  /** Another row as the header, by sheet; 0 where there is none. */
  headerRows: z.record(z.string().max(60), z.number().int().min(0).max(200_000)).optional(),
  /** Sheets not to import. */
  leaveSheets: z.array(z.string().max(60)).max(200).optional(),
  /** Rows that are hidden in the file are imported like any other. */
  hiddenRows: z.boolean().optional(),
  /** The file has no column that says who: rows are known by their number. */
  numberRows: z.boolean().optional(),
  /** Where a row names no home, that of the row above holds. */
  homesAbove: z.boolean().optional(),
  /** Pasted from a spreadsheet. */
  pasted: z.boolean().optional(),
  /** Of a list kept elsewhere: what it is about and the day it stands for, where no column says so. */
  sort: z.enum(outsideSortNames).optional(),
  asOf: day.optional(),
  /** Which number of 3/14/2025 is the month. */
  dayOrder: z.enum(['month-first', 'day-first']).optional(),
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
    kind: z.enum(kindNames).default('customers'),
    fileId: id.optional(),
    /** Rows pasted from a spreadsheet, instead of a file. */
    text: z.string().max(500_000).optional(),
    projectId: id.optional(),
    /** Sheets of the file that are not to be read. */
    leaveSheets: options.shape.leaveSheets,
  }),
  output: z.object({ id }),
  refusals: {
    'imports.file_unknown': importRefusals['imports.file_unknown'],
    'imports.project_unknown': importRefusals['imports.project_unknown'],
    'imports.kind_not_yours': importRefusals['imports.kind_not_yours'],
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
    /** A column nobody knows may be kept under its own name. */
    ownColumns: z.boolean(),
    fields: z.array(z.object({ name: z.string(), zh: z.string(), en: z.string() })),
    /** What the mapping is called that was kept from an earlier file with these headers. */
    remembered: z.string().nullable(),
    options,
    preview: preview.nullable(),
    undone: z.object({ removed: z.number(), kept: z.number(), restored: z.number() }).nullable(),
  }),
  refusals: { 'imports.unknown': unknown },
})

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

/** Measures: how often and how well, as the running playbooks define it, month by month; every number opens to its rows, a closed month keeps its own. Obligations by clause are proof's. */
import { z } from 'zod'
import { id, operation, words } from '#platform/operation.ts'

export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

const refusals = {
  'measures.unknown': {
    zh: '运行中的制度里没有这个指标。请从列出的里面选。',
    en: 'No running policy has this measure. Choose one of those listed.',
    status: 404,
  },
  'measures.not_counted': {
    zh: '这个指标问到了还没有记录的事实，暂时数不出来。',
    en: 'This measure asks for facts that are not kept yet, so it cannot be counted.',
    status: 422,
  },
} as const

/** One number with what it is made of. */
const counted = z.object({
  /** The numerator of a share; null where the measure is no share. */
  hits: z.number().nullable(),
  /** Of how many; for a rate against others, those counted. */
  cases: z.number(),
  /** How many it is divided by, where the measure names others. */
  against: z.number().nullable(),
  /** 0 to 1 of a share; else the number; null without a denominator. */
  value: z.number().nullable(),
  /** 95 % interval of a share (Wilson). */
  low: z.number().nullable(),
  high: z.number().nullable(),
})
export type Counted = z.infer<typeof counted>

const formula = z.object({
  numerator: words.nullable(),
  denominator: words,
  period: words,
  leftOut: words,
  /** The version of the playbook that defines it. */
  version: z.number(),
})

export const measureShape = counted.extend({
  /** `playbook/measure`. */
  key: z.string(),
  title: z.string(),
  clauses: z.array(z.string()),
  /** `share`: a part of all; `count`, `number`: hours and the like; `rate`: a count for each of others. */
  is: z.enum(['share', 'count', 'number', 'rate']),
  per: z.string(),
  better: z.enum(['higher', 'lower']),
  target: z.string().nullable(),
  reached: z.boolean().nullable(),
  cuts: z.array(z.string()),
  /** Null where a fact it asks for is not kept: it is then not counted. */
  formula: formula.nullable(),
  /** What is kept nowhere, so that it is not counted. */
  missing: words.nullable(),
  before: counted.nullable(),
  yearAgo: counted.nullable(),
})
export type MeasureSeen = z.infer<typeof measureShape>

/** A number as people read it; without a denominator there is none. */
export function sayFigure(is: 'share' | 'count' | 'number' | 'rate', value: number | null): string {
  if (value === null) return '–'
  if (is === 'share') return `${(value * 100).toFixed(1)}%`
  if (is === 'rate') return `${(value * 100).toFixed(2)}%`
  return is === 'number' ? value.toFixed(1) : value.toLocaleString('en')
}

/** What a number is made of: `3 / 5`; nothing for a plain count. */
export const sayParts = ({ hits, cases, against }: Counted): string =>
  hits !== null ? `${hits} / ${cases}` : against !== null ? `${cases} / ${against}` : ''

const asked = { month, projectId: id.optional() }
const named = { ...asked, key: z.string().min(3).max(130) }

export const seeMeasures = operation({
  name: 'measures.see',
  title: { zh: '本月指标', en: 'Measures of a month' },
  audience: 'staff',
  method: 'GET',
  path: '/measures',
  permission: 'proof.see',
  input: z.object({
    ...asked,
    playbook: z.string().max(60).optional(),
    /** Also the month before and the same month a year ago. */
    compare: z.boolean().default(false),
  }),
  output: z.object({
    month,
    running: z.boolean(),
    closed: z.object({ version: z.number(), by: z.string(), at: z.string() }).nullable(),
    measures: z.array(measureShape),
  }),
})

export const seeMeasureRows = operation({
  name: 'measures.rows',
  title: { zh: '指标明细', en: 'Rows behind a measure' },
  audience: 'staff',
  method: 'GET',
  path: '/measures/rows',
  permission: 'proof.see',
  input: z.object({
    ...named,
    which: z.enum(['hits', 'others', 'all']).default('all'),
    cutBy: z.string().max(30).optional(),
    cut: z.string().max(120).optional(),
    limit: z.number().int().min(1).max(500).default(200),
  }),
  output: z.object({
    measure: measureShape,
    rows: z.array(
      z.object({
        id,
        hit: z.boolean(),
        ticketId: id.nullable(),
        customerId: id.nullable(),
        /** A ticket's number; else the title of what was owed, or a customer's name. */
        title: z.string().nullable(),
        words: z.string().nullable(),
        room: z.string().nullable(),
        project: z.string().nullable(),
        who: z.string().nullable(),
        state: z.string().nullable(),
        severity: z.string().nullable(),
        at: z.string().nullable(),
        dueAt: z.string().nullable(),
        doneAt: z.string().nullable(),
        /** What it adds, of a measure in numbers. */
        adds: z.number().nullable(),
      }),
    ),
    total: z.number(),
    /** Counted, but confidential or about oneself: not shown here. */
    hidden: z.number(),
  }),
  refusals,
})

/** A measure by its parts: projects, categories, causes, people. */
export const cutMeasure = operation({
  name: 'measures.cut',
  title: { zh: '指标分组', en: 'A measure by its parts' },
  audience: 'staff',
  method: 'GET',
  path: '/measures/cut',
  permission: 'proof.see',
  input: z.object({ ...named, by: z.string().max(30) }),
  output: z.object({
    measure: measureShape,
    parts: z.array(counted.extend({ key: z.string(), title: z.string().nullable() })),
  }),
  refusals: {
    ...refusals,
    'measures.no_cut': {
      zh: '这个指标不能按“{by}”分。可以按 {known}。',
      en: 'This measure cannot be split by “{by}”. It can be by {known}.',
      status: 422,
    },
  },
})

const matter = z.object({
  id,
  number: z.string(),
  kindTitle: z.string(),
  words: z.string(),
  room: z.string().nullable(),
  project: z.string().nullable(),
  state: z.string(),
  severity: z.string().nullable(),
  assignee: z.string().nullable(),
  filedAt: z.string(),
  open: z.boolean(),
  paragraph: z.object({ words: z.string(), by: z.string(), at: z.string() }).nullable(),
})

/** The month's service report: the measures with comparison, and a paragraph for each open and each grave matter. */
export const seeReport = operation({
  name: 'measures.report',
  title: { zh: '客服月报', en: 'Service report of a month' },
  audience: 'staff',
  method: 'GET',
  path: '/measures/report',
  permission: 'proof.see',
  input: z.object(asked),
  output: seeMeasures.output.extend({
    company: z.string(),
    project: z.string().nullable(),
    /** Of the kinds whose level or validity is judged: of a level above none, or not over. */
    matters: z.array(matter),
    /** Beyond those shown. */
    more: z.number(),
  }),
})
export type Report = z.infer<typeof seeReport.output>

export const writeParagraph = operation({
  name: 'measures.write-paragraph',
  title: { zh: '写月报里的一段', en: 'Write a paragraph of the report' },
  audience: 'staff',
  method: 'PUT',
  path: '/measures/report/:ticketId',
  permission: 'work.supervise',
  /** Empty words take the paragraph back. */
  input: z.object({ ticketId: id, month, words: z.string().trim().max(2000) }),
  output: z.object({ at: z.string() }),
  refusals: {
    'tickets.unknown': {
      zh: '没有找到这件诉求，或不在您的范围。',
      en: 'No such ticket, or outside your scope.',
      status: 404,
    },
  },
})

/** Papers: what is printed of a matter, on A4 or as a Word file: slips, orders, records with their places to sign. */
import { z } from 'zod'
import { refusing } from '#modules/tickets/contract/refusals.ts'
import { both, id, namesOf, operation, words } from '#platform/operation.ts'

export const paperWords = {
  slip: both('受理单', 'Slip of receipt'),
  order: both('维修工单', 'Work order'),
  'call-back': both('回访记录', 'Record of the call-back'),
  complaint: both('客户投诉记录表', 'Record of a complaint'),
  'complaint-handling': both('客户投诉处理表', 'Handling of a complaint'),
  need: both('客户需求及建议反馈表', 'Customer’s need or suggestion'),
  'need-closing': both('客户需求及建议闭环表', 'Closing of a need or suggestion'),
} as const

export type PaperName = keyof typeof paperWords
export const paperNames = namesOf(paperWords)

const row = z.object({
  label: words,
  /** Empty: to be written by hand. */
  value: z.string(),
  /** Half a line, two of them beside each other. */
  half: z.boolean(),
  /** Room to write in, in lines. */
  lines: z.number().int().min(1).max(20),
})
export type PaperRow = z.infer<typeof row>

/** One paper of one ticket, as it is printed and as it goes into a Word file. */
export const seePaper = operation({
  name: 'papers.see',
  title: { zh: '打印', en: 'Print' },
  audience: 'staff',
  method: 'GET',
  path: '/tickets/:id/papers/:paper',
  permission: 'work.do',
  input: z.object({ id, paper: z.enum(paperNames), language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: z.object({
    title: words,
    company: z.string(),
    project: z.string().nullable(),
    number: z.string(),
    rows: z.array(row),
    /** How often it stands on the sheet: one for the customer, one for us. */
    copies: z.number().int().min(1).max(2),
    /** Where the customer follows it, below the company's address; null where he does not. */
    follow: z.string().nullable(),
    /** Who printed it and when, as the last line. */
    printedBy: z.string(),
    printedAt: z.string(),
  }),
  refusals: refusing('tickets.unknown'),
})
export type Paper = z.output<typeof seePaper.output>

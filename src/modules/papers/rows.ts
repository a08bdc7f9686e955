import { both, type OutputOf, type Words } from '#platform/operation.ts'
import type { listSheets } from '../repairs/contract/jobs.ts'
import { termsWords } from '../repairs/contract/words.ts'
import type { seeTicket } from '../tickets/contract/lists.ts'
import { channelWords, remedyWords, stateWords } from '../tickets/contract/words.ts'
import type { PaperName, PaperRow } from './contract.ts'

interface Told {
  ticket: OutputOf<typeof seeTicket>
  sheets: OutputOf<typeof listSheets>['sheets']
  say(at: string | null): string
  /** In the language of the paper. */
  t(words: Words): string
}

const half = (label: Words, value: string | null): PaperRow => ({
  label,
  value: value ?? '',
  half: true,
  lines: 1,
})
const full = (label: Words, value: string | null, lines = 1): PaperRow => ({
  label,
  value: value ?? '',
  half: false,
  lines,
})

/** The lines of a paper in their order; what is not known yet is left to be written by hand. */
export function rowsOf(paper: PaperName, told: Told): PaperRow[] {
  return papers[paper](told)
}

const papers: Record<PaperName, (told: Told) => PaperRow[]> = {
  slip: ({ ticket, say, t }) => [
    half(both('编号', 'Number'), ticket.number),
    half(both('受理时间', 'Received'), say(ticket.filedAt)),
    ...who(ticket),
    half(both('怎么来的', 'Came by'), channelOf(ticket, t)),
    half(both('类别', 'About'), kindOf(ticket)),
    full(both('说了什么', 'What was said'), ticket.words, 4),
    half(
      both('希望怎么解决', 'Wished remedy'),
      ticket.remedy && remedyWords[ticket.remedy] ? t(remedyWords[ticket.remedy]!) : '',
    ),
    half(both('方便时间', 'When it suits'), ticket.convenient),
    full(both('我们的承诺', 'What we promise'), promisesOf(ticket, say, t), 2),
    half(both('首问', 'First contact'), ticket.firstContact),
    half(both('客户签字', 'Customer'), ''),
  ],
  order: ({ ticket, sheets, say, t }) => {
    const sheet = sheets[0]
    return [
      half(both('编号', 'Number'), ticket.number),
      half(both('派给', 'Sent to'), sheet?.by ?? ticket.assignee),
      ...who(ticket),
      half(both('类别', 'About'), kindOf(ticket)),
      half(both('约好上门', 'Appointed'), ticket.appointed ? say(ticket.appointed.from) : ticket.convenient),
      full(both('说了什么', 'What was said'), ticket.words, 3),
      half(both('到场时间', 'Arrived'), say(stepOf(ticket, 'arrive')?.at ?? null)),
      half(both('完成时间', 'Done'), say(sheet?.doneAt ?? stepOf(ticket, 'solve')?.at ?? null)),
      full(both('怎么办的', 'What was done'), stepOf(ticket, 'solve')?.words ?? '', 4),
      full(
        both('用料', 'Materials'),
        sheet?.lines.map((line) => `${line.name}×${line.count}`).join('，') ?? '',
        2,
      ),
      half(
        both('谁出钱', 'At whose cost'),
        sheet
          ? t(termsWords[sheet.terms])
          : Object.values(termsWords)
              .map((words) => `□${t(words)}`)
              .join(' '),
      ),
      half(both('金额（元）', 'Amount (yuan)'), sheet?.terms === 'paid' ? String(sheet.totalFen / 100) : ''),
      half(both('师傅签字', 'Repairer'), ''),
      half(both('客户签字', 'Customer'), sheet?.signedBy ?? ''),
    ]
  },
  'call-back': ({ ticket, say, t }) => {
    const calls = ticket.steps.filter((step) => step.move === 'call-back')
    const last = calls.at(-1)
    return [
      half(both('编号', 'Number'), ticket.number),
      half(both('办完时间', 'Solved'), say(stepOf(ticket, 'solve')?.at ?? null)),
      ...who(ticket),
      half(both('处理人', 'Handler'), ticket.assignee),
      half(
        both('回访人', 'Called by'),
        last?.byCustomer ? t(both('客户自己确认', 'the customer himself')) : (last?.by ?? ''),
      ),
      full(both('怎么办的', 'What was done'), stepOf(ticket, 'solve')?.words ?? '', 3),
      full(
        both('回访经过', 'Calls'),
        calls.map((step) => `${say(step.at)} ${step.by ?? ''} ${resultOf(step.detail, t)}`.trim()).join('\n'),
        3,
      ),
      half(
        both('解决了没有', 'Solved?'),
        last ? resultOf(last.detail, t) : t(both('□解决了 □还没解决', '□solved □not solved')),
      ),
      half(
        both('满意不满意', 'Content?'),
        ticket.satisfied === null
          ? t(both('□满意 □不满意', '□content □not content'))
          : t(ticket.satisfied ? both('满意', 'content') : both('不满意', 'not content')),
      ),
      full(both('客户的话', 'His words'), last?.words ?? '', 3),
    ]
  },
  complaint: ({ ticket, say, t }) => [
    half(both('投诉编号', 'Number'), ticket.number),
    half(both('时间', 'Time'), say(ticket.filedAt)),
    half(both('客户姓名', 'Customer'), nameOf(ticket)),
    half(both('联系电话', 'Phone'), phoneOf(ticket)),
    half(both('区域', 'Place'), placeOf(ticket)),
    half(both('投诉类别', 'Category'), ticket.category),
    full(both('投诉描述', 'Complaint'), ticket.words, 8),
    half(both('记录人', 'Recorded by'), ticket.firstContact),
    half(both('是否有效', 'Valid?'), validOf(ticket, t)),
  ],
  'complaint-handling': ({ ticket, say }) => [
    half(both('投诉编号', 'Number'), ticket.number),
    half(both('投诉时间', 'Time'), say(ticket.filedAt)),
    half(both('客户姓名', 'Customer'), nameOf(ticket)),
    half(both('联系电话', 'Phone'), phoneOf(ticket)),
    half(both('所在区域', 'Place'), placeOf(ticket)),
    half(both('传真', 'Fax'), ''),
    full(both('投诉描述', 'Complaint'), ticket.words, 4),
    full(both('投诉类型', 'Type'), boxes(ticket.categories, ticket.category), 2),
    half(both('投诉处理部门', 'Department'), ticket.assignee),
    half(both('投诉处理期限', 'Due'), say(dueOf(ticket))),
    full(both('投诉处理原因分析', 'Cause'), ticket.cause, 3),
    full(both('投诉处理意见', 'Opinion'), stepOf(ticket, 'answer')?.words ?? '', 3),
    full(both('投诉处理结果记录', 'Result'), stepOf(ticket, 'solve')?.words ?? '', 3),
    half(both('记录人', 'Recorded by'), stepOf(ticket, 'solve')?.by ?? ''),
    half(both('日期', 'Day'), say(stepOf(ticket, 'solve')?.at ?? null).slice(0, 10)),
    full(both('审核意见', 'Reviewed'), '', 2),
    half(both('审核人', 'Reviewer'), ''),
    half(both('审核日期', 'Day'), ''),
  ],
  need: ({ ticket, say }) => [
    ...needHead(ticket, say),
    half(both('填表人', 'Filled in by'), ticket.firstContact),
    half(both('时间', 'Time'), say(ticket.filedAt)),
    full(both('客户需求范围', 'About'), boxes(ticket.categories, ticket.category), 2),
    full(both('客户需求描述', 'The need'), ticket.words, 6),
    half(both('建议处理部门', 'Department'), ticket.assignee),
    half(both('处理期限', 'Due'), say(dueOf(ticket))),
    full(both('主管部门意见', 'Opinion of the department in charge'), '', 3),
    full(both('相关部门意见', 'Opinion of other departments'), '', 3),
  ],
  'need-closing': ({ ticket, say }) => [
    half(both('需求单编号', 'Number'), ticket.number),
    half(both('闭环时间', 'Closed'), say(stepOf(ticket, 'close')?.at ?? stepOf(ticket, 'solve')?.at ?? null)),
    ...needHead(ticket, say),
    half(both('处理人', 'Handler'), ticket.assignee),
    half(both('填表人', 'Filled in by'), stepOf(ticket, 'solve')?.by ?? ''),
    full(both('客户需求范围', 'About'), boxes(ticket.categories, ticket.category), 2),
    full(both('客户需求描述', 'The need'), ticket.words, 5),
    full(both('解决方案', 'Solution'), stepOf(ticket, 'solve')?.words ?? '', 6),
    full(both('主管部门意见', 'Opinion of the department in charge'), '', 3),
  ],
}

type Ticket = Told['ticket']

const nameOf = (ticket: Ticket) => ticket.customer ?? ticket.caller.name
const phoneOf = (ticket: Ticket) => ticket.caller.phone ?? ticket.phone
const placeOf = (ticket: Ticket) => [ticket.project, ticket.room ?? ticket.place].filter(Boolean).join(' ')
const kindOf = (ticket: Ticket) => [ticket.kindTitle, ticket.category].filter(Boolean).join(' · ')
const stepOf = (ticket: Ticket, move: string) => ticket.steps.filter((step) => step.move === move).at(-1)

const who = (ticket: Ticket): PaperRow[] => [
  half(both('谁', 'Who'), nameOf(ticket)),
  half(both('联系电话', 'Phone'), phoneOf(ticket)),
  full(both('哪里', 'Where'), placeOf(ticket)),
]

const needHead = (ticket: Ticket, say: Told['say']): PaperRow[] => [
  half(both('客户公司名称', 'Company'), ''),
  half(both('客户姓名', 'Customer'), nameOf(ticket)),
  half(both('联系方式', 'Phone'), phoneOf(ticket)),
  half(both('职务', 'Position'), ''),
  full(both('反馈时间', 'Told on'), say(ticket.filedAt)),
]

type T = Told['t']

function channelOf({ channel }: Ticket, t: T): string {
  const words = channelWords[channel as keyof typeof channelWords]
  return words ? t(words) : channel
}

function validOf({ valid }: Ticket, t: T): string {
  if (valid === null) return t(both('□有效 □无效', '□valid □not valid'))
  return valid ? t(both('☑有效 □无效', '☑valid □not valid')) : t(both('□有效 ☑无效', '□valid ☑not valid'))
}

/** The clock for the solution, or whichever ends first. */
const dueOf = ({ clocks }: Ticket) =>
  (clocks.find(({ clock }) => clock === 'solve') ?? clocks.find(({ dueAt }) => dueAt))?.dueAt ?? null

/** Every category with a box, the chosen one ticked. */
const boxes = (all: readonly string[], chosen: string | null) =>
  all.map((each) => `${each === chosen ? '☑' : '□'}${each}`).join('  ')

const promisesOf = ({ clocks, state }: Ticket, say: Told['say'], t: T) =>
  clocks
    .filter(({ dueAt, state: each }) => dueAt && each !== 'lapsed')
    .map(({ title, dueAt }) => t(both(`${title}：${say(dueAt)} 前`, `${title}: by ${say(dueAt)}`)))
    .join('\n') || t(stateWords[state as keyof typeof stateWords])

function resultOf(detail: Record<string, unknown>, t: T): string {
  if (detail.result === 'solved') return t(both('解决了', 'solved'))
  if (detail.result === 'not-solved') return t(both('还没解决', 'not solved'))
  return detail.result === 'no-answer' ? t(both('没接通', 'no answer')) : ''
}

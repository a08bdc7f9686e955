import { closedMonths, monthOf } from '#modules/obligations/month.ts'
import {
  bringLoggedSteps,
  type LoggedStep,
  loggedStepsWorkedOn,
  removeLoggedSteps,
} from '#modules/tickets/bring-logs.ts'
import { kindsByName, knownNumbers } from '#modules/tickets/bring-tickets.ts'
import { field } from '../field.ts'
import { sharedFields } from '../fields.ts'
import { kindOfFile, titlesOf } from './kind-of-file.ts'
import { pastMoment } from './moments.ts'
import { type Judged, oneRecord } from './one-record.ts'

interface LogPlan {
  projectId: string | null
  number: string
  kind: string | null
  category: string | null
  at: string
  /** What was done. */
  words: string
  staffId: string | null
}

interface Found {
  projectId: string
  kind: { name: string; playbook: string }
}

const MOST_WORDS = 4000

/**
 * The log of another program: a row a step, by the number of the request it belongs to. A request begins with its first step and ended with its
 * last; it is looked up over the whole file, so that rows may come in any order.
 */
export const logs = oneRecord<LogPlan, Found>({
  fields: [
    field(
      'customer',
      'text',
      'external_number',
      '编号',
      'Number',
      '工单号 工单编号 受理编号 诉求编号 单号 案件编号 案例编号 caseid case caseconceptname concept:name ticketid requestid number',
      { example: 'GD-2025-0117' },
    ),
    ...sharedFields('project'),
    field(
      'customer',
      'moment',
      'happened_at',
      '时间',
      'At',
      '完成时间 操作时间 处理时间 发生时间 日期 completetimestamp timestamp timetimestamp eventtime time date',
      { loose: /时间|timestamp/i, example: '2025-06-03 09:20' },
    ),
    field(
      'customer',
      'text',
      'words',
      '步骤',
      'Step',
      '环节 节点 活动 动作 操作 处理步骤 流转环节 activityid activity event action step status',
      { loose: /环节|步骤|活动/, example: '派单' },
    ),
    field('customer', 'text', 'details', '说明', 'Details', '备注 意见 处理意见 内容 details comment note'),
    field('customer', 'text', 'sort', '类型', 'Kind', '诉求类型 投诉类型 种类 事项类型 kind'),
    field('customer', 'text', 'category', '类别', 'Category', '投诉类别 问题类别 分类 专业 category'),
    field(
      'customer',
      'text',
      'staff',
      '谁',
      'Who',
      '处理人 经办人 操作人 责任人 resource user handler agent',
    ),
  ],
  needs: [
    { code: 'mapping.no_number', fields: ['external_number'] },
    { code: 'mapping.no_happened_at', fields: ['happened_at'] },
    { code: 'mapping.no_words', fields: ['words', 'details'] },
  ],
  exampleBy: ['external_number', 'words'],
  mayOpen: false,
  keyOf: ({ number, at, words }) => JSON.stringify([number, at, words]),
  // The same thing done twice in one second stands twice in a log.
  repeats: true,
  plan(read, context) {
    const { texts } = read.values
    const at = pastMoment(read, 'happened_at', context)
    const said = [texts.words, texts.details].filter((part) => part).join('\n')
    const problem = (of: 'words' | 'external_number', code: string) =>
      read.problems.push({ column: -1, field: of, code, values: { text: '' } })
    if (!said) problem('words', 'ticket.no_words')
    if (!texts.external_number) problem('external_number', 'log.no_number')
    if (!at || read.problems.length > 0) return null
    const staffId = texts.staff ? (context.stewards.get(texts.staff) ?? null) : null
    return {
      projectId: texts.project ? (context.projects.get(texts.project) ?? null) : context.projectId,
      number: texts.external_number!.slice(0, 60),
      kind: texts.sort ?? null,
      category: texts.category?.slice(0, 60) ?? null,
      at,
      words: `${said}${texts.staff && !staffId ? `（${texts.staff}）` : ''}`.slice(0, MOST_WORDS),
      staffId,
    }
  },
  async judge(ctx, found, plans) {
    const kinds = await kindsByName(ctx)
    const closed = await closedMonths(ctx)
    const titles = titlesOf(kinds)
    const ofFile = kindOfFile(kinds, found.file_name)
    const kept = await knownNumbers(ctx, [...new Set(plans.map(({ number }) => number))], found.id)
    return plans.map(({ kind: said, number, at, projectId }): Judged<Found> => {
      if (!projectId) return { outcome: 'refuse', code: 'request.no_project' }
      const kind = (said ? kinds.get(said) : undefined) ?? ofFile
      if (!kind)
        return { outcome: 'refuse', code: 'ticket.no_kind', values: { text: said ?? '', kinds: titles } }
      const month = monthOf(ctx, at)
      if (closed.has(month)) return { outcome: 'refuse', code: 'contact.month_closed', values: { month } }
      if (kept.has(number)) return { outcome: 'skip', code: 'request.known', values: { number } }
      return { outcome: 'create', found: { projectId, kind } }
    })
  },
  async write(ctx, found, items) {
    const steps = items.map(
      ({ record: { plan }, found: { kind, projectId } }): LoggedStep => ({
        ...plan,
        projectId,
        kind: kind.name,
        playbook: kind.playbook,
      }),
    )
    const made = await bringLoggedSteps(ctx, found.id, steps)
    return { made: made.map((recordId) => ({ recordId })) }
  },
  worked: (ctx, _found, records) =>
    loggedStepsWorkedOn(
      ctx,
      records.map(({ recordId }) => recordId),
    ),
  async takeBack(ctx, found, records) {
    await removeLoggedSteps(
      ctx,
      found.id,
      records.map(({ recordId }) => recordId),
    )
    return new Set()
  },
})

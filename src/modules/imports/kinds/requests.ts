import { closedMonths, monthOf } from '#modules/obligations/month.ts'
import {
  bringTickets,
  kindsByName,
  knownNumbers,
  removeTickets,
  ticketsWorkedOn,
} from '#modules/tickets/bring-tickets.ts'
import { channelNames, channelWords } from '#modules/tickets/contract/words.ts'
import { newId } from '#platform/id.ts'
import { choice, field } from '../field.ts'
import { sharedFields } from '../fields.ts'
import { kindOfFile, titlesOf } from './kind-of-file.ts'
import { pastMoment } from './moments.ts'
import { type Judged, oneRecord } from './one-record.ts'

interface RequestPlan {
  projectId: string | null
  number: string | null
  kind: string | null
  category: string | null
  channel: string
  words: string
  place: string | null
  callerName: string | null
  result: string | null
  filedAt: string
  closedAt: string | null
  staffId: string | null
}

interface Found {
  projectId: string
  kind: { name: string; playbook: string }
}

const CHANNELS = channelNames.map((name) => choice(name, channelWords[name].zh, channelWords[name].en))
const OPEN = /未(?:处理|办结|完成|解决|关闭)|处理中|跟进中|进行中|open|pending|in progress|assigned|started/i
const MOST_WORDS = 4000

/** Reports of another program, by their number there and their place: nobody has to be on file. What is open stays open, without clocks. */
export const requests = oneRecord<RequestPlan, Found>({
  fields: [
    field(
      'customer',
      'text',
      'external_number',
      '编号',
      'Number',
      '工单号 工单编号 受理编号 诉求编号 留言编号 单号 序号 uniquekey requestid caseid ticketid number',
      {
        example: 'GD-2025-0117',
      },
    ),
    ...sharedFields('project'),
    field(
      'customer',
      'moment',
      'happened_at',
      '受理时间',
      'Filed at',
      '日期 时间 留言时间 登记时间 报事时间 投诉时间 报修时间 创建时间 createddate createdat opened datefiled',
      {
        loose: /(?:投诉|受理|报修|来电|登记|留言|创建).*(?:日|时间)/,
        example: '2025-06-03 09:20',
      },
    ),
    field('customer', 'text', 'sort', '类型', 'Kind', '诉求类型 投诉类型 种类 事项类型 kind'),
    field(
      'customer',
      'text',
      'category',
      '类别',
      'Category',
      '投诉类别 问题类别 分类 专业 一级标签 一级分类 category complainttype problem',
      {
        example: '噪音',
      },
    ),
    field(
      'customer',
      'text',
      'words',
      '内容',
      'What was said',
      '主题 标题 留言主题 投诉内容 诉求内容 报修内容 问题描述 描述 事由 descriptor title subject content description',
      {
        loose: /(?:内容|描述|事由|主题)$/,
        example: '电梯夜里异响',
      },
    ),
    field(
      'customer',
      'text',
      'details',
      '详情',
      'Details',
      '留言详情 详细内容 补充说明 problemdetail additionaldetails resolutionnotes',
      {
        loose: /详情$/,
      },
    ),
    field(
      'customer',
      'text',
      'place',
      '地点',
      'Place',
      '位置 发生地点 事发地点 地址 location incidentaddress address city borough',
      {
        loose: /地点$/,
        example: '3栋大堂',
      },
    ),
    field(
      'customer',
      'text',
      'name',
      '报事人',
      'Reported by',
      '留言用户 用户 投诉人 报修人 来电人 姓名 caller reportedby',
    ),
    field('customer', 'choice', 'way', '渠道', 'Channel', '来源 受理渠道 方式 channel openchanneltype', {
      choices: CHANNELS,
    }),
    field('customer', 'text', 'staff', '处理人', 'Handled by', '经办人 责任人 跟进人 负责人 handler'),
    field(
      'customer',
      'text',
      'result',
      '处理结果',
      'Result',
      '处理情况 结果 办理结果 答复 答复意见 回复内容 result answer resolutiondescription',
    ),
    field('customer', 'text', 'state', '状态', 'State', '处理状态 办理状态 是否办结 status'),
    field(
      'customer',
      'moment',
      'closed_on',
      '办结时间',
      'Closed at',
      '办结日期 完成日期 完成时间 关闭时间 结束时间 closeddate closedat closed',
      {
        loose: /(?:办结|完成|关闭|结束).*(?:日|时间)/,
        example: '2025-06-05 11:00',
      },
    ),
  ],
  needs: [
    { code: 'mapping.no_happened_at', fields: ['happened_at'] },
    { code: 'mapping.no_words', fields: ['words', 'category'] },
  ],
  exampleBy: ['external_number', 'words'],
  mayOpen: false,
  keyOf: ({ number, filedAt, words, place, callerName }) =>
    number ?? JSON.stringify([filedAt, words, place, callerName]),
  plan(read, context) {
    const { choices, texts, moments } = read.values
    const filedAt = pastMoment(read, 'happened_at', context)
    const open = texts.state !== undefined && OPEN.test(texts.state) && !moments.closed_on
    const closedAt = moments.closed_on ? pastMoment(read, 'closed_on', context) : null
    const said = [texts.words, texts.details].filter((part) => part).join('\n') || texts.category
    if (!said)
      read.problems.push({ column: -1, field: 'words', code: 'ticket.no_words', values: { text: '' } })
    if (!filedAt || read.problems.length > 0) return null
    const staffId = texts.staff ? (context.stewards.get(texts.staff) ?? null) : null
    const handled = texts.staff && !staffId ? `（${texts.staff}）` : ''
    const finished = texts.state !== undefined && !open && !closedAt ? filedAt : closedAt
    return {
      projectId: texts.project ? (context.projects.get(texts.project) ?? null) : context.projectId,
      number: texts.external_number?.slice(0, 60) ?? null,
      kind: texts.sort ?? null,
      category: texts.category?.slice(0, 60) ?? null,
      channel: choices.way ?? 'other',
      words: said!.slice(0, MOST_WORDS),
      place: texts.place?.slice(0, 120) ?? null,
      callerName: texts.name?.slice(0, 60) ?? null,
      result: `${handled}${texts.result ?? ''}`.slice(0, MOST_WORDS) || null,
      filedAt,
      closedAt: finished && finished < filedAt ? filedAt : finished,
      staffId,
    }
  },
  async judge(ctx, found, plans) {
    const kinds = await kindsByName(ctx)
    const closed = await closedMonths(ctx)
    const titles = titlesOf(kinds)
    const ofFile = kindOfFile(kinds, found.file_name)
    const kept = await knownNumbers(
      ctx,
      plans.flatMap(({ number }) => number ?? []),
    )
    return plans.map(({ kind: said, number, filedAt, projectId }): Judged<Found> => {
      if (!projectId) return { outcome: 'refuse', code: 'request.no_project' }
      const kind = (said ? kinds.get(said) : undefined) ?? ofFile
      if (!kind)
        return { outcome: 'refuse', code: 'ticket.no_kind', values: { text: said ?? '', kinds: titles } }
      const month = monthOf(ctx, filedAt)
      if (closed.has(month)) return { outcome: 'refuse', code: 'contact.month_closed', values: { month } }
      if (number && kept.has(number)) return { outcome: 'skip', code: 'request.known', values: { number } }
      return { outcome: 'create', found: { projectId, kind } }
    })
  },
  async write(ctx, found, items) {
    const rows = items.map(({ record: { plan }, found: { kind, projectId } }) => ({
      ...plan,
      id: newId(Date.parse(ctx.now)),
      projectId,
      kind: kind.name,
      playbook: kind.playbook,
      satisfied: null,
      customerId: null,
      unitId: null,
      holdingId: null,
    }))
    await bringTickets(ctx, found.id, rows)
    return { made: rows.map(({ id }) => ({ recordId: id })) }
  },
  worked: (ctx, _found, records) =>
    ticketsWorkedOn(
      ctx,
      records.map(({ recordId }) => recordId),
    ),
  async takeBack(ctx, _found, records) {
    await removeTickets(
      ctx,
      records.map(({ recordId }) => recordId),
    )
    return new Set()
  },
})

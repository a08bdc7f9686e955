import { closedMonths, monthOf } from '#modules/obligations/month.ts'
import {
  bringTickets,
  kindsByName,
  pastTickets,
  removeTickets,
  ticketsWorkedOn,
} from '#modules/tickets/bring-tickets.ts'
import { channelNames, channelWords } from '#modules/tickets/contract/words.ts'
import { newId } from '#platform/id.ts'
import { choice, field } from '../field.ts'
import { type FoundPerson, findPeople, WHO_FIELDS, WHO_NEEDED, type Who, whoOf } from '../find-people.ts'
import { kindOfFile, titlesOf } from './kind-of-file.ts'
import { pastMoment } from './moments.ts'
import { oneRecord } from './one-record.ts'

interface TicketPlan {
  who: Who
  kind: string | null
  category: string | null
  channel: string
  words: string
  result: string | null
  filedAt: string
  closedAt: string
  satisfied: boolean | null
  staffId: string | null
}

interface Found extends FoundPerson {
  projectId: string
  kind: { name: string; playbook: string }
}

const MORE_WORDS: Partial<Record<(typeof channelNames)[number], string>> = {
  phone: '来电 打电话 热线 电话投诉 call',
  'walk-in': '到访 上门 前台 现场 当面',
  wechat: '微信群 企业微信 公众号',
  authority: '12345 政府 社区转办 街道',
  other: '其它',
}
const CHANNELS = channelNames.map((name) =>
  choice(name, channelWords[name].zh, channelWords[name].en, MORE_WORDS[name] ?? ''),
)
const SATISFIED = [
  choice('yes', '满意', 'Satisfied', '非常满意 很满意 基本满意 是 yes'),
  choice('no', '不满意', 'Not satisfied', '非常不满意 一般 否 no'),
]
const OPEN = /未(?:处理|办结|完成|解决|关闭)|处理中|跟进中|进行中|open|pending/i

/** Complaints and reports of before, each finished: kept with their story, owed nothing. */
export const tickets = oneRecord<TicketPlan, Found>({
  fields: [
    ...WHO_FIELDS,
    field(
      'customer',
      'moment',
      'happened_at',
      '登记日期',
      'Filed on',
      '日期 时间 投诉日期 投诉时间 受理日期 受理时间 来电时间 报修时间 报修日期 登记时间 date filed',
      {
        loose: /(?:投诉|受理|报修|来电|登记|发生).*(?:日|时间)/,
        example: '2025-06-03 09:20',
      },
    ),
    field('customer', 'text', 'sort', '类型', 'Kind', '诉求类型 投诉类型 种类 事项类型 kind type', {
      example: '投诉',
    }),
    field('customer', 'text', 'category', '类别', 'Category', '投诉类别 问题类别 分类 专业 category'),
    field(
      'customer',
      'text',
      'words',
      '内容',
      'What was said',
      '投诉内容 诉求内容 报修内容 问题描述 情况描述 事由 描述 content description',
      {
        loose: /(?:内容|描述|事由)$/,
        example: '电梯夜里异响',
      },
    ),
    field(
      'customer',
      'choice',
      'way',
      '渠道',
      'Channel',
      '来源 受理渠道 投诉渠道 投诉方式 受理方式 方式 channel',
      { choices: CHANNELS, example: '电话' },
    ),
    field('customer', 'text', 'staff', '处理人', 'Handled by', '经办人 责任人 跟进人 受理人 负责人 handler'),
    field(
      'customer',
      'text',
      'result',
      '处理结果',
      'Result',
      '处理情况 结果 办理结果 答复 回复内容 result answer',
      {
        loose: /处理(?:结果|情况)|答复|回复/,
        example: '已更换导轨，回访满意',
      },
    ),
    field('customer', 'text', 'state', '状态', 'State', '处理状态 办理状态 是否办结 status'),
    field(
      'customer',
      'moment',
      'closed_on',
      '办结日期',
      'Closed on',
      '完成日期 办结时间 完成时间 关闭时间 结束时间 closed',
      {
        loose: /(?:办结|完成|关闭|结束).*(?:日|时间)/,
        example: '2025-06-05',
      },
    ),
    field('customer', 'choice', 'satisfied', '满意度', 'Satisfied', '是否满意 回访结果 评价 satisfaction', {
      choices: SATISFIED,
    }),
  ],
  needs: [
    WHO_NEEDED,
    { code: 'mapping.no_happened_at', fields: ['happened_at'] },
    { code: 'mapping.no_words', fields: ['words'] },
  ],
  exampleBy: ['name', 'phone', 'words'],
  mayOpen: false,
  keyOf: ({ who, filedAt, words }) => JSON.stringify([who, filedAt, words]),
  plan(read, context) {
    const { choices, texts, moments } = read.values
    const say = (of: 'words' | 'state', code: string) =>
      read.problems.push({ column: -1, field: of, code, values: { text: texts.state ?? '' } })
    const filedAt = pastMoment(read, 'happened_at', context)
    const closedAt = moments.closed_on ? pastMoment(read, 'closed_on', context) : filedAt
    if (!texts.words) say('words', 'ticket.no_words')
    if (texts.state && OPEN.test(texts.state)) say('state', 'ticket.still_open')
    const who = whoOf(read, context)
    if (!who || !filedAt || !closedAt || read.problems.length > 0) return null
    const staffId = texts.staff ? (context.stewards.get(texts.staff) ?? null) : null
    const handled = texts.staff && !staffId ? `（${texts.staff}）` : ''
    return {
      who,
      kind: texts.sort ?? null,
      category: texts.category?.slice(0, 60) ?? null,
      channel: choices.way ?? 'other',
      words: texts.words!.slice(0, 4000),
      result: `${handled}${texts.result ?? ''}`.slice(0, 4000) || null,
      filedAt,
      closedAt: closedAt < filedAt ? filedAt : closedAt,
      satisfied: choices.satisfied ? choices.satisfied === 'yes' : null,
      staffId,
    }
  },
  async judge(ctx, found, plans) {
    const people = await findPeople(
      ctx,
      plans.map(({ who }) => who),
    )
    const kinds = await kindsByName(ctx)
    const closed = await closedMonths(ctx)
    const titles = titlesOf(kinds)
    const ofFile = kindOfFile(kinds, found.file_name)
    const ids = people.flatMap((person) => ('code' in person ? [] : [person.customerId]))
    const kept = new Set(
      (await pastTickets(ctx, ids)).map((each) => keyOfKept(each.customer_id, each.filed_at, each.words)),
    )
    return plans.map(({ kind: said, filedAt, words }, nth) => {
      const person = people[nth]!
      if ('code' in person) return { outcome: 'refuse', ...person }
      const { projectId, name } = person
      if (!projectId) return { outcome: 'refuse', code: 'ticket.no_project', values: { name } }
      const kind = said ? kinds.get(said) : ofFile
      if (!kind)
        return { outcome: 'refuse', code: 'ticket.no_kind', values: { text: said ?? '', kinds: titles } }
      const month = monthOf(ctx, filedAt)
      if (closed.has(month)) return { outcome: 'refuse', code: 'contact.month_closed', values: { month } }
      const key = keyOfKept(person.customerId, filedAt, words)
      if (kept.has(key)) return { outcome: 'skip', code: 'ticket.known', values: { name } }
      kept.add(key)
      return { outcome: 'create', found: { ...person, projectId, kind }, customerId: person.customerId }
    })
  },
  async write(ctx, found, items) {
    const rows = items.map(({ record: { plan }, found: { kind, ...person } }) => ({
      ...plan,
      ...person,
      id: newId(Date.parse(ctx.now)),
      kind: kind.name,
      playbook: kind.playbook,
    }))
    await bringTickets(ctx, found.id, rows)
    return { made: rows.map(({ id, customerId }) => ({ recordId: id, customerId })) }
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

const keyOfKept = (customerId: string, filedAt: string, words: string) =>
  `${customerId} ${Date.parse(filedAt)} ${words}`

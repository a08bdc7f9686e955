import { closedMonths, monthOf } from '#modules/obligations/month.ts'
import {
  bringContacts,
  contactsWorkedOn,
  pastContacts,
  removeContacts,
} from '#modules/visits/bring-contacts.ts'
import type { contactResults } from '#modules/visits/contract.ts'
import { newId } from '#platform/id.ts'
import { choice, field } from '../field.ts'
import { type FoundPerson, findPeople, WHO_FIELDS, WHO_NEEDED, type Who, whoOf } from '../find-people.ts'
import { pastMoment } from './moments.ts'
import { oneRecord } from './one-record.ts'

interface ContactPlan {
  who: Who
  at: string
  by: string
  result: keyof typeof contactResults
  words: string | null
  /** Null: nobody of that name works here now. */
  staffId: string | null
}

const WAYS = [
  choice('phone', '电话', 'Phone', '打电话 电话回访 电话联系 去电 来电 电联 call telephone'),
  choice('visit', '上门', 'Visit', '上门拜访 走访 入户 家访 拜访 上门回访 homevisit'),
  choice('face', '当面碰到', 'Met in person', '当面 面谈 现场 前台 到访 面访 inperson'),
  choice('wechat', '微信', 'WeChat', '企业微信 企微 微信回访'),
  choice('sms', '短信', 'Text message', '发短信 text'),
  choice('other', '其他', 'Other', '其它 邮件 email'),
]
const RESULTS = [
  choice(
    'reached',
    '聊好了',
    'Talked',
    '已联系 接通 已接通 成功 已回访 满意 不满意 一般 完成 已完成 done reached',
  ),
  choice('no-answer', '没接通', 'No answer', '未接通 未接 无人接听 未联系上 没人 未遇 无人在家 失败'),
  choice('postponed', '改约', 'Another time', '改期 另约 稍后再联系'),
  choice('wrong-number', '联系方式不对', 'Wrong number', '空号 号码错误 停机 号码不对'),
  choice('declined', '不愿多谈', 'Did not want to talk', '拒访 拒绝 不配合 拒绝回访'),
]

/** Calls, visits and return visits that happened before: history, kept at its own time. */
export const contacts = oneRecord<ContactPlan, FoundPerson>({
  fields: [
    ...WHO_FIELDS,
    field(
      'customer',
      'moment',
      'happened_at',
      '日期',
      'Date',
      '时间 回访日期 回访时间 联系日期 联系时间 拜访日期 走访日期 登记日期 记录时间 when happenedat',
      {
        loose: /(?:回访|联系|拜访|走访|上门|沟通).*(?:日|时间)/,
        example: '2025-11-03 14:30',
      },
    ),
    field('customer', 'choice', 'way', '方式', 'Way', '回访方式 沟通方式 拜访方式 渠道 类型 by channel', {
      choices: WAYS,
      loose: /方式$/,
      example: '电话',
    }),
    field('customer', 'choice', 'result', '结果', 'Result', '回访结果 联系结果 是否接通 状态 outcome', {
      choices: RESULTS,
      example: '聊好了',
    }),
    field(
      'customer',
      'text',
      'words',
      '内容',
      'What was said',
      '回访内容 沟通内容 联系内容 情况 记录 备注 情况说明 反馈 意见 客户反馈 客户意见 note notes content',
      {
        loose: /(?:内容|情况|反馈|意见)$/,
        example: '电梯厅灯已修好，满意',
      },
    ),
    field(
      'customer',
      'text',
      'staff',
      '谁联系的',
      'By whom',
      '回访人 联系人员 记录人 经办人 管家 客服 责任人 拜访人 登记人 employee',
      {
        example: '李想',
      },
    ),
  ],
  needs: [WHO_NEEDED, { code: 'mapping.no_happened_at', fields: ['happened_at'] }],
  exampleBy: ['name', 'phone', 'words'],
  mayOpen: true,
  keyOf: ({ who, at, by, words }) => JSON.stringify([who, at, by, words]),
  plan(read, context) {
    const { choices, texts } = read.values
    const at = pastMoment(read, 'happened_at', context)
    const who = whoOf(read, context)
    if (!who || !at) return null
    const staffId = texts.staff ? (context.stewards.get(texts.staff) ?? null) : context.actorId
    if (!staffId)
      read.notes.push({
        column: -1,
        field: 'staff',
        code: 'contact.staff_unknown',
        values: { text: texts.staff! },
      })
    const opinion = /满意|一般/.test(texts.result ?? '') ? `（${texts.result}）` : ''
    const words = `${staffId ? '' : `（${texts.staff}）`}${texts.words ?? ''}${opinion}`
    return {
      who,
      at,
      by: choices.way ?? 'other',
      result: (choices.result as ContactPlan['result']) ?? 'reached',
      words: words.slice(0, 4000) || null,
      staffId,
    }
  },
  async judge(ctx, _found, plans) {
    const people = await findPeople(
      ctx,
      plans.map(({ who }) => who),
    )
    const closed = await closedMonths(ctx)
    const ids = people.flatMap((person) => ('code' in person ? [] : [person.customerId]))
    const kept = new Set(
      (await pastContacts(ctx, ids)).map((each) => keyOfKept(each.customer_id, each.at, each.by, each.note)),
    )
    return plans.map(({ at, by, words }, nth) => {
      const person = people[nth]!
      if ('code' in person) return { outcome: 'refuse', ...person }
      const month = monthOf(ctx, at)
      if (closed.has(month)) return { outcome: 'refuse', code: 'contact.month_closed', values: { month } }
      const key = keyOfKept(person.customerId, at, by, words)
      if (kept.has(key)) return { outcome: 'skip', code: 'contact.known', values: { name: person.name } }
      kept.add(key)
      return { outcome: 'create', found: person, customerId: person.customerId }
    })
  },
  async write(ctx, found, items) {
    const rows = items.map(({ record: { plan }, found: person }) => ({
      ...person,
      id: newId(Date.parse(ctx.now)),
      staffId: plan.staffId ?? ctx.actor.id!,
      by: plan.by,
      result: plan.result,
      at: plan.at,
      note: plan.words,
    }))
    const outcome = await bringContacts(ctx, found.id, rows)
    return { made: rows.map(({ id, customerId }) => ({ recordId: id, customerId })), outcome }
  },
  worked: (ctx, _found, records) =>
    contactsWorkedOn(
      ctx,
      records.map(({ recordId }) => recordId),
    ),
  async takeBack(ctx, found, records) {
    await removeContacts(
      ctx,
      found.id,
      records.map(({ recordId }) => recordId),
    )
    return new Set()
  },
})

const keyOfKept = (customerId: string, at: string, by: string, words: string | null) =>
  `${customerId} ${Date.parse(at)} ${by} ${words ?? ''}`

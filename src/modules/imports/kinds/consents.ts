import {
  consentsReliedOn,
  insertConsents,
  readConsents,
  removeConsentsById,
} from '#modules/customers/save-many-consents.ts'
import { recordEvents } from '#modules/obligations/record-events.ts'
import { removeDutiesOfImport } from '#modules/obligations/remove-duties.ts'
import { newId } from '#platform/id.ts'
import { choice, field } from '../field.ts'
import { type FoundPerson, findPeople, WHO_FIELDS, WHO_NEEDED, type Who, whoOf } from '../find-people.ts'
import { pastMoment } from './moments.ts'
import { oneRecord } from './one-record.ts'

interface ConsentPlan {
  who: Who
  purpose: string
  given: boolean
  at: string
  how: string
  textVersion: string | null
  evidence: string | null
}

const PURPOSES = [
  choice('service', '服务通知', 'Service', '服务 通知 服务类 物业服务 notices'),
  choice('care', '关怀', 'Care', '关怀问候 生日问候 节日问候 问候 关怀类 greetings'),
  choice('marketing', '营销', 'Marketing', '推广 广告 活动推荐 营销类 商业推广 advertising'),
  choice('recording', '录音', 'Recording', '通话录音 录音录像'),
]
const ANSWERS = [
  choice('given', '同意', 'Agreed', '是 已同意 接受 y yes true 1 √ ✓ agree given'),
  choice('withdrawn', '不同意', 'Refused', '否 撤回 撤销 拒绝 不接受 未同意 n no false 0 × withdrawn refuse'),
]

/** What customers agreed to, each with its day, purpose, way and evidence. */
export const consents = oneRecord<ConsentPlan, FoundPerson>({
  fields: [
    ...WHO_FIELDS,
    field(
      'customer',
      'choice',
      'purpose',
      '用途',
      'Purpose',
      '同意用途 授权用途 同意事项 授权事项 目的 同意类型 授权类型 consentpurpose',
      {
        choices: PURPOSES,
        example: '关怀',
      },
    ),
    field(
      'customer',
      'choice',
      'agreed',
      '是否同意',
      'Agreed',
      '同意 授权 同意与否 是否授权 结果 意见 consent answer',
      {
        choices: ANSWERS,
        example: '同意',
      },
    ),
    field(
      'customer',
      'moment',
      'agreed_on',
      '同意日期',
      'Agreed on',
      '日期 时间 授权日期 签署日期 签字日期 同意时间 授权时间 date consentdate',
      {
        loose: /(?:同意|授权|签[署字]).*(?:日|时间)/,
        example: '2026-01-15',
      },
    ),
    field('customer', 'text', 'how', '方式', 'How', '同意方式 授权方式 取得方式 渠道 途径 method channel', {
      example: '纸质告知书',
    }),
    field(
      'customer',
      'text',
      'text_version',
      '文本版本',
      'Text version',
      '版本 告知书版本 协议版本 version',
      { example: '2026-01' },
    ),
    field(
      'customer',
      'text',
      'evidence',
      '凭证',
      'Evidence',
      '凭证文件 证据 文件名 扫描件 附件 存档 凭证说明 proof filename',
      {
        example: '2026告知书扫描/1202.pdf',
      },
    ),
  ],
  needs: [
    WHO_NEEDED,
    { code: 'mapping.no_purpose', fields: ['purpose'] },
    { code: 'mapping.no_agreed_on', fields: ['agreed_on'] },
  ],
  exampleBy: ['name', 'phone', 'evidence'],
  mayOpen: true,
  keyOf: ({ who, purpose, given, at }) => JSON.stringify([who, purpose, given, at]),
  plan(read, context) {
    const { choices, texts } = read.values
    const at = pastMoment(read, 'agreed_on', context)
    if (!choices.purpose && !read.problems.some(({ field: of }) => of === 'purpose'))
      read.problems.push({ column: -1, field: 'purpose', code: 'consent.no_purpose', values: {} })
    const who = whoOf(read, context)
    if (!who || !at || !choices.purpose) return null
    return {
      who,
      purpose: choices.purpose,
      given: choices.agreed !== 'withdrawn',
      at,
      how: texts.how?.slice(0, 60) ?? '导入',
      textVersion: texts.text_version?.slice(0, 40) ?? null,
      evidence: texts.evidence?.slice(0, 200) ?? null,
    }
  },
  async judge(ctx, _found, plans) {
    const people = await findPeople(
      ctx,
      plans.map(({ who }) => who),
    )
    const ids = people.flatMap((person) => ('code' in person ? [] : [person.customerId]))
    const kept = new Set(
      (await readConsents(ctx, ids)).map((each) =>
        keyOfKept(each.customer_id, each.purpose, each.given, each.at),
      ),
    )
    return plans.map(({ purpose, given, at }, nth) => {
      const person = people[nth]!
      if ('code' in person) return { outcome: 'refuse', ...person }
      const key = keyOfKept(person.customerId, purpose, given, at)
      if (kept.has(key)) return { outcome: 'skip', code: 'consent.known', values: { name: person.name } }
      kept.add(key)
      return { outcome: 'create', found: person, customerId: person.customerId }
    })
  },
  async write(ctx, found, items) {
    const rows = items.map(({ record: { plan }, found: person }) => ({
      ...plan,
      id: newId(Date.parse(ctx.now)),
      customerId: person.customerId,
      projectId: person.projectId,
    }))
    await insertConsents(ctx, rows)
    const outcome = await recordEvents(
      ctx,
      rows.map(({ customerId, projectId, purpose, given, at }) => ({
        kind: given ? 'customer.consent-given' : 'customer.consent-withdrawn',
        subject: { kind: 'customer', id: customerId },
        customerId,
        projectId,
        at,
        importId: found.id,
        values: { purpose, [`consent.${purpose}`]: given },
      })),
    )
    return { made: rows.map(({ id, customerId }) => ({ recordId: id, customerId })), outcome }
  },
  worked: (ctx, _found, records) =>
    consentsReliedOn(
      ctx,
      records.map(({ recordId }) => recordId),
    ),
  async takeBack(ctx, found, records) {
    const customers = await removeConsentsById(
      ctx,
      records.map(({ recordId }) => recordId),
    )
    await removeDutiesOfImport(ctx, found.id, customers)
    return new Set()
  },
})

const keyOfKept = (customerId: string, purpose: string, given: boolean, at: string) =>
  `${customerId} ${purpose} ${given} ${Date.parse(at)}`

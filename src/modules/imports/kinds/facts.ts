import { type OutsideSort, outsideSorts } from '#modules/outside/contract.ts'
import { readOutsideFacts, saveOutsideFacts, takeBackOutsideFacts } from '#modules/outside/save-facts.ts'
import { newId } from '#platform/id.ts'
import { choice, field } from '../field.ts'
import { type FoundPlace, findPlaces, WHO_FIELDS, WHO_NEEDED, type Who, whoOf } from '../find-people.ts'
import { oneRecord } from './one-record.ts'

interface FactPlan {
  who: Who
  sort: OutsideSort
  asOf: string
  cents: number | null
  words: string
}

interface Place extends FoundPlace {
  /** What the same list said of the home before. */
  before: { id: string; cents: number | null } | null
}

const SORTS = [
  choice('arrears', outsideSorts.arrears.zh, outsideSorts.arrears.en, '物业费 欠费金额 费用 欠缴 应收'),
  choice('parking', outsideSorts.parking.zh, outsideSorts.parking.en, '停车 停车位 车库 产权车位 租赁车位'),
  choice(
    'fit-out',
    outsideSorts['fit-out'].zh,
    outsideSorts['fit-out'].en,
    '装潢 装修备案 装修中 fitout decoration',
  ),
]

/** Monthly lists of other programs: what they say of a home on a day, only to be read. */
export const facts = oneRecord<FactPlan, Place>({
  fields: [
    ...WHO_FIELDS,
    field('home', 'choice', 'sort', '类别', 'Sort', '类型 项目类别 种类 事项 kind type', {
      choices: SORTS,
      example: '欠费',
    }),
    field(
      'home',
      'amount',
      'amount',
      '金额',
      'Amount',
      '欠费金额 欠费 欠费合计 应收金额 未缴金额 欠缴金额 欠款 欠款金额 总欠费 押金 owed balance',
      {
        loose: /(?:欠|未缴|应收).*(?:额|费|款)|金额/,
        example: '3200.50',
      },
    ),
    field(
      'home',
      'text',
      'words',
      '说明',
      'Note',
      '备注 车位号 车位编号 车牌 车牌号 装修状态 装修阶段 装修进度 欠费月数 欠费期间 费用期间 费用项目 收费项目 情况 note',
      {
        loose: /车位|车牌|装修|期间|月数/,
        example: '2026年1月至3月物业费',
      },
    ),
    field(
      'home',
      'day',
      'as_of',
      '截至',
      'As of',
      '截止日期 截至日期 统计日期 数据日期 统计截止 asof date 日期',
      {
        loose: /截[至止]|统计.*日/,
        example: '2026-03-31',
      },
    ),
  ],
  needs: [WHO_NEEDED],
  unsaid: (mapped, { sort, asOf }) =>
    !sort && !mapped.has('sort') ? 'fact.no_sort' : !asOf && !mapped.has('as_of') ? 'fact.no_day' : null,
  exampleBy: ['name', 'phone', 'words'],
  mayOpen: false,
  keyOf: ({ who, sort, asOf, words }) => JSON.stringify([who, sort, asOf, words]),
  plan(read, context) {
    const { values, problems } = read
    const say = (name: string, code: string, more: Record<string, string> = {}) =>
      problems.some((problem) => problem.field === name) ||
      problems.push({ column: -1, field: name, code, values: more })
    const sort = (values.choices.sort ?? context.options.sort) as OutsideSort | undefined
    const asOf = values.dates.as_of ?? context.options.asOf
    const words = (values.texts.words ?? '').slice(0, 200)
    if (!sort) say('sort', 'fact.no_sort')
    if (!asOf) say('as_of', 'fact.no_day')
    else if (asOf > context.today) say('as_of', 'day.in_future', { text: asOf })
    if (values.amounts.amount === undefined && !words) say('amount', 'fact.nothing')
    const who = whoOf(read, context)
    if (!who || !sort || !asOf || problems.length > 0) return null
    const { amount } = values.amounts
    return { who, sort, asOf, cents: amount === undefined ? null : Math.round(amount * 100), words }
  },
  async judge(ctx, _found, plans) {
    const places = await findPlaces(
      ctx,
      plans.map(({ who }) => who),
    )
    const unitIds = places.flatMap((place) => ('code' in place ? [] : [place.unitId]))
    const kept = await readOutsideFacts(ctx, { unitIds })
    const before = new Map(
      kept.map((each) => [keyOfKept(each.unit_id, each.sort, each.as_of, each.words), each]),
    )
    return plans.map(({ sort, asOf, words, cents }, nth) => {
      const place = places[nth]!
      if ('code' in place) return { outcome: 'refuse', ...place }
      const known = before.get(keyOfKept(place.unitId, sort, asOf, words))
      const { customerId, room } = place
      if (!known) return { outcome: 'create', found: { ...place, before: null }, customerId }
      if (known.amount_cents === cents) return { outcome: 'skip', code: 'fact.known', values: { room } }
      const said = { id: known.id, cents: known.amount_cents }
      return { outcome: 'update', found: { ...place, before: said }, customerId }
    })
  },
  async write(ctx, found, items) {
    // Two lines of one home that say the same are one line.
    const byKey = new Map(
      items.map(({ record: { plan }, found: place }) => [
        keyOfKept(place.unitId, plan.sort, plan.asOf, plan.words),
        { plan, place },
      ]),
    )
    const ids = await saveOutsideFacts(
      ctx,
      found.id,
      [...byKey.values()].map(({ plan, place }) => ({ ...place, ...plan, id: newId(Date.parse(ctx.now)) })),
    )
    const idOf = new Map([...byKey.keys()].map((key, at) => [key, ids[at]!]))
    return {
      made: items.map(({ record: { plan }, found: place }) => ({
        recordId: idOf.get(keyOfKept(place.unitId, plan.sort, plan.asOf, plan.words))!,
        customerId: place.customerId,
        former: { before: place.before, after: plan.cents },
      })),
    }
  },
  async worked(ctx, _found, records) {
    const kept = new Map(
      (await readOutsideFacts(ctx, { ids: records.map(({ recordId }) => recordId) })).map((each) => [
        each.id,
        each,
      ]),
    )
    return new Map(
      records.flatMap(({ recordId, former }) => {
        const now = kept.get(recordId)
        const { after } = former as { after: number | null }
        return now && now.amount_cents !== after
          ? [[recordId, now.words || outsideSorts[now.sort].zh] as const]
          : []
      }),
    )
  },
  async takeBack(ctx, _found, records) {
    const former = records.map((each) => ({ ...each, before: (each.former as Pick<Place, 'before'>).before }))
    await takeBackOutsideFacts(
      ctx,
      former.filter(({ before }) => !before).map(({ recordId }) => recordId),
      former.flatMap(({ before }) => before ?? []),
    )
    return new Set()
  },
})

const keyOfKept = (unitId: string, sort: string, asOf: string, words: string) =>
  [unitId, sort, asOf, words].join(' ')

/** Visits: contacts, visits and return visits with their results. A ring that nobody answered is kept and closes nothing. */
import { z } from 'zod'
import { id, moment, namesOf, operation, type Words } from '#platform/operation.ts'

export const contactWays = {
  phone: { zh: '电话', en: 'Phone' },
  visit: { zh: '上门', en: 'Visit' },
  face: { zh: '当面碰到', en: 'Met in person' },
  wechat: { zh: '微信', en: 'WeChat' },
  sms: { zh: '短信', en: 'Text message' },
  other: { zh: '其他', en: 'Other' },
} as const

export const contactResults = {
  reached: { zh: '聊好了', en: 'Talked' },
  'no-answer': { zh: '没接通', en: 'No answer' },
  postponed: { zh: '改约', en: 'Another time' },
  'wrong-number': { zh: '联系方式不对', en: 'Wrong number' },
  declined: { zh: '不愿多谈', en: 'Did not want to talk' },
} as const

/** Why a record does not meet a matter, in words; null where it does. */
export function whyNotMet(
  matter: { verb: string; ways: readonly string[] },
  by: string | undefined,
  result: string | undefined,
): Words | null {
  if (matter.ways.length === 0)
    return matter.verb === 'send'
      ? { zh: '要送达才算，联系不算', en: 'counts when delivered, not by a contact' }
      : { zh: '要单独办成，联系不算', en: 'is done in its own way, not by a contact' }
  if (result !== 'reached') return { zh: '没聊上，这件事还在', en: 'nobody was reached: stays open' }
  if (!by || matter.ways.includes(by)) return null
  const said = matter.ways.filter((way) => way in contactWays) as (keyof typeof contactWays)[]
  const way = contactWays[by as keyof typeof contactWays]
  return {
    zh: `要${said.map((each) => contactWays[each].zh).join('、')}，${way?.zh ?? by}不算`,
    en: `counts by ${said.map((each) => contactWays[each].en.toLowerCase()).join(', ')}, not by ${(way?.en ?? by).toLowerCase()}`,
  }
}

export const noSuchForm: Words = { zh: '没有这张表单', en: 'there is no such form' }

const ways = namesOf(contactWays)
const results = namesOf(contactResults)

const refusals = {
  'contacts.who': { zh: '要说明是哪一户或哪位客户。', en: 'Say which home or customer.', status: 422 },
  'contacts.unknown': {
    zh: '没有找到这条记录，或不在您的范围。',
    en: 'No such record, or outside your scope.',
    status: 404,
  },
  'contacts.just_now': {
    zh: '{who} {minutes} 分钟前刚联系过（{result}）。还要再记一条吗？',
    en: '{who} was in touch {minutes} minutes ago ({result}). Record another one?',
  },
  'contacts.not_met': {
    zh: '这条能记下，但“{title}”不算完成：{why}',
    en: 'This can be recorded, but “{title}” is not met: {why}',
    status: 422,
  },
  'contacts.taken_back': { zh: '这条记录已经撤回。', en: 'This record was taken back already.' },
  'contacts.too_late_to_take_back': {
    zh: '超过 10 分钟不能撤回，可以更正。',
    en: 'After 10 minutes a record is corrected, not taken back.',
  },
  'contacts.not_author': {
    zh: '只能由 {who} 撤回或更正。',
    en: 'Only {who} may take this back or correct it.',
    status: 403,
  },
  'contacts.form': { zh: '“{question}”：{why}', en: '“{question}”: {why}', status: 422 },
  'months.closed': {
    zh: '{month} 已封账。请找 {who} 办更正。',
    en: '{month} is closed. Ask {who} for a correction.',
  },
  'events.future': { zh: '时间不能晚于现在。', en: 'The time cannot be later than now.', status: 422 },
} as const

export const recordContact = operation({
  name: 'contacts.record',
  title: { zh: '记一笔', en: 'Record a contact' },
  audience: 'staff',
  method: 'POST',
  path: '/contacts',
  permission: 'work.do',
  input: z.object({
    customerId: id.optional(),
    unitId: id.optional(),
    by: z.enum(ways),
    result: z.enum(results),
    note: z.string().trim().max(4000).optional(),
    happenedAt: moment.optional(),
    nextStep: z.enum(['none', 'repair', 'complaint', 'need', 'appointment']).default('none'),
    nextAt: moment.optional(),
    /** Which open matters this meets; absent: all that the result meets. */
    meets: z.array(id).max(50).optional(),
    answers: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    photoIds: z.array(id).max(9).default([]),
    /** Recorded with others in one go. */
    inBulk: z.boolean().default(false),
    /** Yes: a colleague's record of the last minutes was seen. */
    again: z.boolean().default(false),
  }),
  output: z.object({
    id,
    lateEntry: z.boolean(),
    met: z.array(z.object({ id, title: z.string(), inTime: z.boolean() })),
    stillOpen: z.array(
      z.object({
        id,
        title: z.string(),
        attempts: z.number(),
        why: z.object({ zh: z.string(), en: z.string() }).nullable(),
      }),
    ),
    /** After several attempts without an answer: what else to try. */
    suggest: z.enum(['none', 'tonight', 'other-way']),
  }),
  refusals: {
    'contacts.who': refusals['contacts.who'],
    'contacts.unknown': refusals['contacts.unknown'],
    'contacts.just_now': refusals['contacts.just_now'],
    'contacts.not_met': refusals['contacts.not_met'],
    'contacts.form': refusals['contacts.form'],
    'months.closed': refusals['months.closed'],
    'events.future': refusals['events.future'],
  },
})

export const takeBackContact = operation({
  name: 'contacts.take-back',
  title: { zh: '撤回记录', en: 'Take a record back' },
  audience: 'staff',
  method: 'POST',
  path: '/contacts/:id/take-back',
  permission: 'work.do',
  input: z.object({ id }),
  output: z.object({ reopened: z.number() }),
  refusals: {
    'contacts.unknown': refusals['contacts.unknown'],
    'contacts.taken_back': refusals['contacts.taken_back'],
    'contacts.too_late_to_take_back': refusals['contacts.too_late_to_take_back'],
    'contacts.not_author': refusals['contacts.not_author'],
  },
})

export const correctContact = operation({
  name: 'contacts.correct',
  title: { zh: '更正记录', en: 'Correct a record' },
  audience: 'staff',
  method: 'POST',
  path: '/contacts/:id/correct',
  permission: 'work.do',
  input: z.object({ id, note: z.string().trim().min(1).max(4000) }),
  output: z.object({ id }),
  refusals: {
    'contacts.unknown': refusals['contacts.unknown'],
    'contacts.taken_back': refusals['contacts.taken_back'],
    'contacts.not_author': refusals['contacts.not_author'],
  },
})

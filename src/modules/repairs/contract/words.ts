/** Repairs: the work in the field. What a repairer has to do where, what was done with what at whose cost, who signed for it. */

import { refusals as placeRefusals } from '#modules/places/contract/words.ts'
import { both, namesOf, type Refused } from '#platform/operation.ts'

/** At whose cost. */
export const termsWords = {
  warranty: both('保内', 'Under warranty'),
  service: both('物业费包含', 'Within the service fee'),
  paid: both('保外，收费', 'Paid work'),
} as const

export type Terms = keyof typeof termsWords
export const termsNames = namesOf(termsWords)

export const orderWords = {
  sent: both('发出，等回音', 'Sent'),
  accepted: both('接了', 'Accepted'),
  declined: both('不接', 'Declined'),
  done: both('做完了', 'Done'),
  ended: both('收回了', 'Called back'),
} as const

export type OrderState = keyof typeof orderWords
export const orderNames = namesOf(orderWords)

export const chargeWords = {
  asked: both('提出了', 'Asked'),
  agreed: both('对方认了', 'Agreed'),
  paid: both('收到了', 'Paid'),
  dropped: both('不追了', 'Dropped'),
} as const

export const chargeNames = namesOf(chargeWords)

export const repairRefusals = {
  'places.unknown': placeRefusals['places.unknown'],
  'repairs.accepted_later': {
    zh: '竣工验收日不能晚于今天。',
    en: 'The day of the acceptance cannot be later than today.',
    status: 422,
  },
  'repairs.no_contractor': {
    zh: '没有这家承修单位，可能已经去掉。请换一家。',
    en: 'No such contractor, perhaps taken off the list. Choose another.',
    status: 422,
  },
  'repairs.same_contractor': {
    zh: '已经有“{name}”，请改那一条。',
    en: '“{name}” is on the list already: change that one.',
  },
  'repairs.order_runs': {
    zh: '这件已经派给了{name}，链接还有效。要换一家，先收回。',
    en: 'This is with {name} already and its link still opens. Call it back first.',
  },
  'repairs.no_order': {
    zh: '没有这张外派单，或已经结束。',
    en: 'No such work order, or it has ended.',
    status: 404,
  },
  'repairs.no_chargeback': { zh: '没有这笔追款。', en: 'No such chargeback.', status: 404 },
  'repairs.enough_photos': {
    zh: '这张单已经传了 {count} 张照片，够了。',
    en: '{count} pictures came for this order: that is enough.',
    status: 429,
  },
  'repairs.link_over': {
    zh: '这个链接已经结束：活办完了、收回了，或过了日子。有事请打派活单位的电话。',
    en: 'This link has ended: the job is done, was called back, or its days are over. Call the company that sent it.',
    status: 410,
  },
  'repairs.not_agreed': {
    zh: '这次收 {yuan} 元，要先请客户看价格并同意。',
    en: 'This is charged {yuan} yuan: the customer has to see the price and agree first.',
    status: 422,
  },
  'repairs.agreed_less': {
    zh: '客户同意的是 {agreed} 元，现在是 {yuan} 元，请他再看一次。',
    en: 'The customer agreed to {agreed} yuan, now it is {yuan}: ask him again.',
    status: 422,
  },
  'repairs.same_price': {
    zh: '价目里已经有“{name}”，请改那一条。',
    en: '“{name}” is on the price list already: change that one.',
  },
  'repairs.no_price': {
    zh: '价目里没有这一条，可能刚被去掉。',
    en: 'The price list does not have this one any more.',
    status: 404,
  },
} as const satisfies Record<string, Refused>

/** Repairs: the work in the field. What a repairer has to do where, what was done with what at whose cost, who signed for it. */
import { both, type Refused } from '#platform/operation.ts'

/** At whose cost. */
export const termsWords = {
  warranty: both('保内', 'Under warranty'),
  service: both('物业费包含', 'Within the service fee'),
  paid: both('保外，收费', 'Paid work'),
} as const

export type Terms = keyof typeof termsWords
export const termsNames = Object.keys(termsWords) as [Terms, ...Terms[]]

export const repairRefusals = {
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

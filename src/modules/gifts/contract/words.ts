/** Gifts: what a project gives away, how many are left, who got what. Whom a gift is owed and when is the policy's (`do: { deliver: … }`). */
export const moveKinds = {
  in: { zh: '进货', en: 'In' },
  counted: { zh: '盘点', en: 'Counted' },
  given: { zh: '送出', en: 'Given' },
  returned: { zh: '退回', en: 'Came back' },
} as const

/** Why something is given though no policy asks for it. */
export const reasons = {
  condolence: { zh: '慰问', en: 'Condolence' },
  congratulation: { zh: '道贺', en: 'Congratulation' },
  apology: { zh: '致歉', en: 'Apology' },
  thanks: { zh: '答谢', en: 'Thanks' },
} as const

export type Reason = keyof typeof reasons

export const giftRefusals = {
  'gifts.unknown': {
    zh: '没有这种礼品，或不在您的项目。',
    en: 'No such gift, or not of your projects.',
    status: 404,
  },
  'gifts.name_taken': {
    zh: '这个项目已经有“{name}”。',
    en: '“{name}” is in the list of this project already.',
  },
  'gifts.none_left': {
    zh: '“{name}”没有了。换一种，或先进货。',
    en: '“{name}” has run out. Choose another, or stock up first.',
  },
  'gifts.had_already': {
    zh: '{who}在 {on} 收过“{name}”。换一种没送过的。',
    en: '{who} was given “{name}” on {on}. Choose one he has not had.',
  },
  'gifts.retired': {
    zh: '“{name}”已停用。换一种。',
    en: '“{name}” is not given any more. Choose another.',
  },
  'gifts.elsewhere': {
    zh: '“{name}”是别的项目的礼品。从这位客户的项目里选。',
    en: '“{name}” belongs to another project. Choose one of the customer’s.',
  },
  'gifts.not_a_gift': {
    zh: '这件事不是送东西。',
    en: 'Nothing is to be delivered for this.',
    status: 422,
  },
  'gifts.why': {
    zh: '请选为什么送。',
    en: 'Say why it is given.',
    status: 422,
  },
  'gifts.given_unknown': {
    zh: '没有送过这一份，或已经退回。',
    en: 'This was not given, or has come back already.',
    status: 404,
  },
  'gifts.nothing_changes': {
    zh: '数没有变。',
    en: 'The number stays the same.',
    status: 422,
  },
} as const

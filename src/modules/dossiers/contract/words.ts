/** Dossiers: what is wanted of a customer's record and since when it is known, and changes of it that somebody else decides on. */
import { customerFields, customerRefusals } from '#modules/customers/contract/words.ts'
import { namesOf, type Words } from '#platform/operation.ts'

/** From when on a fact is wanted: as soon as we know him, or from a step of one of his homes. */
export const phases = {
  known: { zh: '认识时', en: 'Once known' },
  signed: { zh: '签约时', en: 'At signing' },
  'handed-over': { zh: '收房时', en: 'At handover' },
  'moved-in': { zh: '入住后', en: 'After moving in' },
} as const

export type Phase = keyof typeof phases
export const phaseNames = namesOf(phases)

export const factStates = {
  missing: { zh: '没有', en: 'Missing' },
  stale: { zh: '旧了', en: 'Stale' },
  declined: { zh: '不愿说', en: 'Would not say' },
  known: { zh: '有', en: 'Known' },
} as const

export type FactState = keyof typeof factStates
export const factStateNames = namesOf(factStates)

/** Fields of the record itself that may be wanted; those of playbooks are written `fields.<name>`. */
export const recordFields = {
  name: customerFields.name,
  salutation: customerFields.salutation,
  sex: customerFields.sex,
  birthday: customerFields.birthday,
  phone: customerFields.phone,
  document: customerFields.document,
  email: customerFields.email,
  address: customerFields.address,
  bestTime: customerFields.bestTime,
  bestWay: customerFields.bestWay,
} as const satisfies Record<string, Words>

export type RecordField = keyof typeof recordFields

export const dossierRefusals = {
  'customers.unknown': customerRefusals['customers.unknown'],
  'customers.exists': customerRefusals['customers.exists'],
  'customers.document_exists': customerRefusals['customers.document_exists'],
  'customers.phone_unreadable': customerRefusals['customers.phone_unreadable'],
  'customers.document_unreadable': customerRefusals['customers.document_unreadable'],
  'customers.birthday_unreadable': customerRefusals['customers.birthday_unreadable'],
  'customers.changed_meanwhile': customerRefusals['customers.changed_meanwhile'],
  'dossiers.field_unknown': {
    zh: '档案里没有“{field}”这一项。请从列出的项目里选。',
    en: 'The record has no “{field}”. Choose one of those listed.',
    status: 422,
  },
  'dossiers.unreadable': {
    zh: '“{field}”填的读不懂：{why}',
    en: 'What is given for “{field}” cannot be read: {why}',
    status: 422,
  },
} as const

export const refusing = <K extends keyof typeof dossierRefusals>(...codes: K[]) =>
  Object.fromEntries(codes.map((code) => [code, dossierRefusals[code]])) as Pick<typeof dossierRefusals, K>

/** What writing a value of the record may be refused with. */
export const writing = refusing(
  'customers.unknown',
  'customers.exists',
  'customers.document_exists',
  'customers.phone_unreadable',
  'customers.document_unreadable',
  'customers.birthday_unreadable',
  'dossiers.field_unknown',
  'dossiers.unreadable',
)

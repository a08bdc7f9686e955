export type FieldName =
  | 'name'
  | 'phone'
  | 'spare_phone'
  | 'document'
  | 'sex'
  | 'birthday'
  | 'email'
  | 'wechat'
  | 'level'
  | 'care_consent'
  | 'customer_number'
  | 'external_number'
  | 'address'
  | 'project'
  | 'home'
  | 'building'
  | 'unit'
  | 'floor'
  | 'room'
  | 'area'
  | 'relation'
  | 'subscribed_on'
  | 'signed_on'
  | 'handover_on'
  | 'received_on'
  | 'moved_in_on'
  | 'ended_on'
  | 'steward'
  | 'note'
  | 'house_type'
  | 'account'
  | 'job_number'
  | 'role'
  | 'joined_on'
  | 'purpose'
  | 'agreed'
  | 'agreed_on'
  | 'how'
  | 'text_version'
  | 'evidence'
  | 'happened_at'
  | 'way'
  | 'result'
  | 'words'
  | 'staff'
  | 'sort'
  | 'amount'
  | 'as_of'
  | 'category'
  | 'state'
  | 'closed_on'
  | 'satisfied'
  | 'details'
  | 'place'

export type FieldKind =
  | 'people'
  | 'phones'
  | 'document'
  | 'sex'
  | 'birthday'
  | 'email'
  | 'consent'
  | 'number'
  | 'text'
  | 'home'
  | 'relation'
  | 'day'
  | 'moment'
  | 'amount'
  | 'choice'

export interface Field {
  name: FieldName
  kind: FieldKind
  of: 'customer' | 'home' | 'holding'
  zh: string
  en: string
  /** Other ways people write it above a column, Chinese and English, already in the form of `headerKey`. */
  also: readonly string[]
  /** What a header may hold beside its own word. */
  loose?: RegExp
  /** Of a choice: what may stand in a cell, by what is kept. */
  choices?: readonly Choice[]
  /** What stands in the example row of the template. */
  example?: string
}

export interface Choice {
  code: string
  zh: string
  en: string
  /** Other words people write for it, lower case. */
  also: readonly string[]
}

export const choice = (code: string, zh: string, en: string, also = ''): Choice => ({
  code,
  zh,
  en,
  also: also.split(' ').filter(Boolean),
})

/** A field with the other words people write above its column, apart by spaces. */
export const field = (
  of: Field['of'],
  kind: FieldKind,
  name: FieldName,
  zh: string,
  en: string,
  also: string,
  more: Pick<Field, 'loose' | 'choices' | 'example'> = {},
): Field => ({
  of,
  kind,
  name,
  zh,
  en,
  also: also.split(' ').filter(Boolean),
  ...more,
})

/** A header as it is compared: without spaces, marks such as *, brackets with a hint inside, and case. */
export function headerKey(header: string): string {
  const folded = header
    .normalize('NFKC')
    .replace(/[\s*＊:：_\-/\\.'"“”]+/g, '')
    .toLowerCase()
  const bare = folded.replace(/[（(【[][^)）】\]]*[)）】\]]/g, '').replace(/[?？!！]/g, '')
  return (bare || folded).slice(0, 60)
}

/** How one word of the fixed vocabulary is described: what it holds, and how people call it. */
export type FieldType =
  | 'yesno'
  | 'number'
  | 'money'
  | 'percent'
  | 'text'
  | 'one'
  | 'many'
  | 'date'
  | 'time'
  | 'span'
  | 'file'
  | 'person'

export interface FieldWord {
  name: string
  type: FieldType
  zh: string
  en: string
  /** Words the value may take; packs add theirs. Absent on free values. */
  options?: readonly string[]
}

export interface EventWord {
  name: string
  zh: string
  en: string
  /** The date field that becomes known with it: the local day (or the instant) it happened, unless given. */
  sets?: string
}

/** A list of other subjects: those whose relation `by` points here, or to my own relation `via`. */
export interface ListWord {
  kind: string
  by: string
  via?: string
}

export interface SubjectWord {
  kind: string
  plural: string
  zh: string
  en: string
  /** The date a period on a list of these counts by. */
  date?: string
  fields: FieldWord[]
  /** To-one relations: name → kind. `staff` are people who may owe something. */
  one: Record<string, string>
  /** To-one relations kept on the other side: name → that side's relation to this. */
  inverse?: Record<string, string>
  lists: Record<string, ListWord>
  events: EventWord[]
}

const field =
  (type: FieldType) =>
  (name: string, zh: string, en: string, ...options: string[]): FieldWord => ({
    name,
    type,
    zh,
    en,
    ...(options.length > 0 || type === 'one' || type === 'many' ? { options } : {}),
  })

export const yesno = field('yesno')
export const number = field('number')
export const money = field('money')
export const text = field('text')
export const one = field('one')
export const many = field('many')
export const date = field('date')
export const time = field('time')

export const event = (name: string, zh: string, en: string, sets?: string): EventWord => ({
  name,
  zh,
  en,
  ...(sets ? { sets } : {}),
})

export const list = (kind: string, by: string, via?: string): ListWord => ({
  kind,
  by,
  ...(via ? { via } : {}),
})

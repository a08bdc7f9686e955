import type { PeriodUnit } from './condition-syntax.ts'
import type { Type } from './value-type.ts'
import { dealings } from './vocabulary-dealings.ts'
import { desk } from './vocabulary-desk.ts'
import { encounters } from './vocabulary-encounters.ts'
import { papers } from './vocabulary-papers.ts'
import { peopleAndPlaces } from './vocabulary-people.ts'
import type { EventWord, FieldType, ListWord, SubjectWord } from './vocabulary-words.ts'

/** A field as conditions see it. `origin` is `base` or the block of the pack that added it. */
export interface Field {
  name: string
  type: Type
  zh: string
  en: string
  origin: string
  /** The name of the derived field's definition in `Playbook.derived`, when it is computed. */
  derived?: string
}

export interface Subject {
  kind: string
  plural: string
  zh: string
  en: string
  date?: string
  fields: Map<string, Field>
  one: Map<string, { kind: string; inverse?: string }>
  lists: Map<string, ListWord>
  events: Map<string, EventWord & { origin: string }>
}

/** Every subject, field, relation, list and event a pack may name. Packs extend a copy. */
export interface Vocabulary {
  subjects: Map<string, Subject>
  /** plural → kind. */
  plurals: Map<string, string>
  /** Generated events that are not on a fixed subject: `p.s`, `satisfaction.reported` → their subject. */
  generated: Map<string, { kind: string; zh: string; origin: string }>
}

const plainTypes: Record<FieldType, Type> = {
  yesno: { is: 'yesno' },
  number: { is: 'number' },
  money: { is: 'number' },
  percent: { is: 'number' },
  text: { is: 'text' },
  one: { is: 'text', options: [] },
  many: { is: 'many', options: [] },
  date: { is: 'date' },
  time: { is: 'time' },
  span: { is: 'span' },
  file: { is: 'file' },
  person: { is: 'subject', subject: 'staff' },
}

/** The type of a field word; options and figure period as given. */
export function typeOfField(type: FieldType, options?: readonly string[], figure?: PeriodUnit): Type {
  const plain = plainTypes[type] ?? { is: 'text' }
  return {
    ...plain,
    ...(options || plain.options ? { options: [...(options ?? plain.options ?? [])] } : {}),
    ...(figure ? { figure } : {}),
  }
}

/** The fixed vocabulary (section 7 of the grammar), as a fresh copy that a pack may extend. */
export function baseVocabulary(): Vocabulary {
  const subjects = new Map<string, Subject>()
  const plurals = new Map<string, string>()
  for (const word of [...peopleAndPlaces, ...dealings, ...desk, ...encounters, ...papers]) {
    subjects.set(word.kind, subjectOf(word))
    plurals.set(word.plural, word.kind)
  }
  return { subjects, plurals, generated: new Map() }
}

function subjectOf(word: SubjectWord): Subject {
  const fields = new Map<string, Field>()
  for (const field of word.fields) {
    const { name, zh, en } = field
    fields.set(name, { name, zh, en, origin: 'base', type: typeOfField(field.type, field.options) })
  }
  const one = new Map<string, { kind: string; inverse?: string }>()
  for (const [name, kind] of Object.entries(word.one)) {
    const inverse = word.inverse?.[name]
    one.set(name, { kind, ...(inverse ? { inverse } : {}) })
  }
  return {
    kind: word.kind,
    plural: word.plural,
    zh: word.zh,
    en: word.en,
    ...(word.date ? { date: word.date } : {}),
    fields,
    one,
    lists: new Map(Object.entries(word.lists)),
    events: new Map(word.events.map((event) => [event.name, { ...event, origin: 'base' }])),
  }
}

/** The subject an event is about and its words; undefined when no such event exists. */
export function findEvent(vocabulary: Vocabulary, name: string): { kind: string; sets?: string } | undefined {
  const generated = vocabulary.generated.get(name)
  if (generated) return { kind: generated.kind }
  const dot = name.indexOf('.')
  const kind = name.slice(0, dot)
  const found = vocabulary.subjects.get(kind)?.events.get(name.slice(dot + 1))
  return found ? { kind, ...(found.sets ? { sets: found.sets } : {}) } : undefined
}

export interface RelationStep {
  name: string
  list: boolean
}

/**
 * The shortest ways from one kind of subject to another, over relations and lists. More than one of the same
 * length means the pack must say which; none means they have nothing to do with each other.
 */
export function waysBetween(vocabulary: Vocabulary, from: string, to: string): RelationStep[][] {
  if (from === to) return [[]]
  let edge: { kind: string; steps: RelationStep[] }[] = [{ kind: from, steps: [] }]
  const seen = new Set([from])
  for (let length = 1; length <= 4 && edge.length > 0; length++) {
    const next: typeof edge = []
    for (const { kind, steps } of edge) {
      const subject = vocabulary.subjects.get(kind)
      if (!subject) continue
      for (const [name, relation] of subject.one)
        next.push({ kind: relation.kind, steps: [...steps, { name, list: false }] })
      for (const [name, relation] of subject.lists)
        next.push({ kind: relation.kind, steps: [...steps, { name, list: true }] })
    }
    const found = next.filter((way) => way.kind === to)
    if (found.length > 0) return found.map((way) => way.steps)
    edge = next.filter((way) => !seen.has(way.kind) && way.kind !== 'staff')
    for (const way of edge) seen.add(way.kind)
  }
  return []
}

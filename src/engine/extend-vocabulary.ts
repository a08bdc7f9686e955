import type { Type } from './condition-types.ts'
import { Findings } from './findings.ts'
import { levelsOf, namesIn, type PackNames } from './pack-names.ts'
import { at, entriesOf, type Node, textAt, textsOf } from './tree.ts'
import { baseVocabulary, type Field, typeOfField, type Vocabulary } from './vocabulary.ts'
import type { FieldType } from './vocabulary-words.ts'

/** Every subject, field, list and event that the conditions of a pack (its bases merged in) may name. */
export function vocabularyOf(pack: Node): Vocabulary {
  const vocabulary = baseVocabulary()
  extendVocabulary(vocabulary, pack, namesIn(pack), new Findings())
  return vocabulary
}

/**
 * Adds what a pack brings: its fields, its options (kinds of tickets, channels, stages …), each grade as a field of
 * its subject, and the events of its procedures, surveys, plans, reports, warnings, tickets and activities.
 */
export function extendVocabulary(
  vocabulary: Vocabulary,
  pack: Node,
  names: PackNames,
  findings: Findings,
): void {
  addOptions(vocabulary, pack, names)
  addFields(vocabulary, pack, findings)
  addGrades(vocabulary, pack)
  addEvents(vocabulary, pack, names)
}

function addOptions(vocabulary: Vocabulary, pack: Node, names: PackNames): void {
  const add = (kind: string, field: string, options: Iterable<string>) => {
    const known = vocabulary.subjects.get(kind)?.fields.get(field)?.type
    if (known?.options) known.options = [...new Set([...known.options, ...options])]
  }
  const entriesIn = (block: string) => entriesOf(at(pack, block))
  const all = (block: string) => entriesIn(block).map(([name]) => name)
  add('ticket', 'kind', all('tickets'))
  for (const kind of ['ticket', 'post']) add(kind, 'channel', all('channels'))
  for (const kind of ['contact', 'visit']) {
    add(kind, 'by', all('channels'))
    add(kind, 'purpose', all('care'))
  }
  for (const kind of ['contact', 'visit', 'inspection', 'form']) add(kind, 'form', all('forms'))
  for (const kind of ['run', 'answer']) add(kind, 'survey', all('surveys'))
  add('plan', 'plan', all('plans'))
  add('warning', 'kind', all('warnings'))
  add('message', 'message', all('messages'))
  add('team', 'team', all('roles'))
  add('activity', 'kind', names.get('activity-kinds') ?? [])
  add('ticket', 'severity', names.get('ticket-levels') ?? [])
  for (const [, ticket] of entriesIn('tickets')) {
    add('ticket', 'category', textsOf(at(ticket, 'categories')))
    add('ticket', 'cause', textsOf(at(ticket, 'causes')))
  }
  for (const [, channel] of entriesIn('channels')) add('post', 'tags', textsOf(at(channel, 'watch', 'tags')))
  for (const [, form] of entriesIn('forms')) add('finding', 'phase', textsOf(at(form, 'phase')))
  for (const [, activity] of entriesIn('activities'))
    add('activity', 'topic', textsOf(at(activity, 'topics')))
  for (const [, journey] of entriesIn('journeys')) {
    const about = textAt(journey, 'about') ?? ''
    add(
      about,
      'stage',
      entriesOf(at(journey, 'stages')).map(([name]) => name),
    )
  }
}

function addFields(vocabulary: Vocabulary, pack: Node, findings: Findings): void {
  for (const [kind, fields] of entriesOf(at(pack, 'fields'))) {
    const subject = vocabulary.subjects.get(kind)
    if (!subject) {
      findings.error('pack.unknown_subject', fields, ['fields', kind], { name: kind })
      continue
    }
    for (const [name, field] of entriesOf(fields)) {
      if (!/^[a-z\p{Lo}][\p{L}\p{N}]*$/u.test(name))
        findings.error('pack.field_name', field, ['fields', kind, name], { name })
      const known = subject.fields.get(name)
      const title = textAt(field, 'title') ?? known?.zh ?? name
      subject.fields.set(name, {
        ...fieldOf(pack, field, known),
        name,
        zh: title,
        en: title,
        origin: 'fields',
      })
    }
  }
}

function fieldOf(
  pack: Node,
  field: Node,
  known: Field | undefined,
): Omit<Field, 'name' | 'zh' | 'en' | 'origin'> {
  const per = textAt(field, 'per') as Type['figure']
  const derived = at(field, 'is') ?? at(field, 'bands') ?? at(field, 'table')
  const bands = textAt(field, 'bands')
  if (bands)
    return {
      type: { is: 'text', options: bandResults(at(pack, 'parameters', bands.slice(1), 'value')) },
      derived: bands,
    }
  const table = at(field, 'table', 'value')
  if (table) {
    const cells = entriesOf(table).flatMap(([, row]) => textsOf(row))
    return { type: { is: 'text', options: [...new Set(cells)] }, derived: 'table' }
  }
  const written = textAt(field, 'type') as FieldType | undefined
  const listed = at(field, 'options')
  const given = listed?.kind === 'list' ? textsOf(listed) : undefined
  const options = given && known?.type.options ? [...new Set([...known.type.options, ...given])] : given
  if (!written && known) return { type: { ...known.type, ...(options ? { options } : {}) } }
  const word: FieldType = written ?? (options ? 'one' : derived ? 'yesno' : 'text')
  const type = typeOfField(word, options, per)
  if (textAt(field, 'options') === 'open') delete type.options
  return { type, ...(derived ? { derived: 'is' } : {}) }
}

/** The results of bands, written `A if over 5` and `C otherwise`. */
export function bandResults(bands: Node | undefined): string[] {
  return textsOf(bands).map((band) => band.split(/\s+/)[0] ?? '')
}

function addGrades(vocabulary: Vocabulary, pack: Node): void {
  for (const [name, grade] of entriesOf(at(pack, 'grades'))) {
    const subject = vocabulary.subjects.get(textAt(grade, 'about') ?? '')
    const scale = textsOf(at(grade, 'scale'))
    const title = textAt(grade, 'title') ?? name
    subject?.fields.set(name, {
      name,
      zh: title,
      en: title,
      origin: 'grades',
      type: { is: 'text', options: scale, scale },
    })
  }
}

function addEvents(vocabulary: Vocabulary, pack: Node, names: PackNames): void {
  const add = (event: string, kind: string, zh: string, origin: string) =>
    vocabulary.generated.set(event, { kind, zh, origin })
  const each = (block: string, make: (name: string, title: string, entry: Node) => void) => {
    for (const [name, entry] of entriesOf(at(pack, block))) make(name, textAt(entry, 'title') ?? name, entry)
  }
  const subjectOf = (entry: Node, otherwise: string) => {
    const about = textAt(entry, 'about')
    if (about) return about
    const [, kind] = /^each (?!row of)([\p{L}-]+)/u.exec(textAt(entry, 'for') ?? '') ?? []
    return kind ?? otherwise
  }
  each('procedures', (name, title, entry) => {
    const kind = subjectOf(entry, 'company')
    for (const [event, zh] of [
      ['opened', '已开始'],
      ['closed', '已结束'],
      ['cancelled', '已取消'],
      ['sent-back', '已退回'],
    ])
      add(`procedure.${name}.${event}`, kind, `${title}：${zh}`, name)
    for (const [step] of entriesOf(at(entry, 'steps')))
      add(`${name}.${step}`, kind, `${title}：${step}`, name)
  })
  each('warnings', (name, title, entry) => {
    const kind = subjectOf(entry, 'customer')
    add(`warning.${name}`, kind, title, name)
    add(`warning.${name}.cleared`, kind, `${title}：已解除`, name)
  })
  each('reports', (name, title, entry) =>
    add(`report.${name}`, subjectOf(entry, 'company'), `${title}：已提交`, name),
  )
  each('surveys', (name, title) => {
    for (const [event, zh] of [
      ['opened', '已开始'],
      ['closed', '已结束'],
      ['reported', '已报告'],
    ])
      add(`${name}.${event}`, 'run', `${title}：${zh}`, name)
  })
  each('plans', (name, title) => {
    for (const [event, zh] of [
      ['made', '已制定'],
      ['approved', '已批准'],
      ['evaluated', '已评价'],
    ])
      add(`${name}.${event}`, 'plan', `${title}：${zh}`, name)
  })
  for (const level of names.get('ticket-levels') ?? [])
    add(`ticket.level-${level}`, 'ticket', `工单：${level}`, 'tickets')
  each('tickets', (_, __, entry) => {
    for (const level of levelsOf(entry)) add(`ticket.level-${level}`, 'ticket', `工单：${level}`, 'tickets')
  })
}

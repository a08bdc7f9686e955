import type { LocalNames, Type } from './condition-types.ts'
import type { PackNames } from './pack-names.ts'
import { at, entriesOf, type Node, textAt, textsOf } from './tree.ts'
import { findEvent, typeOfField, type Vocabulary } from './vocabulary.ts'
import type { FieldType } from './vocabulary-words.ts'

/** What a key may name where it stands: the subject, the event, the entry's own forms, steps, groups. */
export interface Env {
  block: string
  subject?: string
  event?: string
  locals: LocalNames[]
  /** Names of the entry itself, by what refers to them. */
  own: PackNames
  scale: string[]
  given: boolean
}

/** The kind of subject an audience names: `each tenancy where …` → tenancy. */
export function kindOfAudience(text: string | undefined): string | undefined {
  return /^each (?!row of)([\p{L}-]+)(?: of company)?(?: where .*)?$/su.exec(text ?? '')?.[1]
}

/** The clock a measure counts: `clock first-reply where kind = complaint` → first-reply. */
export const clockOfMeasure = (text: string | undefined) =>
  /^clock ([a-z-]+)(?: where .*)?$/su.exec(text ?? '')?.[1]

/** `each customer of company`: all there are, whatever the event is about. */
export const isEverybody = (audience: string | undefined) =>
  /^each [\p{L}-]+ of company\b/u.test(audience ?? '')

/** The event of an occasion: `post.found where tags has 热点` → post.found. */
export function eventName(text: string): string {
  return text.split(' where ')[0]?.trim() ?? ''
}

export function formTypes(form: Node | undefined, pack: Node): Map<string, Type> {
  const types = new Map<string, Type>()
  for (const [name, field] of entriesOf(form)) types.set(name, formFieldType(field, pack))
  return types
}

function formFieldType(field: Node, pack: Node): Type {
  if (field.kind === 'scalar') return plainType(field.text)
  const oneOf = at(field, 'one-of')
  if (oneOf) {
    if (oneOf.kind === 'list') return { is: 'text', options: textsOf(oneOf) }
    const scale = textsOf(at(pack, 'grades', textAt(oneOf) ?? '', 'scale'))
    return scale.length > 0 ? { is: 'text', options: scale, scale } : { is: 'text' }
  }
  const options = at(field, 'options')
  if (options?.kind === 'list') return { is: 'text', options: textsOf(options) }
  const type = textAt(field, 'type')
  if (type) {
    if (type.startsWith('each ')) return { is: 'subject', subject: type.slice(5) }
    if (type === 'document') return { is: 'text' }
    if (type === 'table') return { is: 'table' }
    return plainType(type)
  }
  const from = textAt(field, 'from') ?? ''
  const scale = textsOf(at(pack, 'grades', from, 'scale'))
  if (scale.length > 0) return { is: 'text', options: scale, scale }
  return { is: 'text' }
}

/** A type word alone: a choice without its options is free text. */
function plainType(word: string): Type {
  const type = typeOfField(word as FieldType)
  if (type.options?.length === 0) delete type.options
  return type
}

const local = (name: string, fields: Map<string, Type>, direct = false): LocalNames => ({
  name,
  fields,
  direct,
})

/** Names an entry's conditions, times and references may use. */
export function envOf(block: string, entry: Node, pack: Node, vocabulary: Vocabulary, about?: string): Env {
  const env: Env = {
    block,
    locals: [],
    own: new Map(),
    scale: textsOf(at(entry, 'scale')),
    given: block === 'measures' || block === 'reports',
  }
  const [event] = textsOf(at(entry, 'when'))
  const kind = event && findEvent(vocabulary, eventName(event))?.kind
  if (kind) env.event = kind
  const audience =
    textAt(entry, 'for') ?? textAt(entry, 'rows') ?? (block === 'measures' ? textAt(entry, 'of') : undefined)
  const subject =
    (clockOfMeasure(audience) ? 'ticket' : kindOfAudience(audience)) ??
    textAt(entry, 'about') ??
    rowKind(audience, pack) ??
    kind ??
    about
  if (subject) env.subject = subject
  if (block === 'parameters')
    env.subject = rowsSubject(textAt(entry, 'rows'), vocabulary) ?? env.subject ?? 'customer'
  const formName = textAt(entry, 'form')
  const form = formName === undefined ? at(entry, 'form') : at(pack, 'forms', formName, 'fields')
  if (block === 'procedures') addProcedure(env, entry, form, pack)
  if (block === 'plans' && form) env.locals.push(local('form', formTypes(form, pack)))
  if (block === 'plans') env.locals.push({ ...local('item', new Map()), kind: 'item' })
  if (block === 'forms') env.locals.push(local('form', formTypes(at(entry, 'fields'), pack), true))
  if (block === 'scorecards') env.locals.push(local('value', new Map([['', { is: 'number' } as Type]]), true))
  if (block === 'scorecards')
    env.locals.push(local('item', new Map([['value', { is: 'number' } as Type]]), true))
  if (block === 'surveys')
    env.locals.push(
      { ...local('answer', new Map()), kind: 'answer' },
      local('', answerFields(vocabulary), true),
    )
  if (block === 'activities' || subject === 'activity') addSettings(env, entry, pack, block)
  if (block === 'activities') env.event ??= 'customer'
  if (block === 'approvals') addApprovalUsers(env, entry, pack, vocabulary)
  addMetForm(env, entry, pack)
  const own = (name: Parameters<PackNames['get']>[0], keys: string[]) => env.own.set(name, new Set(keys))
  own(
    'form-fields',
    entriesOf(form).map(([name]) => name),
  )
  if (block !== 'approvals')
    own(
      'steps',
      entriesOf(at(entry, 'steps')).map(([name]) => name),
    )
  own(
    'groups',
    entriesOf(at(entry, 'groups')).map(([name]) => name),
  )
  own(
    'parts',
    entriesOf(at(entry, 'parts')).map(([name]) => name),
  )
  own(
    'stages',
    entriesOf(at(entry, 'stages')).map(([name]) => name),
  )
  own(
    'settings',
    entriesOf(at(entry, 'settings')).map(([name]) => name),
  )
  return env
}

/** Whose field a matrix looks its rows up by. */
export function rowsSubject(rows: string | undefined, vocabulary: Vocabulary): string | undefined {
  const [first = ''] = (rows ?? '').split('.')
  if (vocabulary.subjects.has(first)) return first
  return [...vocabulary.subjects.values()].find((subject) => subject.fields.has(first))?.kind
}

function rowKind(audience: string | undefined, pack: Node): string | undefined {
  const report = /^each row of ([\p{L}\p{N}-]+)$/u.exec(audience ?? '')?.[1]
  return report && kindOfAudience(textAt(pack, 'reports', report, 'rows'))
}

function answerFields(vocabulary: Vocabulary): Map<string, Type> {
  return new Map(
    [...(vocabulary.subjects.get('answer')?.fields ?? [])].map(([name, field]) => [name, field.type]),
  )
}

function addProcedure(env: Env, entry: Node, form: Node | undefined, pack: Node): void {
  const types = formTypes(form, pack)
  env.locals.push(
    local('form', new Map([...types, ['passed', { is: 'yesno' }], ['score', { is: 'number' }]])),
  )
  env.locals.push(local('this', types, true), { ...local('starter', new Map()), kind: 'staff' })
  const decisions = new Map<string, Type>()
  for (const [step, each] of entriesOf(at(entry, 'steps'))) {
    const options = textsOf(at(each, 'do', 'decide'))
    if (options.length > 0) decisions.set(step, { is: 'text', options })
    for (const name of textsOf(at(each, 'do', 'fill'))) {
      const fields = at(pack, 'forms', name, 'fields')
      if (fields) env.locals.push(local(name, formTypes(fields, pack)))
    }
  }
  env.locals.push(local('steps', decisions, true))
  for (const [name, field] of entriesOf(form)) {
    const row = /^row of ([\p{L}\p{N}.$-]+) where/u.exec(textAt(field, 'from') ?? '')?.[1]
    if (row) env.locals.push(local(name, rowTypes(row, pack)))
  }
}

/** The columns of a table a form field takes one row of. */
export function rowTypes(table: string, pack: Node): Map<string, Type> {
  const types = new Map<string, Type>()
  const parameter = table.startsWith('$') ? table.slice(1) : settingTable(table, pack)
  const [first] = rowsOf(at(pack, 'parameters', parameter ?? '', 'value'))
  for (const [i, column] of textsOf(at(pack, 'parameters', parameter ?? '', 'columns')).entries())
    types.set(column, { is: /^[\d.]+[%万亿]?$/u.test(first?.[i] ?? '') ? 'number' : 'text' })
  return types
}

function rowsOf(value: Node | undefined): string[][] {
  if (value?.kind === 'list') return value.items.map((row) => textsOf(row))
  return entriesOf(value).map(([, row]) => textsOf(row))
}

function settingTable(table: string, pack: Node): string | undefined {
  const name = table.replace(/^settings\./, '')
  for (const [, activity] of entriesOf(at(pack, 'activities'))) {
    const given = textAt(activity, 'settings', name, 'default')
    if (given?.startsWith('$')) return given.slice(1)
  }
  return undefined
}

function addSettings(env: Env, entry: Node, pack: Node, block: string): void {
  const types = new Map<string, Type>()
  const sources =
    block === 'activities' ? [entry] : entriesOf(at(pack, 'activities')).map(([, activity]) => activity)
  for (const source of sources)
    for (const [name, type] of formTypes(at(source, 'settings'), pack)) types.set(name, type)
  env.locals.push(local('settings', types), local('budget', new Map([['limit', { is: 'number' }]])))
}

/** An approval is read in the words of whatever asks for it. */
function addApprovalUsers(env: Env, approval: Node, pack: Node, vocabulary: Vocabulary): void {
  const name = entriesOf(at(pack, 'approvals')).find(([, each]) => each === approval)?.[0]
  for (const [, procedure] of entriesOf(at(pack, 'procedures'))) {
    const steps = entriesOf(at(procedure, 'steps')).map(([, step]) => textAt(step, 'do', 'approve'))
    if (!steps.includes(name)) continue
    env.locals.push(...envOf('procedures', procedure, pack, vocabulary).locals)
    const about = textAt(procedure, 'about')
    if (about) env.subject = about
    for (const [step] of entriesOf(at(procedure, 'steps'))) own(env, 'steps', step)
  }
  for (const block of ['plans', 'care', 'documents'])
    for (const [, user] of entriesOf(at(pack, block)))
      if (textAt(user, 'approval') === name && at(user, 'form'))
        env.locals.push(local('form', formTypes(at(user, 'form'), pack)))
  for (const [, kind] of entriesOf(at(pack, 'tickets'))) {
    const escalate = at(kind, 'escalate')
    const named = escalate?.kind === 'list' ? escalate.items.map((item) => textAt(item, 'approval')) : []
    if (!name || ![...named, textAt(kind, 'review')].includes(name)) continue
    env.subject = 'ticket'
    env.locals.push(local('ask', new Map([['amount', { is: 'number' } as Type]]), true))
  }
  env.event ??= 'customer'
}

function own(env: Env, target: 'steps', name: string): void {
  const known = env.own.get(target) ?? new Set()
  env.own.set(target, known.add(name))
}

/** `form.overall` in `then`: the form the duty's verb names. */
function addMetForm(env: Env, entry: Node, pack: Node): void {
  const verb = entriesOf(at(entry, 'do'))[0]
  if (!verb) return
  const names = [textAt(verb[1], 'form') ?? textAt(verb[1]), ...textsOf(verb[1])].filter(
    (name) => name !== undefined,
  )
  const types = new Map<string, Type>()
  for (const name of names)
    for (const [field, type] of formTypes(at(pack, 'forms', name, 'fields'), pack)) types.set(field, type)
  if (types.size > 0) env.locals.push(local('form', types))
}

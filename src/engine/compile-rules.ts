import { verbs } from './blocks/duty-keys.ts'
import { type Env, eventName, isEverybody } from './check-env.ts'
import { findPath } from './condition-names.ts'
import type { Typed } from './condition-types.ts'
import type { Afterwards, Cover, DutyRule, Occasion, Owner, Rung, Trigger } from './duty-rule.ts'
import { readOwner } from './owner.ts'
import { namesOf, parseDue, parseEvery } from './times.ts'
import { at, entriesOf, type Node, type Plain, plainOf, textAt, textsOf } from './tree.ts'
import { findEvent, waysBetween } from './vocabulary.ts'
import type { Walk } from './walk.ts'

/** One entry to compile, with the pack's defaults for what it does not say. */
export interface Source {
  walk: Walk
  block: string
  name: string
  /** The rule's own name where an entry makes several: `documents.handbook/review`. */
  part?: string
  entry: Node
  env: Env
  defaults: Node | undefined
}

/** Compiles an entry with duty keys. What the check refused is left out of the rule; nothing throws. */
export function compileRule(source: Source): DutyRule | undefined {
  const { walk, block, name, entry, env, part } = source
  const subject = env.subject
  if (!subject) return undefined
  const audience = textAt(entry, 'for')
  const each = audience !== undefined
  const condition = (key: string) => walk.condition(textAt(entry, key), env)
  const audienceWhere = afterWhere(audience)
  const filter = walk.condition(audienceWhere, { ...env, subject })
  const [verb, what] = verbOf(entry)
  const every = textAt(entry, 'every')
  const due = textAt(entry, 'due')
  const {
    where,
    unless,
    while: stays,
  } = { where: condition('where'), unless: condition('unless'), while: condition('while') }
  const cover = coverOf(source)
  const waive = at(entry, 'waive') ?? at(source.defaults, 'waive')
  const approval = textAt(entry, 'approval')
  const sameAs = textAt(entry, 'same-as')
  const active = textAt(entry, 'active')
  const once = onceOf(at(entry, 'once'))
  const row = /^each row of (.+)$/u.exec(audience ?? '')?.[1]
  return {
    name: `${block}.${name}${part ? `/${part}` : ''}`,
    block,
    entry: name,
    title: textAt(entry, 'title') ?? name,
    clauses: textsOf(at(entry, 'clause')),
    assumed: textsOf(at(entry, 'assumed')),
    subject,
    triggers: triggersOf(source, subject, each),
    each,
    ...(filter ? { audience: filter } : {}),
    ...(row ? { rowsOf: row } : {}),
    ...(every ? { every } : {}),
    ...(cover ? { cover } : {}),
    ...(where ? { where } : {}),
    ...(unless ? { unless } : {}),
    ...(stays ? { while: stays } : {}),
    who: ownersIn(source, at(entry, 'who')),
    with: ownersIn(source, at(entry, 'with')),
    ...(due ? { due } : {}),
    anchors: anchorsOf(walk, env, due, every),
    verb,
    what,
    metBy: metBy(source, verb, what),
    fits: fitsOf(walk, verb, what),
    evidence: plainList(at(entry, 'evidence') ?? at(source.defaults, 'evidence')),
    ...(waive ? { waive: plainOf(waive) } : {}),
    ladder: ladderIn(source),
    ...(approval ? { approval } : {}),
    afterwards: afterwardsOf(source),
    ...(once ? { once } : {}),
    ...(sameAs ? { sameAs: sameAsRule(sameAs, block) } : {}),
    ...(active?.startsWith('$') ? { active: active.slice(1) } : {}),
  }
}

function afterWhere(text: string | undefined): string | undefined {
  const from = text?.indexOf(' where ') ?? -1
  return from < 0 ? undefined : text?.slice(from + 7)
}

function sameAsRule(text: string, block: string): string {
  const [pack = '', name = ''] = text.split('/')
  return `${pack}/${block}.${name}`
}

function plainList(node: Node | undefined): Plain[] {
  return node?.kind === 'list' ? node.items.map(plainOf) : []
}

export function verbOf(entry: Node): [string, Plain] {
  for (const [key, value] of entriesOf(at(entry, 'do')))
    if (Object.hasOwn(verbs, key)) {
      const beside = entriesOf(at(entry, 'do')).filter(([other]) => other !== key)
      if (beside.length === 0) return [key, plainOf(value)]
      const all: { [key: string]: Plain } = { [key]: plainOf(value) }
      for (const [name, other] of beside) all[name] = plainOf(other)
      return [key, all]
    }
  return ['task', '']
}

function triggersOf(source: Source, subject: string, each: boolean): Trigger[] {
  const { walk, entry, env } = source
  return textsOf(at(entry, 'when')).flatMap((text) => {
    const event = eventName(text)
    const kind = findEvent(walk.vocabulary, event)?.kind
    if (!kind) return []
    const where = walk.condition(afterWhere(text), { ...env, subject: kind })
    const led = each || source.block === 'procedures'
    const ways = led ? waysBetween(walk.vocabulary, kind, subject) : [[]]
    const everybody = isEverybody(textAt(entry, 'for'))
    const way = everybody ? null : kind === subject ? [] : (ways[0] ?? null)
    return [{ event, kind, way, ...(where ? { where } : {}) }]
  })
}

export function ownersIn(source: Pick<Source, 'walk' | 'env'>, node: Node | undefined): Owner[] {
  const { walk, env } = source
  return textsOf(node).flatMap((text) => {
    try {
      return [readOwner(text, { scope: walk.scope(env), roles: walk.names.get('roles') ?? new Set() })]
    } catch {
      return []
    }
  })
}

/** The dates a due time and a recurrence hang on, as paths from the subject or the event's subject. */
export function anchorsOf(
  walk: Walk,
  env: Env,
  due: string | undefined,
  every: string | undefined,
): { name: string; path: Typed }[] {
  const anchors = new Map<string, Typed>()
  const add = (name: string, path = name) => {
    const found = findPath(path.split('.'), walk.scope(env))
    if (found?.is === 'tree') anchors.set(name, found.tree)
  }
  try {
    const times = [
      due === undefined ? undefined : parseDue(due),
      every === undefined ? undefined : parseEvery(every),
    ]
    for (const time of times) {
      if (!time) continue
      for (const { name } of namesOf(time).anchors) add(name)
      for (const { name } of namesOf(time).people) add(`birthday of ${name}`, `${name}.birthday`)
    }
  } catch {
    return []
  }
  return [...anchors].map(([name, path]) => ({ name, path }))
}

function coverOf({ walk, entry, env }: Source): Cover | undefined {
  const cover = at(entry, 'cover')
  if (!cover) return undefined
  const per = textAt(cover, 'once-per') ?? textAt(cover, 'per') ?? 'year'
  const atLeast = walk.condition(textAt(cover, 'at-least'), env, 'number')
  const of = textAt(cover, 'of')
  const spread = textAt(cover, 'spread')
  const order = textAt(cover, 'order')
  return {
    per: per.startsWith('$') ? { parameter: per.slice(1) } : { unit: per },
    times: Number(textAt(cover, 'times') ?? '1'),
    ...(atLeast ? { atLeast } : {}),
    ...(of ? { of } : {}),
    ...(spread ? { spread } : {}),
    ...(order ? { order } : {}),
  }
}

function wordOf(what: Plain, ...keys: string[]): string | undefined {
  if (typeof what === 'string') return keys.includes('') ? what : undefined
  if (Array.isArray(what)) return undefined
  for (const key of keys) if (typeof what[key] === 'string') return what[key]
  return undefined
}

function metBy(source: Source, verb: string, what: Plain): Occasion[] {
  const { walk, entry, env } = source
  const written = textsOf(at(entry, 'met-by'))
  if (written.length > 0)
    return written.map((text) => {
      const event = eventName(text)
      const kind = findEvent(walk.vocabulary, event)?.kind
      const where = walk.condition(afterWhere(text), { ...env, ...(kind ? { subject: kind } : {}) })
      return { event, ...(where ? { where } : {}) }
    })
  if (verb === 'send') {
    const receipt = textAt(walk.pack, 'messages', wordOf(what, '', 'send') ?? '', 'receipt')
    return [{ event: receipt === 'required' ? 'message.signed-for' : 'message.delivered' }]
  }
  if (verb === 'open') {
    const name = wordOf(what, '', 'open') ?? ''
    return [{ event: walk.names.get('procedures')?.has(name) ? `procedure.${name}.closed` : 'ticket.closed' }]
  }
  return [{ event: verbs[verb] ?? 'duty.done' }]
}

/** What the meeting record must agree with, as far as it says so. */
function fitsOf(walk: Walk, verb: string, what: Plain): DutyRule['fits'] {
  const fits: DutyRule['fits'] = []
  const add = (field: string, value: Plain | undefined) => {
    const values = typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : []
    if (values.length > 0) fits.push({ field, values })
  }
  const inner = typeof what === 'object' && !Array.isArray(what) && verb in what ? what[verb] : what
  const option = typeof inner === 'object' && !Array.isArray(inner) ? inner : {}
  if (verb === 'contact' || verb === 'visit') {
    add('form', option.form)
    add('by', option.by)
    add('kind', option.kind)
  } else if (verb === 'inspect' || verb === 'fill') add('form', inner)
  else if (verb === 'survey') add('survey', inner)
  else if (verb === 'send') add('message', inner)
  else if (verb === 'form-team') add('team', inner)
  else if (verb === 'open' && typeof inner === 'string' && walk.names.get('tickets')?.has(inner))
    add('kind', inner)
  return fits.filter((fit) => !fit.values.includes('this') && !fit.values.includes('all'))
}

/** The rungs an entry, or a step of one, stands by: its own, else the pack's. */
export function ladderIn(source: Source): Rung[] {
  const ladder = at(source.entry, 'ladder') ?? at(source.defaults, 'ladder')
  if (ladder?.kind !== 'list') return []
  return ladder.items.map((rung) => {
    const assign = ownersIn(source, at(rung, 'assign'))[0]
    const approval = textAt(rung, 'approval')
    const where = source.walk.condition(textAt(rung, 'where'), source.env)
    return {
      at: textAt(rung, 'at') ?? 'due',
      tell: ownersIn(source, at(rung, 'tell')),
      ...(assign ? { assign } : {}),
      ...(approval ? { approval } : {}),
      ...(where ? { where } : {}),
    }
  })
}

function afterwardsOf(source: Source): Afterwards[] {
  const { walk, entry, env } = source
  const list = at(entry, 'then')
  if (list?.kind !== 'list') return []
  return list.items.flatMap((item): Afterwards[] => {
    const does = (['open', 'set', 'enter', 'tell', 'post', 'give'] as const).find((key) => at(item, key))
    if (!does) return []
    const set = entriesOf(at(item, 'set')).flatMap(([field, value]) => {
      const read = walk.condition(textAt(value), env, 'any')
      return read ? [{ field, value: read }] : []
    })
    const where = walk.condition(textAt(item, 'where'), env)
    const amount = walk.condition(textAt(item, 'amount'), env, 'number')
    const about = walk.condition(textAt(item, 'about'), env, 'any')
    return [
      {
        does,
        what: plainOf(at(item, does) as Node),
        ...(does === 'tell' ? { tell: ownersIn(source, at(item, 'tell')) } : {}),
        ...(set.length > 0 ? { set } : {}),
        ...(where ? { where } : {}),
        ...(amount ? { amount } : {}),
        ...(about ? { about } : {}),
      },
    ]
  })
}

function onceOf(node: Node | undefined): DutyRule['once'] | undefined {
  const text = node?.kind === 'scalar' ? node.text : textAt(node, 'one')
  if (text === undefined) return undefined
  const per = [...text.matchAll(/per ([\p{L}\p{N}-]+)/gu)].map((match) => match[1] ?? '')
  const units = ['day', 'week', 'month', 'quarter', 'half-year', 'year']
  const unit = per.find((word) => units.includes(word))
  const [, count, unitOf] = /in (\d+) (day|week|month|year)s?$/.exec(text) ?? []
  const days = count && Number(count) * { day: 1, week: 7, month: 30, year: 365 }[unitOf as 'day']
  return {
    open: /\bopen\b/.test(text),
    per: per.filter((word) => !units.includes(word)),
    ...(unit ? { unit } : {}),
    ...(days ? { inDays: days } : {}),
  }
}

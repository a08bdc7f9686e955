import { approvalsOf } from './approvals.ts'
import { blocks } from './blocks/all-blocks.ts'
import { packKeys } from './blocks/header.ts'
import { type CalendarSource, compileCalendar } from './calendar.ts'
import { checkEntry, checkPack } from './check.ts'
import { checkDesk } from './check-desk.ts'
import { type Env, envOf } from './check-env.ts'
import { checkPossible } from './check-possible.ts'
import { PackWalk } from './check-walk.ts'
import { compileDerived } from './compile-derived.ts'
import { compileParameters } from './compile-parameters.ts'
import { compileProcedure } from './compile-procedures.ts'
import { compileCallBack, compilePromise, ticketKindsOf } from './compile-promises.ts'
import { anchorsOf, compileRule, type Source } from './compile-rules.ts'
import { compileWarning } from './compile-warnings.ts'
import type { Clause, Journey, Playbook, Role } from './compiled.ts'
import type { ParameterWord } from './condition-types.ts'
import { extendVocabulary } from './extend-vocabulary.ts'
import { Findings } from './findings.ts'
import { compileMeasures } from './measure.ts'
import { type FindPack, mergePacks } from './merge-packs.ts'
import { namesIn } from './pack-names.ts'
import { at, entriesOf, type Node, plainOf, textAt, textsOf, treeOf, withKeys } from './tree.ts'
import { baseVocabulary, findEvent, type Vocabulary } from './vocabulary.ts'
import type { Walk } from './walk.ts'

/**
 * Compiles a pack into a playbook. Never throws on bad input: whatever is wrong stands in `findings` with its
 * place, and what could be compiled is there. `find` answers with other packs, for `extends` and `same-as`.
 */
export function readPlaybook(pack: Node, find: FindPack = () => undefined): Playbook {
  const findings = new Findings()
  const merged = mergePacks(pack, find, findings)
  const names = namesIn(merged)
  const vocabulary = baseVocabulary()
  extendVocabulary(vocabulary, merged, names, findings)
  const parameterWords = new Map<string, ParameterWord>()
  const elsewhere = (name: string, entry: string) => {
    const other = find(name, undefined)
    return other && at(other, 'care', entry) !== undefined
  }
  const walk = new PackWalk({
    pack: merged,
    names,
    vocabulary,
    parameters: parameterWords,
    findings,
    elsewhere,
  })
  const parameters = compileParameters(walk, at(merged, 'parameters'))
  const derived = compileDerived(walk, at(merged, 'fields'))
  walk.check(
    { is: 'map', keys: packKeys, needs: ['playbook', 'title', 'time-zone'] },
    headerOf(merged),
    [],
    headerEnv(vocabulary),
  )

  const rules: Playbook['rules'] = []
  const sources: Source[] = []
  for (const block of blocks) {
    const section = at(merged, block.name)
    if (section && section.kind !== 'map')
      findings.error('pack.wrong_kind', section, [block.name], { found: section.kind })
    for (const [name, entry] of entriesOf(section)) {
      if (block.name === 'fields') {
        const env: Env = {
          block: 'fields',
          subject: name,
          locals: [],
          own: new Map(),
          scale: [],
          given: false,
        }
        walk.check(block.entry, entry, [block.name, name], env)
        continue
      }
      const env = envOf(block.name, entry, merged, vocabulary, block.about)
      walk.check(block.entry, entry, [block.name, name], env)
      checkEntry(walk, block, name, entry, env, at(merged, 'defaults'))
      sources.push({ walk, block: block.name, name, entry, env, defaults: at(merged, 'defaults') })
    }
  }
  const procedures: Playbook['procedures'] = []
  const warnings: Playbook['warnings'] = []
  for (const source of sources) {
    rules.push(...rulesOf(source))
    const made = source.block === 'procedures' ? compileProcedure(source) : undefined
    if (made) {
      procedures.push(made.procedure)
      rules.push(...made.rules)
    }
    const warned = source.block === 'warnings' ? compileWarning(source) : undefined
    if (warned) {
      warnings.push(warned.warning)
      rules.push(...warned.rules)
    }
  }
  const clauses = clausesOf(walk, merged)
  checkPack(walk, { pack: merged, clauses, rules })
  checkDesk(walk, merged)

  const timeZone = textAt(merged, 'time-zone') ?? 'Asia/Shanghai'
  const calendar = calendarOf(merged, timeZone)
  findings.attempt(at(merged, 'calendar'), ['calendar'], () => compileCalendar(calendar as CalendarSource))
  checkPossible(walk, merged, rules, parameters, { calendar, timeZone })
  const startDay = textAt(merged, 'counting', 'start-day')
  return {
    format: 1,
    name: textAt(merged, 'playbook') ?? '',
    title: textAt(merged, 'title') ?? '',
    locale: textAt(merged, 'locale') ?? 'zh-CN',
    timeZone,
    extends: textsOf(at(pack, 'extends')),
    appliesTo: extentOf(walk, textAt(merged, 'applies-to')),
    calendar,
    ...(startDay === 'counted' || startDay === 'not-counted' ? { startDay } : {}),
    ...(textAt(merged, 'counting', 'ends') === 'end-of-work' ? { ends: 'end-of-work' as const } : {}),
    clauses,
    parameters,
    roles: rolesOf(merged),
    derived,
    rules,
    journeys: journeysOf(walk, merged),
    tickets: ticketKindsOf(sources),
    approvals: approvalsOf(sources),
    procedures,
    warnings,
    measures: compileMeasures(walk, at(merged, 'measures')),
    ...relationsOf(vocabulary),
    source: plainOf(merged),
    findings: findings.all,
  }
}

/** Only what is no block: the blocks are walked one entry at a time, each in its own names. */
function headerOf(pack: Node): Node {
  if (pack.kind !== 'map') return pack
  const own = new Set(blocks.map((block) => block.name))
  return { ...pack, entries: new Map([...pack.entries].filter(([key]) => !own.has(key))) }
}

function headerEnv(vocabulary: Vocabulary): Env {
  const project = vocabulary.subjects.has('project') ? 'project' : undefined
  return {
    block: 'header',
    ...(project ? { subject: project, event: 'customer' } : {}),
    locals: [],
    own: new Map(),
    scale: [],
    given: false,
  }
}

function rulesOf(source: Source): Playbook['rules'] {
  const { block, entry, name, env } = source
  const rules = []
  if (block === 'care') rules.push(compileRule(source))
  if (block === 'promises') rules.push(compilePromise(source))
  if (block === 'tickets') rules.push(compileCallBack(source))
  if (block === 'documents') {
    const owner = at(entry, 'owner')
    const made = withKeys(entry, {
      who: owner,
      do: treeOf({ task: textAt(entry, 'title') ?? name }),
      'met-by': treeOf('document.published'),
    })
    if (at(entry, 'due')) rules.push(compileRule({ ...source, part: 'make', entry: made }))
    const every = at(entry, 'review', 'every')
    if (every) {
      const due = at(entry, 'review', 'due') ?? treeOf(`end of ${textAt(every)}`)
      const review = withKeys(made, { every, due, 'met-by': treeOf('document.reviewed') })
      rules.push(compileRule({ ...source, part: 'review', entry: review }))
    }
  }
  if (block === 'channels') {
    const every = at(entry, 'watch', 'every')
    const keys = {
      every,
      due: treeOf(`end of ${textAt(every) ?? 'day'}`),
      do: treeOf({ task: textAt(entry, 'title') ?? name }),
    }
    if (every)
      rules.push(
        compileRule({
          ...source,
          part: 'watch',
          env: { ...env, subject: 'company' },
          entry: withKeys(entry, keys),
        }),
      )
  }
  return rules.filter((rule) => rule !== undefined)
}

function clausesOf(walk: Walk, pack: Node): Clause[] {
  const acts = new Map(blocks.map((block) => [block.name, block.acts]))
  return entriesOf(at(pack, 'clauses')).map(([id, clause]) => {
    const text = textAt(clause, 'text')
    const carriedBy = walk.clauses
      .filter((named) => named.id === id && named.path[0] !== 'clauses')
      .map(({ path: [block = '', entry = '', ...rest] }) => {
        const part = rest.filter((key) => key !== 'clause' && !/^\d+$/.test(key)).join('/')
        const assumed = textsOf(at(pack, block, entry, 'assumed'))
        return { block, entry, ...(part ? { part } : {}), carried: acts.get(block) ?? false, assumed }
      })
    return {
      id,
      title: textAt(clause, 'title') ?? id,
      ...(text ? { text } : {}),
      source: textsOf(at(clause, 'source')),
      statement: textAt(clause, 'statement') === 'yes',
      carriedBy,
    }
  })
}

function rolesOf(pack: Node): Role[] {
  return entriesOf(at(pack, 'roles')).map(([name, role]) => {
    const scope = textAt(role, 'scope')
    const superior = textAt(role, 'superior')
    const team = at(role, 'team')
    return {
      name,
      title: textAt(role, 'title') ?? name,
      ...(scope ? { scope } : {}),
      ...(superior ? { superior } : {}),
      publishes: textAt(role, 'publishes') === 'yes',
      members: textsOf(at(role, 'members')),
      ...(team
        ? {
            team: {
              per: textAt(team, 'per') ?? '',
              lead: textAt(team, 'lead') ?? '',
              members: textsOf(at(team, 'members')),
            },
          }
        : {}),
    }
  })
}

function journeysOf(walk: Walk, pack: Node): Journey[] {
  return entriesOf(at(pack, 'journeys')).map(([name, journey]) => {
    const about = textAt(journey, 'about') ?? ''
    const env: Env = {
      block: 'journeys',
      subject: about,
      locals: [],
      own: new Map(),
      scale: [],
      given: false,
    }
    const enter = entriesOf(at(journey, 'enter')).map(([stage, node]) => {
      const text = textAt(node) ?? ''
      if (findEvent(walk.vocabulary, text)) return { stage, event: text, anchors: [] }
      return { stage, due: text, anchors: anchorsOf(walk, env, text, undefined) }
    })
    const stages = entriesOf(at(journey, 'stages')).map(([stage]) => stage)
    return { name, title: textAt(journey, 'title') ?? name, about, stages, enter }
  })
}

function extentOf(walk: Walk, text: string | undefined): Playbook['appliesTo'] {
  if (text === undefined) return []
  return [...walk.vocabulary.subjects.keys()].flatMap((kind) => {
    const env: Env = { block: 'header', subject: kind, locals: [], own: new Map(), scale: [], given: false }
    const condition = walk.condition(text, env)
    return condition ? [{ kind, condition }] : []
  })
}

function calendarOf(pack: Node, timeZone: string): Playbook['calendar'] {
  const hours = at(pack, 'calendar', 'hours')
  const holidays = at(pack, 'calendar', 'holidays')
  return {
    timeZone,
    hours: hours ? plainOf(hours) : '24x7',
    ...(holidays ? { holidays: plainOf(holidays) } : {}),
  }
}

function relationsOf(
  vocabulary: Vocabulary,
): Pick<Playbook, 'relations' | 'kinds' | 'lists' | 'naturalDates'> {
  const relations: Playbook['relations'] = {}
  const kinds: Playbook['kinds'] = {}
  const lists: Playbook['lists'] = {}
  const naturalDates: Playbook['naturalDates'] = {}
  for (const subject of vocabulary.subjects.values()) {
    relations[subject.kind] = [...subject.one.keys()]
    for (const [name, relation] of subject.one) kinds[`${subject.kind}.${name}`] = relation
    for (const [name, list] of subject.lists) lists[`${subject.kind}.${name}`] = list
    for (const event of subject.events.values())
      if (event.sets) naturalDates[`${subject.kind}.${event.name}`] = event.sets
  }
  return { relations, kinds, lists, naturalDates }
}

import { eventName } from './check-env.ts'
import { compileRule, ownersIn, type Source, verbOf } from './compile-rules.ts'
import { raisedEvent } from './decide-warnings.ts'
import type { DutyRule } from './duty-rule.ts'
import {
  cancelledEvent,
  type Demand,
  type Procedure,
  type ProcedureStep,
  type RecordField,
  stepEvent,
} from './procedures.ts'
import { at, entriesOf, type Node, textAt, textsOf, treeOf, withKeys } from './tree.ts'

/** A step that says no time is due on the next working day. */
const usualDue = '1 working day'
/** The two words of an approval. */
const yes = '同意'
const no = '不同意'

/** One step as it runs: an approval of the pack makes one of each of its own steps. */
interface Written {
  name: string
  node: Node
  after: string[]
  /** Keys of the step of an approval instead of the step's own. */
  approval?: { of: Node; step: Node; names: string[] }
}

/** A procedure with the rules it owes by: one that begins it, where it begins by itself, and one for each step. */
export function compileProcedure(source: Source): { procedure: Procedure; rules: DutyRule[] } | undefined {
  const { entry, name, walk } = source
  const about = textAt(entry, 'about')
  if (!about) return undefined
  const env = { ...source.env, subject: about }
  const own = { ...source, env }
  const written = stepsWritten(own)
  const rules: DutyRule[] = []
  const begins = beginningRule(own)
  if (begins) rules.push(begins)
  const steps = written.flatMap((each): ProcedureStep[] => {
    const rule = stepRule(own, each)
    if (rule) rules.push(rule)
    return rule ? [stepOf(own, each, rule, written)] : []
  })
  const open = walk.condition(textAt(entry, 'open'), env)
  const number = textAt(entry, 'number')
  const procedure: Procedure = {
    name,
    title: textAt(entry, 'title') ?? name,
    clauses: textsOf(at(entry, 'clause')),
    about,
    byHand: ownersIn(own, at(entry, 'by-hand')),
    ...(number ? { number } : {}),
    ...(open ? { open } : {}),
    once: /\bopen\b/.test(textAt(entry, 'once') ?? textAt(entry, 'once', 'one') ?? ''),
    fields: recordFields(own),
    requires: demandsOf(own, at(entry, 'requires')),
    steps,
    results: entriesOf(at(entry, 'results')).map(([result, node]) => {
      const text = textAt(node) ?? ''
      const step = /^(\S+) done$/u.exec(text)?.[1]
      const condition = step || text === 'all steps done' ? undefined : walk.condition(text, env)
      return { name: result, ...(condition ? { if: condition } : {}), ...(step ? { step } : {}) }
    }),
  }
  return { procedure, rules }
}

/** A procedure begins by its own `when`, and where a warning or the level of a ticket opens it. */
function occasionsOf({ entry, name, walk: { pack } }: Source): string[] {
  const own = textsOf(at(entry, 'when'))
  const warned = entriesOf(at(pack, 'warnings')).flatMap(([warning, node]) =>
    textAt(node, 'opens') === name ? [raisedEvent(warning)] : [],
  )
  const levels = entriesOf(at(pack, 'tickets')).flatMap(([kind, node]) => {
    const list = at(node, 'levels')
    return (list?.kind === 'list' ? list.items : []).flatMap((level) =>
      textAt(level, 'opens') === name ? [`ticket.level-${textAt(level, 'is')} where kind = ${kind}`] : [],
    )
  })
  return [
    ...own,
    ...[...warned, ...levels].filter((text) => !own.some((each) => eventName(each) === eventName(text))),
  ]
}

function beginningRule(source: Source): DutyRule | undefined {
  const { entry, name } = source
  const when = occasionsOf(source)
  if (when.length === 0 && !at(entry, 'every') && !at(entry, 'for')) return undefined
  const rule = compileRule({
    ...source,
    entry: withKeys(entry, {
      ...(when.length > 0 ? { when: treeOf(when) } : {}),
      who: treeOf('system'),
      do: treeOf({ task: textAt(entry, 'title') ?? name }),
    }),
  })
  return rule && { ...rule, begins: name, metBy: [], fits: [], ladder: [], afterwards: [], evidence: [] }
}

/** The steps in their order, with what each waits for: what `after` says, else the one above. */
function stepsWritten({ entry, walk }: Source): Written[] {
  const made: Written[] = []
  /** What a name stands for where an approval made several of it. */
  const last = new Map<string, string[]>()
  let above: string[] = []
  for (const [name, node] of entriesOf(at(entry, 'steps'))) {
    const written = at(node, 'after')
    const after = written ? textsOf(written).flatMap((each) => last.get(each) ?? [each]) : above
    const approval = textAt(node, 'do', 'approve')
    const words = approval === undefined ? undefined : at(walk.pack, 'approvals', approval)
    const inner = words ? approvalSteps(name, node, words, after) : [{ name, node, after }]
    made.push(...inner)
    const ends = inner.filter(({ name: each }) => !inner.some((other) => other.after.includes(each)))
    above = ends.map((each) => each.name)
    last.set(name, above)
  }
  return made
}

/** All those of one step of an approval speak beside each other, its steps one after the other; the last bears the name. */
function approvalSteps(name: string, node: Node, of: Node, after: string[]): Written[] {
  const list = at(of, 'steps')
  const steps = list?.kind === 'list' ? list.items : []
  const stages = steps.map((step) => {
    const all = textsOf(at(step, 'all-of'))
    if (all.length > 1) return all.map((who) => withKeys(step, { who: treeOf(who) }))
    return [withKeys(step, { who: at(step, 'one') ?? at(step, 'any-of') ?? at(step, 'all-of') })]
  })
  const count = stages.flat().length
  let number = 0
  const names = stages.map((stage, i) =>
    stage.map(() => {
      number += 1
      return stage.length === 1 && i === stages.length - 1 ? name : count === 1 ? name : `${name}-${number}`
    }),
  )
  return stages.flatMap((stage, i) =>
    stage.map((step, j) => ({
      name: names[i]?.[j] ?? name,
      node,
      after: i === 0 ? after : (names[i - 1] ?? []),
      approval: { of, step, names: names.flat() },
    })),
  )
}

function stepRule(source: Source, { name, node, approval }: Written): DutyRule | undefined {
  const { entry } = source
  const from = approval ? approval.step : node
  const rule = compileRule({
    ...source,
    part: name,
    entry: only(node, {
      title: treeOf(titleOf(name, node, approval)),
      clause: at(node, 'clause') ?? at(entry, 'clause'),
      assumed: at(entry, 'assumed'),
      who: at(from, 'who') ?? treeOf('starter'),
      with: approval ? at(approval.of, 'delegate') : at(node, 'with'),
      where: at(from, 'where'),
      due: at(from, 'due') ?? at(node, 'due') ?? treeOf(usualDue),
      ladder: at(from, 'ladder') ?? at(node, 'ladder'),
      do: approval ? treeOf({ decide: [yes, no] }) : (at(node, 'do') ?? treeOf({ task: name })),
    }),
  })
  if (!rule) return undefined
  const own = stepEvent(source.name, name)
  // A contact, a letter or an inspection does the step as well as saying so on the record.
  const others = approval || rule.metBy.some(({ event }) => event.startsWith('duty.')) ? [] : rule.metBy
  return {
    ...rule,
    triggers: [],
    metBy: [{ event: own }, ...others],
    ends: [cancelledEvent(source.name)],
    step: { procedure: source.name, name },
  }
}

/** The step's own keys without those that open a duty by themselves. */
function only(node: Node, keys: Record<string, Node | undefined>): Node {
  if (node.kind !== 'map') return node
  const kept = ['unless', 'while', 'evidence', 'waive', 'then', 'active']
  const entries = new Map([...node.entries].filter(([key]) => kept.includes(key)))
  return withKeys({ ...node, entries }, keys)
}

function titleOf(name: string, node: Node, approval: Written['approval']): string {
  const title = textAt(node, 'title') ?? textAt(approval?.of, 'title') ?? name
  if (!approval || approval.names.length < 2) return title
  return `${title} ${approval.names.indexOf(name) + 1}/${approval.names.length}`
}

function stepOf(
  source: Source,
  { name, node, after, approval }: Written,
  rule: DutyRule,
  all: readonly Written[],
): ProcedureStep {
  const [verb] = verbOf(node)
  const fields = new Set(source.env.own.get('form-fields') ?? [])
  const named = verb === 'fill' ? textsOf(at(node, 'do', 'fill')) : []
  const highlight = source.walk.condition(textAt(node, 'highlight'), source.env)
  return {
    name,
    title: rule.title,
    after,
    rule: rule.name,
    fields: named.includes('this') ? [...fields] : named.filter((each) => fields.has(each)),
    forms: named.filter((each) => each !== 'this' && !fields.has(each)),
    options: approval ? [yes, no] : textsOf(at(node, 'do', 'decide')),
    requires: demandsOf(source, at(node, 'requires')),
    ...(highlight ? { highlight } : {}),
    ...(approval ? { no: { answer: no, back: backOf(approval, all) } } : {}),
    opinion: approval ? textAt(approval.step, 'opinion') === 'required' : false,
    notStarter: approval !== undefined && textAt(approval.of, 'not-applicant') !== 'no',
  }
}

/** `back to plan`, `back to 1` (of the approval), else to the first step; `end`: nowhere. */
function backOf({ of, names }: NonNullable<Written['approval']>, all: readonly Written[]): string | null {
  const reject = textAt(of, 'on-reject')
  if (reject === 'end') return null
  const named = /^back to (\S+)$/u.exec(reject ?? '')?.[1]
  const own = named && /^\d+$/.test(named) ? names[Number(named) - 1] : named
  return all.find(({ name }) => name === own)?.name ?? all[0]?.name ?? null
}

/** The fields of a record: of its own form, or of a form of the pack. */
export function recordFields({ entry, walk, env }: Source): RecordField[] {
  const written = at(entry, 'form')
  const form = written?.kind === 'scalar' ? at(walk.pack, 'forms', written.text, 'fields') : written
  return entriesOf(form).map(([name, field]) => {
    const required = walk.condition(textAt(field, 'required'), env)
    const options = textsOf(at(field, 'options'))
    const oneOf = at(field, 'one-of')
    const scale = textsOf(at(walk.pack, 'grades', textAt(oneOf) ?? '', 'scale'))
    const listed = options.length > 0 ? options : oneOf?.kind === 'list' ? textsOf(oneOf) : scale
    return {
      name,
      title: textAt(field, 'title') ?? name,
      type: textAt(field, 'type') ?? textAt(field) ?? (listed.length > 0 ? 'one' : 'text'),
      options: listed,
      ...(required ? { required } : {}),
    }
  })
}

function demandsOf({ walk, env }: Pick<Source, 'walk' | 'env'>, node: Node | undefined): Demand[] {
  if (node?.kind !== 'list') return []
  return node.items.flatMap((item) => {
    const that = walk.condition(textAt(item, 'that'), env)
    return that ? [{ that, else: textAt(item, 'else') ?? '' }] : []
  })
}

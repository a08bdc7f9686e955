import { type Env, kindOfAudience } from './check-env.ts'
import { checkLeaf } from './check-leaf.ts'
import { type Condition, readCondition } from './condition.ts'
import type { ParameterWord, Scope } from './condition-types.ts'
import type { Findings } from './findings.ts'
import type { PackNames } from './pack-names.ts'
import type { Shape } from './shape.ts'
import type { Node, Scalar } from './tree.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Walk } from './walk.ts'

/** One walk over a pack: every key of every entry against its shape. */
export class PackWalk implements Walk {
  readonly pack: Node
  readonly names: PackNames
  readonly vocabulary: Vocabulary
  readonly parameters: Map<string, ParameterWord>
  readonly findings: Findings
  /** Blocks of other packs that `same-as` may name: `property-care/first-contact`. */
  readonly elsewhere: (pack: string, name: string) => boolean | undefined
  readonly usedParameters = new Set<string>()
  /** Clauses named anywhere, with where. */
  readonly clauses: { id: string; path: string[] }[] = []

  constructor(parts: {
    pack: Node
    names: PackNames
    vocabulary: Vocabulary
    parameters: Map<string, ParameterWord>
    findings: Findings
    elsewhere: (pack: string, name: string) => boolean | undefined
  }) {
    this.pack = parts.pack
    this.names = parts.names
    this.vocabulary = parts.vocabulary
    this.parameters = parts.parameters
    this.findings = parts.findings
    this.elsewhere = parts.elsewhere
  }

  scope(env: Env): Scope {
    return {
      vocabulary: this.vocabulary,
      parameters: this.parameters,
      locals: env.locals,
      ...(env.subject ? { subject: env.subject } : {}),
      ...(env.event ? { event: env.event } : {}),
      given: env.given,
      used: (name) => this.usedParameters.add(name),
    }
  }

  /** Reads a condition that the walk has already judged; undefined where it was refused. */
  condition(
    text: string | undefined,
    env: Env,
    want: 'yesno' | 'number' | 'any' = 'yesno',
  ): Condition | undefined {
    if (text === undefined) return undefined
    try {
      return readCondition(text, this.scope(env), want)
    } catch {
      return undefined
    }
  }

  check(shape: Shape, node: Node, path: string[], env: Env): void {
    if (shape.is === 'list') this.list(shape, node, path, env)
    else if (shape.is === 'map') this.map(shape, node, path, env)
    else if (shape.is === 'entries') this.entries(shape, node, path, env)
    else if (shape.is === 'by-node') {
      const inner = shape[node.kind === 'scalar' ? 'scalar' : node.kind]
      if (inner) this.check(inner, node, path, env)
      else this.wrongKind(node, path)
    } else this.leaf(shape, node, path, env)
  }

  /** One value; a few are written as lists or maps. */
  leaf(shape: Shape, node: Node, path: string[], env: Env): void {
    if (
      shape.is === 'once' ||
      shape.is === 'calendar' ||
      shape.is === 'bands' ||
      shape.is === 'severity' ||
      shape.is === 'parameter-value'
    ) {
      this.findings.attempt(node, path, () => checkLeaf(this, shape, node, path, env))
      return
    }
    if (node.kind !== 'scalar') {
      this.wrongKind(node, path)
      return
    }
    this.findings.attempt(node, path, () => checkLeaf(this, shape, node, path, env))
  }

  wrongKind(node: Node, path: string[]): void {
    this.findings.error('pack.wrong_kind', node, path, { found: node.kind })
  }

  list(shape: Shape & { is: 'list' }, node: Node, path: string[], env: Env): void {
    if (node.kind === 'list')
      for (const [i, item] of node.items.entries()) this.check(shape.of, item, [...path, String(i)], env)
    else if (shape.loose) this.check(shape.of, node, path, env)
    else this.wrongKind(node, path)
  }

  map(shape: Shape & { is: 'map' }, node: Node, path: string[], outer: Env): void {
    if (node.kind !== 'map') {
      this.wrongKind(node, path)
      return
    }
    const env = this.inside(node, outer, path)
    for (const [key, entry] of node.entries) {
      const inner = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined
      if (inner) this.check(inner, entry.value, [...path, key], env)
      else
        this.findings.error('pack.unknown_key', entry.key, [...path, key], {
          key,
          known: Object.keys(shape.keys),
        })
    }
    for (const need of shape.needs ?? [])
      if (!node.entries.has(need)) this.findings.error('pack.missing_key', node, path, { key: need })
    if (!shape.exactlyOne) return
    const found = shape.exactlyOne.filter((key) => node.entries.has(key))
    if (found.length !== 1)
      this.findings.error('pack.exactly_one', node, path, { known: shape.exactlyOne, found })
  }

  /** Keys of one map that change what the others may name. */
  inside(node: Node & { kind: 'map' }, env: Env, path: string[]): Env {
    const rows = node.entries.get('rows')?.value
    const listed = rows?.kind === 'scalar' ? kindOfAudience(rows.text) : undefined
    if (path[0] === 'reports' && path.length === 2 && listed)
      return { ...env, subject: listed, event: env.subject ?? '' }
    const from = node.entries.get('from')?.value
    if (path[0] !== 'reports' || path[2] !== 'sections' || from?.kind !== 'scalar') return env
    const kinds: Record<string, string> = { findings: 'finding', tickets: 'ticket', run: 'run' }
    const subject = from.text.startsWith('answers of') ? 'answer' : kinds[from.text]
    return subject ? { ...env, subject } : env
  }

  entries(shape: Shape & { is: 'entries' }, node: Node, path: string[], env: Env): void {
    if (node.kind !== 'map') {
      this.wrongKind(node, path)
      return
    }
    const { key: keyShape, of } = shape
    for (const [key, entry] of node.entries) {
      const here = [...path, key]
      if (keyShape?.is === 'path' && of.is === 'condition') this.assignment(entry.key, entry.value, here, env)
      else {
        if (keyShape && keyShape.is !== 'text') this.check(keyShape, entry.key, here, env)
        this.check(of, entry.value, here, env)
      }
    }
  }

  /** `set: { status: qualified }`: the value may be a word of the field it is given to. */
  assignment(key: Scalar, value: Node, path: string[], env: Env): void {
    const target = this.findings.attempt(key, path, () => readCondition(key.text, this.scope(env), 'any'))
    if (!target) return
    if (value.kind !== 'scalar') {
      this.wrongKind(value, path)
      return
    }
    const type = 'type' in target.tree ? target.tree.type : { is: 'yesno' as const }
    this.findings.attempt(value, path, () => {
      const read = readCondition(value.text, this.scope(env), 'any', type)
      const found = 'type' in read.tree ? read.tree.type.is : 'yesno'
      if (found !== type.is) this.findings.error('condition.wanted', value, path, { wanted: type.is, found })
    })
  }
}

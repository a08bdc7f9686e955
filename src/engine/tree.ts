/**
 * The neutral tree the engine reads. Whoever reads a file (YAML, a form on screen, a database row) hands over
 * this; the engine never sees a file format. Every scalar is text: the key that holds it decides its type, so
 * clause 4.10 stays different from clause 4.1. Positions are 1-based.
 */
export interface Place {
  line: number
  column: number
  file?: string
}

export interface Scalar extends Place {
  kind: 'scalar'
  text: string
}

export interface List extends Place {
  kind: 'list'
  items: Node[]
}

export interface Entry {
  key: Scalar
  value: Node
}

export interface Branch extends Place {
  kind: 'map'
  entries: Map<string, Entry>
}

export type Node = Scalar | List | Branch

/** A plain value in the shape of a tree: for tests and for what is stored as JSON. */
export type Plain = string | Plain[] | { [key: string]: Plain }

/** Text of a scalar child, or undefined where the key is absent or holds something else. */
export function textAt(node: Node | undefined, ...path: string[]): string | undefined {
  const found = at(node, ...path)
  return found?.kind === 'scalar' ? found.text : undefined
}

/** The node under a path of keys, or undefined. */
export function at(node: Node | undefined, ...path: string[]): Node | undefined {
  let here = node
  for (const key of path) here = here?.kind === 'map' ? here.entries.get(key)?.value : undefined
  return here
}

/** The entries of a map in their order; none for anything else. */
export function entriesOf(node: Node | undefined): [string, Node][] {
  if (node?.kind !== 'map') return []
  return [...node.entries].map(([key, entry]) => [key, entry.value])
}

/** The texts of a list of scalars, or of one scalar standing for a list of one. */
export function textsOf(node: Node | undefined): string[] {
  if (node?.kind === 'scalar') return [node.text]
  if (node?.kind !== 'list') return []
  return node.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
}

/** Back to plain values, without positions. Maps become objects without a prototype. */
export function plainOf(node: Node): Plain {
  if (node.kind === 'scalar') return node.text
  if (node.kind === 'list') return node.items.map(plainOf)
  const plain: { [key: string]: Plain } = Object.create(null)
  for (const [key, entry] of node.entries) plain[key] = plainOf(entry.value)
  return plain
}

/** A tree without a file: every position is line 0. */
export function treeOf(plain: Plain): Node {
  const place = { line: 0, column: 0 }
  if (typeof plain === 'string') return { kind: 'scalar', text: plain, ...place }
  if (Array.isArray(plain)) return { kind: 'list', items: plain.map(treeOf), ...place }
  const entries = new Map<string, Entry>()
  for (const [key, value] of Object.entries(plain))
    entries.set(key, { key: { kind: 'scalar', text: key, ...place }, value: treeOf(value) })
  return { kind: 'map', entries, ...place }
}

/** The entry with these keys beside or instead of its own. */
export function withKeys(entry: Node, keys: Record<string, Node | undefined>): Node {
  if (entry.kind !== 'map') return entry
  const entries = new Map(entry.entries)
  for (const [key, value] of Object.entries(keys))
    if (value)
      entries.set(key, { key: { kind: 'scalar', text: key, line: value.line, column: value.column }, value })
  return { ...entry, entries }
}

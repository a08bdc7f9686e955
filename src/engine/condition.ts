import { checkCondition } from './condition-check.ts'
import { parseCondition } from './condition-parse.ts'
import type { Scope, Type, Typed } from './condition-types.ts'

export { evaluate, type Facts } from './condition-evaluate.ts'
export { parseCondition } from './condition-parse.ts'
export { compileSql, type SqlNames } from './condition-sql.ts'

/** A condition as a playbook keeps it: the words for people, the checked tree for both back ends. */
export interface Condition {
  text: string
  tree: Typed
}

/** Parses and checks in one step. Throws EngineProblem as `parseCondition` and `checkCondition` do. */
export function readCondition(
  text: string,
  scope: Scope,
  want: 'yesno' | 'number' | 'any' = 'yesno',
  beside?: Type,
): Condition {
  return { text, tree: checkCondition(parseCondition(text), scope, want, beside) }
}

/** What the database side must be able to answer for a condition: relations, fields and lists, per kind. */
export interface Paths {
  fields: Set<string>
  relations: Set<string>
  lists: Set<string>
  parameters: Set<string>
}

/**
 * Every field (`holding.signedOn`), relation (`holding.customer`), list (`customer.holdings`) and parameter a
 * checked condition reads. Derived fields are named like stored ones (`customer.key`).
 */
export function pathsOf(tree: Typed): Paths {
  const paths: Paths = { fields: new Set(), relations: new Set(), lists: new Set(), parameters: new Set() }
  collect(tree, paths)
  return paths
}

function collect(tree: Typed, paths: Paths): void {
  if ('steps' in tree && (typeof tree.root !== 'object' || tree.kind !== '')) {
    for (const step of tree.steps) paths.relations.add(`${step.from}.${step.name}`)
    if ('field' in tree) paths.fields.add(`${tree.kind}.${tree.field}`)
  }
  if (tree.op === 'list') {
    paths.lists.add(`${tree.kind}.${tree.list}`)
    if (tree.date && (tree.period || tree.fn === 'latest' || tree.fn === 'earliest'))
      paths.fields.add(`${tree.item}.${tree.date}`)
  }
  if (tree.op === 'parameter' || tree.op === 'lookup') paths.parameters.add(tree.name)
  for (const part of partsOf(tree)) collect(part, paths)
}

/** The direct parts of a tree. */
export function partsOf(tree: Typed): Typed[] {
  switch (tree.op) {
    case 'and':
    case 'or':
      return tree.items
    case 'not':
      return [tree.item]
    case 'compare':
    case 'arith':
    case 'has':
      return [tree.left, tree.right]
    case 'in':
      return [tree.left, ...tree.options]
    case 'within':
    case 'known':
      return [tree.left]
    case 'call':
      return tree.args
    case 'list':
      return [tree.value, tree.where].filter((part) => part !== undefined)
    case 'lookup':
      return tree.column ? [tree.row, tree.column] : [tree.row]
    default:
      return []
  }
}

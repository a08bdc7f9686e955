import type { Env } from './check-env.ts'
import { type Condition, partsOf, readCondition } from './condition.ts'
import type { Typed } from './condition-types.ts'
import { typeOf } from './condition-types.ts'
import type { Derived } from './derived.ts'
import { readTable } from './parameter.ts'
import { at, entriesOf, type Node, plainOf, textAt } from './tree.ts'
import type { Walk } from './walk.ts'

/** Compiles the derived fields of a pack (`is`, `bands` of, `table`); refuses those that lead back to themselves. */
export function compileDerived(walk: Walk, section: Node | undefined): [string, Derived][] {
  const compiled: [string, Derived][] = []
  for (const [kind, fields] of entriesOf(section))
    for (const [name, field] of entriesOf(fields)) {
      const path = ['fields', kind, name]
      const env: Env = { block: 'fields', subject: kind, locals: [], own: new Map(), scale: [], given: false }
      const made = walk.findings.attempt(field, path, () => derivedOf(walk, field, env))
      if (made) compiled.push([`${kind}.${name}`, made])
      const declared = walk.vocabulary.subjects.get(kind)?.fields.get(name)
      if (made?.is === 'condition' && declared && textAt(field, 'type') === undefined)
        declared.type = typeOf(made.tree)
    }
  for (const [key] of compiled)
    if (leadsTo(key, key, new Map(compiled), new Set()))
      walk.findings.error(
        'pack.derived_circle',
        at(section, ...key.split('.')),
        ['fields', ...key.split('.')],
        { name: key },
      )
  return compiled
}

function derivedOf(walk: Walk, field: Node, env: Env): Derived | undefined {
  const read = (text: string | undefined, want: 'any' | 'number' = 'any'): Condition =>
    readCondition(text ?? '', walk.scope(env), want)
  const is = textAt(field, 'is')
  if (is !== undefined) return { is: 'condition', tree: read(is).tree }
  const bands = textAt(field, 'bands')
  if (bands !== undefined) {
    walk.usedParameters.add(bands.slice(1))
    return { is: 'bands', bands: bands.slice(1), of: read(textAt(field, 'of'), 'number').tree }
  }
  const table = at(field, 'table')
  if (!table) return undefined
  const column = textAt(table, 'columns')
  const value = at(table, 'value')
  const columnTree = column === undefined ? undefined : read(column).tree
  const columns = (columnTree && typeOf(columnTree).options) ?? []
  return {
    is: 'table',
    row: read(textAt(table, 'rows')).tree,
    ...(columnTree ? { column: columnTree } : {}),
    table: { ...readTable(value ? plainOf(value) : ''), columns },
  }
}

function leadsTo(goal: string, from: string, all: Map<string, Derived>, seen: Set<string>): boolean {
  const definition = all.get(from)
  if (!definition || seen.has(from)) return false
  seen.add(from)
  const trees =
    definition.is === 'condition'
      ? [definition.tree]
      : definition.is === 'bands'
        ? [definition.of]
        : [definition.row, definition.column]
  for (const name of trees.flatMap((tree) => (tree ? derivedIn(tree) : [])))
    if (name === goal || leadsTo(goal, name, all, seen)) return true
  return false
}

function derivedIn(tree: Typed): string[] {
  const own = tree.op === 'derived' ? [`${tree.steps.at(-1)?.to ?? tree.kind}.${tree.field}`] : []
  return [...own, ...partsOf(tree).flatMap(derivedIn)]
}

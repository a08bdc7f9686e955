import { type DayRange, figureLabels, rangeOf } from './condition-period.ts'
import type { Root, Step, Typed } from './condition-types.ts'
import { typeOf } from './condition-types.ts'
import { arith, callValue, compare, inRange, momentOf, nine, type Value } from './condition-values.ts'
import { bandOf, cellOf, type Derived } from './derived.ts'
import type { FieldValue, ParameterValue, SubjectRef, World } from './world.ts'
import { instantMs, localDate, localDayAt, zoneOf } from './zone.ts'

/** Everything a condition may look at. `now` is an ISO instant; `given` is what `period` means here. */
export interface Facts {
  world: World
  subject?: SubjectRef
  event?: SubjectRef
  locals?: Record<string, Record<string, FieldValue | SubjectRef>>
  now: string
  timeZone: string
  given?: DayRange
  parameter(name: string): ParameterValue
  derived: ReadonlyMap<string, Derived>
}

/** Bounds the chain of derived fields that `check` could not see: a playbook that skipped it. */
const deepestDerived = 30

/**
 * The value of a checked condition: true, false or null for unknown (Kleene's logic, exactly SQL's); numbers,
 * dates and words for values. Total: never throws on any world. Division by zero is unknown; numbers are compared
 * after rounding to 9 decimals; `sum` of nothing is 0, `average, share, latest, earliest` of nothing are unknown.
 */
export function evaluate(tree: Typed, facts: Facts): Value {
  return run(tree, facts, 0)
}

/** As `evaluate`, for a test. */
export function holds(tree: Typed, facts: Facts): boolean | null {
  const value = run(tree, facts, 0)
  return typeof value === 'boolean' ? value : null
}

function run(tree: Typed, facts: Facts, depth: number): Value {
  switch (tree.op) {
    case 'literal':
      return tree.value
    case 'parameter': {
      const value = facts.parameter(tree.name)
      return value === null || (typeof value === 'object' && ('bands' in value || 'rows' in value))
        ? null
        : value
    }
    case 'lookup':
      return cellOf(
        facts.parameter(tree.name),
        run(tree.row, facts, depth),
        tree.column ? run(tree.column, facts, depth) : null,
      )
    case 'today':
      return localDate(zoneOf(facts.timeZone), instantMs(facts.now))
    case 'now':
      return facts.now
    case 'field':
      return fieldValue(tree, facts)
    case 'derived':
      return derivedValue(tree, facts, depth)
    case 'subject':
      return subjectAt(tree.root, tree.steps, facts)?.id ?? null
    case 'list':
      return listValue(tree, facts, depth)
    case 'call':
      return callValue(
        tree,
        tree.args.map((arg) => run(arg, facts, depth)),
        facts,
      )
    case 'compare':
      return compare(tree, run(tree.left, facts, depth), run(tree.right, facts, depth), facts)
    case 'in':
      return isOneOf(tree, facts, depth)
    case 'within':
      return isWithin(tree, facts, depth)
    case 'known':
      return (run(tree.left, facts, depth) !== null) === tree.known
    case 'has': {
      const left = run(tree.left, facts, depth)
      const right = run(tree.right, facts, depth)
      return Array.isArray(left) && typeof right === 'string' ? left.includes(right) : null
    }
    case 'and':
    case 'or':
      return joined(tree, facts, depth)
    case 'not': {
      const value = run(tree.item, facts, depth)
      return typeof value === 'boolean' ? !value : null
    }
    case 'arith':
      return arith(tree, run(tree.left, facts, depth), run(tree.right, facts, depth), facts)
  }
}

function joined(tree: Typed & { op: 'and' | 'or' }, facts: Facts, depth: number): boolean | null {
  const decisive = tree.op === 'or'
  let unknown = false
  for (const item of tree.items) {
    const value = run(item, facts, depth)
    if (value === decisive) return decisive
    if (value !== !decisive) unknown = true
  }
  return unknown ? null : !decisive
}

function subjectAt(root: Root, steps: Step[], facts: Facts): SubjectRef | undefined {
  let here: SubjectRef | undefined
  if (typeof root === 'object') {
    const value = facts.locals?.[root.local]
    here =
      value && typeof value.id === 'string' && typeof value.kind === 'string' ? (value as never) : undefined
  } else here = root === 'subject' ? facts.subject : facts.event
  for (const step of steps) {
    if (step.to === 'company' && step.name === 'company') here = { kind: 'company', id: 'company' }
    else here = here && facts.world.one(here, step.name)
  }
  return here
}

function fieldValue(tree: Typed & { op: 'field' }, facts: Facts): Value {
  if (typeof tree.root === 'object' && tree.kind === '')
    return known(facts.locals?.[tree.root.local]?.[tree.field] as FieldValue, tree)
  const subject = subjectAt(tree.root, tree.steps, facts)
  if (!subject) return null
  const value = facts.world.field(subject, tree.field)
  if (!tree.period || !tree.type.figure) return known(value, tree)
  const today = localDayAt(zoneOf(facts.timeZone), instantMs(facts.now))
  const labels = figureLabels(tree.period, tree.type.figure, today, facts.given)
  if (!labels || labels.length === 0 || typeof value !== 'object' || value === null || Array.isArray(value))
    return null
  let sum = 0
  for (const label of labels) {
    const part = Object.hasOwn(value, label) ? value[label] : undefined
    if (typeof part !== 'number') return null
    sum += part
  }
  return sum
}

/** A value of another type than the vocabulary says counts as unknown, so that evaluation stays total. */
function known(value: FieldValue, tree: Typed): Value {
  const { is } = typeOf(tree)
  if (value === undefined || value === null) return null
  if (is === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : null
  if (is === 'yesno') return typeof value === 'boolean' ? value : null
  if (is === 'many') return Array.isArray(value) ? value : null
  if (is === 'date' || is === 'time')
    return typeof value === 'string' && momentOf(value) !== null ? value : null
  return typeof value === 'string' && value !== '' ? value : null
}

function derivedValue(tree: Typed & { op: 'derived' }, facts: Facts, depth: number): Value {
  const end = tree.steps.at(-1)?.to ?? tree.kind
  const definition = facts.derived.get(`${end}.${tree.field}`)
  const subject = subjectAt(tree.root, tree.steps, facts)
  if (!definition || !subject || depth > deepestDerived) return null
  const inner = { ...facts, subject, event: undefined, locals: undefined } as Facts
  if (definition.is === 'condition') return run(definition.tree, inner, depth + 1)
  if (definition.is === 'bands') {
    const bands = typeof definition.bands === 'string' ? facts.parameter(definition.bands) : definition.bands
    return bandOf(bands, run(definition.of, inner, depth + 1))
  }
  const table = typeof definition.table === 'string' ? facts.parameter(definition.table) : definition.table
  const column = definition.column ? run(definition.column, inner, depth + 1) : null
  return cellOf(table, run(definition.row, inner, depth + 1), column)
}

function listValue(tree: Typed & { op: 'list' }, facts: Facts, depth: number): Value {
  const owner = subjectAt(tree.root, tree.steps, facts)
  if (!owner)
    return tree.fn === 'any'
      ? false
      : tree.fn === 'none'
        ? true
        : tree.fn === 'count' || tree.fn === 'sum'
          ? 0
          : null
  let items = facts.world.list(owner, tree.list)
  if (tree.period) {
    const range = periodRange(tree.period, facts)
    items = range
      ? items.filter((item) => inRange(facts.world.field(item, tree.date ?? ''), range, facts))
      : []
  }
  const inner = (item: SubjectRef): Facts =>
    ({ ...facts, subject: item, event: undefined, locals: undefined }) as Facts
  const fitting = tree.where
    ? items.filter((item) => run(tree.where as Typed, inner(item), depth) === true)
    : items
  if (tree.fn === 'any') return fitting.length > 0
  if (tree.fn === 'none') return fitting.length === 0
  if (tree.fn === 'count') return fitting.length
  if (tree.fn === 'share') return items.length === 0 ? null : fitting.length / items.length
  const value = (item: SubjectRef) => (tree.value ? run(tree.value, inner(item), depth) : null)
  if (tree.fn === 'latest' || tree.fn === 'earliest') return atEdge(tree, fitting, value, facts)
  const numbers = fitting.map(value).filter((each) => typeof each === 'number')
  const sum = numbers.reduce((total, each) => total + each, 0)
  if (tree.fn === 'sum') return sum
  return numbers.length === 0 ? null : sum / numbers.length
}

/** The known value with the latest (earliest) date; among equal dates the item with the smallest id. */
function atEdge(
  tree: Typed & { op: 'list' },
  items: SubjectRef[],
  value: (item: SubjectRef) => Value,
  facts: Facts,
): Value {
  let best: { at: number; id: string; value: Value } | undefined
  for (const item of items) {
    const on = facts.world.field(item, tree.date ?? '')
    const found = value(item)
    if (typeof on !== 'string' || found === null) continue
    const at = momentOf(on)
    if (at === null) continue
    const sooner = best === undefined || (tree.fn === 'latest' ? at > best.at : at < best.at)
    if (sooner || (best && at === best.at && item.id < best.id)) best = { at, id: item.id, value: found }
  }
  return best?.value ?? null
}

function periodRange(period: Parameters<typeof rangeOf>[0], facts: Facts): DayRange | undefined {
  const today = localDayAt(zoneOf(facts.timeZone), instantMs(facts.now))
  return rangeOf(period, today, facts.given, (name) => {
    const value = facts.parameter(name)
    return value !== null && typeof value === 'object' && 'unit' in value ? value : undefined
  })
}

function isWithin(tree: Typed & { op: 'within' }, facts: Facts, depth: number): boolean | null {
  const range = periodRange(tree.period, facts)
  const inside = range ? inRange(run(tree.left, facts, depth), range, facts) : null
  return inside === null ? null : inside !== tree.not
}

function isOneOf(tree: Typed & { op: 'in' }, facts: Facts, depth: number): boolean | null {
  const left = run(tree.left, facts, depth)
  if (left === null) return null
  let unknown = false
  for (const option of tree.options) {
    const value = run(option, facts, depth)
    if (value === null) unknown = true
    else if (typeof left === 'number' ? nine(left) === nine(value as number) : left === value)
      return !tree.not
  }
  return unknown ? null : tree.not
}

import { type DayRange, figureLabels, rangeOf } from './condition-period.ts'
import { bandsSql, callSql, cellSql, constantSql, moveSql } from './condition-sql-parts.ts'
import type { Root, Span, Step, Type, Typed } from './condition-types.ts'
import { typeOf } from './condition-types.ts'
import { dateOf } from './days.ts'
import type { Derived } from './derived.ts'
import { EngineProblem } from './problem.ts'
import type { ParameterValue } from './world.ts'
import { instantMs, localDayAt, zoneOf } from './zone.ts'

/**
 * Where the vocabulary lives in a database. The texts are the caller's own and go into the statement as they are:
 * they must never come from a playbook or a person. Values from conditions are always parameters.
 */
export interface SqlNames {
  /** The table of a kind (or a subquery with a name) and its id and tenant columns. */
  table(kind: string): { name: string; id: string; tenant: string }
  /**
   * A field of this type as an expression on an alias: dates as `date`, times as `timestamptz`, numbers as `double precision`,
   * one-of and text as `text` (empty text as null), many-of as `text[]`, figures as `jsonb` of label → number. A
   * derived field that is stored answers here too; undefined: it is computed in the statement.
   */
  field(kind: string, field: string, alias: string, type: Type): string | undefined
  /** The id a to-one relation points at, as an expression on an alias. */
  one(kind: string, relation: string, alias: string): string | undefined
  /** The condition that an item (second alias) is in the list of its owner (first alias). */
  list(kind: string, list: string, alias: string, item: string): string | undefined
}

export interface SqlPlan {
  names: SqlNames
  /** Alias of the subject in the caller's statement. */
  alias: string
  tenant: string
  now: string
  timeZone: string
  parameter(name: string): ParameterValue
  derived: ReadonlyMap<string, Derived>
  given?: DayRange
  /** Id of the event's subject, where the condition may name it. */
  event?: string
  /** Number of the first `$n` that is free; default 1. */
  firstParameter?: number
}

export interface Sql {
  text: string
  values: unknown[]
}

/**
 * Compiles a checked condition to one SQL expression over the subject's alias, with the same answers as
 * `evaluate`: true, false or null. A filter must ask `(…) is true`. To-one relations become scalar subqueries by
 * primary key, lists correlated subqueries; every one names the tenant.
 * Throws EngineProblem `sql.not_stored` (a name the database does not hold) and `sql.local` (a form's field).
 */
export function compileSql(tree: Typed, plan: SqlPlan): Sql {
  const compiler = new Compiler(plan)
  return { text: compiler.write(tree, plan.alias, 0), values: compiler.values }
}

class Compiler {
  readonly plan: SqlPlan
  readonly values: unknown[] = []
  readonly today: number
  aliases = 0

  constructor(plan: SqlPlan) {
    this.plan = plan
    this.today = localDayAt(zoneOf(plan.timeZone), instantMs(plan.now))
  }

  /** Puts a value among the parameters of the statement and names it. */
  readonly put = (value: unknown, type: string): string => {
    this.values.push(value)
    return `$${this.values.length + (this.plan.firstParameter ?? 1) - 1}::${type}`
  }

  alias(): string {
    return `k${++this.aliases}`
  }

  write(tree: Typed, alias: string, depth: number): string {
    switch (tree.op) {
      case 'literal':
        return constantSql(tree.value, tree.type.is, this.put)
      case 'parameter':
        return constantSql(this.plan.parameter(tree.name), tree.type.is, this.put)
      case 'lookup': {
        const column = tree.column ? this.write(tree.column, alias, depth) : undefined
        return cellSql(this.plan.parameter(tree.name), this.write(tree.row, alias, depth), column, this.put)
      }
      case 'today':
        return this.put(dateOf(this.today), 'date')
      case 'now':
        return this.put(this.plan.now, 'timestamptz')
      case 'field':
        return this.at(tree.root, tree.kind, tree.steps, alias, (end, here) => this.field(tree, end, here))
      case 'derived':
        return this.at(tree.root, tree.kind, tree.steps, alias, (end, here) =>
          this.derived(tree, end, here, depth),
        )
      case 'subject':
        return this.at(
          tree.root,
          tree.kind,
          tree.steps,
          alias,
          (end, here) => `${here}.${this.plan.names.table(end).id}::text`,
        )
      case 'list':
        return this.at(tree.root, tree.kind, tree.steps, alias, (end, here) =>
          this.list(tree, end, here, depth),
        )
      case 'call': {
        const args = tree.args.map((arg) =>
          this.dated(arg, this.write(arg, alias, depth), tree.fn.endsWith('-between')),
        )
        return callSql(tree, args, this.put)
      }
      case 'compare':
        return this.compare(tree, alias, depth)
      case 'in': {
        const number = typeOf(tree.left).is === 'number'
        const nine = (text: string) => (number ? `round((${text})::numeric, 9)` : text)
        const options = tree.options.map((option) => nine(this.write(option, alias, depth)))
        return `(${nine(this.write(tree.left, alias, depth))} ${tree.not ? 'not in' : 'in'} (${options.join(', ')}))`
      }
      case 'within': {
        const range = this.range(tree.period)
        const left = this.dated(tree.left, this.write(tree.left, alias, depth), true)
        return range ? `(${left} ${tree.not ? 'not ' : ''}between ${this.days(range)})` : 'null::boolean'
      }
      case 'known':
        return `(${this.write(tree.left, alias, depth)} is ${tree.known ? 'not ' : ''}null)`
      case 'has':
        return `(${this.write(tree.right, alias, depth)} = any(${this.write(tree.left, alias, depth)}))`
      case 'and':
      case 'or':
        return `(${tree.items.map((item) => this.write(item, alias, depth)).join(` ${tree.op} `)})`
      case 'not':
        return `(not ${this.write(tree.item, alias, depth)})`
      case 'arith':
        return this.arith(tree, alias, depth)
    }
  }

  days(range: DayRange): string {
    return `${this.put(dateOf(range.from), 'date')} and ${this.put(dateOf(range.to), 'date')}`
  }

  range(period: Parameters<typeof rangeOf>[0]): DayRange | undefined {
    return rangeOf(period, this.today, this.plan.given, (name) => {
      const value = this.plan.parameter(name)
      return value !== null && typeof value === 'object' && 'unit' in value ? value : undefined
    })
  }

  /** A time as the local day it falls on, where a day is asked for. */
  dated(tree: Typed, text: string, asked: boolean): string {
    if (!asked || typeOf(tree).is !== 'time') return text
    return `((${text}) at time zone ${this.put(this.plan.timeZone, 'text')})::date`
  }

  /** Goes over to-one relations, one subquery each, and writes there. */
  at(
    root: Root,
    kind: string,
    steps: Step[],
    alias: string,
    write: (kind: string, alias: string) => string,
  ): string {
    if (typeof root === 'object') throw new EngineProblem('sql.local', undefined, { name: root.local })
    let from = steps[0]?.from ?? kind
    const inner: { table: string; alias: string; on: string }[] = []
    let here = alias
    const enter = (to: string, id: string) => {
      const { name, id: column, tenant } = this.plan.names.table(to)
      const next = this.alias()
      inner.push({
        table: name,
        alias: next,
        on: `${next}.${tenant} = ${this.put(this.plan.tenant, 'uuid')} and ${next}.${column} = ${id}`,
      })
      here = next
    }
    if (root === 'event') {
      if (this.plan.event === undefined) throw new EngineProblem('sql.local', undefined, { name: 'event' })
      enter(from, this.put(this.plan.event, 'uuid'))
    }
    for (const step of steps) {
      if (step.name === 'company') {
        from = 'company'
        continue
      }
      const id = this.plan.names.one(from, step.name, here)
      if (!id) throw new EngineProblem('sql.not_stored', undefined, { name: `${from}.${step.name}` })
      enter(step.to, id)
      from = step.to
    }
    const text = write(from, here)
    return inner.reduceRight(
      (body, { table, alias: name, on }) => `(select ${body} from ${table} ${name} where ${on})`,
      text,
    )
  }

  field(tree: Typed & { op: 'field' }, kind: string, alias: string): string {
    const text = this.plan.names.field(kind, tree.field, alias, tree.type)
    if (!text) throw new EngineProblem('sql.not_stored', undefined, { name: `${kind}.${tree.field}` })
    if (!tree.period || !tree.type.figure) return text
    const labels = figureLabels(tree.period, tree.type.figure, this.today, this.plan.given) ?? []
    if (labels.length === 0) return 'null::double precision'
    return `(${labels.map((label) => `(${text}->>${this.put(label, 'text')})::double precision`).join(' + ')})`
  }

  derived(tree: Typed & { op: 'derived' }, kind: string, alias: string, depth: number): string {
    const stored = this.plan.names.field(kind, tree.field, alias, tree.type)
    if (stored) return stored
    const definition = this.plan.derived.get(`${kind}.${tree.field}`)
    if (!definition || depth > 20)
      throw new EngineProblem('sql.not_stored', undefined, { name: `${kind}.${tree.field}` })
    if (definition.is === 'condition') return this.write(definition.tree, alias, depth + 1)
    if (definition.is === 'bands') {
      const bands =
        typeof definition.bands === 'string' ? this.plan.parameter(definition.bands) : definition.bands
      return bandsSql(bands, this.write(definition.of, alias, depth + 1), this.put)
    }
    const table =
      typeof definition.table === 'string' ? this.plan.parameter(definition.table) : definition.table
    const column = definition.column ? this.write(definition.column, alias, depth + 1) : undefined
    return cellSql(table, this.write(definition.row, alias, depth + 1), column, this.put)
  }

  list(tree: Typed & { op: 'list' }, kind: string, alias: string, depth: number): string {
    const { names } = this.plan
    const item = this.alias()
    const { name, id, tenant } = names.table(tree.item)
    const belongs = kind === 'company' ? 'true' : names.list(kind, tree.list, alias, item)
    if (!belongs) throw new EngineProblem('sql.not_stored', undefined, { name: `${kind}.${tree.list}` })
    const wheres = [`${item}.${tenant} = ${this.put(this.plan.tenant, 'uuid')}`, belongs]
    const is = tree.dateType ?? 'date'
    const on = tree.date ? names.field(tree.item, tree.date, item, { is }) : undefined
    if (tree.period) {
      const range = this.range(tree.period)
      const day =
        tree.dateType === 'time' ? `((${on}) at time zone ${this.put(this.plan.timeZone, 'text')})::date` : on
      wheres.push(range && on ? `${day} between ${this.days(range)}` : 'false')
    }
    const where = tree.where ? `(${this.write(tree.where, item, depth)}) is true` : undefined
    const value = tree.value ? this.write(tree.value, item, depth) : 'null'
    const from = (extra: (string | undefined)[]) =>
      `from ${name} ${item} where ${[...wheres, ...extra.filter((each) => each !== undefined)].join(' and ')}`
    const fitting = from([where])
    if (tree.fn === 'any') return `exists (select 1 ${fitting})`
    if (tree.fn === 'none') return `(not exists (select 1 ${fitting}))`
    if (tree.fn === 'count') return `(select count(*)::double precision ${fitting})`
    if (tree.fn === 'sum')
      return `(select coalesce(sum((${value})::numeric), 0)::double precision ${fitting})`
    if (tree.fn === 'average') return `(select avg((${value})::numeric)::double precision ${fitting})`
    if (tree.fn === 'share')
      return `(select count(*) filter (where ${where ?? 'true'})::double precision / nullif(count(*), 0) ${from([])})`
    const order = tree.fn === 'latest' ? 'desc' : 'asc'
    const known = from([where, `${on} is not null`, `(${value}) is not null`])
    return `(select ${value} ${known} order by ${on} ${order}, ${item}.${id} asc limit 1)`
  }

  compare(tree: Typed & { op: 'compare' }, alias: string, depth: number): string {
    const side = (part: Typed): string => {
      const text = this.write(part, alias, depth)
      if (tree.by === 'number') return `round((${text})::numeric, 9)`
      return this.dated(part, text, tree.by === 'date')
    }
    return `(${side(tree.left)} ${tree.sign === '!=' ? '<>' : tree.sign} ${side(tree.right)})`
  }

  arith(tree: Typed & { op: 'arith' }, alias: string, depth: number): string {
    const left = this.write(tree.left, alias, depth)
    if (tree.type.is !== 'number') {
      const span = this.span(tree.right)
      if (!span) return tree.type.is === 'date' ? 'null::date' : 'null::timestamptz'
      const sign = tree.sign === '-' ? -1 : 1
      return moveSql(
        left,
        { ...span, n: span.n * sign },
        tree.type.is === 'date',
        this.put,
        this.plan.timeZone,
      )
    }
    const right = this.write(tree.right, alias, depth)
    return tree.sign === '/' ? `(${left} / nullif(${right}, 0))` : `(${left} ${tree.sign} ${right})`
  }

  span(tree: Typed): Span | undefined {
    const value =
      tree.op === 'literal' ? tree.value : tree.op === 'parameter' ? this.plan.parameter(tree.name) : null
    return value !== null && typeof value === 'object' && 'unit' in value ? value : undefined
  }
}

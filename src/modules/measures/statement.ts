import { type Condition, compileSql } from '#engine/condition.ts'
import type { Typed } from '#engine/condition-types.ts'
import { epochDay } from '#engine/days.ts'
import type { Measure, Over, Population } from '#engine/measure.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { EngineProblem } from '#engine/problem.ts'
import { parameterValues } from '#engine/rounds.ts'
import type { Ctx } from '#platform/perform.ts'
import { contextOf } from '../obligations/apply-playbook.ts'
import { sqlNames } from '../obligations/sql-names.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import type { DaySpan } from './span.ts'

/** A measure of a running playbook. */
export interface Defined {
  key: string
  running: Running
  measure: Measure
}

/** What a measure counts, as SQL over `s` (and `o` where it counts what was owed). */
export interface Counting {
  /** The rows that can be counted. */
  from: string
  /** The same whenever they were, for rows known by their id. */
  whenever: string
  /** Which of them are. */
  population: string
  /** The same as a condition of the rows themselves, where it is one. */
  where: string | null
  /** Which of those count as hits: true, false or unknown; null where it is no share. */
  hit: string | null
  /** The number each adds; null where none is added. */
  adds: { fn: Over['fn']; of: string } | null
  id: string
  project: string
}

const anchors: Readonly<Record<string, string>> = {
  filedAt: 'filed_at',
  closedAt: 'closed_at',
  solvedAt: 'solved_at',
}

/** One statement about measures: the texts come from what is compiled here, values are always parameters. */
export class MeasureStatement {
  readonly values: unknown[] = []
  readonly #ctx: Ctx
  readonly #projects: string
  readonly #tenant: string
  readonly #named = new Map<string, string>()

  /** `projectIds` null: every project of the company. */
  constructor(ctx: Ctx, projectIds: readonly string[] | null) {
    this.#ctx = ctx
    this.#tenant = this.put(ctx.tenantId, 'uuid')
    this.#projects = projectIds
      ? `= any(${this.put([...projectIds], 'uuid[]')})`
      : `= any(array(select id from projects where tenant_id = ${this.#tenant}))`
  }

  /** The same value is the same parameter: measures over the same rows are then read off them together. */
  put(value: unknown, type: string): string {
    const said = JSON.stringify([type, value])
    const known = this.#named.get(said)
    if (known) return known
    this.values.push(value)
    const name = `$${this.values.length}::${type}`
    this.#named.set(said, name)
    return name
  }

  /** `split`: its rows are to be told apart by what their ticket says. Throws EngineProblem `sql.not_stored` where the measure asks for a fact that is kept nowhere. */
  counting(defined: Defined, span: DaySpan, { split = false } = {}): Counting {
    const { measure } = defined
    if (!('kind' in measure.of)) return this.#owed(defined, span, split)
    const { share, value } = measure
    if (value?.of === 'field' && value.over.length > 1)
      throw new EngineProblem('sql.not_stored', undefined, {
        name: `${measure.of.kind}.${value.over.at(-1)?.field}`,
      })
    const [over] = value?.of === 'field' ? value.over : []
    return {
      ...this.#subjects(defined, measure.of, span),
      hit: share && 'condition' in share ? this.#tree(defined, share.condition.tree, span) : null,
      adds: over ? { fn: over.fn, of: this.#field(defined, measure.of.kind, over) } : null,
    }
  }

  against(defined: Defined, span: DaySpan): Counting | null {
    const { against } = defined.measure
    if (!against) return null
    const { running } = defined
    const area = sqlNames(running.playbook).field(against.kind, 'area', 's', { is: 'number' })
    if (against.area && !area)
      throw new EngineProblem('sql.not_stored', undefined, { name: `${against.kind}.area` })
    // Held against 10,000 m² of them.
    const adds = against.area ? { fn: 'sum' as const, of: `(${area} / 10000)` } : null
    return { ...this.#subjects(defined, against, span), hit: null, adds }
  }

  /** What of the rows' own can be told apart, where the measure is cut by it. */
  cut(defined: Defined, by: string): string | null {
    const { of } = defined.measure
    if (by === 'project') return 'kind' in of ? 's.project_id::text' : 'o.project_id::text'
    if (!('kind' in of)) {
      if (by === 'assignee' || by === 'person') return 'o.owed_by::text'
      if ('duties' in of) return by === 'role' ? 'o.role' : null
    }
    const kind = 'kind' in of ? of.kind : 'ticket'
    const names = sqlNames(defined.running.playbook)
    if (by === 'assignee' || by === 'person') return `(${names.one(kind, 'assignee', 's') ?? 'null'})::text`
    return names.field(kind, by, 's', { is: 'text' }) ?? null
  }

  #subjects(defined: Defined, { kind, where }: Population, span: DaySpan) {
    const { name } = sqlNames(defined.running.playbook).table(kind)
    const ranges = where && kind === 'ticket' ? this.#ranges(where.tree, span) : ''
    const whenever = `${name} s where s.tenant_id = ${this.#tenant} and s.project_id ${this.#projects}`
    const condition = where ? this.#tree(defined, where.tree, span) : null
    return {
      from: `${whenever}${ranges}`,
      whenever,
      population: condition ? `(${condition}) is true` : 'true',
      where: condition,
      id: 's.id',
      project: 's.project_id',
    }
  }

  /** What was owed with its due time in these days: a clock, or what a rule opened. Cancelled and not yet due are left out. */
  #owed(defined: Defined, span: DaySpan, split: boolean): Counting {
    const { measure, running } = defined
    const of = measure.of as Exclude<Measure['of'], Population>
    const clocks = running.playbook.rules.filter((rule) => rule.clock !== undefined)
    const rules = 'duties' in of ? [of.duties] : namesOf(clocks.filter((rule) => rule.clock === of.clock))
    const where: Condition | undefined = 'clock' in of ? of.where : undefined
    const table = sqlNames(running.playbook).table('ticket').name
    const word = measure.share && 'word' in measure.share ? measure.share.word : 'met'
    const now = this.put(this.#ctx.now, 'timestamptz')
    const left = word === 'waived' ? `o.state <> 'lapsed'` : `o.state not in ('waived', 'lapsed')`
    const kept = `(o.state = 'met' and o.met_at <= o.due_at)`
    const asked = [
      `o.playbook = ${this.put(running.name, 'text')}`,
      `o.rule = any(${this.put(rules, 'text[]')})`,
      left,
      `(o.state in ('met', 'waived') or o.due_at <= ${now})`,
      ...(where ? [`(${this.#tree(defined, where.tree, span)}) is true`] : []),
    ]
    return {
      whenever: `obligations o left join ${table} s on s.tenant_id = o.tenant_id and s.id = o.subject_id where o.tenant_id = ${this.#tenant} and o.project_id ${this.#projects}`,
      from: `obligations o${where || (split && 'clock' in of) ? ` join ${table} s on s.tenant_id = o.tenant_id and s.id = o.subject_id` : ''}
        where o.tenant_id = ${this.#tenant} and o.project_id ${this.#projects} and not o.parent
          and o.due_at > ${this.#moment(span.from, 0)} and o.due_at <= ${this.#moment(span.to, 1)}
          ${where ? `and o.rule = any(${this.put(namesOf(clocks), 'text[]')})` : ''}`,
      population: asked.join(' and '),
      where: null,
      hit: { met: `o.state = 'met'`, 'in-time': kept, late: `not ${kept}`, waived: `o.state = 'waived'` }[
        word
      ],
      adds: null,
      id: 'o.id',
      project: 'o.project_id',
    }
  }

  #moment(day: string, more: number): string {
    return `((${this.put(day, 'date')} + ${more})::timestamp at time zone ${this.put(this.#ctx.tenant.timeZone, 'text')})`
  }

  /** `filedAt in period` says which stretch of an index to read; the condition itself stays. */
  #ranges(tree: Typed, span: DaySpan): string {
    const parts = tree.op === 'and' ? tree.items : [tree]
    const asked = parts.flatMap((part) => {
      if (part.op !== 'within' || part.not || part.period.kind !== 'given' || part.period.yearsAgo) return []
      if (part.left.op !== 'field' || part.left.steps.length > 0) return []
      const column = anchors[part.left.field]
      return column
        ? [`s.${column} >= ${this.#moment(span.from, 0)} and s.${column} < ${this.#moment(span.to, 1)}`]
        : []
    })
    return asked.map((each) => ` and ${each}`).join('')
  }

  #field(defined: Defined, kind: string, { field }: Over): string {
    const text = sqlNames(defined.running.playbook).field(kind, field, 's', { is: 'number' })
    if (!text) throw new EngineProblem('sql.not_stored', undefined, { name: `${kind}.${field}` })
    return text
  }

  #tree(defined: Defined, tree: Typed, span: DaySpan): string {
    const { playbook } = defined.running
    const { text, values } = compileSql(tree, {
      names: sqlNames(playbook),
      alias: 's',
      tenant: this.#ctx.tenantId,
      now: this.#ctx.now,
      timeZone: playbook.timeZone,
      parameter: parameterValues(playbook, contextOf(this.#ctx, defined.running, null)),
      derived: indexOf(playbook).derived,
      given: { from: epochDay(span.from), to: epochDay(span.to) },
      firstParameter: this.values.length + 1,
    })
    this.values.push(...values)
    return text
  }
}

const namesOf = (rules: readonly { name: string }[]) => rules.map(({ name }) => name)

const aggregate: Record<Over['fn'], (of: string, population: string) => string> = {
  sum: (of, population) => `sum(${of}) filter (where ${population})`,
  average: (of, population) => `avg(${of}) filter (where ${population})`,
  median: (of, population) =>
    `percentile_cont(0.5) within group (order by ${of}) filter (where ${population})`,
  p90: (of, population) => `percentile_cont(0.9) within group (order by ${of}) filter (where ${population})`,
}

/** The three numbers of a measure over the rows of its `from`: hits, cases and what they add up to. */
export function figures({ population, hit, adds }: Counting): [hits: string, cases: string, value: string] {
  if (hit !== null)
    return [
      `count(*) filter (where ${population} and (${hit}) is true)`,
      `count(*) filter (where ${population} and (${hit}) is not null)`,
      'null::float8',
    ]
  if (adds === null) return ['null::bigint', `count(*) filter (where ${population})`, 'null::float8']
  return [
    'null::bigint',
    `count(${adds.of}) filter (where ${population})`,
    aggregate[adds.fn](adds.of, population),
  ]
}

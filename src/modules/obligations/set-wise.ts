import { type Condition, compileSql } from '#engine/condition.ts'
import type { Typed } from '#engine/condition-types.ts'
import { epochDay } from '#engine/days.ts'
import type { DutyRule, Owner } from '#engine/duty-rule.ts'
import { indexOf } from '#engine/playbook-index.ts'
import { EngineProblem } from '#engine/problem.ts'
import { type OwnDates, parameterValues } from '#engine/rounds.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import { contextOf } from './apply-playbook.ts'
import { chosenSql, type People } from './find-people.ts'
import { sqlNames } from './sql-names.ts'

/** Those a rule can be about set-wise, with their customer and home. */
const sources: Record<string, { from: string; people: Record<string, string> }> = {
  customer: {
    from: '(select c.*, c.id as customer_id, null::uuid as unit_id from customers c where c.merged_into is null)',
    people: { steward: 's.steward_id', manager: 's.steward_id' },
  },
  holding: {
    from: '(select h.*, c.steward_id as customer_steward_id from holdings h join customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id where c.merged_into is null)',
    people: { steward: 'coalesce(s.steward_id, s.customer_steward_id)', manager: 's.customer_steward_id' },
  },
}

/** A statement about the subjects of one kind at one midnight; they bear the alias `s`. */
export class Statement {
  readonly values: unknown[] = []
  readonly source: string
  readonly #ctx: Ctx
  readonly #running: Running
  readonly #kind: string
  readonly #given: { start: string; end: string } | undefined

  constructor(ctx: Ctx, running: Running, kind: string, given?: { start: string; end: string }) {
    this.#ctx = ctx
    this.#running = running
    this.#kind = kind
    this.#given = given
    this.source = `${sources[kind]?.from} s`
  }

  put(value: unknown, type: string): string {
    this.values.push(value)
    return `$${this.values.length}::${type}`
  }

  tenant(): string {
    return this.put(this.#ctx.tenantId, 'uuid')
  }

  /** The value of a tree for `s`, the same as the engine finds in memory. Throws EngineProblem where it is not kept. */
  value(tree: Typed): string {
    const { playbook } = this.#running
    const period = this.#given
    const { text, values } = compileSql(tree, {
      names: sqlNames(playbook),
      alias: 's',
      tenant: this.#ctx.tenantId,
      now: this.#ctx.now,
      timeZone: playbook.timeZone,
      parameter: parameterValues(playbook, contextOf(this.#ctx, this.#running, null)),
      derived: indexOf(playbook).derived,
      ...(period ? { given: { from: epochDay(period.start), to: epochDay(period.end) } } : {}),
      firstParameter: this.values.length + 1,
    })
    this.values.push(...values)
    return text
  }

  /** Everything `openOne` asks of a subject before it opens. */
  audience(rule: DutyRule): string[] {
    const extent = this.#running.playbook.appliesTo.find((each) => each.kind === rule.subject)?.condition
    const asked = (condition: Condition | undefined, answer: string) =>
      condition ? [`(${this.value(condition.tree)}) is ${answer}`] : []
    return [
      ...asked(extent, 'not false'),
      ...asked(rule.audience, 'true'),
      ...asked(rule.where, 'true'),
      ...asked(rule.unless, 'not true'),
    ]
  }

  /** One look by the key for each: joined, the planner would read all that was opened before. */
  owed(rule: DutyRule, which: string): string {
    return `exists (select from obligations o where o.tenant_id = ${this.tenant()} and o.playbook = ${this.put(this.#running.name, 'text')}
      and o.rule = ${this.put(rule.name, 'text')} and o.subject_id = s.id and ${which} offset 0)`
  }

  /** Those who agree in this text are owed the same by the same people: it holds all else that a decision asks of them. */
  likeness(rule: DutyRule, people: People): string {
    const rungs = rule.ladder.flatMap((rung) => [...rung.tell, ...(rung.assign ? [rung.assign] : [])])
    const owners = [...rule.who, ...rungs].map((owner) => this.#owner(owner, people))
    return joined(['s.project_id', ...owners, ...rule.anchors.map((anchor) => this.value(anchor.path))])
  }

  /** Whom an owner leads to, as far as that differs within a project. */
  #owner(owner: Owner, people: People): string {
    if (owner.is === 'relation') return this.value(owner.path)
    if (owner.is === 'role') return this.#holder(owner.role, people)
    if (owner.is === 'first-known')
      return `coalesce(${owner.of.map((each) => `(${this.#owner(each, people)})::text`).join(', ')}, '')`
    if (owner.is === 'word') return 'null'
    const above = rolesOf(owner.of).map((name) =>
      this.#running.playbook.roles.find((role) => role.name === name),
    )
    const shared = above.map((role) => (role?.superior ? this.#shared(role.superior, people) : 'null'))
    return joined([this.#owner(owner.of, people), ...shared])
  }

  #holder(role: string, people: People): string {
    const own = sources[this.#kind]?.people[role]
    return own ? `coalesce((${own})::text, ${this.#shared(role, people)})` : this.#shared(role, people)
  }

  #shared(role: string, people: People): string {
    const sharing = people.sharing(role)
    if (sharing.length === 0) return 'null'
    const staff = this.put(
      sharing.map(({ staffId }) => staffId),
      'text[]',
    )
    const projects = this.put(
      sharing.map(({ projectId }) => projectId),
      'uuid[]',
    )
    return chosenSql(staff, projects, 's.project_id', 's.customer_id')
  }

  /** The dates of their own that a recurrence or stage hangs on: as columns d0, d1, … with the moon's birthday last, and as one text. */
  ownDates(anchors: readonly { name: string; path: Typed }[]): { columns: string; key: string } {
    const moon = sqlNames(this.#running.playbook).field(this.#kind, 'birthdayLunar', 's', { is: 'text' })
    const parts = [...anchors.map(({ path }) => this.#date(path)), moon ?? 'null']
    return { columns: parts.map((part, n) => `(${part})::text as d${n}`).join(', '), key: joined(parts) }
  }

  #date(path: Typed): string {
    if (!('type' in path) || path.type.is !== 'date') throw new EngineProblem('sql.not_stored')
    return this.value(path)
  }
}

const joined = (parts: readonly string[]) =>
  parts.map((part) => `coalesce((${part})::text, '')`).join(` || '|' || `)

function rolesOf(owner: Owner): string[] {
  if (owner.is === 'role') return [owner.role]
  if (owner.is === 'first-known') return owner.of.flatMap(rolesOf)
  return owner.is === 'superior' ? rolesOf(owner.of) : []
}

/** Whether the database can say all that is asked here; what it cannot is decided in memory. */
export function isAnswered(kind: string, ask: () => unknown): boolean {
  if (!sources[kind]) return false
  try {
    ask()
    return true
  } catch (error) {
    if (error instanceof EngineProblem) return false
    throw error
  }
}

/** Each combination of own dates there is, with the text that stands for it. */
export async function ownDatesOf(
  ctx: Ctx,
  running: Running,
  kind: string,
  anchors: readonly { name: string; path: Typed }[],
): Promise<{ key: string; own: OwnDates }[]> {
  const statement = new Statement(ctx, running, kind)
  const { columns, key } = statement.ownDates(anchors)
  const { rows } = await ctx.client.query<Record<string, string | null>>(
    `select distinct ${columns}, ${key} as key from ${statement.source} where s.tenant_id = ${statement.tenant()}`,
    statement.values,
  )
  return rows.map((row) => ({
    key: row.key ?? '',
    own: {
      dates: Object.fromEntries(anchors.map(({ name }, n) => [name, row[`d${n}`] ?? undefined])),
      moon: row[`d${anchors.length}`] ?? undefined,
    },
  }))
}

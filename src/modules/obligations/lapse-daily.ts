import { decideDaily } from '#engine/decide.ts'
import type { DutyRule } from '#engine/duty-rule.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import { contextOf, writeEffects } from './apply-playbook.ts'
import { nothing } from './facts.ts'
import { loadWorld } from './load-world.ts'
import type { Part } from './open-round.ts'
import { isAnswered, Statement } from './set-wise.ts'

/** Customers loaded at once: few duties stop making sense on one day. */
const LAPSED_AT_ONCE = 1000

/** Ends open duties that no longer make sense: the database points at those of rules about one kind of subject, the engine decides. */
export class LapseDaily {
  readonly #ctx: Ctx
  readonly #running: Running
  readonly #kind: string
  readonly #rules: readonly DutyRule[]

  constructor(ctx: Ctx, running: Running, kind: string, rules: readonly DutyRule[]) {
    this.#ctx = ctx
    this.#running = running
    this.#kind = kind
    this.#rules = rules
  }

  /** Whether the database can say when a rule's duties make no sense any more. */
  static answers(ctx: Ctx, running: Running, rule: DutyRule): boolean {
    const ask = () => failed(new Statement(ctx, running, rule.subject), rule)
    return isAnswered(rule.subject, ask)
  }

  async slice(after: string | null, limit: number): Promise<Part> {
    const ctx = this.#ctx
    const { playbook, name } = this.#running
    const statement = new Statement(ctx, this.#running, this.#kind)
    const most = Math.min(limit, LAPSED_AT_ONCE)
    const { rows } = await ctx.client.query<{ id: string; customerId: string }>(
      `select o.id, s.customer_id as "customerId" from obligations o join ${statement.source} on s.tenant_id = o.tenant_id and s.id = o.subject_id
      where o.tenant_id = ${statement.tenant()} and o.playbook = ${statement.put(name, 'text')} and o.state in ('open', 'waiting') and not o.parent
        and o.rule = any(${statement.put(
          this.#rules.map((rule) => rule.name),
          'text[]',
        )}) and o.recorded_at <> ${statement.put(ctx.now, 'timestamptz')}
        and case o.rule ${this.#rules.map((rule) => `when ${statement.put(rule.name, 'text')} then ${failed(statement, rule)}`).join(' ')} end
        ${after ? `and o.id > ${statement.put(after, 'uuid')}` : ''} order by o.id limit ${statement.put(most, 'int')}`,
      statement.values,
    )
    const outcome = nothing()
    if (rows.length > 0) {
      const customers = [...new Set(rows.map((row) => row.customerId))]
      const world = await loadWorld(ctx, playbook, { customers, projects: null })
      const only = new Set(this.#rules.map((rule) => rule.name))
      const effects = decideDaily(playbook, world, {
        ...contextOf(ctx, this.#running, null),
        at: ctx.now,
        only,
      })
      await writeEffects(ctx, this.#running, world, [{ fact: null, effects }], outcome)
    }
    const last = rows.length === most ? rows.at(-1)!.id : null
    return { opened: 0, lapsed: outcome.closed, looked: rows.length, last }
  }
}

function failed(statement: Statement, rule: DutyRule): string {
  const conditions = [rule.while, rule.cover && rule.audience].filter((each) => each !== undefined)
  return conditions.map(({ tree }) => `(${statement.value(tree)}) is false`).join(' or ')
}

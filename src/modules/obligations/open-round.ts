import { decideOpenings } from '#engine/decide.ts'
import type { DutyKey } from '#engine/effects.ts'
import { comingRound, type Round } from '#engine/rounds.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import { contextOf } from './apply-playbook.ts'
import type { People } from './find-people.ts'
import { loadWorld } from './load-world.ts'
import { isAnswered, ownDatesOf, Statement } from './set-wise.ts'
import { columnsOf, type DutyRow, dutyRow } from './write-effects.ts'

/** What a part of a step did: `last` is where the next part goes on, null when the step is done. */
export interface Part {
  opened: number
  lapsed: number
  looked: number
  last: string | null
}

/** The instant just after a midnight: a run over both holds this midnight only. */
export const justAfter = (midnight: string) => new Date(Date.parse(midnight) + 1).toISOString()

/**
 * Opens one rule at one midnight for all it is about, a slice at a time. The database finds them and says who is alike; the engine
 * decides for one of each kind, and what it decided is written for all of them in one statement.
 */
export class OpenRound {
  readonly #ctx: Ctx
  readonly #running: Running
  readonly #round: Round
  readonly #people: People
  /** Likeness → what is owed, without the subject. */
  readonly #decided = new Map<string, DutyRow[]>()
  #comers: string[] | undefined

  private constructor(ctx: Ctx, running: Running, people: People, round: Round) {
    this.#ctx = ctx
    this.#running = running
    this.#people = people
    this.#round = round
  }

  /** Answers undefined where the database cannot say who a rule is about: a fact it does not keep, a subject of another kind. */
  static of(ctx: Ctx, running: Running, people: People, round: Round): OpenRound | undefined {
    const made = new OpenRound(ctx, running, people, round)
    const { rule, labels } = round
    // What is owed once looks back at what was; the order of a spread is known for customers.
    if (rule.begins || rule.raises || rule.once || (round.weeks && rule.subject !== 'customer'))
      return undefined
    const ask = () => {
      made.#asked()
      if (!labels) made.#statement().ownDates(rule.anchors)
    }
    return isAnswered(rule.subject, ask) ? made : undefined
  }

  async slice(after: string | null, limit: number): Promise<Part> {
    const none = { opened: 0, lapsed: 0, looked: 0, last: null }
    if (!this.#round.labels) {
      this.#comers ??= await this.#whoComeRound()
      if (this.#comers.length === 0) return none
    }
    const kinds = await this.#look(after, limit)
    if (kinds.length === 0) return none
    await this.#decide(kinds.filter(({ likeness }) => !this.#decided.has(likeness)))
    const opened = await this.#write(kinds)
    const looked = kinds.reduce((sum, kind) => sum + kind.many, 0)
    return { opened, lapsed: 0, looked, last: looked === limit ? kinds[0]!.last : null }
  }

  #statement(): Statement {
    return new Statement(this.#ctx, this.#running, this.#round.rule.subject, this.#round.period)
  }

  /** The statement's text from `from` on, and the likeness of each it finds. */
  #asked(): { statement: Statement; from: string; likeness: string } {
    const { rule, labels } = this.#round
    const statement = this.#statement()
    const last = labels?.at(-1)
    const wheres = [`s.tenant_id = ${statement.tenant()}`, ...statement.audience(rule)]
    if (last !== undefined)
      wheres.push(`not ${statement.owed(rule, `o.occurrence = ${statement.put(last, 'text')}`)}`)
    if (this.#comers)
      wheres.push(`${statement.ownDates(rule.anchors).key} = any(${statement.put(this.#comers, 'text[]')})`)
    return {
      statement,
      from: `from ${statement.source} where ${wheres.join(' and ')}`,
      likeness: this.#round.oneByOne ? 's.id::text' : statement.likeness(rule, this.#people),
    }
  }

  async #whoComeRound(): Promise<string[]> {
    const { rule } = this.#round
    const all = await ownDatesOf(this.#ctx, this.#running, rule.subject, rule.anchors)
    const context = contextOf(this.#ctx, this.#running, null)
    const own = all.map((each) => each.own)
    return comingRound(this.#running.playbook, rule, this.#ctx.now, context, own).map((at) => all[at]!.key)
  }

  /** The next of those it is about, by likeness. Their ids stay the text the database wrote: they only go back to it. */
  async #look(after: string | null, limit: number): Promise<Kind[]> {
    const { statement, from, likeness } = this.#asked()
    const { rows } = await this.#ctx.client.query<Kind>(
      `with found as materialized (select s.id, s.customer_id, s.unit_id, ${likeness} as likeness, ${this.#lastMet(statement)} as met
          ${from} ${after ? `and s.id > ${statement.put(after, 'uuid')}` : ''} order by s.id limit ${statement.put(limit, 'int')}),
        slice as materialized (select id, customer_id, unit_id, likeness || ${this.#weeks(statement)} as likeness from found)
      select likeness, count(*) as many, (array_agg(id))[1] as id, (array_agg(customer_id))[1] as "customerId", (select id from slice order by id desc limit 1) as last,
        array_agg(id)::text as ids, array_agg(customer_id)::text as customers, array_agg(unit_id)::text as units from slice group by likeness`,
      statement.values,
    )
    return rows
  }

  /** What a cover with an order begins with: those never reached, then those reached longest ago. */
  #lastMet(statement: Statement): string {
    if (!this.#round.weeks || !this.#round.rule.cover?.order) return 'null::timestamptz'
    return `(select max(k.happened_at) from contacts k where k.tenant_id = ${statement.tenant()} and k.customer_id = s.id and k.taken_back_at is null
      and k.result = 'reached' and k.happened_at > ${statement.put(this.#ctx.now, 'timestamptz')} - interval '800 days')`
  }

  /** The week in which each child of a spread appears, as `#0,13`: they are put in order within the slice. */
  #weeks(statement: Statement): string {
    const { weeks, labels = [], oneByOne } = this.#round
    if (!weeks || oneByOne) return `''`
    const left = statement.put(weeks, 'bigint')
    const nth = 'row_number() over (order by met nulls first, id) - 1'
    const all = 'count(*) over ()'
    const each = labels.map(
      (_, n) => `(2 * (${n} * ${all} + ${nth}) + 1) * ${left} / (${2 * labels.length} * ${all})`,
    )
    return `'#' || ${each.join(` || ',' || `)}`
  }

  async #decide(kinds: readonly Kind[]): Promise<void> {
    if (kinds.length === 0) return
    const { playbook } = this.#running
    const { rule, labels = [], weeks, oneByOne } = this.#round
    const ctx = this.#ctx
    const likeness = new Map(kinds.map((kind) => [kind.id, kind.likeness]))
    const week = ({ subject, occurrence }: DutyKey) =>
      Number(likeness.get(subject.id)?.split('#').at(-1)?.split(',')[labels.indexOf(occurrence)])
    const world = await loadWorld(ctx, playbook, {
      customers: [...new Set(kinds.map(({ customerId }) => customerId))],
      projects: null,
    })
    const effects = decideOpenings(playbook, world, {
      ...contextOf(ctx, this.#running, null),
      from: ctx.now,
      until: justAfter(ctx.now),
      only: new Set([rule.name]),
      ...(weeks && !oneByOne ? { week } : {}),
    })
    for (const kind of kinds) this.#decided.set(kind.likeness, [])
    for (const effect of effects) {
      if ((effect.effect !== 'open' && effect.effect !== 'waiting') || effect.parent) continue
      const rows = this.#decided.get(likeness.get(effect.subject.id) ?? '')
      rows?.push(dutyRow(ctx, this.#running, effect, null, world, this.#people))
    }
  }

  async #write(kinds: readonly Kind[]): Promise<number> {
    const decided = kinds.flatMap(({ likeness, ids, customers, units }) =>
      (this.#decided.get(likeness) ?? []).map((row) => ({ row, ids, customers, units })),
    )
    if (!decided[0]) return 0
    const columns = columnsOf(decided[0].row)
    const own: Record<string, string> = {
      id: 'uuid_v7()',
      subject_id: 's.id',
      customer_id: 's.customer_id',
      unit_id: 's.unit_id',
    }
    const { rowCount } = await this.#ctx.client.query(
      `insert into obligations (${columns.join(', ')})
      select ${columns.map((name) => own[name] ?? `d.${name}`).join(', ')}
      from jsonb_array_elements($1::jsonb) e, jsonb_populate_record(null::obligations, e -> 'row') d,
        unnest((e ->> 'ids')::uuid[], (e ->> 'customers')::uuid[], (e ->> 'units')::uuid[]) as s(id, customer_id, unit_id)
      on conflict do nothing`,
      [JSON.stringify(decided)],
    )
    return rowCount ?? 0
  }
}

/** Those who are alike; `id` and `customerId` are of one of them, `ids`, `customers` and `units` of all, as arrays in the database's text. */
interface Kind {
  likeness: string
  many: number
  id: string
  customerId: string
  last: string
  ids: string
  customers: string
  units: string
}

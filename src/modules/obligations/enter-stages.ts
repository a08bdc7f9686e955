import type { Journey } from '#engine/playbook.ts'
import { stageReached } from '#engine/rounds.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Running } from '../playbooks/running-playbooks.ts'
import { contextOf } from './apply-playbook.ts'
import type { Part } from './open-round.ts'
import { isAnswered, ownDatesOf, Statement } from './set-wise.ts'
import { enterStages } from './write-effects.ts'

type Enter = Journey['enter'][number]

/** The stages that homes reach by time: the engine says for which dates, the database which homes have them. */
export class EnterStages {
  readonly #ctx: Ctx
  readonly #running: Running
  readonly #dates = new Map<string, ReturnType<typeof ownDatesOf>>()

  private constructor(ctx: Ctx, running: Running) {
    this.#ctx = ctx
    this.#running = running
  }

  /** Only homes have a stage of their own; other journeys are told by their events. */
  static of(ctx: Ctx, running: Running): EnterStages | undefined {
    const made = new EnterStages(ctx, running)
    const ask = () => {
      for (const { enter } of made.#byTime()) new Statement(ctx, running, 'holding').ownDates(enter.anchors)
    }
    return isAnswered('holding', ask) ? made : undefined
  }

  async slice(): Promise<Part> {
    const ctx = this.#ctx
    for (const { journey, enter } of this.#byTime()) {
      const reached = await this.#reached(enter)
      if (reached.length === 0) continue
      const statement = new Statement(ctx, this.#running, 'holding')
      const { key } = statement.ownDates(enter.anchors)
      const { rows } = await ctx.client.query<{ id: string }>(
        `select s.id from ${statement.source} where s.tenant_id = ${statement.tenant()} and ${key} = any(${statement.put(reached, 'text[]')})`,
        statement.values,
      )
      const entered = { journey: journey.name, stage: enter.stage, at: ctx.now }
      await enterStages(
        ctx,
        this.#running,
        rows.map(({ id }) => ({ holding: id, ...entered })),
      )
    }
    return { opened: 0, lapsed: 0, looked: 0, last: null }
  }

  async #reached(enter: Enter): Promise<string[]> {
    const context = contextOf(this.#ctx, this.#running, null)
    const names = enter.anchors.map(({ name }) => name).join()
    const dates = this.#dates.get(names) ?? ownDatesOf(this.#ctx, this.#running, 'holding', enter.anchors)
    this.#dates.set(names, dates)
    return (await dates)
      .filter(({ own }) => stageReached(this.#running.playbook, enter, this.#ctx.now, context, own))
      .map(({ key }) => key)
  }

  #byTime(): { journey: Journey; enter: Enter }[] {
    return this.#running.playbook.journeys
      .filter((journey) => journey.about === 'holding')
      .flatMap((journey) =>
        journey.enter.filter((enter) => enter.due !== undefined).map((enter) => ({ journey, enter })),
      )
  }
}

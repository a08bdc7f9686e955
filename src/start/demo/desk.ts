import { callBack } from '#modules/tickets/contract/call-backs.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { seeTicket } from '#modules/tickets/contract/lists.ts'
import {
  acceptTicket,
  answerTicket,
  arriveTicket,
  dispatchTicket,
  judgeTicket,
  solveTicket,
  suspendTicket,
  urgeTicket,
} from '#modules/tickets/contract/moves.ts'
import type { Actor } from '#platform/actor.ts'
import { Refusal } from '#platform/refusal.ts'
import type { DemoCompany, Home } from './company.ts'
import { type Chance, makeChance } from './invent.ts'
import { appointVisit, mend } from './mending.ts'
import { reports } from './reports.ts'
import type { DemoStage } from './stage.ts'

interface Living {
  id: string
  project: Home['project']
  by: Actor
  steward: Actor
  repair: boolean
  /** Somebody else than the handler still has to say whether it is valid. */
  unjudged: boolean
  /** Who of the project would mend it. */
  fitter: Actor
  /** How often somebody did something with it. */
  turns: number
}

/** For so many days before the last the desk has been at work. */
const DAYS = 75

/** The service desk of the demo: reports come in, are sent out, mended, called back; a few wait, come back or run late. */
export class DemoDesk {
  readonly #stage: DemoStage
  readonly #company: DemoCompany
  /** Of its own, so that the year beside it stays as it is. */
  readonly #chance: Chance = makeChance(417)
  #living: Living[] = []

  constructor(stage: DemoStage, company: DemoCompany) {
    this.#stage = stage
    this.#company = company
  }

  async day(day: number, days: number): Promise<void> {
    if (day < days - DAYS) return
    const chance = this.#chance
    // Those at work begin with what is oldest; on the last days some of it waits for whoever opens the demo.
    const zeal = day > days - 4 ? 0.45 : 0.85
    for (const ticket of [...this.#living]) if (chance.yes(zeal)) await this.#work(ticket)
    const arriving = 1 + chance.below(3) + (day % 7 === 1 ? 1 : 0)
    const urgent: Living[] = []
    for (let each = 0; each < arriving; each += 1) {
      const { ticket, rushed } = await this.#report()
      if (rushed && chance.yes(0.9)) urgent.push(ticket)
    }
    this.#stage.turnTo(day, 8, chance.pick([49, 55, 58]))
    for (const ticket of urgent) await this.#rush(ticket)
  }

  /** Whoever is near goes at once. */
  async #rush({ id, by, fitter }: Living): Promise<void> {
    const { version } = await this.#stage.as(this.#company.manager)(seeTicket, { id })
    await this.#stage.as(by)(dispatchTicket, { id, version, staffId: fitter.id! })
    await this.#stage.as(fitter)(acceptTicket, { id, version: version + 1 })
    await this.#stage.as(fitter)(arriveTicket, { id, version: version + 2 })
  }

  async #report(): Promise<{ ticket: Living; rushed: boolean }> {
    const chance = this.#chance
    const home = chance.pick(this.#company.homes)
    const said = chance.pick(reports)
    const by = chance.yes(0.4) ? home.steward : this.#company.leadOf[home.project]
    const { id } = await this.#stage.as(by)(fileTicket, {
      kind: said.kind,
      category: said.category,
      words: said.words,
      urgent: said.urgent ?? false,
      channel: chance.pick(['phone', 'phone', 'phone', 'walk-in', 'wechat', 'mail'] as const),
      unitId: home.unitId,
      customerId: home.customerId,
      ...(said.remedy ? { remedy: said.remedy } : {}),
    })
    const ticket: Living = {
      id,
      project: home.project,
      by,
      steward: home.steward,
      repair: said.kind === 'repair',
      unjudged: said.kind === 'complaint',
      fitter: chance.pick(this.#company.fittersOf[home.project]),
      turns: 0,
    }
    this.#living.push(ticket)
    return { ticket, rushed: ticket.repair && (said.urgent ?? false) }
  }

  async #work(ticket: Living): Promise<void> {
    const { leadOf, manager } = this.#company
    const chance = this.#chance
    const as = (actor: Actor) => this.#stage.as(actor)
    const handler = ticket.repair ? ticket.fitter : leadOf[ticket.project]
    const { id } = ticket
    const { version, state } = await as(manager)(seeTicket, { id })
    const over = () => {
      this.#living = this.#living.filter((each) => each.id !== id)
    }
    ticket.turns += 1
    try {
      if (state === 'solved') {
        const caller = ticket.repair ? leadOf[ticket.project] : ticket.steward
        const result = chance.yes(0.12) ? 'no-answer' : chance.yes(0.1) ? 'not-solved' : 'solved'
        const called = await as(caller)(callBack, {
          id,
          version,
          result,
          ...(result === 'not-solved' ? { words: '说又出现了' } : {}),
        })
        if (called.state === 'closed') over()
      } else if (state === 'filed' || state === 'triaged') {
        await as(ticket.by)(dispatchTicket, { id, version, staffId: handler.id! })
        await as(handler)(acceptTicket, { id, version: version + 1 })
        if (chance.yes(0.9))
          await as(handler)(answerTicket, {
            id,
            version: version + 2,
            words: '已经收到，会按约好的时间过来。',
          })
      } else if (ticket.unjudged && state === 'accepted') {
        await as(manager)(judgeTicket, {
          id,
          version,
          valid: chance.yes(0.75),
          reason: '看了现场和记录，问过当事人。',
        })
        ticket.unjudged = false
      } else if (ticket.turns > 2 && chance.yes(0.12)) await as(ticket.by)(urgeTicket, { id, version })
      else if (state === 'accepted' && chance.yes(0.1))
        await as(handler)(suspendTicket, {
          id,
          version,
          reason: 'parts',
          words: '要换的配件明天到，到了马上来装。',
          nextNewsAt: new Date(Date.parse(this.#stage.now) + 2 * 86_400_000).toISOString(),
        })
      else if (ticket.repair && state === 'accepted' && chance.yes(0.4))
        await appointVisit(this.#stage, chance, handler, id)
      else if (chance.yes(0.7)) {
        const arrived = ticket.repair && state !== 'working' && state !== 'suspended'
        if (arrived) await as(handler)(arriveTicket, { id, version })
        const solved = ticket.repair
          ? await mend(this.#stage, chance, handler, id)
          : await as(handler)(solveTicket, {
              id,
              version: arrived ? version + 1 : version,
              words: '已经处理，结果告诉了客户。',
            })
        if (solved.state === 'closed') over()
      }
    } catch (refused) {
      if (!(refused instanceof Refusal)) throw refused
    }
  }
}

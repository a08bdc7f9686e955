import type { z } from 'zod'
import { loadActor } from '#modules/staff/find-actor.ts'
import { foundCompany } from '#modules/tenants/found-company.ts'
import { type Actor, systemActor } from '#platform/actor.ts'
import type { Operation } from '#platform/operation.ts'
import { perform, type System } from '#platform/perform.ts'

type Ask = <I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  input: z.input<I>,
) => Promise<z.output<O>>

const DAY_MS = 86_400_000
/** How many things the demo's people do at a time. */
export const AT_ONCE = 6

/** The demo's turned clock and the people who act on it. Everything goes through operations, as people's work would. */
export class DemoStage {
  readonly system: System
  readonly tenantId: string
  readonly admin: Actor
  /** The real moment it is built at. */
  readonly end: string
  readonly #start: number
  #now: string

  private constructor(system: System, tenantId: string, admin: Actor, start: number, end: string) {
    this.system = system
    this.tenantId = tenantId
    this.admin = admin
    this.#start = start
    this.end = end
    this.#now = new Date(start).toISOString()
  }

  /** Founds the company `days` before now; its go-live is that day. */
  static async open(system: System, now: Date, days: number, passwordHash: string): Promise<DemoStage> {
    const start = Math.floor((now.getTime() - days * DAY_MS) / DAY_MS) * DAY_MS + 3_600_000
    const founding = {
      name: '云栖物业服务',
      slug: 'demo',
      demo: true,
      goLiveOn: new Date(start).toISOString().slice(0, 10),
      administrator: { name: '罗辉', account: 'luohui', passwordHash },
    }
    const { tenantId, staffId } = await foundCompany(system, founding, new Date(start).toISOString())
    const admin = await loadActor(system.pool, tenantId, staffId, new Date(start))
    return new DemoStage(system, tenantId, admin, start, now.toISOString())
  }

  get now(): string {
    return this.#now
  }

  /** Turns the clock to an hour (UTC) of the n-th day. */
  turnTo(day: number, hour: number, minute = 0): void {
    this.#now = new Date(
      this.#start - 3_600_000 + day * DAY_MS + hour * 3_600_000 + minute * 60_000,
    ).toISOString()
  }

  today = (): string => this.#now.slice(0, 10)
  dayAfter = (days: number): string =>
    new Date(Date.parse(this.#now) + days * DAY_MS).toISOString().slice(0, 10)
  person = (id: string): Promise<Actor> => loadActor(this.system.pool, this.tenantId, id, new Date(this.#now))

  as(actor: Actor): Ask {
    return async (operation, input) =>
      (await perform(this.system, { operation: operation.name, input, actor, now: this.#now })) as never
  }

  asSystem(): Ask {
    return this.as(systemActor(this.tenantId))
  }

  /** Several things at a time; whoever is done takes the next. */
  async together<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const left = items.values()
    const one = async () => {
      for (const item of left) await work(item)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
  }
}

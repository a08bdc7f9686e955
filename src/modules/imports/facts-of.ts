import { customerFacts } from '#modules/customers/add-customer.ts'
import { type HoldingEvent, holdingEvents } from '#modules/customers/contract/words.ts'
import { momentOf } from '#modules/customers/record-holding-fact.ts'
import type { HoldingDates } from '#modules/customers/save-many-holdings.ts'
import type { Fact } from '#modules/obligations/facts.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Applied } from './planned-records.ts'

export const EVENTS: Record<keyof HoldingDates, HoldingEvent> = {
  subscribed_on: 'subscribed',
  signed_on: 'signed',
  handover_on: 'handover-planned',
  handed_over_on: 'handed-over',
  moved_in_on: 'moved-in',
  ended_on: 'ended',
}

/** The kinds of facts that rows of customers bring. */
export const CUSTOMER_FACTS: readonly string[] = [
  ...['created', 'changed', 'consent-given', 'consent-withdrawn'].map((kind) => `customer.${kind}`),
  ...Object.values(EVENTS).map((event) => `holding.${event}`),
]

/** What happened according to a record, each fact at its own date, oldest first. What is history the go-live date decides. */
export function factsOf(ctx: Ctx, importId: string, applied: Applied): Fact[] {
  const { customerId, unit, record, dates } = applied
  if (applied.outcome === 'skipped' || applied.outcome === 'refused' || !customerId) return []
  const place = unit ? { projectId: unit.projectId, stewardId: unit.stewardId } : null
  const about = { customerId, unitId: unit?.id ?? null, projectId: unit?.projectId ?? null, importId }
  const first = Object.entries(dates)
    .filter(([name]) => name !== 'handover_on')
    .map(([, on]) => on)
    .sort()[0]
  const subject = { kind: 'customer', id: customerId }
  const { kind, level } = record.plan.customer!
  const facts: Fact[] = []
  if (applied.madeCustomer)
    facts.push({
      ...about,
      kind: 'customer.created',
      subject,
      at: first ? momentOf(ctx, first) : ctx.now,
      values: customerFacts({ kind, level }, place),
    })
  else
    facts.push({
      ...about,
      kind: 'customer.changed',
      subject,
      values: {
        changed: applied.changed,
        ...(applied.changed.includes('level') && level ? { level } : {}),
        ...(applied.changed.includes('birthday') ? { birthday: record.plan.customer!.birthday } : {}),
        ...(applied.madeHolding ? { holdingAdded: applied.holdingId, role: record.plan.role } : {}),
      },
    })
  if (applied.consent) {
    const given = record.plan.consent!
    facts.push({
      ...about,
      kind: given ? 'customer.consent-given' : 'customer.consent-withdrawn',
      subject,
      values: { purpose: 'care', 'consent.care': given },
    })
  }
  return [...facts, ...holdingFacts(ctx, applied, about)]
}

function holdingFacts(
  ctx: Ctx,
  { dates, holdingId, unit, customerId, record }: Applied,
  about: Pick<Fact, 'customerId' | 'unitId' | 'projectId' | 'importId'>,
): Fact[] {
  if (!holdingId || !unit) return []
  const steward = unit.stewardId ?? record.plan.steward
  return (Object.entries(dates) as [keyof HoldingDates, string][])
    .map(([name, on]) => {
      const event = EVENTS[name]
      return {
        ...about,
        kind: `holding.${event}`,
        subject: { kind: 'holding', id: holdingId },
        at: momentOf(ctx, name === 'handover_on' ? ctx.now.slice(0, 10) : on),
        values: {
          [holdingEvents[event].field]: on,
          customer: customerId,
          unit: unit.id,
          project: unit.projectId,
          ...(steward ? { steward } : {}),
        },
      }
    })
    .sort((one, other) => one.at.localeCompare(other.at))
}

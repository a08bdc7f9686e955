import {
  changeHoldingDates,
  HOLDING_DATES,
  type HoldingDates,
  insertHoldings,
  type KnownHolding,
  type NewHolding,
  readHoldings,
} from '#modules/customers/save-many-holdings.ts'
import { newId } from '#platform/id.ts'
import type { Ctx } from '#platform/perform.ts'
import type { Applied } from './planned-records.ts'
import type { ImportRow } from './queries.ts'

/** Ties the people to their homes. A home somebody holds already gets the dates that the person's choice allows. */
export async function applyHoldings(ctx: Ctx, found: ImportRow, applied: readonly Applied[]): Promise<void> {
  const holding = applied.filter((each) => each.customerId && each.unit && !each.problem)
  const old = [...new Set(holding.filter((each) => !each.madeCustomer).map((each) => each.customerId!))]
  const known = new Map<string, KnownHolding>(
    (await readHoldings(ctx, old)).map((each) => [`${each.customer_id} ${each.unit_id} ${each.role}`, each]),
  )
  const making: { each: Applied; row: NewHolding }[] = []
  const dated: { id: string; dates: HoldingDates }[] = []
  for (const each of holding) {
    const { plan, matched_id } = each.record
    const key = `${each.customerId} ${each.unit!.id} ${plan.role}`
    const there = known.get(key)
    if (there) {
      each.holdingId = there.id
      const policy = matched_id ? found.on_duplicate : 'merge'
      const dates = policy === 'skip' ? {} : newDates(there.dates, plan.dates, policy)
      if (Object.keys(dates).length === 0) continue
      each.dates = dates
      each.former = {
        ...each.former,
        holding: Object.fromEntries(
          Object.keys(dates).map((name) => [name, there.dates[name as keyof HoldingDates] ?? null]),
        ),
      }
      dated.push({ id: there.id, dates })
      continue
    }
    const row: NewHolding = {
      id: newId(Date.parse(ctx.now)),
      customer_id: each.customerId!,
      unit_id: each.unit!.id,
      project_id: each.unit!.projectId,
      role: plan.role,
      steward_id: each.unit!.stewardId ?? plan.steward,
      room: each.unit!.room,
      dates: plan.dates,
      fields: plan.fields,
    }
    known.set(key, { ...row, dates: plan.dates })
    making.push({ each, row })
  }
  const made = await insertHoldings(
    ctx,
    making.map(({ row }) => row),
    found.id,
  )
  for (const { each, row } of making) {
    if (!made.has(row.id)) continue
    each.holdingId = row.id
    each.madeHolding = true
    each.dates = row.dates
  }
  await changeHoldingDates(ctx, dated)
}

function newDates(current: HoldingDates, given: HoldingDates, policy: 'update' | 'merge'): HoldingDates {
  const dates: HoldingDates = {}
  for (const name of HOLDING_DATES) {
    const says = given[name]
    if (says && says !== current[name] && (policy === 'update' || !current[name])) dates[name] = says
  }
  return dates
}

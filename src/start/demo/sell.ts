import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import type { DemoCompany } from './company.ts'
import { type Chance, inventPerson } from './invent.ts'
import type { DemoStage } from './stage.ts'

/** From its opening on, the lake sells a home or two a day; contracts follow two weeks later. */
export async function sell(
  stage: DemoStage,
  chance: Chance,
  day: number,
  company: DemoCompany,
): Promise<void> {
  if (day < 46) return
  const sold = company.forSale.splice(0, chance.yes(0.6) ? 1 : 0)
  await stage.together(sold, async ({ unitId, steward }) => {
    const ask = stage.as(steward)
    const person = inventPerson(chance, 50_000 + day * 10)
    const added = await ask(addCustomer, {
      name: person.name,
      sex: person.sex,
      phone: person.phone,
      birthday: person.birthday,
      holding: { unitId },
    })
    const customerId = added.id
    const holdingId = added.holdingId!
    await ask(recordHoldingFact, { id: holdingId, event: 'subscribed', on: stage.today() })
    company.homes.push({ unitId, customerId, holdingId, project: 'lake', steward, waits: false })
    company.signing.push({ day: day + 10 + chance.below(8), holdingId, steward })
  })
  const due = company.signing.filter((each) => each.day === day)
  await stage.together(due, async ({ holdingId, steward }) => {
    await stage.as(steward)(recordHoldingFact, { id: holdingId, event: 'signed', on: stage.today() })
  })
}

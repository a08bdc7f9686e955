import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey?.close())

test('a customer asks to be erased: it is said what stays and why, one asks, another agrees', async () => {
  const { company, world } = journey
  const lead = await journey.signIn(company.accounts.lead, `customers/${company.customerId}`)
  await lead.getByRole('tab', { name: '档案' }).click()
  await lead.getByRole('button', { name: '申请删除' }).click()
  await lead.getByText('他名下还有 5-1-301').waitFor()
  expect(await lead.getByRole('dialog').getByRole('button', { name: '申请删除' }).isDisabled()).toBe(true)

  await world.as(company.lead)(recordHoldingFact, {
    id: company.holdingId,
    event: 'ended',
    on: '2026-03-02',
  })
  await lead.reload()
  await lead.getByRole('tab', { name: '档案' }).click()
  await lead.getByRole('button', { name: '申请删除' }).click()
  await lead.getByText('会留下，为什么').waitFor()
  await lead.getByLabel('谁、怎么提出的').fill('本人书面申请')
  await lead.getByRole('dialog').getByRole('button', { name: '申请删除' }).click()
  await lead.getByText('已申请，等另一位同事同意').waitFor()

  const manager = await journey.signIn(company.accounts.manager, 'erasures', [390, 844])
  await manager.getByText('王芳').waitFor()
  await manager.getByRole('button', { name: '同意删除' }).click()
  await manager.getByRole('button', { name: '删除', exact: true }).click()
  await manager.getByText('已删除').waitFor()
  expect(await manager.getByText('王芳').count()).toBe(0)
})

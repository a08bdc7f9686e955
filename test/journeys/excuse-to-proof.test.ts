import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from '../support/journey.ts'
import { subscribe } from '../support/small-company.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
  await subscribe(journey.world, journey.company)
})
afterAll(() => journey?.close())

test('what a steward asks to be excused from, the care lead agrees to and the manager finds behind the figure', async () => {
  const { accounts } = journey.company
  const steward = await journey.signIn(accounts.steward, 'today', [390, 844])
  await steward.getByText('5-1-301').first().waitFor()
  await steward.getByRole('button', { name: '更多' }).first().click()
  await steward.getByRole('menuitem', { name: '申请免除' }).click()
  await steward.getByText('认购已取消').click()
  await steward.getByLabel('写明情况').fill('客户上周退房')
  await steward.getByRole('dialog').getByRole('button', { name: '申请免除' }).click()
  await steward.getByText(/同意前这件事仍算你的/).waitFor()

  const lead = await journey.signIn(accounts.lead, 'team')
  const asked = lead.getByRole('region', { name: '免除待批' })
  await asked.getByText('客户上周退房').waitFor()
  await asked.getByRole('button', { name: '同意', exact: true }).click()
  await lead.getByText('同意免除 1 件。').waitFor()

  const manager = await journey.signIn(accounts.manager, 'proof?month=2026-03')
  const clause = manager.getByRole('row').filter({ hasText: '5.1.3-b' })
  await clause.waitFor()
  const cells = await clause.getByRole('cell').allTextContents()
  expect(cells.slice(2, 8)).toEqual(['1', '0', '0', '0', '1', '0'])
  await clause.getByRole('link', { name: '1' }).last().click()
  const row = manager.getByRole('row').filter({ hasText: '5-1-301' })
  await row.waitFor()
  expect(await row.textContent()).toContain('免除')
  expect(await row.textContent()).toContain('认购已取消')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeSecurity } from '#modules/security/contract.ts'
import { defaultRules } from '#modules/security/rules.ts'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
  const { actor } = await journey.hire('安然', 'security-administrator', true)
  await journey.world.as(actor)(changeSecurity, { ...defaultRules, exportAlone: 0, reason: '试行' })
})
afterAll(() => journey?.close())

test('an export above so many rows waits until somebody whose bell rang agrees', async () => {
  const { accounts } = journey.company
  const lead = await journey.signIn(accounts.lead, 'customers')
  await lead.getByRole('button', { name: '导出', exact: true }).first().click()
  await lead.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click()
  await lead.getByText('1 行超过 0 行，需要另一位同事同意').waitFor()

  const manager = await journey.signIn(accounts.manager, 'bell', [390, 844])
  await manager.getByRole('button', { name: /导出等您同意/ }).click()
  await manager.getByRole('button', { name: '同意', exact: true }).click()
  await manager.getByText('正在写').waitFor()
})

test('screens with personal data carry who looks at them, by account; others do not', async () => {
  const { accounts, customerId } = journey.company
  const page = await journey.signIn(accounts.lead, `customers/${customerId}`)
  const mark = page.getByTestId('watermark')
  await mark.waitFor({ state: 'attached' })
  expect(await mark.getAttribute('data-mark')).toBe(`刘敏 ${accounts.lead}`)
  expect(await mark.locator('[style*="background-image"]').count()).toBe(1)
  await page.getByRole('link', { name: '制度', exact: true }).click()
  await page.waitForURL(/playbooks/)
  await mark.waitFor({ state: 'detached' })
})

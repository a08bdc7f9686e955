import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from '../support/journey.ts'
import { subscribe } from '../support/small-company.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
  await subscribe(journey.world, journey.company)
})
afterAll(() => journey?.close())

test('the address of a clause opens the policy at that clause', async () => {
  const page = await journey.signIn(
    journey.company.accounts.manager,
    'playbooks/property-care#clause-5.1.5-c',
  )
  const clause = page.locator('[id="clause-5.1.5-c"]')
  await clause.waitFor()
  await expect.poll(async () => (await clause.boundingBox())!.y).toBeLessThan(300)
  await page.context().close()
})

test('the address of an obligation, sent to the manager, opens why it is owed', async () => {
  const { accounts, customerId } = journey.company
  const steward = await journey.signIn(accounts.steward, 'today')
  await steward.getByRole('button', { name: '更多' }).first().click()
  await steward.getByRole('menuitem', { name: '为什么要做' }).click()
  await steward.waitForURL(/why=/)
  const why = new URL(steward.url()).searchParams.get('why')
  const manager = await journey.signIn(accounts.manager, `customers/${customerId}?why=${why}`)
  const sheet = manager.getByRole('dialog')
  await sheet.getByText('到时候告诉谁').waitFor()
  await manager.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  expect(manager.url()).not.toContain('why=')
})

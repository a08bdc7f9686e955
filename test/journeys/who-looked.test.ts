import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
let auditor: { account: string }
beforeAll(async () => {
  journey = await openJourney()
  auditor = await journey.hire('武律', 'audit-administrator', true)
})
afterAll(() => journey?.close())

test('the auditor finds who looked at a number, whose and why', async () => {
  const { company } = journey
  const lead = await journey.signIn(company.accounts.lead, `customers/${company.customerId}`)
  await lead.getByText('138****5678').first().waitFor()
  await lead.getByRole('button', { name: '显示', exact: true }).click()
  await lead.getByRole('dialog').getByText('核对资料').click()
  await lead.getByRole('button', { name: '看号码' }).click()
  await lead.getByText('138 1234 5678').waitFor()

  const page = await journey.signIn(auditor.account, 'audit')
  const row = page.getByRole('row').filter({ hasText: '核对资料' })
  await row.waitFor()
  const words = await row.textContent()
  for (const word of ['刘敏', '王芳', '查看明文']) expect(words).toContain(word)
  expect(await page.getByText('13812345678').count()).toBe(0)

  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByText(/共 \d+ 行，没有少的、改过的/).waitFor()
})

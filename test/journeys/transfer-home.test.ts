import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { type Journey, openJourney } from '../support/journey.ts'
import { subscribe } from '../support/small-company.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
  const { world, company } = journey
  await subscribe(world, company)
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'handed-over',
    on: '2026-03-01',
  })
})
afterAll(() => journey?.close())

test('a home is sold: the steward sees what it does, transfers it, reads who held it, and takes it back', async () => {
  const { company } = journey
  const page = await journey.signIn(company.accounts.steward, `homes/${company.unitId}`)
  await page.getByRole('button', { name: '过户' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('哪天过户').fill('2026-03-02')
  await sheet.getByLabel('新业主姓名').fill('高翔')
  await sheet.getByLabel('手机').fill('13912345678')
  const effect = sheet.getByRole('region', { name: '过户的后果' })
  await effect.getByText('王芳 不再持有这套房').waitFor()
  await effect.getByText('收房日').waitFor()
  await effect.getByText(/取消 [1-9]\d* 件/).waitFor()
  await sheet.getByRole('button', { name: '过户' }).click()
  await page.getByText('过户记下了').waitFor()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: '高翔' }).waitFor()
  await page.getByRole('heading', { name: '以前的住户' }).waitFor()
  expect(await page.getByText('过户或退租 3月2日').count()).toBe(1)
  await page.getByRole('button', { name: '撤回过户' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '撤回' }).click()
  await page.getByText('过户撤回了').waitFor()
  await page.getByRole('link', { name: '王芳' }).waitFor()
  await page.getByRole('heading', { name: '以前的住户' }).waitFor({ state: 'hidden' })
})

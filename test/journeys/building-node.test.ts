import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { sweep } from '#modules/obligations/contract/time.ts'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
  const { world, company } = journey
  await world.as(company.steward)(recordHoldingFact, {
    id: company.holdingId,
    event: 'signed',
    on: '2026-03-01',
  })
})
afterAll(() => journey?.close())

/** A picture of one dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('the lead records that the building is topped out; the buyer is told by name; a slip is taken back', async () => {
  const { world, company } = journey
  const page = await journey.signIn(company.accounts.lead, `projects/${company.projectId}`)
  const card = page.getByRole('region', { name: '工程节点' })
  const record = async (name: string, photo = false) => {
    await card.getByRole('button', { name: '记节点' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('哪个节点').fill(name)
    await sheet.getByLabel('哪天到的').fill('2026-03-02')
    if (photo)
      await sheet
        .locator('input[type=file]')
        .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: DOT })
    if (photo) await sheet.getByRole('button', { name: '去掉第 1 张照片' }).waitFor()
    await sheet.getByRole('button', { name: '记下' }).click()
    await sheet.waitFor({ state: 'hidden' })
  }
  await record('落架')
  await page.getByText('记下了，要告诉 1 户').waitFor()
  const slip = card.locator('p').filter({ hasText: /落架.*刘敏/ })
  await slip.getByRole('button', { name: '撤回' }).click()
  await page.getByText('撤回了，1 件告知不发了。').waitFor()
  await slip.waitFor({ state: 'hidden' })

  await record('封顶', true)
  const kept = card.locator('p').filter({ hasText: /封顶.*刘敏/ })
  await kept.getByText('3月2日').first().waitFor()
  const photo = await kept.getByRole('link', { name: '照片' }).getAttribute('href')
  const steward = await journey.signIn(company.accounts.steward, `projects/${company.projectId}`)
  await steward.getByRole('region', { name: '工程节点' }).getByText('封顶', { exact: true }).waitFor()
  expect(await steward.getByRole('button', { name: '记节点' }).count()).toBe(0)
  expect((await steward.request.get(new URL(photo!, steward.url()).href)).status()).toBe(200)

  world.turnTo('2026-03-03T01:00:00.000Z')
  await world.system(sweep, { limit: 100 })
  const customer = await journey.signIn(company.accounts.lead, 'messages')
  await customer.getByText('到了“封顶”这个节点').first().waitFor()
  expect(await customer.getByText('落架').count()).toBe(0)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from '../support/journey.ts'
import { subscribe } from '../support/small-company.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
  await subscribe(journey.world, journey.company)
})
afterAll(() => journey?.close())

test('the steward falls ill: the lead arranges a cover, the colleague finds the work marked, and it ends', async () => {
  const { company } = journey
  const colleague = await journey.hire('李想', 'steward')
  const lead = await journey.signIn(company.accounts.lead, 'team')
  const covers = lead.getByRole('region', { name: '代班' })
  await covers.getByRole('button', { name: '安排代班' }).click()
  const sheet = lead.getByRole('dialog')
  const choose = async (label: string, name: string) => {
    await sheet.getByLabel(label).fill(name)
    await sheet.getByLabel(label).press('Enter')
    await sheet.getByTitle(new RegExp(name)).waitFor()
  }
  await choose('谁不在', '周敏')
  await choose('谁来代', '李想')
  await sheet.getByLabel('从哪天').fill('2026-03-02')
  await sheet.getByLabel('到哪天（含）').fill('2026-03-06')
  await sheet.getByRole('button', { name: '安排' }).click()
  await lead.getByText('李想 代 周敏，6 户').waitFor()
  await covers.getByText('正在代').waitFor()

  const phone = await journey.signIn(colleague.account, 'today', [390, 844])
  await phone.getByText('代 周敏').first().waitFor()
  const desk = await journey.signIn(colleague.account, 'today?how=cover')
  await desk.getByText('5-1-301').first().waitFor()
  await desk.getByText('代 周敏').first().waitFor()
  const ill = await journey.signIn(company.accounts.steward, 'today')
  await ill.getByText('李想 代').first().waitFor()

  await covers.getByRole('button', { name: '结束' }).click()
  await covers.getByText('没有人请假').waitFor()
  await desk.reload()
  await desk.getByText('代 周敏').waitFor({ state: 'detached' })
  expect(await desk.getByText('5-1-301').count()).toBe(0)
})

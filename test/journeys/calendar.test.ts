import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney('2026-11-22T01:00:00.000Z')
})
afterAll(() => journey?.close())

test('the notice for next year is pasted, checked and published, and due times are counted on its days', async () => {
  const page = await journey.signIn(journey.company.accounts.lead, 'calendar?year=2027')
  await page.getByText('放假安排已知到 2026-12-31').waitFor()
  await page.getByRole('button', { name: '填这一年' }).click()
  await page.getByRole('button', { name: '粘贴通知' }).click()
  await page
    .getByLabel('通知原文')
    .fill(
      '一、元旦：2027年1月1日（周五）至3日（周日）放假。\n二、春节：2月5日至11日放假调休。2月13日（周六）上班。',
    )
  await page.getByText('读出放假 10 天、上班 1 天').waitFor()
  await page.getByRole('button', { name: '用这些日子' }).click()
  await page.getByRole('button', { name: '2027-02-13 调休上班' }).waitFor()
  await page.getByRole('button', { name: '2027-04-05 工作日' }).click()
  await page.getByRole('button', { name: '2027-04-05 放假' }).waitFor()
  await page.getByRole('button', { name: '发布日历' }).click()
  await page.getByLabel('依据').fill('国务院办公厅通知')
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
  await page.getByText('放假安排已知到 2027-12-31').first().waitFor()
  await page.getByText('本公司发布（刘敏）').waitFor()

  await page.getByLabel('哪天发生').fill('2027-02-04')
  await page.getByLabel('期限', { exact: true }).fill('1 working day')
  await page.getByRole('button', { name: '算一下' }).click()
  await page.getByText('第 1 天').waitFor()
  expect(await page.locator('.calendar-count li').last().textContent()).toMatch(/2月12日.*第 1 天/)
})

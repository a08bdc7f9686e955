import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from '../support/journey.ts'
import { subscribe } from '../support/small-company.ts'

let journey: Journey
let other: { account: string }
let administrator: { account: string }
beforeAll(async () => {
  journey = await openJourney()
  await subscribe(journey.world, journey.company)
  other = await journey.hire('吴宁', 'steward')
  administrator = await journey.hire('罗晖', 'administrator', true)
})
afterAll(() => journey?.close())

test('a building and its open work go to another steward, and who leaves is out at once', async () => {
  const leaver = await journey.signIn(journey.company.accounts.steward, 'today')
  await leaver.getByText('5-1-301').first().waitFor()

  const page = await journey.signIn(administrator.account, 'staff')
  await page.getByRole('row').filter({ hasText: '5栋' }).getByRole('button', { name: '交接' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('交给谁').click()
  await page.locator('.ant-select-item-option').filter({ hasText: '吴宁' }).click()
  await sheet.getByLabel('从哪天起').fill('2026-03-02')
  const list = sheet.getByRole('region', { name: '交接清单' })
  await list.getByText(/5-1-301 王芳 · [\u4e00-\u9fff]{2}/).waitFor()
  expect(await list.textContent()).toContain('未办 1 件')
  await sheet.getByRole('button', { name: /交给吴宁（6 户，1 件）/ }).click()
  await page.getByText('6 户交给吴宁了').waitFor()

  const successor = await journey.signIn(other.account, 'today')
  await successor.getByText('5-1-301').first().waitFor()
  await leaver.reload()
  await leaver.getByText('你名下还没有房屋').waitFor()

  await page.getByRole('tab', { name: '人员' }).click()
  await page.getByRole('button', { name: '周敏 更多' }).click()
  await page.getByRole('menuitem', { name: '离职停用' }).click()
  await page.getByRole('button', { name: '停用，马上不能登录' }).click()
  await page.getByRole('button', { name: '知道了' }).click()
  await leaver.reload()
  await leaver.getByRole('button', { name: '登录' }).waitFor()
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey?.close())

test('a leak told by three people at three screens: taken in, mended, called back; the queue follows by itself', async () => {
  const { lead, steward, manager } = journey.company.accounts
  const watching = await journey.signIn(manager, 'tickets')
  await watching.getByText('这里没有诉求').waitFor()

  const desk = await journey.signIn(lead, 'desk')
  await desk.getByLabel('谁 · 哪一户').fill('5-1-301')
  await desk.getByRole('button', { name: /王芳/ }).first().waitFor()
  await desk.getByLabel('谁 · 哪一户').press('Enter')
  await desk.getByLabel(/什么事/).fill('lsdm')
  await desk.getByText('漏水·顶面').last().click()
  await desk.getByLabel(/原话/).fill('客厅天花板滴水')
  await desk.getByRole('region', { name: '承诺' }).getByText('首次答复', { exact: false }).first().waitFor()
  await desk.keyboard.press('Control+Enter')
  const sentence = desk.getByRole('status').filter({ hasText: '登记好了' })
  await sentence.waitFor()
  expect(await sentence.textContent()).toContain('五栋一单元三零一')

  // Nobody touched this page: the news brought the row.
  await watching.getByText('漏水·顶面').first().waitFor()

  await desk.getByRole('link', { name: /打开 \d/ }).click()
  await desk.getByRole('button', { name: '派给', exact: true }).click()
  await desk.getByRole('radio', { name: /周敏/ }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '派给', exact: true }).click()
  await desk.locator('.kb-mark', { hasText: '已派，待接' }).waitFor()

  const phone = await journey.signIn(steward, 'tickets?which=mine')
  await phone.getByText('漏水·顶面').first().click()
  await phone.getByRole('button', { name: '接手' }).click()
  await phone.locator('.kb-mark', { hasText: '已接' }).waitFor()
  await phone.getByRole('button', { name: '完成' }).click()
  await phone.getByLabel(/怎么办的/).fill('换了接头，试水不漏')
  await phone.getByRole('dialog').getByRole('button', { name: '办完' }).click()
  await phone.locator('.kb-mark', { hasText: '已处理，待回访' }).waitFor()

  await watching.getByRole('link', { name: '回访', exact: true }).first().click()
  await watching.getByText('换了接头，试水不漏', { exact: false }).waitFor()
  await watching.getByRole('button', { name: '记回访' }).click()
  await watching.getByRole('radio', { name: '还没解决' }).click()
  await watching.getByLabel(/客户说了什么/).fill('晚上又滴了')
  await watching.getByRole('button', { name: '记下' }).click()
  await watching.getByText('已重新打开', { exact: false }).waitFor()

  await phone.getByText('客户说没解决', { exact: false }).first().waitFor()
  await phone.getByText('重启').first().waitFor()
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
let administrator: { account: string }
beforeAll(async () => {
  journey = await openJourney()
  administrator = await journey.hire('罗管', 'administrator', true)
})
afterAll(() => journey?.close())

test('the administrator makes a key that is shown once, gives it part of a person’s permissions, and revokes it', async () => {
  const page = await journey.signIn(administrator.account, 'keys')
  await page.getByRole('button', { name: '新建密钥' }).click()
  await page.getByLabel('用来做什么').fill('大屏')
  await page.getByLabel('以谁的身份').fill('周敏')
  await page.getByTitle(/^周敏/).click()
  await page.getByLabel('能做什么').fill('看项目')
  await page.getByTitle('看项目和房屋').click()
  await page.getByRole('dialog').getByText('新建密钥').click()
  await page.getByRole('button', { name: '新建', exact: true }).click()
  const key = await page.getByLabel('密钥', { exact: true }).inputValue()
  expect(key).toMatch(/^keban_/)
  const address = new URL(page.url()).origin
  const status = async (path: string) =>
    (await fetch(`${address}/api/staff/${path}`, { headers: { authorization: `Bearer ${key}` } })).status
  expect(await Promise.all([status('projects'), status('customers')])).toEqual([200, 403])

  await page.getByRole('button', { name: '收好了' }).click()
  const row = page.getByRole('row').filter({ hasText: '大屏' })
  expect(await row.textContent()).toContain('看项目和房屋')
  expect(await page.content()).not.toContain(key)
  await row.getByRole('button', { name: '停用' }).click()
  await page.getByRole('button', { name: '确定停用' }).click()
  await row.getByText('已停用').waitFor()
  expect(await status('projects')).toBe(401)
})

test('who is no administrator finds neither keys nor jobs', async () => {
  const page = await journey.signIn(journey.company.accounts.lead, 'keys')
  await page.getByText('您的岗位不能做').waitFor()
  expect(await page.getByRole('link', { name: '接口密钥' }).count()).toBe(0)
})

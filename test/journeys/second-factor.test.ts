import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchAudit } from '#modules/audit/contract.ts'
import { changeSecurity } from '#modules/security/contract.ts'
import { type Journey, openJourney } from '../support/journey.ts'
import { PASSWORD } from '../support/small-company.ts'
import { totp } from '../support/totp.ts'

let journey: Journey
let security: Awaited<ReturnType<Journey['hire']>>
const codes: string[] = []
let secret = ''
beforeAll(async () => {
  journey = await openJourney()
  const hired = await journey.hire('安然', 'security-administrator', true)
  security = hired
  await journey.world.as(hired.actor)(changeSecurity, {
    passwordLength: 8,
    passwordKinds: 2,
    passwordDays: null,
    idleMinutes: 30,
    secondFactor: ['security'],
    exportAlone: 500,
    reason: '等保要求',
  })
})
afterAll(() => journey?.close())

const sixDigits = () => totp(secret)

async function typePassword(page: Page, account: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('a role that asks for a second factor lets nobody work before he has one', async () => {
  const page = await journey.signIn(security.account)
  await page.getByText('先开启动态码').waitFor()
  await page.getByLabel('现在的密码').fill(PASSWORD)
  await page.getByRole('button', { name: '下一步' }).click()
  secret = (await page.getByTestId('secret').textContent())!
  expect(await page.locator('canvas, svg[role=img], .ant-qrcode').count()).toBeGreaterThan(0)
  await page.getByLabel('动态码（6 位）').fill('000000')
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('不对。看看手机的时间').waitFor()
  await page.getByLabel('动态码（6 位）').fill(sixDigits())
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('恢复码只显示这一次').waitFor()
  codes.push(...(await page.locator('ol li').allTextContents()))
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: '抄好了' }).click()
  await page.getByRole('heading', { name: '登录与安全' }).waitFor()
  const auditor = await journey.hire('吴律', 'audit-administrator')
  const { entries } = await journey.world.as(auditor.actor)(searchAudit, { action: 'second-factor.on' })
  expect(entries).toMatchObject([
    { subject: { id: security.actor.id }, ip: expect.stringContaining('127.0.0.1') },
  ])
})

test('from then on the password is not enough: the code of the phone, or a recovery code that works once', async () => {
  const page = await journey.open()
  await typePassword(page, security.account)
  await page.getByLabel('动态码（6 位）').fill(sixDigits())
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('heading', { name: '登录与安全' }).waitFor()

  const other = await journey.open()
  await typePassword(other, security.account)
  await other.getByRole('button', { name: '手机不在身边' }).click()
  await other.getByLabel('恢复码').fill(codes[0]!)
  await other.getByRole('button', { name: '继续' }).click()
  await other.getByRole('heading', { name: '登录与安全' }).waitFor()

  const again = await journey.open()
  await typePassword(again, security.account)
  await again.getByRole('button', { name: '手机不在身边' }).click()
  await again.getByLabel('恢复码').fill(codes[0]!)
  await again.getByRole('button', { name: '继续' }).click()
  await again.getByText('不对，或已经过期').waitFor()
})

test('five wrong passwords rest an account for fifteen minutes, whether there is one or not', async () => {
  const { steward } = journey.company.accounts
  for (const account of [steward, 'nobody-here']) {
    const page = await journey.open()
    for (let time = 0; time < 5; time++) {
      await typePassword(page, account, `wrong-${time}`)
      await page.getByText('账号或密码不对').waitFor()
      await page.getByLabel('密码', { exact: true }).fill('')
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByText('请填账号和密码').waitFor()
    }
    await typePassword(page, account)
    await page.getByText('账号锁 15 分钟').waitFor()
  }
  journey.world.turnTo('2026-03-02T01:16:00.000Z')
  await journey.signIn(steward, 'today')
})

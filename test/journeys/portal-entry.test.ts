import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepHelpLines } from '#modules/access/contract/help-lines.ts'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { transferHome } from '#modules/customers/contract/transfer.ts'
import { standIn } from '#platform/senders/stand-in.ts'
import { sendCodes } from '../../src/start/send-codes.ts'
import { type Journey, openJourney } from '../support/journey.ts'
import { ownFolder } from '../support/own-folder.ts'

const sms = { key: 'k', secret: 's', sign: 's', templates: {}, endpoint: 'http://127.0.0.1:1' }
const log = join(ownFolder('portal'), 'sent.log')
let journey: Journey
let page: Page
beforeAll(async () => {
  journey = await openJourney('2026-03-02T01:00:00.000Z', undefined, { sms })
  await journey.world.as(journey.world.admin)(keepHelpLines, {
    emergencyPhone: '0571-86880000',
    servicePhone: '400-820-0000',
    serviceHours: '9:00–18:00',
    outside: [{ name: '街道办事处', phone: '0571-86889999' }],
  })
  page = await journey.open([390, 844])
})
afterAll(() => journey?.close())

const at = (path = '') => `${new URL(page.url()).origin}/c/${journey.world.slug}/${path}`

/** The code of the newest text. */
async function codeSent(): Promise<string> {
  const { world } = journey
  await sendCodes(
    world.opened.system,
    world.tenantId,
    [standIn('sms', log, () => new Date(world.now))],
    () => world.now,
  )
  const last = readFileSync(log, 'utf8').trim().split('\n').at(-1)!
  return /\d{6}/.exec(JSON.parse(last).body)![0]
}

const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test('an owner opens the address, comes in by a code, sees home and steward, and what is kept about her', async () => {
  await page.goto(at())
  await page.getByRole('link', { name: /漏水·停电·困人请先打 0571-86880000/ }).waitFor()
  await page.getByLabel('手机号').fill('13812345678')
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByLabel('短信里的 6 位验证码').fill('000000')
  const code = await codeSent()
  if (code !== '000000') {
    await page.getByRole('button', { name: '进入' }).click()
    await page.getByText('验证码不对，还可以试 4 次。').waitFor()
  }
  await page.getByLabel('短信里的 6 位验证码').fill(code)
  await page.getByRole('button', { name: '进入' }).click()
  await page.getByText('云栖花园 5-1-301').waitFor()
  await page.getByText('周敏').waitFor()
  await page.getByRole('link', { name: '我的信息' }).click()
  await page.getByRole('button', { name: '同意 关怀' }).click()
  await page.getByRole('button', { name: '撤回 关怀' }).waitFor()
  await page.getByRole('button', { name: '看全部' }).click()
  await page.getByText(/^档案/).click()
  await page.getByText('手机 · 138****5678').waitFor()
  await page.getByRole('button', { name: '改 方便时间' }).click()
  await page.getByLabel('方便时间改成').fill('晚上七点后')
  await page.getByRole('button', { name: '申请改' }).click()
  await page.getByText('您申请改成“晚上七点后”，等答复').waitFor()
  await page.getByLabel('写明').fill('我的称呼写错了')
  await page.getByRole('button', { name: '申请', exact: true }).click()
  await page.getByText('我的称呼写错了').last().waitFor()
  await page.getByText(/等答复/).waitFor()
})

test('every page fits 360 px with large text, in Chinese and in English', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const language of ['zh-CN', 'en']) {
    await page.evaluate((locale) => {
      localStorage.setItem('keban.language', locale)
      localStorage.setItem('keban.look', JSON.stringify({ textSize: 'large' }))
    }, language)
    for (const path of [
      '',
      'notices',
      'my-home',
      'my-data',
      'how-to-complain',
      'privacy',
      'enter',
      'unknown-number',
    ]) {
      await page.goto(at(path))
      await page.locator('.p-head').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect({ path, beyond: await beyond() }).toEqual({ path, beyond: 0 })
    }
  }
  await page.evaluate(() => localStorage.clear())
  await page.setViewportSize({ width: 390, height: 844 })
})

test('what was typed on the page for unknown numbers stays through a reload, and the request arrives', async () => {
  await page.goto(at('unknown-number'))
  await page.getByLabel('您的姓名').fill('李想')
  await page.getByLabel('手机号').fill('13977778888')
  await page.getByLabel('房号').fill('5栋1单元301')
  await page.reload()
  await expect.poll(() => page.getByLabel('房号').inputValue()).toBe('5栋1单元301')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('没连上服务器，你填的都还在。').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText(/管家最晚 .* 09:00 打这个号码跟您确认/).waitFor()
  const steward = await journey.signIn(journey.company.accounts.steward, 'entry-requests')
  await steward.getByText('李想').waitFor()
  await steward.getByText('没有这个名字，请核实后再选').waitFor()
  expect(await steward.getByRole('button', { name: '是他', exact: true }).isDisabled()).toBe(true)
  await steward.getByRole('combobox', { name: '在这套房的人' }).click()
  await steward.getByTitle('王芳 · 业主').click()
  await steward.getByRole('button', { name: '是他', exact: true }).click()
  await steward.getByText('没有。').waitFor()
  await steward.context().close()
})

test('a steward gives an invitation that lets a tenant in; a transfer puts the former owner out', async () => {
  const { world, company } = journey
  const { id } = await world.as(company.steward)(addCustomer, {
    name: '赵租',
    holding: { unitId: company.unitId, role: 'occupant' },
  })
  const steward = await journey.signIn(company.accounts.steward, `customers/${id}`)
  await steward.getByRole('tab', { name: '业主端' }).click()
  await steward.getByRole('button', { name: '给邀请码' }).click()
  const code = await steward.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()
  await steward.context().close()
  const tenant = await journey.open([390, 844])
  await tenant.goto(at('enter'))
  await tenant.getByRole('button', { name: '我有管家给的邀请码' }).click()
  await tenant.getByLabel('邀请码').fill(code!.toLowerCase())
  await tenant.getByRole('button', { name: '进入' }).last().click()
  await tenant.getByText('云栖花园 5-1-301').waitFor()
  await tenant.getByRole('link', { name: '我的家', exact: true }).click()
  await tenant.getByText('您是租户').waitFor()
  expect(await tenant.getByText('业主').count()).toBe(0)
  await page.goto(at())
  await page.getByText('云栖花园 5-1-301').waitFor()
  await world.as(company.steward)(transferHome, {
    unitId: company.unitId,
    on: '2026-03-02',
    begins: 'signed',
    newcomer: { name: '高翔', phone: '13912345678' },
  })
  await page.reload()
  await page.getByText('您名下现在没有登记的房屋').waitFor()
  await tenant.reload()
  await tenant.getByText('云栖花园 5-1-301').waitFor()
  await tenant.context().close()
})

test('the first load of the portal stays under 175 kB as it is sent, and brings nothing of the staff screens', async () => {
  const context = await page.context().browser()!.newContext()
  const fresh = await context.newPage()
  const sizes: Promise<[string, number]>[] = []
  fresh.on('requestfinished', (request) => {
    if (!request.url().includes('/api/'))
      sizes.push(request.sizes().then((size) => [request.url(), size.responseBodySize]))
  })
  await fresh.goto(at('enter'))
  await fresh.waitForLoadState('networkidle')
  const loaded = await Promise.all(sizes)
  expect(loaded.length).toBeGreaterThan(3)
  expect(loaded.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(175_000)
  expect(loaded.filter(([url]) => /antd|index-/.test(url))).toEqual([])
  await context.close()
})

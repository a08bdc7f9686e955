import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addGift, listGifts } from '#modules/gifts/contract/stock.ts'
import { openBrowser } from '../support/browser.ts'
import { serve } from '../support/running-server.ts'
import { PASSWORD, type SmallCompany, smallCompany, subscribe } from '../support/small-company.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let company: SmallCompany
let server: Awaited<ReturnType<typeof serve>>
let browser: Browser

beforeAll(async () => {
  world = await makeWorld(
    new Date(Math.floor(performance.timeOrigin + performance.now())).toISOString(),
    '2020-01-01',
  )
  company = await smallCompany(world, { signIn: true })
  await subscribe(world, company)
  server = await serve(world)
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await world?.close()
})

async function signIn(width: number, height: number, account: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  await page.goto(server.address)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  return page
}

test('every Chinese glyph is drawn, not boxed', async () => {
  const page = await browser.newPage()
  await page.setContent(
    '<span id="a" style="font-size:40px">客</span><canvas id="c" width="60" height="60"></canvas>',
  )
  const different = await page.evaluate(() => {
    const draw = (text: string) => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d')!
      context.font = '40px sans-serif'
      context.fillText(text, 2, 44)
      return canvas.toDataURL()
    }
    return draw('客') !== draw('\u{10FFFE}') && draw('客') !== draw('伴')
  })
  expect(different).toBe(true)
  await page.close()
})

test('a letter is one page, printed from a phone as from a desk, larger or on smaller paper', async () => {
  const css = ['parts', 'paper'].map((name) => readFileSync(`src/web/ui/${name}.css`, 'utf8')).join('\n')
  const letter = `<article class="kb-paper kb-letter"><h2>交付通知书</h2><p class="kb-indented">${'您的新家可以收房了，请带上证件。'.repeat(6)}</p>
    <p class="kb-signed">云栖物业</p><div class="kb-envelope">寄往 王芳</div></article>`
  for (const width of [390, 1440]) {
    const page = await browser.newPage({ viewport: { width, height: 844 } })
    await page.setContent(`<style>${css}</style><div class="kb-papers">${letter.repeat(3)}</div>`)
    for (const options of [{ preferCSSPageSize: true }, { format: 'A4', scale: 1.2 }, { format: 'A5' }]) {
      const pdf = await page.pdf(options)
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
    }
    await page.close()
  }
})

test('a steward signs in, sees whom she owes what and why, and keeps the promise in three touches', async () => {
  const page = await signIn(390, 844, company.accounts.steward)
  const row = page.getByText('5-1-301').first()
  await row.waitFor()
  expect(await page.getByText('5.1.3-b').first().isVisible()).toBe(true)
  // A call nobody answers keeps the matter; once it is recorded, a page loaded anew does not ask for it again.
  await page.getByRole('button', { name: '打电话' }).first().click()
  await page.getByText(/刚才打给/).waitFor()
  await page.reload()
  await page.getByText(/刚才打给/).waitFor()
  await page.getByText('没接通', { exact: true }).click()
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByText(/什么时候再试/).waitFor()
  await page.getByRole('button', { name: '发短信说一声' }).click()
  await page.getByRole('radio', { name: '电话没接通' }).click()
  await page.getByText(/不能发：有空白填不上/).waitFor()
  await page.reload()
  await page.getByText(/已打 1 次/).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.getByRole('button', { name: '记一笔' }).first().click()
  await page.getByText('聊好了', { exact: true }).first().click()
  await page.getByText('电话', { exact: true }).first().click()
  const words = page.locator('textarea').first()
  if (await words.isVisible()) await words.fill('都好,周末看房')
  await page.getByRole('button', { name: '记下' }).click()
  await page
    .getByText(/记下了/)
    .first()
    .waitFor()
  await page.context().close()
})

test('a gift is chosen and given on the phone; the same is never given twice, and the stock says so', async () => {
  const { projectId, customerId } = company
  const lead = world.as(company.lead)
  for (const [name, stock] of [
    ['保温杯', 3],
    ['茶礼盒', 1],
  ] as const)
    await lead(addGift, { projectId, name, stock, occasions: [] })
  const page = await signIn(390, 844, company.accounts.steward)
  await page.waitForURL(new RegExp(world.slug))
  await page.goto(`${server.address}/${world.slug}/customers/${customerId}`)
  const give = async () => {
    await page.getByRole('tab', { name: '礼品' }).press('Enter')
    await page.getByRole('button', { name: '送礼品' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('道贺', { exact: true }).click()
    return sheet
  }
  const first = await give()
  expect(await first.getByRole('radio', { name: /保温杯 .*建议/ }).isChecked()).toBe(true)
  await first.getByRole('button', { name: '送到了' }).click()
  await page.getByText('记下了，还剩 2 份').waitFor()
  await page.getByRole('row', { name: /保温杯/ }).waitFor()
  const second = await give()
  expect(await second.getByRole('radio', { name: /保温杯 .*送过/ }).isDisabled()).toBe(true)
  await expect.poll(() => second.getByRole('radio', { name: /茶礼盒 .*建议/ }).isChecked()).toBe(true)
  await second.getByRole('button', { name: '送到了' }).click()
  await page.getByText('记下了，还剩 0 份').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  const { gifts } = await lead(listGifts, { projectId })
  expect(gifts.map(({ name, stock }) => [name, stock])).toEqual([
    ['保温杯', 2],
    ['茶礼盒', 0],
  ])
  await page.context().close()
})

test('no page asks another origin for anything', async () => {
  const page = await browser.newPage()
  const foreign: string[] = []
  page.on('request', (request) => {
    if (
      !request.url().startsWith(server.address) &&
      !request.url().startsWith('data:') &&
      !request.url().startsWith('blob:')
    )
      foreign.push(request.url())
  })
  await page.goto(server.address)
  await page.getByLabel('账号').waitFor()
  expect(foreign).toEqual([])
  await page.close()
})

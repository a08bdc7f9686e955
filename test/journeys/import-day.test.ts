import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorker } from '../../src/start/worker.ts'
import { openBrowser } from '../support/browser.ts'
import { ownPostgres } from '../support/own-postgres.ts'
import { serve } from '../support/running-server.ts'
import { PASSWORD, type SmallCompany, smallCompany } from '../support/small-company.ts'
import { makeWorld, type World } from '../support/world.ts'

let own: Awaited<ReturnType<typeof ownPostgres>>
let world: World
let company: SmallCompany
let server: Awaited<ReturnType<typeof serve>>
let worker: { close(): Promise<void> }
let browser: Browser
beforeAll(async () => {
  // A worker sweeps every company there is: it works in a place of its own.
  own = await ownPostgres()
  world = await makeWorld(
    new Date(Math.floor(performance.timeOrigin + performance.now())).toISOString(),
    '2020-01-01',
    own.place,
  )
  company = await smallCompany(world, { signIn: true })
  server = await serve(world)
  const clock = () => new Date(Math.floor(performance.timeOrigin + performance.now()))
  worker = await startWorker(
    { dataDir: own.place.files, demo: 'no' } as never,
    own.place.connection,
    own.place.keys,
    clock,
  )
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await worker?.close()
  await world?.close()
  await own?.stop()
})

/** What a spreadsheet does when somebody presses paste. */
const pasteInto = (cell: Locator, text: string) =>
  cell.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`an import of customers at ${width} px`, async () => {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
    })
    const page = await context.newPage()
    await page.goto(server.address)
    await page.getByLabel('账号').fill(company.accounts.lead)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await page.waitForURL(new RegExp(world.slug))
    await page.goto(`${server.address}/${world.slug}/imports`)
    await page.getByText('导入记录').first().waitFor()
    await page.goto(`${server.address}/${world.slug}/imports/new`)
    await page.getByText('选文件，或拖到这里').waitFor()
    const rows = [
      '姓名,手机,房号,认购日,关怀同意,备注甲',
      `王芳${width},1381234${width === 390 ? '1111' : '2222'},5-1-101,2026-11-01,是,喜欢安静`,
      '李雷,1.38E+10,5-1-102,2026-11-01,是,',
      '合计,2 户,,,,',
    ]
    await pasteInto(page.getByLabel('第 1 列的表头'), rows.join('\r\n').replaceAll(',', '\t'))
    expect(await page.getByLabel('第 2 行第 1 列').inputValue()).toBe('李雷')
    await page.getByRole('button', { name: '读这 3 行' }).click()
    await page.getByRole('button', { name: '试导入' }).waitFor({ timeout: 90_000 })
    await page.getByText('房号属于哪个项目').waitFor()
    await page.locator('.ant-select').last().click()
    await page.locator('.ant-select-item-option').last().click()
    await page.getByRole('button', { name: '试导入' }).click()
    await page.getByRole('button', { name: '确认导入' }).waitFor({ timeout: 90_000 })
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.locator('.ant-popconfirm').getByRole('button', { name: '确认导入' }).click()
    await page.getByRole('button', { name: '撤销本次' }).waitFor({ timeout: 90_000 })
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载有误的行' }).click()
    expect((await download).suggestedFilename()).toContain('未导入.xlsx')
    await page.getByRole('button', { name: '撤销本次' }).click()
    await page.getByText('会删除这次新增的').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).last().click()
    await page.getByText('已撤销').first().waitFor({ timeout: 90_000 })
    await context.close()
  }, 240_000)

test('a header that was recognised wrongly is corrected in words, and the file is read again', async () => {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(server.address)
  await page.getByLabel('账号').fill(company.accounts.lead)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(new RegExp(world.slug))
  await page.goto(`${server.address}/${world.slug}/imports/new`)
  const text = ['姓名,手机,房号', '周一,13812340001,5-1-101', '周二,13812340002,5-1-102'].join('\n')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByText('表头在第 1 行，下面 2 行要导入').waitFor()
  await page.getByText('表头认错了、有的表不要、隐藏的行也要').click()
  const again = page.getByRole('button', { name: '按这样重新读' })
  expect(await again.isDisabled()).toBe(true)
  await page.getByLabel(/表头在第几行/).fill('0')
  await again.click()
  await page.getByText('没有表头，3 行').waitFor()
  await context.close()
})

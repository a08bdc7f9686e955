import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepHelpLines } from '#modules/access/contract/help-lines.ts'
import { invite } from '#modules/access/contract/inviting.ts'
import { seeTicket } from '#modules/tickets/contract/lists.ts'
import { listMyTickets } from '#modules/tickets/contract/mine.ts'
import { acceptTicket, solveTicket } from '#modules/tickets/contract/moves.ts'
import { customerActor } from '#platform/actor.ts'
import { chineseOf } from '../support/chinese-words.ts'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
let page: Page
beforeAll(async () => {
  journey = await openJourney()
  const { world, company } = journey
  await world.as(world.admin)(keepHelpLines, {
    emergencyPhone: '0571-86880000',
    servicePhone: '400-820-0000',
    serviceHours: null,
  })
  page = await journey.open([390, 844])
  const { path } = await world.as(company.steward)(invite, { id: company.customerId })
  await page.goto(new URL(path, page.url()).href)
  await page.getByRole('button', { name: '进入' }).click()
  await page.getByText('现在没有未办完的事。').waitFor()
})
afterAll(() => journey?.close())

const at = (path = '') => `${new URL(page.url()).origin}/c/${journey.world.slug}/${path}`
const mine = () => {
  const { world, company } = journey
  return world.as(customerActor(world.tenantId, company.customerId, '王芳'))(listMyTickets, {})
}
const later = (minutes: number) =>
  journey.world.turnTo(new Date(Date.parse(journey.world.now) + minutes * 60_000).toISOString())

/** A picture as a camera makes it: larger than what is sent. */
const photo = () =>
  page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 3000
    canvas.height = 2000
    const brush = canvas.getContext('2d')!
    for (let spot = 0; spot < 4000; spot++) {
      brush.fillStyle = `hsl(${(spot * 37) % 360} 70% 50%)`
      brush.fillRect((spot * 613) % 3000, (spot * 389) % 2000, 60, 60)
    }
    const blob = await new Promise<Blob>((done) => canvas.toBlob((made) => done(made!), 'image/jpeg', 0.95))
    return [...new Uint8Array(await blob.arrayBuffer())]
  })

test('an owner reports a leak with a picture in a few taps, and reads number, name and hour at once', async () => {
  await page.getByRole('link', { name: '报修' }).click()
  await page.getByRole('button', { name: '漏水', exact: true }).click()
  await page.getByLabel('说一说').fill('客厅顶上在滴水')
  const sent = page.waitForResponse((response) => response.url().endsWith('/api/customer/files'))
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo()) })
  const upload = await sent
  expect(upload.status()).toBe(200)
  expect(Number((await upload.request().allHeaders())['content-length'])).toBeLessThan(420_000)
  await page.getByText('传好了').waitFor()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await page.getByText(/周敏收到了，.*前给您第一次答复。/).waitFor()
  await page.getByText(/请打 400-820-0000，报编号 \d{4}。/).waitFor()
  await page.getByRole('link', { name: '看这件事' }).click()
  await page.getByText('客厅顶上在滴水').waitFor()
  const [picture] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: '照片 1' }).first().click(),
  ])
  await picture.waitForLoadState()
  expect(await picture.evaluate(() => document.contentType)).toBe('image/jpeg')
  await picture.close()
})

test('what was written stays through a lost line and a reload, and is filed once', async () => {
  const before = (await mine()).open
  await page.goto(`${at('report')}?kind=repair`)
  await page.getByRole('button', { name: '停电' }).click()
  await page.getByLabel('说一说').fill('整层没电')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('内容已存好。').waitFor()
  await page.context().setOffline(false)
  await page.reload()
  await expect.poll(() => page.getByLabel('说一说').inputValue()).toBe('整层没电')
  await page.getByRole('button', { name: '提交' }).dblclick()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  expect((await mine()).open).toBe(before + 1)
  await page.goto(`${at('report')}?kind=repair`)
  await expect.poll(() => page.getByLabel('说一说').inputValue()).toBe('')
})

test('a report that arrived while the line broke is not filed again when it was changed: he is led to it', async () => {
  await page.goto(`${at('report')}?kind=repair`)
  await page.getByLabel('说一说').fill('门锁坏了')
  await page.route('**/api/customer/tickets', async (route) => {
    await route.fetch()
    await route.abort()
  })
  const before = (await mine()).open
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('内容已存好。').waitFor()
  await page.unroute('**/api/customer/tickets')
  expect((await mine()).open).toBe(before + 1)
  await page.getByLabel('说一说').fill('门锁坏了，钥匙断在里面')
  await page.getByRole('button', { name: '再发一次' }).click()
  await page.getByRole('link', { name: '在我的事里补充' }).click()
  await page.getByText('门锁坏了').first().waitFor()
  expect((await mine()).open).toBe(before + 1)
  await page.evaluate(() => indexedDB.deleteDatabase('keban'))
})

test('danger comes first: what to do, and one tap that calls and opens an urgent report', async () => {
  await page.goto(`${at('report')}?kind=repair`)
  await page.getByRole('button', { name: '爆管漏水' }).click()
  await page.getByText('先关入户总阀').waitFor()
  const call = page.getByRole('link', { name: '打 0571-86880000，同时报急修' })
  expect(await call.getAttribute('href')).toBe('tel:057186880000')
  await call.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()))
  await call.click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  const { tickets } = await mine()
  const urgent = tickets.find(({ words }) => words.startsWith('爆管漏水'))!
  const { world, company } = journey
  expect(await world.as(company.steward)(seeTicket, { id: urgent.id })).toMatchObject({ urgent: true })
})

test('a code at the lift opens the report with the place filled in', async () => {
  await page.goto(`${at('report')}?kind=repair&place=${encodeURIComponent('2单元电梯')}`)
  await expect.poll(() => page.getByLabel(/不在家里就写哪里/).inputValue()).toBe('2单元电梯')
  await page.getByRole('button', { name: '电梯故障' }).click()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  const { tickets } = await mine()
  expect(tickets.find(({ place }) => place === '2单元电梯')).toMatchObject({ room: null })
  const steward = await journey.signIn(journey.company.accounts.steward, `homes/${journey.company.unitId}`)
  await steward.getByRole('button', { name: '报事二维码' }).click()
  const address = (await steward.getByRole('dialog').getByText(/\/c\//).textContent())!
  await steward.context().close()
  const stranger = await journey.open([390, 844])
  await stranger.goto(address)
  await stranger.getByRole('link', { name: '我的号码没登记' }).click()
  await expect.poll(() => stranger.getByLabel('房号').inputValue()).toBe('5-1-301')
  await stranger.context().close()
})

test('said to be done and not: “not solved” goes on with the same number, “it is done” ends it with stars', async () => {
  const { world, company } = journey
  const steward = world.as(company.steward)
  const ticket = (await mine()).tickets.find(({ words }) => words === '客厅顶上在滴水')!
  const { id } = ticket
  const version = async () => (await steward(seeTicket, { id })).version
  later(5)
  await steward(acceptTicket, { id, version: await version() })
  later(5)
  await steward(solveTicket, { id, version: await version(), words: '补了防水' })
  await page.goto(at(`matters/${id}`))
  await page.getByRole('heading', { name: '我们认为办好了' }).waitFor()
  await page.getByRole('button', { name: '还没解决', exact: true }).click()
  await page.getByLabel('哪里没好').fill('下雨又滴')
  await page.getByRole('button', { name: /提交/ }).click()
  await page.getByText('对不起，没有一次办好，重新处理了。').waitFor()
  await page.getByRole('heading', { name: '重新处理' }).waitFor()
  expect((await steward(seeTicket, { id })).number).toBe(ticket.number)
  later(5)
  await steward(solveTicket, { id, version: await version(), words: '整面重做' })
  later(5)
  await page.reload()
  await page.getByRole('button', { name: '好了', exact: true }).click()
  await page.getByRole('radio', { name: '5 分' }).click()
  await page.getByRole('button', { name: /提交/ }).click()
  await page.getByRole('heading', { name: '办结' }).waitFor()
  await page.getByText('整面重做').waitFor()
  await page.getByRole('button', { name: '又出现了' }).waitFor()
})

test('he adds, urges and withdraws; every page of his matters fits 360 px with large text', async () => {
  const ticket = (await mine()).tickets.find(({ words }) => words === '整层没电')!
  await page.goto(at(`matters/${ticket.id}`))
  await page.getByRole('button', { name: '催一下', exact: true }).click()
  await page.getByRole('button', { name: /提交/ }).click()
  await page.getByText('已催').first().waitFor()
  await page.getByRole('button', { name: '撤回', exact: true }).click()
  await page.getByRole('button', { name: /提交/ }).click()
  await page.getByRole('heading', { name: '您撤回了' }).waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.evaluate(() => localStorage.setItem('keban.look', JSON.stringify({ textSize: 'large' })))
  for (const path of ['', 'matters', `matters/${ticket.id}`, 'report?kind=complaint']) {
    await page.goto(at(path))
    await page.locator('.p-head').first().waitFor()
    await page.waitForLoadState('networkidle')
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect({ path, beyond }).toEqual({ path, beyond: 0 })
  }
})

test('in English only names, the policy and what somebody wrote himself stand in Chinese', async () => {
  const written = ['王芳', '周敏', '刘敏', '云栖花园', '云栖物业', '本人在业主端']
  await page.evaluate(() => localStorage.setItem('keban.language', 'en'))
  const { tickets } = await mine()
  const paths = ['', 'matters', `matters/${tickets[0]!.id}`, 'report', 'notices', 'my-home', 'my-data']
  for (const path of [...paths, 'how-to-complain', 'privacy', 'unknown-number']) {
    await page.goto(at(path))
    await page.locator('.p-head').first().waitFor()
    await page.waitForLoadState('networkidle')
    const own = [...written, ...tickets.flatMap(({ words, place }) => [words, place ?? words])]
    expect({ path, chinese: await chineseOf(page, own) }).toEqual({ path, chinese: [] })
  }
  await page.evaluate(() => localStorage.clear())
})

test('the first page of somebody signed in stays under 175 kB as it is sent', async () => {
  const storageState = await page.context().storageState()
  const context = await page.context().browser()!.newContext({ storageState })
  const fresh = await context.newPage()
  const sizes: Promise<number>[] = []
  fresh.on('requestfinished', (request) => {
    sizes.push(request.sizes().then((size) => size.responseBodySize))
  })
  await fresh.goto(at())
  await fresh.getByRole('link', { name: '报修', exact: true }).waitFor()
  await fresh.waitForLoadState('networkidle')
  expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)).toBeLessThan(175_000)
  await context.close()
})

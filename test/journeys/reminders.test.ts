import { afterAll, beforeAll, expect, test } from 'vitest'
import { wecomSender } from '#platform/senders/wecom.ts'
import { askDirectories, openDirectories } from '../../src/start/ask-directories.ts'
import { sendNotices } from '../../src/start/remind.ts'
import { FakeWecom } from '../support/fake-wecom.ts'
import { type Journey, openJourney } from '../support/journey.ts'

const MOMENT = '2026-03-02T01:00:00.000Z'
let wecom: FakeWecom
let journey: Journey
let administrator: { account: string }
const id = (name: string) => `${journey.world.slug}-${name}`

beforeAll(async () => {
  wecom = await FakeWecom.open()
  wecom.now = Date.parse(MOMENT)
  journey = await openJourney(MOMENT, undefined, { wecom: wecom.settings })
  journey.world.opened.system.channels = ['wecom']
  administrator = await journey.hire('罗管', 'administrator', true)
  wecom.add(
    { id: id('zhoumin'), union: 'u1', name: '周敏' },
    { id: id('luoguan'), union: 'u2', name: '罗管' },
    { id: id('gone'), union: 'u3', name: '路人' },
  )
})
afterAll(async () => {
  await journey?.close()
  await wecom.serving.close()
})

test('the administrator asks the directory, links who is who, and a test to himself arrives', async () => {
  const { world } = journey
  const now = () => world.now
  const clock = () => new Date(world.now)
  const page = await journey.signIn(administrator.account, 'directory')
  await page.getByRole('button', { name: '现在同步' }).click()
  await page.getByRole('button', { name: '现在同步' }).locator('.ant-btn-loading-icon').waitFor()
  await askDirectories(
    world.opened.system,
    world.tenantId,
    openDirectories({ wecom: wecom.settings }, clock),
    now,
  )
  await page.getByRole('button', { name: '关联同名的 2 人' }).click()
  await page.getByText('3 人，关联了 2 人').waitFor()

  await page.goto(page.url().replace('directory', 'outlets'))
  const row = page.locator('div.kb-wrap').filter({ hasText: /^企业微信已配置/ })
  await row.getByRole('button', { name: '发一条测试' }).click()
  await page.getByText('在发了').waitFor()
  await sendNotices(world.opened.system, world.tenantId, [wecomSender(wecom.settings, clock)], now)
  await page.getByRole('cell', { name: '服务商已收下' }).waitFor()
  expect(wecom.taken).toMatchObject([{ to: id('luoguan'), text: expect.stringContaining('客伴测试消息') }])
})

test('who is linked comes in through WeCom, a stranger is told why not', async () => {
  const page = await journey.signIn(journey.company.accounts.lead)
  const door = new URL(page.url()).origin
  await page.context().clearCookies()
  wecom.scanning = id('gone')
  await page.goto(door)
  await page.getByRole('link', { name: '用企业微信登录' }).click()
  await page.getByText('您的账号还没有关联到客伴里的同事').waitFor()

  wecom.scanning = id('zhoumin')
  await page.getByRole('link', { name: '用企业微信登录' }).click()
  await page.waitForURL(new RegExp(journey.world.slug))
  await page.goto(`${door}/${journey.world.slug}/me`)
  await page.getByRole('heading', { name: '周敏' }).waitFor()
  await page.getByText('发到哪里').waitFor()
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FakeDingtalk } from '../../../test/support/fake-dingtalk.ts'
import { FakeFeishu } from '../../../test/support/fake-feishu.ts'
import type { FakeProvider } from '../../../test/support/fake-provider.ts'
import { FakeWecom } from '../../../test/support/fake-wecom.ts'
import { dingtalkDirectory } from './dingtalk-directory.ts'
import type { Directory } from './directory.ts'
import { feishuDirectory } from './feishu-directory.ts'
import { wecomDirectory } from './wecom-directory.ts'

let wecom: FakeWecom
let dingtalk: FakeDingtalk
let feishu: FakeFeishu
/** The last thirty are in a department below. */
const PEOPLE = Array.from({ length: 230 }, (_, at) => ({
  id: `u${at}`,
  union: `n${at}`,
  name: `同事${at}`,
  ...(at >= 200 ? { in: '77' } : {}),
}))

beforeAll(async () => {
  wecom = await FakeWecom.open()
  dingtalk = await FakeDingtalk.open()
  feishu = await FakeFeishu.open()
  for (const fake of [wecom, dingtalk, feishu]) fake.add(...PEOPLE)
})
afterAll(() => Promise.all([wecom, dingtalk, feishu].map((fake) => fake.serving.close())))

const clockOf = (fake: FakeProvider) => () => new Date(fake.now)
const kinds = [
  {
    name: '企业微信',
    fake: (): FakeProvider => wecom,
    open: (more = {}): Directory => wecomDirectory({ ...wecom.settings, ...more }, clockOf(wecom)),
    agreed: { id: 'u7' },
  },
  {
    name: '钉钉',
    fake: (): FakeProvider => dingtalk,
    open: (more = {}): Directory => dingtalkDirectory({ ...dingtalk.settings, ...more }, clockOf(dingtalk)),
    agreed: { union: 'n7' },
  },
  {
    name: '飞书',
    fake: (): FakeProvider => feishu,
    open: (more = {}): Directory => feishuDirectory({ ...feishu.settings, ...more }, clockOf(feishu)),
    agreed: { id: 'u7' },
  },
]

describe.each(kinds)('the directory of $name', ({ fake, open, agreed }) => {
  test('tells of everybody, page by page and department by department, with the id that stays', async () => {
    const people = await open().people()
    expect(people.map(({ id, name }) => [id, name])).toEqual(PEOPLE.map(({ id, name }) => [id, name]))
  })

  test('asks with a fresh token where the one it has died in the middle', async () => {
    const directory = open()
    await directory.people()
    fake().revoke()
    expect(await directory.people()).toHaveLength(PEOPLE.length)
  })

  test('says nothing rather than a part when it is refused', async () => {
    await expect(open({ secret: 'other' }).people()).rejects.toThrow(/\d|invalid/)
  })

  test('says who agreed, once a code, and not after five minutes', async () => {
    const directory = open()
    const code = fake().agree('u7')
    expect(await directory.whoAgreed(code)).toEqual(agreed)
    expect(await directory.whoAgreed(code)).toBe(null)
    const late = fake().agree('u7')
    fake().now += 301_000
    expect(await directory.whoAgreed(late)).toBe(null)
  })
})

test.each([
  [false, 'https://login.work.weixin.qq.com/wwlogin/sso/login?'],
  [true, 'https://open.weixin.qq.com/connect/oauth2/authorize?'],
])('within WeCom (%s) one agrees at %s', (within, start) => {
  const { endpoint: _, ...settings } = wecom.settings
  const address = wecomDirectory(settings, () => new Date()).signInAddress('https://k.cn/b', 's', within)
  expect(address.startsWith(start)).toBe(true)
  expect(address.endsWith('#wechat_redirect')).toBe(within)
})

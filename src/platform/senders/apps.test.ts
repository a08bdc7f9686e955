import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FakeDingtalk } from '../../../test/support/fake-dingtalk.ts'
import { FakeFeishu } from '../../../test/support/fake-feishu.ts'
import type { FakeProvider } from '../../../test/support/fake-provider.ts'
import { FakeWecom } from '../../../test/support/fake-wecom.ts'
import { callProvider, fitBytes } from './call-provider.ts'
import { dingtalkRobot, dingtalkSender } from './dingtalk.ts'
import { feishuRobot, feishuSender } from './feishu.ts'
import type { Sender } from './sender.ts'
import { wecomRobot, wecomSender } from './wecom.ts'

let wecom: FakeWecom
let dingtalk: FakeDingtalk
let feishu: FakeFeishu
const clockOf = (fake: FakeProvider) => () => new Date(fake.now)

beforeAll(async () => {
  wecom = await FakeWecom.open()
  dingtalk = await FakeDingtalk.open()
  feishu = await FakeFeishu.open()
  for (const fake of [wecom, dingtalk, feishu])
    fake.add(
      { id: 'zhoumin', union: 'un-zhou', name: '周敏' },
      { id: 'liumin', union: 'un-liu', name: '刘敏' },
      { id: 'nolicence', union: 'un-no', name: '无证', reach: 'unlicensed' },
      { id: 'outside', union: 'un-out', name: '范围外', reach: 'outside' },
    )
})
afterAll(() => Promise.all([wecom, dingtalk, feishu].map((fake) => fake.serving.close())))
beforeEach(() => {
  for (const fake of [wecom, dingtalk, feishu]) {
    fake.next.length = 0
    fake.calls.length = 0
    fake.taken.length = 0
    fake.now += 86_400_000
  }
})

let made = 0
const note = (change: object = {}) => {
  made += 1
  return {
    id: `019bb000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    channel: 'wecom',
    to: 'zhoumin',
    body: `今日 ${made} 件`,
    template: 'digest',
    gaps: {},
    ...change,
  }
}

interface Kind {
  name: string
  fake(): FakeProvider
  sender(): Sender
  /** With a secret that is wrong. */
  foreign(): Sender
  tokenPath: string
  unknown: RegExp
  secretRefused: RegExp
  limit: { told: string; waitMs: number }
}

const kinds: Kind[] = [
  {
    name: '企业微信',
    fake: () => wecom,
    sender: () => wecomSender(wecom.settings, clockOf(wecom)),
    foreign: () => wecomSender({ ...wecom.settings, secret: 'other' }, clockOf(wecom)),
    tokenPath: '/cgi-bin/gettoken',
    unknown: /^81013 /,
    secretRefused: /^40001 invalid credential/,
    limit: { told: '45009', waitMs: 60_000 },
  },
  {
    name: '钉钉',
    fake: () => dingtalk,
    sender: () => dingtalkSender(dingtalk.settings, clockOf(dingtalk)),
    foreign: () => dingtalkSender({ ...dingtalk.settings, secret: 'other' }, clockOf(dingtalk)),
    tokenPath: '/v1.0/oauth2/accessToken',
    unknown: /^invalid_user_id_list nobody/,
    secretRefused: /^invalidClientIdOrSecret /,
    limit: { told: '90018', waitMs: 60_000 },
  },
  {
    name: '飞书',
    fake: () => feishu,
    sender: () => feishuSender(feishu.settings, clockOf(feishu)),
    foreign: () => feishuSender({ ...feishu.settings, secret: 'other' }, clockOf(feishu)),
    tokenPath: '/open-apis/auth/v3/tenant_access_token/internal',
    unknown: /^230001 /,
    secretRefused: /^10014 /,
    limit: { told: '99991400', waitMs: 52_000 },
  },
]

describe.each(kinds)('$name', ({ fake, sender, foreign, tokenPath, unknown, secretRefused, limit }) => {
  /** DingTalk accepts first and says later who was unknown. */
  const outcome = async (by: Sender, message: ReturnType<typeof note>) => {
    const answer = await by.send(message)
    if (answer.state !== 'sent' || !by.ask) return answer
    return by.ask({
      id: message.id,
      to: message.to,
      providerId: answer.providerId!,
      claimedAt: '2026-03-02T00:15:00.000Z',
      state: 'sent',
    })
  }

  test('a message arrives with its words', async () => {
    const one = note()
    expect(await sender().send(one)).toMatchObject({ state: 'sent', providerId: expect.any(String) })
    expect(fake().taken).toMatchObject([{ to: 'zhoumin', text: one.body }])
  })

  test('one token serves many messages, fetched once however many ask at the same time', async () => {
    const by = sender()
    await Promise.all([note(), note(), note()].map((one) => by.send(one)))
    await by.send(note())
    expect(fake().calls.filter((path) => path === tokenPath)).toHaveLength(1)
    expect(fake().taken).toHaveLength(4)
  })

  test('a token that ends by the clock is fetched anew before it is used', async () => {
    const by = sender()
    await by.send(note())
    fake().now += 7_000_000
    expect(await by.send(note())).toMatchObject({ state: 'sent' })
    fake().now += 7_300_000
    expect(await by.send(note())).toMatchObject({ state: 'sent' })
    expect(fake().calls.filter((path) => path === tokenPath).length).toBeGreaterThan(1)
    expect(fake().taken).toHaveLength(3)
  })

  test('a token that dies in the middle is replaced and the message goes out once', async () => {
    const by = sender()
    await by.send(note())
    fake().revoke()
    expect(await by.send(note())).toMatchObject({ state: 'sent' })
    expect(fake().taken).toHaveLength(2)
  })

  test('a wrong secret is a failure in the provider’s words', async () => {
    const answer = await foreign().send(note())
    expect(answer).toMatchObject({ state: 'failed', answer: expect.stringMatching(secretRefused) })
    expect(fake().taken).toHaveLength(0)
  })

  test('who is unknown there fails alone', async () => {
    const by = sender()
    expect(await outcome(by, note({ to: 'nobody' }))).toMatchObject({
      state: 'failed',
      answer: expect.stringMatching(unknown),
    })
    expect((await outcome(by, note())).state).not.toBe('failed')
  })

  test('over the limit nothing is lost: it says when to try again', async () => {
    const by = sender()
    fake().next.push(limit.told)
    const one = note()
    expect(await by.send(one)).toMatchObject({ state: 'later', waitMs: limit.waitMs })
    expect(await by.send(one)).toMatchObject({ state: 'sent' })
    expect(fake().taken).toHaveLength(1)
  })

  test.each(['silent-before', 'silent-after', 'fault'])(
    'without a clear answer (%s) nobody knows, and the same message again reaches him once',
    async (told) => {
      const by = sender()
      await by.send(note())
      fake().taken.length = 0
      fake().next.push(told)
      const one = note()
      expect(await by.send(one)).toMatchObject({ state: 'unknown' })
      expect(await by.send(one)).toMatchObject({ state: 'sent' })
      expect(fake().taken).toHaveLength(1)
    },
  )

  test('a slow answer is waited for', async () => {
    fake().next.push('slow')
    expect(await sender().send(note())).toMatchObject({ state: 'sent' })
  })

  test('a long text is cut, with its mark, instead of being refused', async () => {
    expect(await sender().send(note({ body: '催'.repeat(9000) }))).toMatchObject({ state: 'sent' })
    expect(fake().taken[0]!.text).toMatch(/^催+…$/)
  })
})

test('企业微信: a colleague without a licence fails with that word', async () => {
  const answer = await wecomSender(wecom.settings, clockOf(wecom)).send(note({ to: 'nolicence' }))
  expect(answer).toMatchObject({ state: 'failed', answer: 'unlicenseduser nolicence' })
})

test('飞书: a colleague outside what the application sees fails with the provider’s words', async () => {
  const answer = await feishuSender(feishu.settings, clockOf(feishu)).send(note({ to: 'outside' }))
  expect(answer).toMatchObject({ state: 'failed', answer: expect.stringMatching(/^230013 /) })
})

test('钉钉: the same words twice on one day are accepted and not received, and asking tells', async () => {
  const by = dingtalkSender(dingtalk.settings, clockOf(dingtalk))
  const [first, second] = [note({ body: '一样的话' }), note({ body: '一样的话' })]
  await by.send(first)
  const { providerId } = await by.send(second)
  const asked = { to: 'zhoumin', claimedAt: '', state: 'sent' as const }
  expect(await by.ask!({ ...asked, id: second.id, providerId: providerId! })).toMatchObject({
    state: 'failed',
    answer: 'forbidden_user_id_list zhoumin',
  })
})

const robots = [
  {
    name: '企业微信',
    fake: () => wecom,
    robot: () => wecomRobot(wecom.settings),
    to: () => ({ to: wecom.robotKey }),
    most: 20,
    waitMs: 60_000,
    unknown: '93000',
  },
  {
    name: '钉钉',
    fake: () => dingtalk,
    robot: () => dingtalkRobot(dingtalk.settings, clockOf(dingtalk)),
    to: () => ({ to: dingtalk.robot.token, secret: dingtalk.robot.secret }),
    most: 20,
    waitMs: 600_000,
    unknown: '300005',
  },
  {
    name: '飞书',
    fake: () => feishu,
    robot: () => feishuRobot(feishu.settings, clockOf(feishu)),
    to: () => ({ to: feishu.robot.token, secret: feishu.robot.secret }),
    most: 5,
    waitMs: 60_000,
    unknown: '19001',
  },
]

describe.each(robots)('the group robot of $name', ({ fake, robot, to, most, waitMs, unknown }) => {
  test('takes what is signed as it asks', async () => {
    expect(await robot().send(note(to()))).toMatchObject({ state: 'sent' })
    expect(fake().taken).toHaveLength(1)
  })

  test('refuses a key it does not know, in its words', async () => {
    const answer = await robot().send(note({ ...to(), to: 'no-such' }))
    expect(answer).toMatchObject({
      state: 'failed',
      answer: expect.stringMatching(new RegExp(`^${unknown} `)),
    })
  })

  test('over its limit it says when to try again, and takes it then', async () => {
    for (let sent = 0; sent < most; sent += 1)
      expect(await robot().send(note(to()))).toMatchObject({ state: 'sent' })
    expect(await robot().send(note(to()))).toMatchObject({ state: 'later', waitMs })
    fake().now += waitMs + 1000
    expect(await robot().send(note(to()))).toMatchObject({ state: 'sent' })
  })
})

test.each([
  ['钉钉', () => dingtalkRobot(dingtalk.settings, clockOf(dingtalk)), () => dingtalk.robot.token, /^310000 /],
  ['飞书', () => feishuRobot(feishu.settings, clockOf(feishu)), () => feishu.robot.token, /^19021 /],
])('a robot of %s refuses a wrong signature', async (_, robot, token, refused) => {
  const answer = await robot().send(note({ to: token(), secret: 'other' }))
  expect(answer).toMatchObject({ state: 'failed', answer: expect.stringMatching(refused) })
})

test('nobody behind the door: nothing was sent, it may be tried later', async () => {
  const gone = await FakeWecom.open()
  await gone.serving.close()
  const answer = await wecomSender(gone.settings, clockOf(gone)).send(note())
  expect(answer).toMatchObject({ state: 'later', answer: expect.stringContaining('ECONNREFUSED') })
})

test('a provider that never answers is given up in time', async () => {
  const mute = createServer(() => {})
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const { port } = mute.address() as { port: number }
  await expect(callProvider(`http://127.0.0.1:${port}/`, { timeoutMs: 100 })).rejects.toMatchObject({
    arrived: true,
  })
  mute.close()
})

test('what is cut to fit ends between two characters', () => {
  expect(fitBytes('短信', 6)).toBe('短信')
  expect(fitBytes('短信短', 8)).toBe('短…')
  expect(Buffer.byteLength(fitBytes('a短😀'.repeat(50), 100))).toBeLessThanOrEqual(100)
})

import { expect, test } from 'vitest'
import { halfAt, nextDigest } from './digest-times.ts'
import { channelFor, mayRepeat, mayTellAt, robotOf, waitFor } from './rules.ts'

const SHANGHAI = 'Asia/Shanghai'

test.each([
  ['2026-03-02T00:14:59Z', null],
  ['2026-03-02T00:15:00Z', 'morning'],
  ['2026-03-02T03:14:59Z', 'morning'],
  ['2026-03-02T03:15:00Z', null],
  ['2026-03-02T08:30:00Z', 'afternoon'],
  ['2026-03-02T11:30:00Z', null],
])('at %s the digest that is due is %s', (now, half) => {
  expect(halfAt(now, SHANGHAI)?.half ?? null).toBe(half)
})

test('the half-days stand on the company’s clock, also on the day on which it is set', () => {
  expect(nextDigest('2026-03-29T00:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T06:15:00.000Z')
  expect(nextDigest('2026-03-28T22:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T06:15:00.000Z')
  expect(nextDigest('2026-03-02T00:15:00Z', SHANGHAI)).toBe('2026-03-02T08:30:00.000Z')
  expect(nextDigest('2026-03-02T08:30:00Z', SHANGHAI)).toBe('2026-03-03T00:15:00.000Z')
})

test('he is told where he wishes, otherwise the first way there is, and by text only if he asked for it', () => {
  const all = ['wecom', 'mail', 'sms']
  expect(channelFor({ channel: 'mail' }, new Set(all), all)).toBe('mail')
  expect(channelFor({ channel: 'feishu' }, new Set(all), all)).toBe('wecom')
  expect(channelFor({}, new Set(['mail', 'sms']), all)).toBe('mail')
  expect(channelFor({}, new Set(['sms']), all)).toBe(null)
  expect(channelFor({ channel: 'sms' }, new Set(['sms']), all)).toBe('sms')
  expect(channelFor({}, new Set(['wecom']), ['mail'])).toBe(null)
  expect(channelFor({ channel: 'app' }, new Set(all), all)).toBe('app')
})

test('outside his hours he is told when they begin', () => {
  const wish = { from: '09:00', until: '18:00' }
  expect(mayTellAt('2026-03-02T02:00:00.000Z', wish, SHANGHAI)).toBe(null)
  expect(mayTellAt('2026-03-02T00:15:00.000Z', wish, SHANGHAI)).toBe('2026-03-02T01:00:00.000Z')
  expect(mayTellAt('2026-03-02T10:00:00.000Z', wish, SHANGHAI)).toBe('2026-03-03T01:00:00.000Z')
  expect(mayTellAt('2026-03-02T20:00:00.000Z', {}, SHANGHAI)).toBe('2026-03-02T23:00:00.000Z')
  expect(mayTellAt('2026-03-02T20:00:00.000Z', { from: '18:00', until: '09:00' }, SHANGHAI)).toBe(null)
})

test('only what the provider recognises is sent again by itself, and not for ever', () => {
  expect(mayRepeat('wecom', 0, 3_600_000, 2)).toBe(true)
  expect(mayRepeat('wecom', 0, 5 * 3_600_000, 2)).toBe(false)
  expect(mayRepeat('wecom', 0, 60_000, 6)).toBe(false)
  expect(mayRepeat('mail', 0, 0, 1)).toBe(false)
  expect(mayRepeat('wecom-robot', 0, 0, 1)).toBe(false)
})

test('waits grow, and are never shorter than the provider asks', () => {
  expect([1, 2, 3, 9].map((tries) => waitFor(tries, undefined) / 1000)).toEqual([60, 120, 240, 900])
  expect(waitFor(1, 600_000)).toBe(600_000)
})

test('only the address of a group robot of the three is one', () => {
  expect(
    robotOf('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa'),
  ).toEqual({ channel: 'wecom-robot', key: '693a91f6-7aaa-4bc4-97a0-0ec2sifa5aaa' })
  expect(robotOf('https://oapi.dingtalk.com/robot/send?access_token=abcdef0123')).toMatchObject({
    channel: 'dingtalk-robot',
  })
  expect(robotOf('https://open.feishu.cn/open-apis/bot/v2/hook/abcdef-0123')).toMatchObject({
    channel: 'feishu-robot',
  })
  expect(robotOf('http://10.8.3.21/cgi-bin/webhook/send?key=693a91f6')).toBe(null)
  expect(robotOf('https://qyapi.weixin.qq.com.example.cn/cgi-bin/webhook/send?key=693a91f6aa')).toBe(null)
})

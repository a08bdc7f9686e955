import { expect, test } from 'vitest'
import { automaticBy, daysOf, maskAddress, numberIn, ownWords, standingOf } from './rules.ts'

const head = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => ({
      name: line.slice(0, line.indexOf(':')).trim().toLowerCase(),
      value: line.slice(line.indexOf(':') + 1),
    }))
const by = (text: string, from = 'wang@example.cn') => automaticBy(head(text), from)
const standing = (results: string, from = 'wang@example.cn', trusts: string | null = 'mx.keban.test') =>
  standingOf(head(`${results}\nFrom: ${from}`), trusts, from)

test('robots, lists, bulk mail and returned mail are told from people', () => {
  expect(by('Subject: 漏水')).toBeNull()
  expect(by('Auto-Submitted: no')).toBeNull()
  expect(by('Auto-Submitted: auto-replied')).toBe('automatic')
  expect(by('X-Auto-Response-Suppress: All')).toBe('automatic')
  expect(by('Precedence: bulk')).toBe('bulk')
  expect(by('List-Id: <news.example.cn>')).toBe('list')
  expect(by('Return-Path: <>')).toBe('bounce')
  expect(by('Subject: Undelivered', 'MAILER-DAEMON@example.cn')).toBe('bounce')
  expect(by('Subject: 账单', 'no-reply@example.cn')).toBe('no-reply')
})

test('a sender is verified only by what our own receiving server says of the domain that is shown', () => {
  expect(standing('Authentication-Results: mx.keban.test; dmarc=pass header.from=example.cn')).toBe(
    'verified',
  )
  expect(standing('Authentication-Results: mx.keban.test 1; dkim=pass (2048-bit) header.d=example.cn')).toBe(
    'verified',
  )
  expect(standing('Authentication-Results: mx.keban.test; spf=pass smtp.mailfrom=bounce@example.cn')).toBe(
    'verified',
  )
  expect(standing('Authentication-Results: mx.keban.test; spf=pass smtp.mailfrom=evil.test')).toBe(
    'unverified',
  )
  expect(standing('Authentication-Results: mx.keban.test; dkim=pass header.d=evil.test')).toBe('unverified')
  expect(standing('Authentication-Results: mx.keban.test; dkim=none')).toBe('unverified')
  expect(
    standing(
      'Authentication-Results: mx.keban.test; dmarc=fail header.from=example.cn; spf=pass smtp.mailfrom=example.cn',
    ),
  ).toBe('forged')
  expect(standing('Authentication-Results: mx.evil.test; dmarc=pass header.from=example.cn')).toBe(
    'unverified',
  )
  expect(
    standing('Authentication-Results: mx.evil.test (mx.keban.test); dmarc=pass header.from=example.cn'),
  ).toBe('unverified')
  expect(
    standing(
      'Authentication-Results: mx.keban.test; dmarc=pass header.from=example.cn',
      'wang@example.cn',
      null,
    ),
  ).toBe('unverified')
})

test('only the newest line of our server counts, and two senders in one mail are nobody', () => {
  const [newest, forged] = [
    'Authentication-Results: mx.keban.test; dmarc=none header.from=example.cn',
    'Authentication-Results: mx.keban.test; dmarc=pass header.from=example.cn',
  ]
  expect(standing(`${newest}\n${forged}`)).toBe('unverified')
  expect(standing(`${forged}\nFrom: other@example.cn`)).toBe('unverified')
})

test('a number is read out of a subject, and is of this year or the last', () => {
  expect(numberIn('Re: 【云栖物业】已收到，编号 1122-0417')).toEqual({ monthDay: '1122', number: 417 })
  expect(numberIn('电话 0571-88886666-1')).toBeNull()
  expect(numberIn('楼顶漏水')).toBeNull()
  expect(daysOf('1122', '2026-11-23')).toEqual(['2026-11-22', '2025-11-22'])
  expect(daysOf('1224', '2026-11-23')).toEqual(['2025-12-24'])
  expect(daysOf('0229', '2026-11-23')).toEqual([])
})

test('what he quotes is not said again', () => {
  expect(ownWords('还没好\n\n------------------ 原始邮件 ------------------\n发件人: 客服')).toBe('还没好')
  expect(ownWords('还没好\n\n在 2026年3月2日，客服写道：\n> 已收到')).toBe('还没好')
  expect(ownWords('谢谢\n\nOn Mon, 2 Mar 2026, Keban wrote:\n> received')).toBe('谢谢')
  expect(ownWords('收到\n\n发件人: 客服\n发送时间: 2026年3月2日\n主题: 编号')).toBe('收到')
  expect(ownWords('发件人: 我是五栋的\n楼道灯坏了')).toBe('发件人: 我是五栋的\n楼道灯坏了')
  expect(ownWords('> 全是引用')).toBe('> 全是引用')
})

test('an address is shown by its first letter and its domain', () => {
  expect(maskAddress('wangfang@example.cn')).toBe('w***@example.cn')
  expect(maskAddress('nonsense')).toBe('***')
})

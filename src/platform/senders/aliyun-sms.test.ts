import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FakeAliyunSms, fakeAliyunSms } from '../../../test/support/fake-aliyun-sms.ts'
import { aliyunSms } from './aliyun-sms.ts'
import type { Sender } from './sender.ts'

let provider: FakeAliyunSms
let sender: Sender
const settings = () => ({
  key: 'LTAI',
  secret: 'geheim',
  sign: '云栖物业',
  templates: { birthday: 'SMS_1', handover: 'SMS_404' },
  endpoint: provider.endpoint,
})
beforeAll(async () => {
  provider = await fakeAliyunSms('LTAI', 'geheim', { SMS_1: ['salutation', 'company'] })
  sender = aliyunSms(settings())
})
beforeEach(() => {
  provider.next.length = 0
})
afterAll(() => provider.close())

const ids = Array.from({ length: 40 }, (_, at) => `019bb000-0000-7000-8000-${String(at).padStart(12, '0')}`)
const message = (change: object = {}) => ({
  id: ids.pop()!,
  channel: 'sms',
  to: '+8613812345678',
  body: '【云栖物业】王女士，生日快乐！',
  template: 'birthday',
  gaps: { salutation: '王女士*(1)', company: '云栖物业' },
  ...change,
})
const unanswered = (id: string, state: 'sent' | 'unknown' = 'unknown', providerId: string | null = null) => ({
  id,
  to: '+8613812345678',
  providerId,
  claimedAt: '2026-03-12T00:40:00.000Z',
  state,
})

test('an accepted text is sent, not yet delivered, and carries our id and the gaps of the template', async () => {
  const one = message()
  expect(await sender.send(one)).toEqual({ state: 'sent', answer: 'OK', providerId: '900000^0' })
  expect(provider.sent.at(-1)).toMatchObject({ outId: one.id, phone: '13812345678', params: one.gaps })
})

test.each([
  ['a number that is none', { to: '+8657187654321' }, '', 'isv.MOBILE_NUMBER_ILLEGAL 手机号码格式错误'],
  [
    'too many to one number',
    {},
    'isv.BUSINESS_LIMIT_CONTROL',
    'isv.BUSINESS_LIMIT_CONTROL 触发分钟级流控Permits:1',
  ],
  ['a gap not filled', { gaps: {} }, '', 'isv.TEMPLATE_MISSING_PARAMETERS 模板变量中存在未赋值变量'],
  [
    'a template not approved',
    { template: 'handover' },
    '',
    'isv.SMS_TEMPLATE_ILLEGAL 该账号下找不到对应模板',
  ],
  ['a template without a code', { template: 'festival' }, '', 'NO_TEMPLATE_CODE festival'],
])('%s failed, in the provider’s words', async (_, change, told, answer) => {
  if (told) provider.next.push(told)
  expect(await sender.send(message(change))).toEqual({ state: 'failed', answer })
})

test('a refusal of the door is a failure too: wrong secret, unknown key, too many calls', async () => {
  const wrong = await aliyunSms({ ...settings(), secret: 'other' }).send(message())
  expect(wrong).toMatchObject({ state: 'failed', answer: expect.stringContaining('SignatureDoesNotMatch') })
  const nobody = await aliyunSms({ ...settings(), key: 'NOBODY' }).send(message())
  expect(nobody).toMatchObject({ state: 'failed', answer: expect.stringContaining('InvalidAccessKeyId') })
  provider.next.push('Throttling.User')
  expect(await sender.send(message())).toMatchObject({ state: 'failed' })
})

test('when nobody is behind the door nothing was sent', async () => {
  const gone = await fakeAliyunSms('LTAI', 'geheim', {})
  await gone.close()
  const answer = await aliyunSms({ ...settings(), endpoint: gone.endpoint }).send(message())
  expect(answer).toMatchObject({ state: 'failed', answer: expect.stringContaining('ECONNREFUSED') })
})

test.each(['silent-before', 'silent-after', 'fault', 'isp.SYSTEM_ERROR'])(
  'without a clear answer (%s) nobody knows, and the provider is asked by our id',
  async (told) => {
    const one = message()
    provider.next.push(told)
    expect(await sender.send(one)).toMatchObject({ state: 'unknown' })
    const answer = await sender.ask!(unanswered(one.id))
    expect(answer).toEqual(
      told === 'silent-after' ? { state: 'sent', answer: 'OK' } : { state: 'unknown', answer: 'NOT_FOUND' },
    )
  },
)

test('the receipt says delivered, or why not', async () => {
  const [good, bad] = [message(), message()]
  const first = await sender.send(good)
  const second = await sender.send(bad)
  expect(await sender.ask!(unanswered(good.id, 'sent', first.providerId!))).toMatchObject({ state: 'sent' })
  provider.receipts.set(good.id, 'DELIVERED').set(bad.id, 'MK:0012')
  expect(await sender.ask!(unanswered(good.id, 'sent', first.providerId!))).toEqual({
    state: 'delivered',
    answer: 'DELIVERED',
  })
  expect(await sender.ask!(unanswered(bad.id, 'sent', second.providerId!))).toEqual({
    state: 'failed',
    answer: 'MK:0012',
  })
})

test('a provider that cannot be asked just now changes nothing', async () => {
  const one = unanswered(message().id)
  const answer = await aliyunSms({ ...settings(), secret: 'other' }).ask!(one)
  expect(answer).toMatchObject({ state: 'unknown', answer: expect.stringContaining('SignatureDoesNotMatch') })
})

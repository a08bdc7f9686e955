import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordConsent } from '#modules/customers/contract/consents.ts'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { openDay, sweep } from '#modules/obligations/contract/time.ts'
import { aliyunSms } from '#platform/senders/aliyun-sms.ts'
import { askProviders, sendQueued } from '../../src/start/send.ts'
import { type FakeAliyunSms, fakeAliyunSms } from '../support/fake-aliyun-sms.ts'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
let provider: FakeAliyunSms
beforeAll(async () => {
  journey = await openJourney()
  provider = await fakeAliyunSms('LTAI', 'geheim', { SMS_1: ['salutation'] })
})
afterAll(async () => {
  await journey?.close()
  await provider?.close()
})

const now = () => journey.world.now
const senders = () => [
  aliyunSms({
    key: 'LTAI',
    secret: 'geheim',
    sign: '云栖物业',
    templates: { birthday: 'SMS_1' },
    endpoint: provider.endpoint,
  }),
]

/** Two birthdays on one day: one too many for the provider, one of which no answer came. */
async function congratulate() {
  const { world, company } = journey
  const ask = world.as(company.steward)
  await world.system(openDay, { until: now() })
  for (const [name, phone] of [
    ['李雷', '13912341100'],
    ['韩梅', '13912341101'],
  ] as const) {
    const { id } = await ask(addCustomer, {
      name,
      phone,
      birthday: '1980-03-12',
      holding: { unitId: company.unitId, role: 'family' },
    })
    await ask(recordConsent, { id, purpose: 'care', given: true, how: '电话' })
  }
  world.turnTo('2026-03-11T23:00:00.000Z')
  await world.system(openDay, { until: now() })
  world.turnTo('2026-03-12T00:40:00.000Z')
  while ((await world.system(sweep, {})).taken > 0);
  provider.next.push('isv.BUSINESS_LIMIT_CONTROL', 'silent-before')
  await sendQueued(world.opened.system, world.tenantId, senders(), now)
}

test('the sent log says what the provider said, asks it where nobody knows, and lets a person send again', async () => {
  await congratulate()
  const { world, company } = journey
  const page = await journey.signIn(company.accounts.lead, 'messages')
  const limited = page.getByRole('row').filter({ hasText: 'isv.BUSINESS_LIMIT_CONTROL' })
  await limited.getByText('发给这个号码的太多').waitFor()
  const cut = page.getByRole('row').filter({ hasText: '不确定' })
  await cut.getByText('正在问服务商').waitFor()
  expect(await cut.getByRole('button', { name: '重发' }).count()).toBe(0)

  world.turnTo('2026-03-12T00:42:00.000Z')
  await askProviders(world.opened.system, world.tenantId, senders(), now)
  await page.reload()
  await cut.getByText('多半没有发出').waitFor()
  await cut.getByRole('button', { name: '重发' }).click()
  await page.getByRole('row').filter({ hasText: '待发送' }).waitFor()
  await sendQueued(world.opened.system, world.tenantId, senders(), now)
  await page.reload()
  await page.getByText('服务商已收下').waitFor()
  expect(provider.sent).toHaveLength(1)
})

import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aliyunSms } from '#platform/senders/aliyun-sms.ts'
import { standIn } from '#platform/senders/stand-in.ts'
import { fakeAliyunSms } from '../../../test/support/fake-aliyun-sms.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { askProviders, sendQueued } from '../../start/send.ts'
import { keepHelpLines } from '../access/contract/help-lines.ts'
import { recordConsent } from '../customers/contract/consents.ts'
import { listHistory } from '../customers/contract/history.ts'
import { addCustomer, watchCustomer } from '../customers/contract/profile.ts'
import { openDay, sweep } from '../obligations/contract/time.ts'
import { listUnits } from '../places/contract/homes.ts'
import { addProject } from '../places/contract/projects.ts'
import { addStaffMember } from '../staff/contract/people.ts'
import { listMailings, listMessages, previewMailing, retryMessages } from './contract/messages.ts'
import { listTexts, sendText } from './contract/texts.ts'
import { afterQuietHours } from './gate.ts'

let world: World
let company: SmallCompany
const people = new Map<string, string>()

beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
  const ask = world.as(company.steward)
  await world.system(openDay, { until: world.now })
  for (const [at, name] of ['同意', '撤回', '没说', '重点', '没号', '座机'].entries()) {
    const phone = name === '没号' ? null : name === '座机' ? '0571-87654321' : `1391234100${at}`
    const { id } = await ask(addCustomer, {
      name,
      phone,
      birthday: '1980-03-12',
      holding: { unitId: units[at]!.id, role: 'family' },
    })
    people.set(name, id)
    if (name !== '没说') await ask(recordConsent, { id, purpose: 'care', given: true, how: '电话' })
    if (name === '重点') await ask(watchCustomer, { id, reason: '家中有人去世', until: '2026-06-01' })
  }
  world.turnTo('2026-03-11T23:00:00.000Z')
  await world.system(openDay, { until: world.now })
  await ask(recordConsent, { id: people.get('撤回')!, purpose: 'care', given: false, how: '电话' })
  world.turnTo('2026-03-12T00:40:00.000Z')
  while ((await world.system(sweep, {})).taken > 0);
  const log = join(mkdtempSync('/tmp/keban-sms-'), 'sent.log')
  await sendQueued(
    world.opened.system,
    world.tenantId,
    [standIn('sms', log, () => new Date(world.now))],
    () => world.now,
  )
})
afterAll(() => world.close())

const messageOf = async (name: string) =>
  (await world.as(company.lead)(listMessages, { limit: 200 })).messages.find(
    (message) => message.customerId === people.get(name),
  )

test('who agreed is congratulated by name, on the day, once', async () => {
  expect(await messageOf('同意')).toMatchObject({ state: 'delivered', purpose: 'care' })
  expect((await messageOf('同意'))!.body).toMatch(/^【云栖物业】/)
  expect((await messageOf('同意'))!.body).not.toMatch(/\{/)
})

test('who never agreed owes no greeting at all; who withdrew in the meantime gets none, with the reason', async () => {
  expect(await messageOf('没说')).toBeUndefined()
  expect(await messageOf('撤回')).toMatchObject({ state: 'skipped' })
})

test('a house in mourning is not sent cheer; without a number the reason is written', async () => {
  expect(await messageOf('重点')).toMatchObject({ state: 'skipped', skipReason: 'suppressed' })
  expect(await messageOf('没号')).toMatchObject({ state: 'skipped', skipReason: 'no-phone' })
})

test('what the provider refuses stands there in its own words', async () => {
  expect(await messageOf('座机')).toMatchObject({ state: 'failed', answer: 'isv.MOBILE_NUMBER_ILLEGAL' })
})

test('skipped messages are part of the customer’s story', async () => {
  const { entries } = await world.as(company.steward)(listHistory, {
    id: people.get('重点')!,
    kind: 'messages',
  })
  expect(entries[0]).toMatchObject({ kind: 'message.skipped', values: { reason: 'suppressed' } })
})

const textsFor = async (id: string) => (await world.as(company.steward)(listTexts, { id })).texts
const missedCall = { playbook: 'property-care', template: 'missed-call' }

test('a text addresses people as one does, by surname where the sex is known', async () => {
  const body = (await textsFor(company.customerId)).find(({ template }) => template === 'birthday')!.body
  expect(body).toContain('王女士')
  expect(body).not.toContain('王芳')
})

test('a steward sends a text of the policy after seeing how it reads; the same again on that day is refused', async () => {
  const id = people.get('没说')!
  const send = () => world.as(company.steward)(sendText, { id, ...missedCall })
  expect(await textsFor(id)).toMatchObject([
    { ...missedCall, title: '电话没接通', purpose: 'service', channel: 'sms', reason: 'gap-empty' },
    { template: 'birthday', reason: 'no-consent' },
    { template: 'festival', reason: 'no-consent' },
  ])
  await expect(send()).rejects.toMatchObject({ code: 'messages.held_back' })
  await world.as(world.admin)(keepHelpLines, {
    emergencyPhone: null,
    servicePhone: '400-820 0000',
    serviceHours: null,
  })
  const { body } = (await textsFor(id)).find(({ template }) => template === 'missed-call')!
  expect(body).toMatch(/管家周敏.*打服务电话400-820 0000/)
  const both = await Promise.allSettled([send(), send()])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await messageOf('没说')).toMatchObject({ state: 'queued', body, by: '周敏' })
  expect((await textsFor(id))[0]).toMatchObject({ reason: 'capped' })
})

test('a text goes to nobody outside the steward’s homes, nor one the policy does not have', async () => {
  const other = await world.as(world.admin)(addCustomer, { name: '外人', phone: '13912349999' })
  const send = world.as(company.steward)
  await expect(send(sendText, { id: other.id, ...missedCall })).rejects.toThrow('customers.unknown')
  await expect(
    send(sendText, { id: company.customerId, playbook: 'property-care', template: 'handover-notice' }),
  ).rejects.toThrow('messages.unknown')
})

test('before a greeting goes to many, one sees who would get it, who not and why, and how it reads', async () => {
  const lead = world.as(company.lead)
  const { mailings } = await lead(listMailings, {})
  const birthday = mailings.find((each) => each.rule === 'care.birthday')!
  expect(birthday.purpose).toBe('care')
  const preview = await lead(previewMailing, { playbook: birthday.playbook, rule: birthday.rule })
  expect(preview.would + preview.skipped.reduce((sum, each) => sum + each.count, 0)).toBe(preview.judged)
  expect(preview.skipped.map((each) => each.reason)).toEqual(
    expect.arrayContaining(['suppressed', 'no-phone']),
  )
  expect(preview.examples.length).toBeLessThanOrEqual(3)
  for (const { body } of preview.examples) expect(body).not.toMatch(/\{/)
  await expect(
    world.as(company.steward)(previewMailing, { playbook: birthday.playbook, rule: birthday.rule }),
  ).rejects.toMatchObject({ code: 'operation.not_allowed' })
})

test('a lead of another project learns nothing of these customers from a preview', async () => {
  const admin = world.as(world.admin)
  const { id: projectId } = await admin(addProject, { name: '松湖里' })
  const { id } = await admin(addStaffMember, {
    name: '高远',
    account: `${world.slug}-gaoyuan`,
    password: 'long-enough',
    roles: [{ role: 'care-lead', projectId }],
  })
  const other = world.as(await world.person(id))
  const input = { playbook: 'property-care', rule: 'care.birthday' }
  expect(await other(previewMailing, input)).toMatchObject({ audience: 0, examples: [] })
})

test('at night a message waits until eight', () => {
  expect(afterQuietHours('2026-03-12T14:30:00.000Z', 'Asia/Shanghai')).toBe('2026-03-13T00:00:00.000Z')
  expect(afterQuietHours('2026-03-12T20:15:00.000Z', 'Asia/Shanghai')).toBe('2026-03-13T00:00:00.000Z')
  expect(afterQuietHours('2026-03-12T04:00:00.000Z', 'Asia/Shanghai')).toBeNull()
})

test('a text counts as sent when the provider takes it and as delivered by its receipt, at the time it was sent', async () => {
  const name = '收条'
  const id = await birthdayOn(name, '1980-03-20', '13912341100')
  const { provider, senders } = await atAliyun()
  await sendQueued(world.opened.system, world.tenantId, senders, () => world.now)
  expect(await messageOf(name)).toMatchObject({ state: 'sent', answer: 'OK' })
  expect(provider.sent[0]).toMatchObject({ params: { salutation: expect.stringContaining('收') } })
  const sentAt = (await messageOf(name))!.sentAt
  world.turnTo('2026-03-20T00:41:30.000Z')
  await askProviders(world.opened.system, world.tenantId, senders, () => world.now)
  expect(await messageOf(name)).toMatchObject({ state: 'sent' })
  provider.receipts.set(provider.sent[0]!.outId, 'DELIVERED')
  world.turnTo('2026-03-20T00:45:00.000Z')
  await askProviders(world.opened.system, world.tenantId, senders, () => world.now)
  expect(await messageOf(name)).toMatchObject({ state: 'delivered', sentAt })
  const { entries } = await world.as(company.steward)(listHistory, { id, kind: 'messages' })
  expect(entries[0]).toMatchObject({ kind: 'message.delivered', at: sentAt })
  expect(await askProviders(world.opened.system, world.tenantId, senders, () => world.now)).toBe(0)
  await provider.close()
})

test('cut off in the middle, the provider is asked before a person may send again', async () => {
  const name = '断线'
  await birthdayOn(name, '1980-03-24', '13912341101')
  const { provider, senders } = await atAliyun()
  provider.next.push('silent-before')
  await sendQueued(world.opened.system, world.tenantId, senders, () => world.now)
  const cut = (await messageOf(name))!
  expect(cut).toMatchObject({ state: 'unknown', askedAt: null })
  await expect(world.as(company.lead)(retryMessages, { ids: [cut.id] })).rejects.toMatchObject({
    code: 'messages.being_asked',
  })
  world.turnTo('2026-03-24T00:42:00.000Z')
  await askProviders(world.opened.system, world.tenantId, senders, () => world.now)
  expect(await messageOf(name)).toMatchObject({ state: 'unknown', answer: 'NOT_FOUND', askedAt: world.now })
  await world.as(company.lead)(retryMessages, { ids: [cut.id] })
  await sendQueued(world.opened.system, world.tenantId, senders, () => world.now)
  expect(await messageOf(name)).toMatchObject({ state: 'sent', askedAt: null })
  expect(provider.sent).toHaveLength(1)
  await provider.close()
})

test('a text that did arrive although its answer was lost is found at the provider and never sent twice', async () => {
  const name = '已到'
  await birthdayOn(name, '1980-03-28', '13912341102')
  const { provider, senders } = await atAliyun()
  provider.next.push('silent-after')
  await sendQueued(world.opened.system, world.tenantId, senders, () => world.now)
  provider.receipts.set(provider.sent[0]!.outId, 'DELIVERED')
  world.turnTo('2026-03-28T00:42:00.000Z')
  await askProviders(world.opened.system, world.tenantId, senders, () => world.now)
  expect(await messageOf(name)).toMatchObject({ state: 'delivered' })
  expect(provider.sent).toHaveLength(1)
  await provider.close()
})

async function birthdayOn(name: string, birthday: string, phone: string): Promise<string> {
  const ask = world.as(company.steward)
  const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
  const { id } = await ask(addCustomer, {
    name,
    phone,
    birthday,
    holding: { unitId: units[0]!.id, role: 'family' },
  })
  people.set(name, id)
  await ask(recordConsent, { id, purpose: 'care', given: true, how: '电话' })
  const day = `2026-${birthday.slice(5)}`
  world.turnTo(new Date(Date.parse(`${day}T00:00:00Z`) - 3_600_000).toISOString())
  await world.system(openDay, { until: world.now })
  world.turnTo(`${day}T00:40:00.000Z`)
  while ((await world.system(sweep, {})).taken > 0);
  return id
}

async function atAliyun() {
  const provider = await fakeAliyunSms('LTAI', 'geheim', { SMS_1: ['salutation'] })
  const template = (await world.as(company.lead)(listMessages, { limit: 1 })).messages[0]!.template
  const settings = { key: 'LTAI', secret: 'geheim', sign: '云栖', templates: { [template]: 'SMS_1' } }
  return { provider, senders: [aliyunSms({ ...settings, endpoint: provider.endpoint })] }
}

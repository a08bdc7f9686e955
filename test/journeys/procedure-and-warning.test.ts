import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey?.close())

const PHONE: [number, number] = [390, 844]
const wide = (page: Page) => page.evaluate('document.documentElement.scrollWidth - innerWidth')

test('an emergency is carried out step by step: who was there fills in his, the lead sees whose turn it is', async () => {
  const there = await journey.hire('陈值', 'service-centre')
  const phone = await journey.signIn(there.account, 'procedures', PHONE)
  await phone.getByText('没有等您办的一步。').waitFor()
  await phone.getByRole('button', { name: '发起流程' }).click()
  const sheet = phone.getByRole('dialog')
  const which = sheet.getByRole('radio', { name: '紧急事件处置' })
  await which.click()
  await sheet.getByText('到场处置').waitFor()
  await sheet.getByRole('button', { name: '发起' }).click()
  await phone.getByRole('heading', { name: /紧急事件处置 应急-2026-001/ }).waitFor()
  await phone.getByRole('button', { name: '办这一步' }).first().click()
  await phone.getByLabel(/出了什么事/).fill('地库进水')
  await phone.getByLabel(/在哪里/).fill('负一层东侧')
  await phone.getByRole('dialog').getByRole('button', { name: '完成' }).click()
  await phone.getByRole('dialog').getByText('有人受伤').first().waitFor()
  await phone.getByRole('dialog').getByRole('radio', { name: '否' }).click()
  await phone.getByRole('dialog').getByRole('button', { name: '完成' }).click()
  await phone.getByText('地库进水').waitFor()
  expect(await wide(phone)).toBe(0)

  const lead = await journey.signIn(journey.company.accounts.lead, 'procedures')
  await lead
    .getByRole('link', { name: /紧急事件处置/ })
    .first()
    .click()
  await lead.getByText('负一层东侧').waitFor()
  const report = lead.getByRole('listitem').filter({ hasText: '报总经理' })
  await report.getByRole('button', { name: '办这一步' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: '完成' }).click()
  await report.getByText('办好了').waitFor()
})

test('a storm is told of: first whom it reaches, then it is raised, and the portal numbers are kept', async () => {
  const { world, company } = journey
  for (const event of ['subscribed', 'signed', 'handed-over', 'moved-in'] as const)
    await world.as(company.steward)(recordHoldingFact, {
      id: company.holdingId,
      event,
      on: world.now.slice(0, 10),
    })
  const lead = await journey.signIn(company.accounts.lead, 'warnings')
  await lead.getByText('现在没有预警。').waitFor()
  await lead.getByRole('button', { name: '发布预警' }).click()
  const sheet = lead.getByRole('dialog')
  await sheet.getByRole('radio', { name: '特殊天气提醒' }).click()
  await sheet.getByRole('radio', { name: '暴雨' }).click()
  await sheet.getByLabel(/什么时候/).fill('今晚八点到明早')
  await sheet.getByLabel(/请业主做什么/).fill('关好门窗，车别停地库东侧')
  await sheet.getByRole('button', { name: '看看会告诉谁' }).click()
  await sheet.getByText('短信能告诉 1 户').waitFor()
  await sheet.getByRole('button', { name: '发布，告诉 1 户' }).click()
  await lead.getByRole('button', { name: '解除预警' }).waitFor()
  await lead.getByRole('region', { name: '告诉了谁' }).getByText('等着发 1').waitFor()

  const phone = await journey.signIn(journey.company.accounts.lead, 'warnings', PHONE)
  await phone.getByRole('link', { name: '特殊天气提醒' }).waitFor()
  await phone.getByRole('link', { name: '特殊天气提醒' }).click()
  await phone.getByText('今晚八点到明早').waitFor()
  expect(await wide(phone)).toBe(0)
  await phone.getByLabel('为什么解除').fill('雨停了')
  await phone.getByRole('button', { name: '解除预警' }).click()
  await phone.getByText('解除了', { exact: true }).waitFor()
})

test('whom to call is kept once for a project; a phone dials it', async () => {
  const lead = await journey.signIn(journey.company.accounts.lead, 'registers?book=numbers')
  await lead.getByRole('button', { name: '记一个电话' }).click()
  const sheet = lead.getByRole('dialog')
  await sheet.getByLabel(/谁（/).fill('值班室')
  await sheet.getByLabel(/^电话/).fill('0571-8888 1234')
  await sheet.getByRole('button', { name: '记下' }).click()
  await lead.getByRole('link', { name: '0571-8888 1234' }).waitFor()
  const phone = await journey.signIn(journey.company.accounts.steward, 'registers?book=numbers', PHONE)
  const number = phone.getByRole('link', { name: '0571-8888 1234' })
  expect(await number.getAttribute('href')).toBe('tel:057188881234')
  expect(await wide(phone)).toBe(0)
})

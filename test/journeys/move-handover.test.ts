import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveMilestone } from '#modules/places/contract/milestones.ts'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
  const { world, company } = journey
  await world.as(company.manager)(moveMilestone, {
    subjectKind: 'project',
    subjectId: company.projectId,
    name: 'handoverOn',
    on: '2026-09-30',
    reason: '合同约定',
  })
})
afterAll(() => journey?.close())

test('a handover date is moved only after its effect was seen, and taken back', async () => {
  const { company } = journey
  const page = await journey.signIn(company.accounts.manager, `projects/${company.projectId}`)
  await page.getByRole('button', { name: '改里程碑' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('改到哪天').fill('2026-10-31')
  const effect = sheet.getByRole('region', { name: '改了会怎样' })
  await effect.getByText(/[1-9]\d* 件顺延/).waitFor()
  const confirm = sheet.getByRole('button', { name: /改到/ })
  expect(await confirm.isDisabled()).toBe(true)
  await sheet.getByLabel('为什么改').fill('竣工备案推迟')
  await confirm.click()
  await page.getByText(/改好了，[1-9]\d* 件跟着动/).waitFor()
  const handover = page
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: '交付', exact: true }) })
  const move = page.locator('p').filter({ hasText: '竣工备案推迟' })
  await move.waitFor()
  expect(await handover.textContent()).toContain('10月31日')
  await move.getByRole('button', { name: '撤回' }).click()
  const back = page.getByRole('dialog')
  await back
    .getByRole('region', { name: '改了会怎样' })
    .getByText(/[1-9]\d* 件顺延/)
    .waitFor()
  await back.getByRole('button', { name: '确定撤回' }).click()
  await page.getByText(/撤回了，[1-9]\d* 件回到原来的期限/).waitFor()
  await move.getByText('已撤回').waitFor()
  await handover.getByText('9月30日').waitFor()
})

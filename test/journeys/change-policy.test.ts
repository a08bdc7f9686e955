import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDraft } from '#modules/playbooks/contract/drafts.ts'
import { type Journey, openJourney } from '../support/journey.ts'
import { subscribe } from '../support/small-company.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey?.close())

test('a mistake in a changed policy is told in words beside its line; corrected and published, the new version runs', async () => {
  const { accounts, lead: leader, steward: keeper } = journey.company
  const lead = await journey.signIn(accounts.lead, 'playbooks')
  await lead.getByRole('button', { name: '拟修改' }).click()
  await lead.getByText('文本', { exact: true }).click()
  await lead.locator('.cm-content').waitFor()
  const draft = await journey.world.as(leader)(readDraft, { name: 'property-care' })
  const before = draft.files.find(({ path }) => path === 'playbook.yaml')!.text
  const write = async (text: string) => {
    await lead.locator('.cm-content').click()
    await lead.keyboard.press('ControlOrMeta+a')
    await lead.keyboard.insertText(text)
    await lead.getByRole('button', { name: '存稿并检查' }).click()
  }
  const mistaken = before.replace('due: $first-contact after', 'due: $first-contct after')
  await write(mistaken)
  const line = mistaken.split('\n').findIndex((each) => each.includes('$first-contct')) + 1
  await lead.getByText('不能发布，还有 1 处要改').waitFor()
  const finding = lead.getByRole('listitem').filter({ hasText: `第 ${line} 行` })
  await finding.waitFor()
  expect(await finding.textContent()).toMatch(/first-contct/)
  expect(await finding.textContent()).toMatch(/[\u4e00-\u9fff]{4}/)

  await write(
    before.replace('认购后联系期限, type: span, value: 7 days', '认购后联系期限, type: span, value: 5 days'),
  )
  await lead.getByText('没有错误，可以试跑和发布').waitFor()

  const manager = await journey.signIn(accounts.manager, 'playbooks/property-care/draft')
  await manager.getByRole('button', { name: '发布' }).click()
  await manager.getByPlaceholder(/改了什么/).fill('认购后五天内联系')
  await manager.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await manager.getByText('第 2 版开始运行').waitFor()
  await manager.getByRole('tab', { name: '版本' }).click()
  await manager.getByRole('row').filter({ hasText: '认购后五天内联系' }).getByText('运行中').waitFor()

  await subscribe(journey.world, journey.company)
  expect(keeper.name).toBe('周敏')
  const steward = await journey.signIn(accounts.steward, 'today?tab=week')
  await steward.getByText('5-1-301').first().waitFor()
  await steward
    .getByText(/5 天内/)
    .first()
    .waitFor()
})

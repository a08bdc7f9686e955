import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { type Journey, openJourney } from '../support/journey.ts'

let journey: Journey
beforeAll(async () => {
  journey = await openJourney()
})
afterAll(() => journey?.close())

const paper = `云栖客户关怀办法
第一条 目的：让每一位业主都被记得。
第二条 签约回访：签约后五天内，由管家电话联系业主。
第三条 收房前联系：首次交付前三十天，主管检查交付准备。
第四条 生日：业主生日当天送上祝福。
第五条 年度见面：每位业主每年至少见一次面。
第六条 月报：每月底，主管写一份关怀小结。
第七条 投诉：有专人负责，及时答复。
第八条 保密：客户资料不得外传。
第九条 附则：本办法由客户管家部解释。`

async function choose(page: Page, label: string, option: string | RegExp, typed = '') {
  await page
    .getByRole('dialog')
    .getByLabel(new RegExp(`^${label}`))
    .click()
  await page.keyboard.type(typed)
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

test('somebody who never saw the text form makes a nine-clause paper into a policy that owes what it says', async () => {
  const page = await journey.signIn(journey.company.accounts.lead, 'new-policy')
  await page.getByLabel('或粘贴正文').fill(paper)
  await page.getByRole('button', { name: '拆成条款' }).click()
  await page.getByText('共 9 条').waitFor()
  await page.getByRole('button', { name: '建成制度' }).click()
  await page.getByText('9 条 ·').waitFor()
  await page.getByText('条还没有落实方式').waitFor()

  const clause = (title: string) => page.locator('.playbook-clause').filter({ hasText: title })
  const add = async (title: string, begins: string, who: string) => {
    await clause(title).getByRole('button', { name: '加一句' }).click()
    await page.getByRole('dialog').getByRole('radio', { name: begins }).click()
    await choose(page, '由谁', new RegExp(`^${who}$`))
    await page.getByRole('dialog').getByRole('button', { name: '加上' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  const gap = (title: string, said: string | RegExp) =>
    clause(title).locator('.playbook-gap').filter({ hasText: said }).click()
  const save = async () => {
    await page.getByRole('dialog').getByRole('button', { name: '存下' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await add('签约回访', '发生了一件事之后', '客户管家')
  await gap('签约回访', '3 个工作日内')
  await choose(page, '怎么算', '某一天之后多久内')
  await choose(page, '哪一天', /^签约日$/, '签约日')
  await page.getByRole('dialog').getByLabel('数', { exact: true }).fill('5')
  await page.getByRole('dialog').getByLabel('数', { exact: true }).press('Tab')
  await choose(page, '单位', /^天$/)
  await save()
  await clause('签约回访').getByText('签约日后 5 天内').waitFor()

  await add('收房前联系', '某个日子之前', '客户管家部主管')
  await gap('收房前联系', /办理/)
  await page.getByRole('dialog').getByLabel('具体是').fill('检查交付准备')
  await save()
  await add('生日', '生日', '客户管家')
  await add('年度见面', '每人每期至少一次', '客户管家')
  await add('月报', '每到一期', '客户管家部主管')
  await gap('月报', /办理/)
  await page.getByRole('dialog').getByLabel('具体是').fill('写关怀小结')
  await save()
  await page.getByText('5 条有句子').waitFor()
  expect(await page.locator('.playbook-sentence[data-wrong="true"]').count()).toBe(0)

  await page.getByText('文本', { exact: true }).click()
  await page.locator('.cm-content').waitFor()
  expect(await page.locator('.cm-content').textContent()).toContain('5 days after signedOn')
  await page.getByText('句子', { exact: true }).click()

  await page.getByRole('button', { name: '发布' }).click()
  await page.getByPlaceholder(/改了什么/).fill('首次启用')
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await page.getByText('第 1 版开始运行').waitFor()

  await journey.world.as(journey.company.steward)(recordHoldingFact, {
    id: journey.company.holdingId,
    event: 'signed',
    on: '2026-03-02',
  })
  const steward = await journey.signIn(journey.company.accounts.steward, 'today?tab=week')
  await steward.getByText('签约回访').first().waitFor()
})

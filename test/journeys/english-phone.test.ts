import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHappyEvent } from '#modules/customers/contract/history.ts'
import { askChange } from '#modules/dossiers/contract/changes.ts'
import { wantFact } from '#modules/dossiers/contract/wanted.ts'
import { chineseOf } from '../support/chinese-words.ts'
import { type Journey, openJourney } from '../support/journey.ts'
import { subscribe } from '../support/small-company.ts'

let journey: Journey
let auditor: { account: string }
beforeAll(async () => {
  journey = await openJourney()
  await subscribe(journey.world, journey.company)
  auditor = await journey.hire('武律', 'audit-administrator', true)
  await journey.world.as(journey.company.steward)(recordHappyEvent, {
    id: journey.company.customerId,
    what: 'A child',
    on: '2026-03-02',
  })
  const { manager, customerId: id } = journey.company
  const ask = journey.world.as(manager)
  for (const [at, field] of ['bestTime', 'fields.work'].entries())
    await ask(wantFact, {
      field,
      questionZh: '方便说一下吗？',
      questionEn: 'Would you tell us?',
      phase: 'known',
      freshMonths: 6,
      rank: at + 1,
    })
  await ask(askChange, { id, field: 'address', value: '1 Garden Road' })
})
afterAll(() => journey?.close())

/** The names of this company, its people and places: theirs, not ours. */
const names = ['王芳', '周敏', '刘敏', '唐莉', '云栖花园', '云栖物业', '5栋', '武律', '罗辉']

const widthOf = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector('.kb-main')!
    return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth)
  })

test('on a phone in English every screen fits its width, and only names and the policy stand in Chinese', {
  timeout: 120_000,
}, async () => {
  const { company } = journey
  const seen: Record<string, string[]> = {
    [company.accounts.steward]: [
      'today',
      `customers/${company.customerId}`,
      'customers',
      'homes',
      'bell',
      'me',
    ],
    [auditor.account]: ['audit', 'me'],
    [company.accounts.manager]: [
      'proof',
      'proof/rows',
      'team',
      'projects',
      'playbooks/property-care',
      'approvals',
      'service-report',
      'registers',
      'gifts',
      'dossiers',
      'dossiers/lacking',
      'dossiers/wanted',
      'changes',
    ],
  }
  for (const [account, paths] of Object.entries(seen)) {
    const page = await journey.signIn(account, '', [390, 844])
    await page.evaluate(() => localStorage.setItem('keban.language', 'en'))
    for (const path of paths) {
      await page.goto(`${new URL(page.url()).origin}/${journey.world.slug}/${path}`)
      await page
        .locator('.kb-main')
        .getByText(/[A-Za-z]{3}/)
        .first()
        .waitFor()
      await page.waitForLoadState('networkidle')
      expect({ path, chinese: await chineseOf(page, names) }).toEqual({ path, chinese: [] })
      expect({ path, beyond: await widthOf(page) }).toEqual({ path, beyond: 0 })
    }
    await page.context().close()
  }
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { begin, bringIn, tryOut } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { recordConsent } from '../customers/contract/consents.ts'
import { addCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { listTexts } from '../messages/contract/texts.ts'
import { listConsentTexts, publishConsentText } from './contract/consent-texts.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
})
afterAll(() => world.close())

const care = async () =>
  (await world.as(company.lead)(listConsentTexts, {})).purposes.find(({ purpose }) => purpose === 'care')!
const agree = (given = true) =>
  world.as(company.steward)(recordConsent, {
    id: company.customerId,
    purpose: 'care',
    given,
    how: '电话里说的',
  })
const kept = async () =>
  (await world.as(company.steward)(seeCustomer, { id: company.customerId })).consents.find(
    ({ purpose }) => purpose === 'care',
  )
const greeting = async (id = company.customerId) =>
  (await world.as(company.lead)(listTexts, { id })).texts.find(({ template }) => template === 'birthday')!
    .reason === null
const publish = (version: string, zh: string, asksAnew: boolean, preview = false) =>
  world.as(company.lead)(publishConsentText, {
    purpose: 'care',
    version,
    zh,
    en: `Care, version ${version}`,
    asksAnew,
    preview,
  })

test('a consent is kept with the version of the words it was given to, which stay readable', async () => {
  await agree()
  expect(await kept()).toMatchObject({ given: true, textVersion: '2026-11', outdated: false })
  expect(await publish('2026-03', '节日、生日问候，一年一次上门。', false)).toEqual({ anew: 0 })
  const { versions, people } = await care()
  expect(versions.map(({ version }) => version)).toEqual(['2026-03', '2026-11'])
  expect(versions[1]!.words.zh).toContain('不同意也不影响任何服务')
  expect(people).toEqual({ agreed: 1, older: 1, anew: 0 })
  expect(await greeting()).toBe(true)
})

test('new words that ask anew end what was agreed to before, after saying how many that are; a no stays a no', async () => {
  world.turnTo('2026-03-03T01:00:00.000Z')
  const words = '节日、生日问候，并请第三方送礼。'
  expect(await publish('2026-04', words, true, true)).toEqual({ anew: 1 })
  expect(await greeting()).toBe(true)
  expect(await publish('2026-04', words, true)).toEqual({ anew: 1 })
  expect(await kept()).toMatchObject({ given: true, textVersion: '2026-11', outdated: true })
  expect(await greeting()).toBe(false)
  expect((await care()).people).toEqual({ agreed: 0, older: 0, anew: 1 })
  world.turnTo('2026-03-04T01:00:00.000Z')
  await agree()
  expect(await kept()).toMatchObject({ textVersion: '2026-04', outdated: false })
  expect(await greeting()).toBe(true)
  await agree(false)
  world.turnTo('2026-03-05T01:00:00.000Z')
  await publish('2026-05', '只有节日问候。', true)
  expect(await kept()).toMatchObject({ given: false, outdated: false })
})

test('an old list of consents brought in later does not count for the new words', async () => {
  const { id } = await world.as(company.steward)(addCustomer, {
    name: '李晓',
    phone: '13812345670',
    holding: { unitId: company.unitId, role: 'family' },
  })
  const list = '姓名,手机,用途,是否同意,同意日期,方式\n李晓,13812345670,关怀,同意,2026-03-01,签字'
  const read = await begin(world, world.admin, list, '同意.csv', company.projectId, 'consents')
  await tryOut(world, world.admin, read.id)
  expect((await bringIn(world, world.admin, read.id)).tally).toMatchObject({ created: 1 })
  const { consents } = await world.as(company.lead)(seeCustomer, { id })
  expect(consents).toMatchObject([{ purpose: 'care', given: true, outdated: true }])
  expect(await greeting(id)).toBe(false)
})

test('the same words, or a version there is, are refused: what somebody agreed to must stay as it was', async () => {
  const said = {
    purpose: 'care',
    zh: '只有节日问候。',
    en: 'Care, version 2026-05',
    asksAnew: false,
  } as const
  const lead = world.as(company.lead)
  await expect(lead(publishConsentText, { ...said, version: '2026-06' })).rejects.toMatchObject({
    code: 'privacy.same_words',
  })
  for (const version of ['2026-04', '2026-11'])
    await expect(lead(publishConsentText, { ...said, zh: '别的文字。', version })).rejects.toMatchObject({
      code: 'privacy.version_taken',
    })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { seeTicketSettings } from './contract/settings.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
})
afterAll(() => world.close())

test('what is set for each kind is read in words: categories, times and when they hold, who answers for it', async () => {
  const { kinds } = await world.as(company.lead)(seeTicketSettings, {})
  const repair = kinds.find(({ title }) => title === '报修')!
  expect(repair.categories.map(({ name }) => name)).toContain('漏水·顶面')
  expect(repair.categories.find(({ name }) => name === '电梯困人')!.wording!.urgent).toBe(true)
  const promised = repair.promises.map(({ title, when, due }) => [title, when?.zh ?? null, due.zh])
  expect(promised).toContainEqual(['急修到场', '紧急', expect.stringMatching(/分钟/)])
  expect(promised.map(([title]) => title)).toContain('首次答复')
  const suggestion = kinds.find(({ title }) => title === '建议')!
  expect(suggestion.promises.map(({ title }) => title)).toContain('建议需求答复')
  expect(suggestion.promises.map(({ title }) => title)).not.toContain('急修到场')
  const said = JSON.stringify(kinds.map(({ levels, routes, promises }) => ({ levels, routes, promises })))
  expect(said).not.toMatch(/"zh":"[^"]*(?:kind|urgent|count\()/)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { fileTicket } from '../tickets/contract/filing.ts'
import { seeTopicReports, seeTopics } from './contract.ts'

let world: World
let company: SmallCompany

/** Sixty quiet days, then a month in which the pumps begin to fail. */
beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  const file = (words: string, at: string) => {
    world.turnTo(at)
    return world.as(company.steward)(fileTicket, {
      kind: 'repair',
      channel: 'phone',
      unitId: company.unitId,
      words,
    })
  }
  const usual = ['楼道灯坏了', '门禁刷不开', '水龙头漏水', '下水道堵了', '电梯有异响']
  for (let at = 0; at < 20; at += 1) await file(`${usual[at % 5]}，请来看看`, '2026-03-10T01:00:00.000Z')
  for (let at = 0; at < 10; at += 1) await file(`${usual[at % 5]}，请来看看`, '2026-04-10T01:00:00.000Z')
  for (let at = 0; at < 8; at += 1)
    await file(`${at + 1} 号楼水泵夜里轰鸣，睡不着`, '2026-04-12T01:00:00.000Z')
})
afterAll(() => world.close())

const april = { from: '2026-04-01', until: '2026-04-30' }

test('what begins to be said is a topic in whole words, what is said as always is none', async () => {
  const { topics, now, before } = await world.as(company.lead)(seeTopics, april)
  expect([now.count, before.count]).toEqual([18, 20])
  expect(topics.map(({ word }) => word).join(' ')).toMatch(/水泵/)
  expect(topics.map(({ word }) => word).join(' ')).not.toMatch(/漏水|门禁|电梯|看看/)
  const pump = topics.find(({ word }) => word.includes('水泵'))!
  expect(pump).toMatchObject({ now: 8, before: 0, project: '云栖花园' })
})

test('a topic opens to the reports that say it', async () => {
  const { tickets, more } = await world.as(company.lead)(seeTopicReports, { ...april, word: '水泵' })
  expect(tickets).toHaveLength(8)
  expect(more).toBe(false)
  expect(tickets[0]!.words).toContain('水泵')
})

test('it is counted within one’s sight and one’s choice, and a period has an end', async () => {
  const ask = (more: object) => world.as(company.lead)(seeTopics, { ...april, ...more })
  expect((await ask({ kind: 'complaint' })).now.count).toBe(0)
  expect((await ask({ projectId: company.projectId })).now.count).toBe(18)
  await expect(ask({ until: '2026-03-01' })).rejects.toThrow('topics.period')
  await expect(ask({ projectId: crypto.randomUUID() })).rejects.toThrow('places.unknown')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideApproval, listApprovals } from '#modules/approvals/contract.ts'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { readBell } from '#modules/obligations/contract/bell.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { customerActor } from '#platform/actor.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { seeTicket } from './contract/lists.ts'
import {
  addToMyTicket,
  appealMyTicket,
  confirmMyTicket,
  declareNotSolved,
  fileMyTicket,
  listMyKinds,
  listMyTickets,
  rateMyTicket,
  seeMyTicket,
  urgeMyTicket,
  withdrawMyTicket,
} from './contract/mine.ts'
import {
  acceptTicket,
  judgeTicket,
  rejectTicket,
  returnTicket,
  solveTicket,
  triageTicket,
} from './contract/moves.ts'

let world: World
let company: SmallCompany
let neighbourId: string

beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
  const next = units.find((unit) => unit.room === '5-1-302')!
  neighbourId = (
    await world.as(company.steward)(addCustomer, {
      name: '李雷',
      phone: '13900001111',
      holding: { unitId: next.id },
    })
  ).id
})
afterAll(() => world.close())

const owner = () => world.as(customerActor(world.tenantId, company.customerId, '王芳'))
const neighbour = () => world.as(customerActor(world.tenantId, neighbourId, '李雷'))
const steward = () => world.as(company.steward)
const later = (minutes: number) =>
  world.turnTo(new Date(Date.parse(world.now) + minutes * 60_000).toISOString())
const report = () => ({ kind: 'repair', unitId: company.unitId, category: '漏水·顶面', words: '天花板滴水' })
const version = async (id: string) => (await steward()(seeTicket, { id })).version

test('a customer reports from his home and reads at once who has it and until when', async () => {
  const { kinds } = await owner()(listMyKinds, {})
  expect(kinds.map((kind) => kind.title)).toContain('报修')
  expect(kinds.map((kind) => kind.title)).not.toContain('整改')
  const filed = await owner()(fileMyTicket, { ...report(), remedy: 'mend' })
  expect(filed.next.zh).toBe('周敏收到了，3 月 3 日 9 点前给您第一次答复。')
  const { tickets, open } = await owner()(listMyTickets, {})
  expect(open).toBe(1)
  expect(tickets[0]).toMatchObject({
    number: filed.number,
    title: { zh: '已收到' },
    stage: 0,
    may: ['add', 'urge', 'withdraw'],
  })
  const seen = await steward()(seeTicket, { id: filed.id })
  expect(seen).toMatchObject({ firstContact: '周敏', channel: 'portal', customer: '王芳' })
})

test('what is another’s stays unknown, and nobody reports from a home that is not his', async () => {
  const { id } = await owner()(fileMyTicket, report())
  await expect(neighbour()(seeMyTicket, { id })).rejects.toThrow('tickets.unknown')
  await expect(neighbour()(withdrawMyTicket, { id })).rejects.toThrow('tickets.unknown')
  await expect(neighbour()(fileMyTicket, report())).rejects.toThrow('session.not_your_home')
  expect((await neighbour()(listMyTickets, {})).tickets).toEqual([])
})

test('he never reads how a matter went back and forth, nor what colleagues wrote to each other', async () => {
  const { id } = await owner()(fileMyTicket, report())
  await steward()(acceptTicket, { id, version: 1 })
  await steward()(returnTicket, { id, version: 2, reason: '不归我管' })
  await steward()(triageTicket, { id, version: 3, urgent: true, reason: '老客户难缠' })
  const seen = await owner()(seeMyTicket, { id })
  expect(seen.steps.map((step) => step.title.zh)).toEqual(['已收到', '接手了'])
  expect(JSON.stringify(seen)).not.toMatch(/不归我管|难缠|挂起|派单|退单/)
})

test('he adds and urges; urging again at once is one urging', async () => {
  const { id } = await owner()(fileMyTicket, report())
  await owner()(addToMyTicket, { id, words: '卧室也滴了' })
  await owner()(urgeMyTicket, { id })
  await expect(owner()(urgeMyTicket, { id })).rejects.toThrow('tickets.urged_just_now')
  later(40)
  await owner()(urgeMyTicket, { id })
  expect(await steward()(seeTicket, { id })).toMatchObject({ urged: 2, severity: '重要' })
})

test('“it is done” ends it without a call; “not solved” goes on with its number', async () => {
  const { id, number } = await owner()(fileMyTicket, report())
  later(10)
  await steward()(solveTicket, { id, version: 1, words: '换了接头' })
  const solved = await owner()(seeMyTicket, { id })
  expect(solved).toMatchObject({ stage: 3, may: ['add', 'confirm', 'not-solved'] })
  expect(solved.steps.at(-1)?.words).toBe('换了接头')
  later(10)
  const again = await owner()(declareNotSolved, { id, words: '又滴了' })
  expect(again.title.zh).toBe('重新处理')
  later(10)
  await steward()(solveTicket, { id, version: await version(id), words: '换了整根管' })
  later(10)
  await owner()(confirmMyTicket, { id, stars: 5 })
  const seen = await steward()(seeTicket, { id })
  expect(seen).toMatchObject({ number, state: 'closed', outcome: 'confirmed', satisfied: true, reopened: 1 })
  expect(seen.clocks.filter((clock) => clock.clock === 'call-back').map((clock) => clock.state)).toEqual([
    'lapsed',
    'met',
  ])
})

test('“it came back” counts for fifteen days, then it is a new report', async () => {
  const { id } = await owner()(fileMyTicket, report())
  later(1)
  await steward()(solveTicket, { id, version: 1, words: '好了' })
  later(1)
  await owner()(confirmMyTicket, { id })
  await owner()(rateMyTicket, { id, stars: 4 })
  later(16 * 24 * 60)
  await expect(owner()(declareNotSolved, { id, words: '又漏' })).rejects.toThrow('tickets.came_too_late')
})

test('declined, he reads why and may ask once for a review: whoever stands above is told', async () => {
  const { id } = await owner()(fileMyTicket, { ...report(), kind: 'complaint', category: '收费' })
  await world.as(company.lead)(acceptTicket, { id, version: 1 })
  await world.as(company.manager)(judgeTicket, { id, version: 2, valid: false, reason: '合同有约定' })
  await world.as(company.manager)(rejectTicket, { id, version: 3, reason: '合同写明每月 150 元' })
  const read = await owner()(seeMyTicket, { id })
  expect(read.next.zh).toBe('合同写明每月 150 元。不同意可以申请复核。')
  expect(read.may).toEqual(['appeal'])
  later(5)
  await owner()(appealMyTicket, { id, words: '合同里没有这一条' })
  const { entries } = await world.as(company.manager)(readBell, {})
  expect(entries.some((entry) => entry.kind === 'ticket-appealed' && entry.ticketId === id)).toBe(true)
  const { approvals } = await world.as(company.manager)(listApprovals, { which: 'mine' })
  await world.as(company.manager)(decideApproval, {
    id: approvals.find(({ ticketId }) => ticketId === id)!.id,
    version: 1,
    agree: false,
    opinion: '复核过了，合同第九条写着',
  })
  const { steps } = await owner()(seeMyTicket, { id })
  expect(steps.at(-1)?.words).toBe('复核过了，合同第九条写着')
  await expect(owner()(appealMyTicket, { id, words: '不服' })).rejects.toThrow('tickets.appealed')
})

test('withdrawn, nothing is owed any more; it cannot be withdrawn twice', async () => {
  const { id } = await owner()(fileMyTicket, report())
  await owner()(withdrawMyTicket, { id, reason: '自己好了' })
  const seen = await steward()(seeTicket, { id })
  expect(seen.clocks.every((clock) => clock.state === 'lapsed')).toBe(true)
  await expect(owner()(withdrawMyTicket, { id })).rejects.toThrow('tickets.over')
})

test('a common place stands for itself, with the reporter’s name', async () => {
  const { id } = await owner()(fileMyTicket, { ...report(), place: '5栋1单元大堂', category: '公共照明' })
  expect(await steward()(seeTicket, { id })).toMatchObject({
    room: null,
    place: '5栋1单元大堂',
    customer: '王芳',
  })
})

test('who asks for a review reads who looks again and how long that takes', async () => {
  later(60)
  const { id } = await owner()(fileMyTicket, report())
  const seen = await owner()(seeMyTicket, { id })
  expect(seen.reviewWithin?.zh).toMatch(/工作日/)
  expect(seen.supervisor).not.toBe('')
})

test('somebody who reports without end is asked to go on tomorrow; what is urgent is always taken', async () => {
  const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
  const unitId = units.find((unit) => unit.room === '5-1-302')!.id
  const again = { ...report(), unitId }
  for (let at = 0; at < 20; at += 1) await neighbour()(fileMyTicket, again)
  await expect(neighbour()(fileMyTicket, again)).rejects.toThrow('tickets.enough_today')
  await neighbour()(fileMyTicket, { ...again, urgent: true })
  later(24 * 60 + 1)
  await neighbour()(fileMyTicket, again)
})

import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { addBuilding } from '#modules/places/contract/projects.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { seeTicket } from '#modules/tickets/contract/lists.ts'
import { listMyTickets } from '#modules/tickets/contract/mine.ts'
import { customerActor } from '#platform/actor.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, sharedConnection, type World } from '../../../test/support/world.ts'
import {
  carryNews,
  changeIncident,
  findIncidents,
  joinIncident,
  leaveIncident,
  listIncidents,
  listMyIncidents,
  openIncident,
  publishNews,
  seeIncident,
} from './contract.ts'

let world: World
let company: SmallCompany
let owner: pg.Pool
let rooms: { id: string; room: string }[]
/** Who lives in the six homes, the owner of the small company in one of them. */
const people: string[] = []

const steward = () => world.as(company.steward)
const lead = () => world.as(company.lead)

beforeAll(async () => {
  owner = new pg.Pool({ ...sharedConnection(), max: 1 })
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  rooms = (await lead()(listUnits, { projectId: company.projectId })).units
  for (const [n, unit] of rooms.entries()) {
    if (unit.id === company.unitId) continue
    const { id } = await steward()(addCustomer, {
      name: `住户${'甲乙丙丁戊'[people.length]}`,
      // Two of them are a couple with one number; one has no number at all.
      ...(n === 0 ? {} : { phone: `1390000000${n < 3 ? 1 : n}` }),
      holding: { unitId: unit.id },
    })
    people.push(id)
  }
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

const report = async (at: number, more: Record<string, unknown> = {}) =>
  steward()(fileTicket, {
    kind: 'repair',
    channel: 'phone',
    category: '电梯故障',
    unitId: rooms[at]!.id,
    words: '电梯停了，老人下不了楼',
    urgent: true,
    ...more,
  })

const open = async (ticketIds: string[] = []) =>
  lead()(openIncident, {
    projectId: company.projectId,
    title: '5栋1单元电梯停用',
    category: '电梯故障',
    say: '厂家正在换主板，请先走楼梯，行动不便的我们上门帮忙。',
    expectedEndAt: '2026-03-02T03:00:00.000Z',
    areas: [{ buildingId: company.buildingId, entrance: '1' }],
    ticketIds,
  })

/** Every step of the carrying, as the worker takes them. */
async function carried(newsId: string) {
  for (let step = 0; step < 20; step++) if ((await world.system(carryNews, { newsId, step })).done) return
  throw new Error('never done')
}

const clocks = async (id: string) =>
  (await lead()(seeTicket, { id })).clocks.map(({ clock, state }) => `${clock} ${state}`)

const sent = async (words: string) =>
  (
    await owner.query<{ customer_id: string }>(
      'select customer_id from messages where tenant_id = $1 and position($2 in body) > 0',
      [world.tenantId, words],
    )
  ).rows

const tickets: string[] = []
let incident: string

test('three reports of one kind from one building are pointed out; opened as an incident, their clocks stand still', async () => {
  for (const at of [0, 1, 2]) tickets.push((await report(at)).id)
  const { suspected } = await lead()(listIncidents, {})
  expect(suspected).toMatchObject([{ building: '5栋', category: '电梯故障', projectId: company.projectId }])
  expect(suspected[0]!.tickets.sort()).toEqual([...tickets].sort())
  world.turnTo('2026-03-02T01:10:00.000Z')
  const opened = await open(suspected[0]!.tickets)
  incident = opened.id
  expect(opened).toMatchObject({ homes: 6, tickets: 3 })
  expect((await lead()(listIncidents, {})).suspected).toEqual([])
  expect(await clocks(tickets[0]!)).toEqual(['arrive waiting', 'first-reply waiting', 'solve waiting'])
})

test('the next caller’s report is recognised while it is typed, by his home and by the words', async () => {
  const near = (input: { unitId?: string; words: string; category?: string }) =>
    steward()(findIncidents, { projectId: company.projectId, ...input })
  expect((await near({ unitId: rooms[4]!.id, words: '电梯怎么不动了' })).incidents).toMatchObject([
    { id: incident, ownHome: true },
  ])
  expect((await near({ words: '5栋电梯停了', category: '电梯故障' })).incidents).toHaveLength(1)
  expect((await near({ words: '宠物乱叫' })).incidents).toEqual([])
})

test('a customer reads that it is being done for all, and when it ends', async () => {
  const owner = customerActor(world.tenantId, company.customerId, '王芳')
  const own = rooms.findIndex(({ id }) => id === company.unitId)
  const { id } = await report(own, { customerId: company.customerId })
  await steward()(joinIncident, { id: incident, ticketIds: [id] })
  tickets.push(id)
  const mine = await world.as(owner)(listMyTickets, {})
  const shown = mine.tickets.find((ticket) => ticket.id === id)!
  expect(shown.title.zh).toBe('和大家一起在办')
  expect(shown.next.zh).toContain('5栋1单元电梯停用')
  expect((await world.as(owner)(listMyIncidents, {})).incidents).toMatchObject([{ id: incident }])
})

test('progress answers every report and tells every home once, a shared number once', async () => {
  world.turnTo('2026-03-02T02:00:00.000Z')
  const { version } = await lead()(seeIncident, { id: incident })
  const { newsId } = await lead()(publishNews, {
    id: incident,
    version,
    words: '主板已到现场，预计十一点恢复。',
  })
  await carried(newsId)
  await carried(newsId)
  const seen = await lead()(seeIncident, { id: incident })
  expect(seen.news[0]).toMatchObject({ told: 4, by: '刘敏' })
  expect(seen.news[0]!.carriedAt).not.toBeNull()
  expect(seen.news[0]!.leftOut).toEqual(
    expect.arrayContaining([
      { reason: 'same-number', people: 1 },
      { reason: 'no-phone', people: 1 },
    ]),
  )
  expect(await sent('主板已到现场')).toHaveLength(4)
  for (const id of tickets) {
    const { steps } = await lead()(seeTicket, { id })
    expect(steps.filter(({ words }) => words === '主板已到现场，预计十一点恢复。')).toHaveLength(1)
  }
  expect(await clocks(tickets[0]!)).toEqual(['arrive waiting', 'first-reply met', 'solve waiting'])
})

test('what is another matter after all goes back, and its clocks run on with what was left', async () => {
  world.turnTo('2026-03-02T02:10:00.000Z')
  const other = tickets[2]!
  await lead()(leaveIncident, { id: incident, ticketId: other, reason: '他家是门禁坏了' })
  const { clocks: running, incident: none } = await lead()(seeTicket, { id: other })
  expect(none).toBeNull()
  const arrive = running.find(({ clock }) => clock === 'arrive')!
  // Thirty minutes from 09:00, of which ten were used when it was held at 09:10; let go at 10:10.
  expect(arrive).toMatchObject({ state: 'open', dueAt: '2026-03-02T02:30:00.000Z' })
  await expect(
    lead()(leaveIncident, { id: incident, ticketId: other, reason: '又移' }),
  ).rejects.toMatchObject({ code: 'incidents.not_in' })
})

test('its end closes all that are in it, without a call-back for each; whoever still has it reopens his own', async () => {
  world.turnTo('2026-03-02T03:00:00.000Z')
  const { version } = await lead()(seeIncident, { id: incident })
  const { newsId } = await lead()(publishNews, { id: incident, version, words: '电梯已恢复。', ends: true })
  // Two workers at once, and one that dies and comes again: nothing is told twice.
  await Promise.allSettled([
    world.system(carryNews, { newsId, step: 0 }),
    world.system(carryNews, { newsId, step: 0 }),
  ])
  await carried(newsId)
  const seen = await lead()(seeIncident, { id: incident })
  expect(seen.members.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed'])
  expect(seen.news[0]).toMatchObject({ ends: true, told: 4 })
  expect(await sent('电梯已恢复')).toHaveLength(4)
  expect(await clocks(tickets[0]!)).toEqual(['arrive lapsed', 'first-reply met', 'solve lapsed'])
  expect((await lead()(seeTicket, { id: tickets[2]! })).state).toBe('filed')
  await expect(lead()(joinIncident, { id: incident, ticketIds: [tickets[2]!] })).rejects.toMatchObject({
    code: 'incidents.over',
  })
  await expect(
    lead()(changeIncident, { id: incident, version: version + 1, title: '改名' }),
  ).rejects.toMatchObject({ code: 'incidents.over' })
})

test('an incident without a home, in the past or seen by another is refused in words', async () => {
  const base = { projectId: company.projectId, title: '停水', say: '在修' }
  await expect(lead()(openIncident, base)).rejects.toMatchObject({ code: 'incidents.nowhere' })
  await expect(
    lead()(openIncident, { ...base, unitIds: [rooms[0]!.id], expectedEndAt: '2026-03-01T00:00:00.000Z' }),
  ).rejects.toMatchObject({ code: 'incidents.end_before_now' })
  const { id } = await lead()(openIncident, { ...base, unitIds: [rooms[0]!.id] })
  await lead()(changeIncident, { id, version: 1, title: '停水两小时' })
  await expect(lead()(changeIncident, { id, version: 1, title: '停水' })).rejects.toMatchObject({
    code: 'incidents.changed',
  })
  const { id: buildingId } = await world.as(world.admin)(addBuilding, {
    projectId: company.projectId,
    name: '6栋',
    rooms: { entrances: ['1'], floors: '1', perFloor: 1 },
  })
  expect(buildingId).toBeTruthy()
  expect((await lead()(seeIncident, { id })).areas).toMatchObject([
    { building: '5栋', entrance: '1', homes: 1 },
  ])
})

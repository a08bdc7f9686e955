import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBell } from '#modules/obligations/contract/bell.ts'
import { changeOwnPassword } from '#modules/staff/contract/account.ts'
import { cover } from '#modules/staff/contract/covers.ts'
import { addStaffMember } from '#modules/staff/contract/people.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { seeTicket } from '#modules/tickets/contract/lists.ts'
import { acceptTicket, reopenTicket, solveTicket } from '#modules/tickets/contract/moves.ts'
import type { Actor } from '#platform/actor.ts'
import { PASSWORD, type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { drainWaiting, giveJobs, listWaiting, seeBoard, setWay, spreadJobs } from './contract/board.ts'
import { listShifts, saveHand, setShifts } from './contract/shifts.ts'

let world: World
let company: SmallCompany
const fitters: Actor[] = []

beforeAll(async () => {
  // Monday 2 March 2026, 09:00 in Shanghai.
  world = await makeWorld()
  company = await smallCompany(world)
  for (const [at, name] of ['赵强', '钱勇', '孙海'].entries()) {
    const { id } = await world.as(world.admin)(addStaffMember, {
      name,
      account: `${world.slug}-fitter-${at}`,
      password: `first-${PASSWORD}`,
      roles: [{ role: 'service-centre', projectId: company.projectId }],
    })
    const actor = await world.person(id)
    await world.as(actor)(changeOwnPassword, { current: `first-${PASSWORD}`, next: PASSWORD })
    fitters.push(actor)
  }
})
afterAll(() => world.close())

const lead = () => world.as(company.lead)
const [zhao, qian, sun] = [() => fitters[0]!, () => fitters[1]!, () => fitters[2]!]
const board = () => lead()(seeBoard, { projectId: company.projectId })
const see = (id: string) => lead()(seeTicket, { id })
const drain = () => world.system(drainWaiting, { projectId: company.projectId })

async function report(more: Record<string, unknown> = {}): Promise<string> {
  const { id } = await lead()(fileTicket, {
    kind: 'repair',
    channel: 'phone',
    category: '门窗',
    unitId: company.unitId,
    customerId: company.customerId,
    words: '窗户关不严',
    ...more,
  })
  return id
}

/** Everything on hand is done: the next test begins with free hands. */
async function clear(): Promise<void> {
  for (const { id } of (await board()).jobs) {
    const { version } = await see(id)
    await lead()(solveTicket, { id, version, words: '好了' })
  }
}

test('several are given out at once; one that was ended meanwhile is told with the reason', async () => {
  const ids = [await report(), await report({ urgent: true }), await report()]
  await lead()(solveTicket, { id: ids[2]!, version: 1, words: '电话里教会了' })
  const { given, declined } = await lead()(giveJobs, { ids, staffId: zhao().id! })
  expect(given).toBe(2)
  expect(declined).toEqual([
    { id: ids[2], why: expect.objectContaining({ zh: expect.stringContaining('已处理') }) },
  ])
  const { jobs, people } = await board()
  expect(jobs.map((job) => job.id)).toEqual([ids[1], ids[0]])
  expect(people.find((person) => person.id === zhao().id)).toMatchObject({
    onHand: 2,
    onDuty: true,
    capacity: 6,
  })
  expect(
    (await world.as(zhao())(readBell, {})).entries.filter(({ kind }) => kind === 'ticket-dispatched'),
  ).toHaveLength(2)
  await clear()
})

test('the board says whose turn it is: of the role, on duty, with the skill, not over what he can take', async () => {
  await lead()(saveHand, { staffId: qian().id!, capacity: 1, skills: ['门窗'] })
  const first = await report()
  const second = await report()
  const names = async () => {
    const { jobs, people } = await board()
    return jobs.map((job) => people.find((person) => person.id === job.suggestedId)?.name)
  }
  // 钱勇 has the skill and room for one; the other goes to somebody free.
  expect((await names())[0]).toBe('钱勇')
  expect((await names())[1]).not.toBe('钱勇')
  const today = '2026-03-02'
  // Everybody else is off today: what is left waits.
  await lead()(setShifts, {
    shifts: [zhao(), qian(), sun()].map(({ id }) => ({
      staffId: id!,
      day: id === qian().id ? today : '2026-03-03',
      hours: { from: 450, until: 930 },
    })),
  })
  expect(await names()).toEqual(['钱勇', undefined])
  const { given, left } = await lead()(spreadJobs, { projectId: company.projectId })
  expect({ given, left }).toEqual({ given: 1, left: 1 })
  expect((await see(first)).assignee).toBe('钱勇')
  expect((await see(second)).assignee).toBeNull()
  world.turnTo('2026-03-02T10:00:00.000Z')
  expect((await board()).people.every((person) => !person.onDuty)).toBe(true)
  world.turnTo('2026-03-02T01:00:00.000Z')
  const { people, skills } = await lead()(listShifts, { projectId: company.projectId, from: '2026-03-02' })
  expect(people.find((person) => person.id === qian().id)).toMatchObject({
    days: [{ day: today, from: 450, until: 930 }],
    skills: ['门窗'],
  })
  expect(skills).toContain('门窗')
  await lead()(setShifts, {
    shifts: fitters.flatMap(({ id }) =>
      [today, '2026-03-03'].map((day) => ({ staffId: id!, day, hours: null })),
    ),
  })
  await lead()(saveHand, { staffId: qian().id!, capacity: 6, skills: [] })
  await clear()
})

test('given out in turn: each who is free gets one, and who frees up gets the oldest that waited', async () => {
  await lead()(setWay, { projectId: company.projectId, kind: 'repair', way: 'rotate' })
  for (const { id } of fitters) await lead()(saveHand, { staffId: id!, capacity: 1, skills: [] })
  const ids: string[] = []
  for (let at = 0; at < 5; at += 1) {
    world.turnTo(`2026-03-02T02:0${at}:00.000Z`)
    ids.push(await report())
  }
  expect(await drain()).toMatchObject({ given: 3 })
  const assignees = async () => Promise.all(ids.map(async (id) => (await see(id)).assignee))
  expect(new Set((await assignees()).slice(0, 3)).size).toBe(3)
  expect((await assignees()).slice(3)).toEqual([null, null])
  expect(await drain()).toMatchObject({ given: 0 })
  const done = await see(ids[1]!)
  await lead()(solveTicket, { id: ids[1]!, version: done.version, words: '好了' })
  expect(await drain()).toMatchObject({ given: 1 })
  expect((await assignees())[3]).toBe(done.assignee)
  expect((await assignees())[4]).toBeNull()
  for (const { id } of fitters) await lead()(saveHand, { staffId: id!, capacity: 6, skills: [] })
  await clear()
})

test('first come: it rings at those on duty once, one takes it, the second is told who was first', async () => {
  await lead()(setWay, { projectId: company.projectId, kind: 'repair', way: 'grab' })
  const id = await report({ urgent: true, words: '水管爆了' })
  expect(await drain()).toMatchObject({ offered: 1 })
  expect(await drain()).toMatchObject({ offered: 0 })
  const rung = (await world.as(sun())(readBell, {})).entries.filter(({ kind }) => kind === 'ticket-offered')
  expect(rung).toHaveLength(1)
  const { jobs } = await world.as(sun())(listWaiting, {})
  expect(jobs.map((job) => job.id)).toEqual([id])
  expect((await world.as(company.steward)(listWaiting, {})).jobs).toEqual([])
  await world.as(sun())(acceptTicket, { id, version: jobs[0]!.version })
  await expect(world.as(zhao())(acceptTicket, { id, version: jobs[0]!.version })).rejects.toThrow(
    'tickets.changed',
  )
  expect((await world.as(zhao())(listWaiting, {})).jobs).toEqual([])
  await clear()
  await lead()(setWay, { projectId: company.projectId, kind: 'repair', way: 'assign' })
})

test('what comes back goes to whoever had it, and to nobody while he is away', async () => {
  const back = await report()
  const away = await report()
  for (const id of [back, away]) {
    await lead()(giveJobs, { ids: [id], staffId: sun().id! })
    await lead()(solveTicket, { id, version: 2, words: '好了' })
  }
  const reopen = async (id: string) => {
    const { version } = await see(id)
    await lead()(reopenTicket, { id, version, reason: '又松了' })
    return (await see(id)).assignee
  }
  expect(await reopen(back)).toBe('孙海')
  await world.as(world.admin)(cover, {
    staffId: sun().id!,
    toStaffId: qian().id!,
    fromOn: '2026-03-02',
    untilOn: '2026-03-03',
  })
  expect(await reopen(away)).toBeNull()
  expect((await board()).people.find((person) => person.id === sun().id)).toMatchObject({
    away: true,
    onDuty: false,
  })
})

test('shifts of another project, or of somebody who left, are nobody’s to set', async () => {
  await expect(
    lead()(setShifts, {
      shifts: [{ staffId: crypto.randomUUID(), day: '2026-03-02', hours: { from: 480, until: 960 } }],
    }),
  ).rejects.toThrow('dispatch.no_colleague')
  await expect(
    world.as(zhao())(setWay, { projectId: company.projectId, kind: 'repair', way: 'grab' }),
  ).rejects.toThrow('operation.not_allowed')
})

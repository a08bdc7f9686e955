import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeFile } from '#modules/files/contract.ts'
import { changeOwnPassword } from '#modules/staff/contract/account.ts'
import { addStaffMember } from '#modules/staff/contract/people.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { seeTicket } from '#modules/tickets/contract/lists.ts'
import { seeMyTicket } from '#modules/tickets/contract/mine.ts'
import { acceptTicket, appointTicket, arriveTicket, dispatchTicket } from '#modules/tickets/contract/moves.ts'
import { type Actor, customerActor } from '#platform/actor.ts'
import { PASSWORD, type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { finishJob, listMyJobs, listSheets } from './contract/jobs.ts'
import { endPrice, listPrices, savePrice } from './contract/prices.ts'
import { readYuan, yuan } from './rules.ts'

let world: World
let company: SmallCompany
let repairer: Actor

beforeAll(async () => {
  // Monday 2 March 2026, 09:00 in Shanghai.
  world = await makeWorld()
  company = await smallCompany(world)
  const account = `${world.slug}-fitter`
  const { id } = await world.as(world.admin)(addStaffMember, {
    name: '赵强',
    account,
    password: `first-${PASSWORD}`,
    roles: [{ role: 'service-centre', projectId: company.projectId }],
  })
  repairer = await world.person(id)
  await world.as(repairer)(changeOwnPassword, { current: `first-${PASSWORD}`, next: PASSWORD })
})
afterAll(() => world.close())

const fitter = () => world.as(repairer)
const lead = () => world.as(company.lead)
const see = (id: string) => lead()(seeTicket, { id })

async function given(words = '水龙头关不紧', more: Record<string, unknown> = {}): Promise<string> {
  const { id } = await lead()(fileTicket, {
    kind: 'repair',
    channel: 'phone',
    category: '其他报修',
    unitId: company.unitId,
    customerId: company.customerId,
    words,
    convenient: '晚上七点后',
    ...more,
  })
  await lead()(dispatchTicket, { id, version: 1, staffId: repairer.id! })
  return id
}

/** A picture as the upload route keeps it. */
async function picture(by: string): Promise<string> {
  const id = crypto.randomUUID()
  const client = await world.opened.pool.connect()
  await client.query(`begin; set local app.tenant_id = '${world.tenantId}'`)
  await client.query(
    `insert into files (tenant_id, id, digest, size, type, name, uploaded_by, uploaded_at) values ($1, $2, $3, 10, 'image/jpeg', 'photo.jpg', $4, $5)`,
    [world.tenantId, id, 'a'.repeat(64), by, world.now],
  )
  await client.query('commit')
  client.release()
  return id
}

test('a repairer sees what he has on hand, where he walks and when it suits the customer', async () => {
  world.turnTo('2026-03-02T01:00:00.000Z')
  const id = await given()
  const urgent = await given('阳台水管爆了', { urgent: true })
  const { jobs } = await fitter()(listMyJobs, {})
  expect(jobs.map((job) => job.id)).toEqual([urgent, id])
  expect(jobs[1]).toMatchObject({
    room: '5-1-301',
    customer: '王芳',
    convenient: '晚上七点后',
    words: '水龙头关不紧',
    building: '5栋',
  })
  expect(jobs[1]!.phone).not.toContain('12345678')
  expect((await lead()(listMyJobs, {})).jobs).toEqual([])
})

test('the hour that was agreed is what the customer reads', async () => {
  world.turnTo('2026-03-02T02:00:00.000Z')
  const id = await given()
  const owner = world.as(customerActor(world.tenantId, company.customerId, '王芳'))
  await expect(
    fitter()(appointTicket, { id, from: '2026-03-02T12:00:00Z', until: '2026-03-02T11:00:00Z' }),
  ).rejects.toThrow('tickets.appointment')
  await fitter()(acceptTicket, { id })
  await fitter()(appointTicket, { id, from: '2026-03-02T11:00:00Z', until: '2026-03-02T12:30:00Z' })
  const seen = await owner(seeMyTicket, { id })
  expect(seen.title.zh).toBe('约好了')
  expect(seen.next.zh).toBe('今天 19 点赵强上门，会先打您电话。')
  expect(seen.steps.at(-1)!.title.zh).toBe('约好了上门时间')
  world.turnTo('2026-03-02T13:00:00.000Z')
  expect((await owner(seeMyTicket, { id })).title.zh).toBe('赵强接手了')
})

test('a day without a line is sent later in order, each thing once, however often it is sent', async () => {
  world.turnTo('2026-03-02T02:00:00.000Z')
  const id = await given()
  world.turnTo('2026-03-02T08:00:00.000Z')
  // Somebody at the desk added a word meanwhile: a job done in the basement is not refused for that.
  const photo = await picture(repairer.id!)
  const signature = await picture(repairer.id!)
  await fitter()(acceptTicket, { id, at: '2026-03-02T03:00:00Z' }, 'accept-1')
  await fitter()(arriveTicket, { id, at: '2026-03-02T04:00:00Z' }, 'arrive-1')
  const done = {
    id,
    at: '2026-03-02T05:00:00Z',
    words: '换了阀芯，不滴水了',
    terms: 'service' as const,
    lines: [{ name: '陶瓷阀芯', unit: '个', count: 1, fen: 3500 }],
    before: [photo],
    signature: [signature],
  }
  const answers = []
  for (let times = 0; times < 5; times += 1) answers.push(await fitter()(finishJob, done, 'finish-1'))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  const seen = await see(id)
  expect(seen.state).toBe('solved')
  expect(seen.steps.filter((step) => step.move === 'solve')).toHaveLength(1)
  expect(seen.steps.filter((step) => step.move === 'arrive').map((step) => step.at)).toEqual([
    '2026-03-02T04:00:00.000Z',
  ])
  const { sheets } = await lead()(listSheets, { id })
  expect(sheets).toHaveLength(1)
  expect(sheets[0]).toMatchObject({ by: '赵强', totalFen: 3500, before: [photo], signature })
  expect((await fitter()(listMyJobs, {})).jobs.map((job) => job.id)).not.toContain(id)
})

test('a phone whose clock is wrong is not believed: never later than now, never before it was given out', async () => {
  world.turnTo('2026-03-03T02:00:00.000Z')
  const fast = await given()
  await fitter()(acceptTicket, { id: fast, at: '2027-01-01T00:00:00Z' })
  const slow = await given()
  await fitter()(acceptTicket, { id: slow, at: '2020-01-01T00:00:00Z' })
  for (const id of [fast, slow])
    expect((await see(id)).steps.find((step) => step.move === 'accept')!.at).toBe('2026-03-03T02:00:00.000Z')
})

test('paid work is not finished without the yes of the customer to what it costs', async () => {
  const id = await given('换门锁')
  const paid = {
    id,
    words: '换了锁芯',
    terms: 'paid' as const,
    lines: [{ name: '锁芯', count: 1, fen: 12000 }],
    labourFen: 6050,
  }
  await expect(fitter()(finishJob, paid)).rejects.toThrow('repairs.not_agreed')
  await expect(fitter()(finishJob, { ...paid, agreed: { at: world.now, fen: 12000 } })).rejects.toThrow(
    'repairs.agreed_less',
  )
  const { totalFen } = await fitter()(finishJob, { ...paid, agreed: { at: world.now, fen: 18050 } })
  expect(totalFen).toBe(18050)
})

test('pictures of a ticket are seen by whoever sees the ticket, and by nobody else', async () => {
  const id = await given()
  const photo = await picture(repairer.id!)
  await expect(lead()(seeFile, { id: photo })).rejects.toThrow('files.unknown')
  await fitter()(arriveTicket, { id, files: [photo] })
  expect((await lead()(seeFile, { id: photo })).id).toBe(photo)
  const about = await lead()(fileTicket, {
    kind: 'complaint',
    channel: 'phone',
    projectId: company.projectId,
    place: '大堂',
    words: '师傅态度不好',
    respondentId: repairer.id!,
    photoIds: [await picture(company.lead.id!)],
  })
  const [shown] = (await see(about.id)).photos
  await expect(fitter()(seeFile, { id: shown! })).rejects.toThrow('files.unknown')
})

test('a code scanned on the spot is kept as proof; one that hangs elsewhere is kept as that', async () => {
  const here = await given()
  await fitter()(arriveTicket, { id: here, scanned: { unitId: company.unitId, place: '5-1-301' } })
  const there = await given()
  await fitter()(arriveTicket, { id: there, scanned: { place: '7栋2单元电梯' } })
  const arrival = async (id: string) => (await see(id)).steps.find((step) => step.move === 'arrive')!.detail
  expect(await arrival(here)).toMatchObject({ here: true })
  expect(await arrival(there)).toMatchObject({ here: false, scanned: '7栋2单元电梯' })
})

test('what was mended here before is shown with the next job of the same home', async () => {
  const id = await given('又滴水了')
  const job = (await fitter()(listMyJobs, {})).jobs.find((each) => each.id === id)!
  expect(job.before.map((repair) => repair.done)).toContain('换了锁芯')
  expect(job.before.length).toBeLessThanOrEqual(3)
})

test('a price is changed and taken off, once by each name', async () => {
  const price = { name: '换角阀', unit: '个', fen: 4000 }
  const { id } = await lead()(savePrice, price)
  await expect(lead()(savePrice, price)).rejects.toThrow('repairs.same_price')
  await lead()(savePrice, { ...price, id, fen: 4500 })
  expect((await fitter()(listPrices, {})).prices).toEqual([{ ...price, id, fen: 4500, labour: false }])
  await lead()(endPrice, { id })
  await expect(lead()(endPrice, { id })).rejects.toThrow('repairs.no_price')
  await expect(fitter()(savePrice, price)).rejects.toThrow('operation.not_allowed')
})

test('yuan are written and read to the fen', () => {
  expect([18050, 18000, 5].map(yuan)).toEqual(['180.50', '180', '0.05'])
  expect(['180.5', '180', '１２.05', '-1', '1.234', ''].map(readYuan)).toEqual([
    18050,
    18000,
    1205,
    null,
    null,
    null,
  ])
})

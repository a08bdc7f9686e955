import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { seeFile } from '#modules/files/contract.ts'
import { readBell } from '#modules/obligations/contract/bell.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { seeTicket } from '#modules/tickets/contract/lists.ts'
import { seeMyTicket } from '#modules/tickets/contract/mine.ts'
import { reopenTicket, solveTicket } from '#modules/tickets/contract/moves.ts'
import { type Actor, customerActor } from '#platform/actor.ts'
import { serve } from '../../../test/support/running-server.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import {
  askChargeback,
  decideChargeback,
  endOrder,
  listChargebacks,
  listContractors,
  listOrders,
  saveContractor,
  sendOrder,
} from './contract/contractors.ts'
import { listSheets } from './contract/jobs.ts'
import { answerLinked, appointLinked, finishLinked, seeLinked } from './contract/link.ts'
import {
  seeMyWarranty,
  seeWarranty,
  seeWarrantySettings,
  setAcceptance,
  setAnswersFor,
} from './contract/warranty.ts'

let world: World
let company: SmallCompany
let contractorId: string

beforeAll(async () => {
  // Monday 2 March 2026, 09:00 in Shanghai.
  world = await makeWorld()
  company = await smallCompany(world)
  contractorId = (await lead()(saveContractor, { name: '宏达防水', contact: '张工', phone: '13811112222' }))
    .id
})
afterAll(() => world.close())

const lead = () => world.as(company.lead)
const steward = () => world.as(company.steward)
const stranger = (): Actor => ({
  kind: 'public',
  tenantId: world.tenantId,
  id: null,
  name: 'public',
  roles: [],
  permissions: new Set(),
  reach: { company: false, projects: [], covers: [] },
})
const link = () => world.as(stranger())

async function leak(): Promise<string> {
  const { id } = await lead()(fileTicket, {
    kind: 'repair',
    channel: 'phone',
    category: '漏水·顶面',
    unitId: company.unitId,
    customerId: company.customerId,
    words: '顶面渗水',
    convenient: '周末',
  })
  return id
}

test('both clocks of a home: the contractor from the acceptance, the owner from the first handover', async () => {
  const roof = async () =>
    (await steward()(seeWarranty, { unitId: company.unitId })).parts.find(({ categories }) =>
      categories.includes('漏水·顶面'),
    )!
  expect(await roof()).toMatchObject({ verdict: 'unknown', recourse: null, contractor: null })
  await world.as(world.admin)(setAcceptance, { buildingId: company.buildingId, acceptedOn: '2021-03-01' })
  await lead()(setAnswersFor, { projectId: company.projectId, part: (await roof()).part, contractorId })
  for (const [event, on] of [
    ['subscribed', '2026-01-05'],
    ['signed', '2026-01-10'],
    ['handed-over', '2026-02-01'],
  ] as const)
    await steward()(recordHoldingFact, { id: company.holdingId, event, on })
  expect(await roof()).toMatchObject({
    contractorEndsOn: '2026-03-01',
    ownerEndsOn: '2029-02-01',
    verdict: 'in',
    // The day before yesterday it would have been his: now it is ours to pay.
    recourse: false,
    contractor: { name: '宏达防水' },
  })
  const mine = await world.as(customerActor(world.tenantId, company.customerId, '王芳'))(seeMyWarranty, {
    unitId: company.unitId,
  })
  expect(mine.handedOverOn).toBe('2026-02-01')
  expect(JSON.stringify(mine)).not.toContain('宏达')
  expect(mine.parts.find(({ categories }) => categories.includes('漏水·顶面'))?.ownerEndsOn).toBe(
    '2029-02-01',
  )
  await expect(
    world.as(world.admin)(setAcceptance, { buildingId: company.buildingId, acceptedOn: '2026-03-03' }),
  ).rejects.toThrow('repairs.accepted_later')
  const settings = await lead()(seeWarrantySettings, { projectId: company.projectId })
  expect(settings.buildings[0]).toMatchObject({ name: '5栋', acceptedOn: '2021-03-01' })
  expect(settings.parts.filter((part) => part.contractorId === contractorId)).toHaveLength(1)
})

test('a neighbour’s home has no clock of somebody else’s', async () => {
  const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
  const next = units.find((unit) => unit.room === '5-1-302')!
  const { id } = await steward()(addCustomer, {
    name: '李雷',
    phone: '13900001111',
    holding: { unitId: next.id },
  })
  await expect(
    world.as(customerActor(world.tenantId, id, '李雷'))(seeMyWarranty, { unitId: company.unitId }),
  ).rejects.toThrow('session.not_your_home')
})

test('a contractor does a job by a link: he sees the home and a surname, accepts, appoints, is done; then the link is dead', async () => {
  const id = await leak()
  const { token } = await lead()(sendOrder, {
    id,
    contractorId,
    words: '查屋面防水层',
    dueAt: '2026-03-06T10:00:00Z',
  })
  await expect(lead()(sendOrder, { id, contractorId })).rejects.toThrow('repairs.order_runs')
  const seen = await link()(seeLinked, { token })
  expect(seen).toMatchObject({
    room: '5-1-301',
    surname: '王',
    said: '顶面渗水',
    words: '查屋面防水层',
    convenient: '周末',
  })
  const shown = JSON.stringify(seen)
  for (const hidden of ['王芳', '13812345678', '138****', company.customerId, id])
    expect(shown).not.toContain(hidden)
  const guessed = `${token.slice(0, -1)}${token.endsWith('_') ? '-' : '_'}`
  await expect(link()(seeLinked, { token: guessed })).rejects.toThrow('repairs.link_over')
  await link()(answerLinked, { token, accept: true })
  await link()(appointLinked, { token, from: '2026-03-03T01:00:00Z', until: '2026-03-03T03:00:00Z' })
  const told = await world.as(customerActor(world.tenantId, company.customerId, '王芳'))(seeMyTicket, { id })
  expect(told.title.zh).toBe('约好了')
  world.turnTo('2026-03-03T02:00:00.000Z')
  await link()(finishLinked, { token, words: '重做了防水层，闭水 24 小时不漏' })
  for (const again of [
    () => link()(seeLinked, { token }),
    () => link()(finishLinked, { token, words: '再来一次' }),
    () => link()(answerLinked, { token, accept: true }),
  ])
    await expect(again()).rejects.toThrow('repairs.link_over')
  const ticket = await lead()(seeTicket, { id })
  expect(ticket.state).toBe('solved')
  expect(
    ticket.steps.filter((step) => step.detail.contractor === '宏达防水').map((step) => step.move),
  ).toEqual(expect.arrayContaining(['dispatch', 'accept', 'appoint', 'solve']))
  expect((await lead()(listSheets, { id })).sheets[0]).toMatchObject({ by: '宏达防水', terms: 'warranty' })
  expect((await lead()(readBell, {})).entries.map(({ kind }) => kind)).toContain('order-done')
  expect((await lead()(listContractors, {})).contractors[0]).toMatchObject({
    orders: 1,
    done: 1,
    inTime: 1,
    dated: 1,
    onceRight: 1,
  })
  await lead()(reopenTicket, { id, version: ticket.version, reason: '又渗了' })
  expect((await lead()(listContractors, {})).contractors[0]).toMatchObject({ done: 1, onceRight: 0 })
})

test('a link ends when it is called back, when its days are over, and when the job is closed another way', async () => {
  const one = await leak()
  const order = await lead()(sendOrder, { id: one, contractorId, days: 2 })
  await lead()(endOrder, { id: order.orderId, reason: '换一家' })
  await expect(link()(seeLinked, { token: order.token })).rejects.toThrow('repairs.link_over')
  await expect(lead()(endOrder, { id: order.orderId, reason: '换一家' })).rejects.toThrow('repairs.no_order')
  const second = await lead()(sendOrder, { id: one, contractorId, days: 2 })
  world.turnTo('2026-03-05T02:00:01.000Z')
  await expect(link()(seeLinked, { token: second.token })).rejects.toThrow('repairs.link_over')
  const third = await lead()(sendOrder, { id: one, contractorId })
  const { version } = await lead()(seeTicket, { id: one })
  await lead()(solveTicket, { id: one, version, words: '自己修好了' })
  await expect(link()(seeLinked, { token: third.token })).rejects.toThrow('repairs.link_over')
  expect((await lead()(listOrders, { ticketId: one })).orders).toHaveLength(3)
})

test('who declines gives it back with the reason, and whoever sent it hears of it', async () => {
  const id = await leak()
  const { token } = await lead()(sendOrder, { id, contractorId })
  await link()(answerLinked, { token, accept: false, reason: '这周没有人手' })
  const ticket = await lead()(seeTicket, { id })
  expect(ticket.state).toBe('triaged')
  expect(ticket.steps.at(-1)).toMatchObject({ move: 'return', reason: '这周没有人手' })
  expect((await lead()(listOrders, { ticketId: id })).orders[0]).toMatchObject({ state: 'declined' })
})

test('pictures come by the link and are seen with the ticket; another link sees none of them', async () => {
  const server = await serve(world)
  const id = await leak()
  const { token } = await lead()(sendOrder, { id, contractorId })
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const send = (key: string, bytes = picture, type = 'image/png') => {
    const body = new FormData()
    body.append('token', key)
    body.append('file', new Blob([bytes], { type }), 'photo.png')
    return fetch(`${server.address}/api/public/files`, {
      method: 'POST',
      body,
      headers: { 'keban-tenant': world.slug },
    })
  }
  expect((await send('x'.repeat(32))).status).toBe(410)
  expect((await send(token, Buffer.from('%PDF-1.4'), 'application/pdf')).status).toBe(422)
  const { id: photo } = (await (await send(token)).json()) as { id: string }
  const look = (key: string) =>
    fetch(`${server.address}/api/public/files/${photo}?tenant=${world.slug}&order=${key}`)
  expect((await look(token)).headers.get('content-type')).toBe('image/png')
  const other = await lead()(sendOrder, { id: await leak(), contractorId })
  expect((await look(other.token)).status).toBe(404)
  await link()(finishLinked, { token: other.token, words: '好了', after: [photo] })
  await link()(finishLinked, { token, words: '好了', after: [photo] })
  const { sheets } = await lead()(listSheets, { id })
  expect(sheets[0]!.after).toEqual([photo])
  expect((await lead()(seeFile, { id: photo })).id).toBe(photo)
  await server.close()
})

test('money is asked back from a contractor, and stands until it is paid or dropped', async () => {
  const id = await leak()
  const { chargebackId } = await lead()(askChargeback, {
    id,
    contractorId,
    fen: 128_000,
    reason: '超时未修，另请人修',
  })
  expect((await lead()(listContractors, {})).contractors[0]!.owesFen).toBe(128_000)
  await lead()(decideChargeback, { id: chargebackId, state: 'paid', note: '3 月结算扣回' })
  expect((await lead()(listContractors, {})).contractors[0]!.owesFen).toBe(0)
  expect((await lead()(listChargebacks, { ticketId: id })).chargebacks[0]).toMatchObject({
    state: 'paid',
    fen: 128_000,
  })
  await expect(steward()(askChargeback, { id, contractorId, fen: 1, reason: 'x' })).rejects.toThrow(
    'operation.not_allowed',
  )
})

test('a contractor’s number is masked, his name stands once, and a number that is none is refused', async () => {
  const { contractors } = await lead()(listContractors, {})
  expect(contractors[0]!.phone).not.toContain('13811112222')
  await expect(lead()(saveContractor, { name: '宏达防水' })).rejects.toThrow('repairs.same_contractor')
  await expect(lead()(saveContractor, { name: '新单位', phone: '12' })).rejects.toThrow(
    'tickets.phone_unreadable',
  )
  await lead()(saveContractor, { id: contractorId, name: '宏达防水', end: true })
  await expect(lead()(sendOrder, { id: await leak(), contractorId })).rejects.toThrow('repairs.no_contractor')
})

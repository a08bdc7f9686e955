import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { listUnits } from '../places/contract/homes.ts'
import { fileTicket } from '../tickets/contract/filing.ts'
import { seeTicket } from '../tickets/contract/lists.ts'
import { urgeTicket } from '../tickets/contract/moves.ts'
import { listCallers, listCollective, listPetitioners } from './contract.ts'

let world: World
let company: SmallCompany

/** 王芳 comes four times, an unknown number three times, and every home of the building once about the noise. */
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  const steward = world.as(company.steward)
  const { units } = await world.as(world.admin)(listUnits, { projectId: company.projectId })
  const own = { unitId: company.unitId, customerId: company.customerId, channel: 'phone' as const }
  for (const [at, words] of ['漏水', '又漏了', '还在漏'].entries()) {
    world.turnTo(`2026-03-0${2 + at}T01:00:00.000Z`)
    const { id } = await steward(fileTicket, { ...own, kind: 'repair', category: '漏水·顶面', words })
    const { version } = await world.as(company.manager)(seeTicket, { id })
    if (at === 2) await steward(urgeTicket, { id, version })
  }
  for (const words of ['车库的灯', '道闸不抬', '车库漏水'])
    await steward(fileTicket, {
      kind: 'enquiry',
      channel: 'phone',
      projectId: company.projectId,
      place: '车库',
      words,
      caller: { name: '赵先生', phone: '13900001111' },
    })
  for (const { id: unitId } of units)
    await steward(fileTicket, {
      kind: 'complaint',
      category: '噪音',
      channel: 'phone',
      unitId,
      ...(unitId === company.unitId ? { customerId: company.customerId } : {}),
      words: '工地半夜施工',
    })
})
afterAll(() => world.close())

test('who comes again stands with how often, what for and whether anything is open; a number that is nobody’s too', async () => {
  const { callers } = await world.as(company.lead)(listCallers, { days: 90, atLeast: 3 })
  expect(callers.map(({ customer, caller, tickets }) => [customer ?? caller, tickets])).toEqual([
    ['王芳', 4],
    ['赵先生', 3],
  ])
  expect(callers[0]).toMatchObject({
    phone: '138****5678',
    room: '5-1-301',
    open: 4,
    urged: 1,
    about: [
      { kindTitle: '报修', category: '漏水·顶面', tickets: 3 },
      { category: '噪音', tickets: 1 },
    ],
  })
  expect(callers[1]).toMatchObject({ customerId: null, phone: '139****1111' })
  expect((await world.as(company.lead)(listCallers, { days: 90, atLeast: 5 })).callers).toEqual([])
})

test('what many households ask for is one matter, with the list of them; a household counts once', async () => {
  const ask = (households: number) => world.as(company.lead)(listCollective, { days: 30, households })
  const { matters } = await ask(6)
  expect(matters).toMatchObject([{ category: '噪音', households: 6, buildings: 1, tickets: 6 }])
  expect((await ask(7)).matters).toEqual([])
  world.turnTo('2026-03-05T01:00:00.000Z')
  const { kind, category } = matters[0]!
  const petition = { projectId: company.projectId, kind, category, days: 30 }
  await world.as(company.steward)(fileTicket, {
    kind: 'complaint',
    category: '噪音',
    channel: 'walk-in',
    unitId: company.unitId,
    words: '又来说一次',
  })
  const { households } = await world.as(company.lead)(listPetitioners, petition)
  expect(households).toHaveLength(6)
  expect(households.find(({ room }) => room === '5-1-301')).toMatchObject({ tickets: 2, words: '又来说一次' })
})

test('nobody sees more of it than of the tickets themselves', async () => {
  await expect(world.as(company.lead)(listCallers, { projectId: crypto.randomUUID() })).rejects.toThrow(
    'places.unknown',
  )
})

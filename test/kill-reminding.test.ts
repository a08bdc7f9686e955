import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHoldingFact } from '#modules/customers/contract/holdings.ts'
import { addCustomer, seeCustomer } from '#modules/customers/contract/profile.ts'
import { listNotices } from '#modules/notices/contract/settings.ts'
import { seeToday } from '#modules/obligations/contract/matters.ts'
import { transfer } from '#modules/obligations/contract/work.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { addBuilding } from '#modules/places/contract/projects.ts'
import { assignGrid } from '#modules/staff/contract/grids.ts'
import { addStaffMember } from '#modules/staff/contract/people.ts'
import { makeChance } from '../src/start/demo/invent.ts'
import { FakeWecom } from './support/fake-wecom.ts'
import { linkAccount } from './support/link-account.ts'
import { PASSWORD, smallCompany } from './support/small-company.ts'
import { makeWorld, type World } from './support/world.ts'

const COLLEAGUES = 24
const KILLS = 6
const MINUTES_MS = 60_000

let world: World
let wecom: FakeWecom
let names: string[]

/** 24 colleagues, each with one matter that was passed on to him: one message at once, and one digest. */
beforeAll(async () => {
  world = await makeWorld('2026-03-01T23:00:00.000Z')
  wecom = await FakeWecom.open()
  const company = await smallCompany(world)
  const admin = world.as(world.admin)
  const steward = world.as(company.steward)
  const { id: buildingId } = await admin(addBuilding, {
    projectId: company.projectId,
    name: '6栋',
    rooms: { entrances: ['1'], floors: '1-12', perFloor: 2 },
  })
  await admin(assignGrid, { buildingId, staffId: company.steward.id!, fromOn: '2026-03-01' })
  const { units } = await admin(listUnits, { projectId: company.projectId })
  names = []
  for (const unit of units.filter(({ room }) => room.startsWith('6-')).slice(0, COLLEAGUES)) {
    const name = `同事${names.length}`
    const { id: staffId } = await admin(addStaffMember, {
      name,
      account: `${world.slug}-${names.length}`,
      password: PASSWORD,
      roles: [{ role: 'steward', projectId: company.projectId }],
    })
    const account = `${world.slug}-${names.length}`
    await linkAccount(world, staffId, 'wecom', account)
    wecom.add({ id: account, union: account, name })
    const { id } = await steward(addCustomer, { name: `客户${names.length}`, holding: { unitId: unit.id } })
    const holdingId = (await steward(seeCustomer, { id })).holdings[0]!.id
    await steward(recordHoldingFact, { id: holdingId, event: 'subscribed', on: '2026-03-01' })
    const { homes } = await steward(seeToday, { tab: 'week' })
    const ids = homes.find((home) => home.unitId === unit.id)!.matters.map((matter) => matter.id)
    await steward(transfer, { ids, staffId })
    names.push(name)
  }
}, 120_000)
afterAll(async () => {
  await wecom.serving.close()
  await world.close()
})

test(`a worker killed ${KILLS} times while it makes and sends the morning’s digests tells everybody once`, {
  timeout: 120_000,
}, async () => {
  const chance = makeChance(7)
  let moment = Date.parse('2026-03-02T00:15:00.000Z')
  let killed = 0
  for (let finished = false; !finished; moment += 6 * MINUTES_MS) {
    wecom.now = moment
    const plan = JSON.stringify({
      connection: world.place.connection,
      files: world.place.files,
      tenantId: world.tenantId,
      now: new Date(moment).toISOString(),
      wecom: wecom.settings,
    })
    const child = spawn(process.execPath, ['test/support/remind-child.ts', plan], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise<boolean>((resolve) => child.on('exit', (code) => resolve(code === 0)))
    const after = chance.below(120)
    if (killed < KILLS) child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), after))
    finished = await ended
    if (!finished) killed += 1
  }
  expect(killed).toBeGreaterThanOrEqual(3)
  const told = (start: string) =>
    wecom.taken
      .filter(({ text }) => text.startsWith(start))
      .map(({ to }) => wecom.people.get(to)!.name)
      .sort()
  expect(told('3月2日早')).toEqual([...names].sort())
  expect(told('转给你')).toEqual([...names].sort())
  const { notices } = await world.as(world.admin)(listNotices, { limit: 200 })
  const states = notices.filter((each) => names.includes(each.to)).map((each) => each.state)
  expect(states).toEqual(Array.from({ length: 2 * COLLEAGUES }, () => 'sent'))
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeDingtalk } from '../../../test/support/fake-dingtalk.ts'
import { FakeFeishu } from '../../../test/support/fake-feishu.ts'
import { FakeWecom } from '../../../test/support/fake-wecom.ts'
import { serve } from '../../../test/support/running-server.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { askDirectories, openDirectories } from '../../start/ask-directories.ts'
import { leaveStaff } from '../staff/contract/grids.ts'
import { listStaff } from '../staff/contract/people.ts'
import { askDirectory, decideChanges, linkPeople, seeDirectory } from './contract.ts'

const MOMENT = '2026-03-02T01:00:00.000Z'
let world: World
let company: SmallCompany
let wecom: FakeWecom
let dingtalk: FakeDingtalk
let feishu: FakeFeishu
let settings: Pick<Parameters<typeof openDirectories>[0], 'wecom' | 'dingtalk' | 'feishu'>

/** Ids of their own: a person of a provider signs in one login of the whole installation. */
let turn = 0
const own = (id: string) => `${world.slug}-${turn}-${id}`
beforeEach(async () => {
  turn += 1
  world = await makeWorld(MOMENT)
  company = await smallCompany(world)
  world.opened.system.channels = ['wecom', 'dingtalk', 'feishu']
  wecom = await FakeWecom.open()
  dingtalk = await FakeDingtalk.open()
  feishu = await FakeFeishu.open()
  for (const fake of [wecom, dingtalk, feishu]) {
    fake.now = Date.parse(MOMENT)
    fake.add(
      { id: own('zhou'), union: own('un-zhou'), name: '周敏' },
      { id: own('liu'), union: own('un-liu'), name: '刘敏' },
      { id: own('new'), union: own('un-new'), name: '新来的' },
    )
  }
  settings = { wecom: wecom.settings, dingtalk: dingtalk.settings, feishu: feishu.settings }
})
afterEach(async () => {
  await Promise.all([wecom, dingtalk, feishu].map((fake) => fake.serving.close()))
  await world.close()
})

const admin = () => world.as(world.admin)
async function sync(provider: 'wecom' | 'dingtalk' | 'feishu' = 'wecom') {
  await admin()(askDirectory, { provider })
  await askDirectories(
    world.opened.system,
    world.tenantId,
    openDirectories(settings, () => new Date(world.now)),
    () => world.now,
  )
  return admin()(seeDirectory, { provider })
}
const names = async () => (await admin()(listStaff, {})).staff.map((each) => each.name).sort()
const link = (who: string, staffId: string | null) =>
  admin()(linkPeople, { provider: 'wecom', links: [{ externalId: own(who), staffId }] })

test('people of the directory appear, and the one colleague of the same name is proposed, not linked', async () => {
  const { people, syncedAt, problem } = await sync()
  expect({ syncedAt, problem }).toEqual({ syncedAt: MOMENT, problem: null })
  const zhou = people.find((each) => each.externalId === own('zhou'))!
  expect(zhou).toMatchObject({ staffId: null, candidateId: company.steward.id, gone: false })
  expect(people.find((each) => each.name === '新来的')).toMatchObject({ candidateId: null })
})

test('two of one name are proposed for nobody', async () => {
  wecom.add({ id: own('zhou2'), union: own('un-z2'), name: '周敏' })
  const { people } = await sync()
  expect(people.filter((each) => each.name === '周敏').map((each) => each.candidateId)).toEqual([null, null])
})

test('a sync that renames everybody changes nothing but a list to confirm', async () => {
  await sync()
  await link('zhou', company.steward.id!)
  const before = await names()
  for (const person of wecom.people.values()) person.name = `改名${person.id.slice(-3)}`
  const { people, changes } = await sync()
  expect(await names()).toEqual(before)
  expect(changes.map((each) => each.kind)).toEqual(['renamed', 'renamed', 'renamed'])
  expect(people.find((each) => each.externalId === own('zhou'))).toMatchObject({
    staffId: company.steward.id,
    staff: '周敏',
  })
  expect((await sync()).changes).toHaveLength(3)
})

test('a new name is taken only where a person says so, and the links stay', async () => {
  await sync()
  await link('zhou', company.steward.id!)
  wecom.people.get(own('zhou'))!.name = '周小敏'
  wecom.people.get(own('liu'))!.name = '刘小敏'
  const { changes } = await sync()
  const ids = changes.map((each) => each.id)
  expect(await admin()(decideChanges, { ids, decision: 'taken' })).toEqual({ decided: 2, renamed: 1 })
  expect(await names()).toContain('周小敏')
  expect(await names()).toContain('刘敏')
  expect((await sync()).changes).toEqual([])
})

test('a name swapped between two people merges nobody', async () => {
  await sync()
  await link('zhou', company.steward.id!)
  await link('liu', company.lead.id!)
  wecom.people.get(own('zhou'))!.name = '刘敏'
  wecom.people.get(own('liu'))!.name = '周敏'
  const { people } = await sync()
  expect(people.find((each) => each.externalId === own('zhou'))?.staffId).toBe(company.steward.id)
  expect(people.find((each) => each.externalId === own('liu'))?.staffId).toBe(company.lead.id)
})

test('who leaves there is shown, keeps his access here, and is shown again when he is back', async () => {
  await sync()
  await link('zhou', company.steward.id!)
  wecom.people.get(own('zhou'))!.reach = 'left'
  const gone = await sync()
  expect(gone.changes).toMatchObject([{ kind: 'left', staff: '周敏' }])
  expect(gone.people.find((each) => each.externalId === own('zhou'))).toMatchObject({ gone: true })
  expect((await admin()(listStaff, {})).staff.find((each) => each.id === company.steward.id)?.leftOn).toBe(
    null,
  )
  delete wecom.people.get(own('zhou'))!.reach
  expect((await sync()).changes.map((each) => each.kind)).toContain('returned')
})

test('an empty directory, or one that refuses, takes nobody away', async () => {
  await sync()
  const before = [...wecom.people]
  wecom.people.clear()
  const empty = await sync()
  expect(empty).toMatchObject({ problem: 'EMPTY_DIRECTORY', changes: [] })
  expect(empty.people.every((each) => !each.gone)).toBe(true)
  for (const [id, person] of before) wecom.people.set(id, person)
  settings = { wecom: { ...wecom.settings, secret: 'other' } }
  expect((await sync()).problem).toMatch(/^40001 /)
  settings = { wecom: wecom.settings }
  expect((await sync()).problem).toBe(null)
})

test('one account is one colleague, and a colleague has one account at a provider', async () => {
  await sync()
  await link('zhou', company.steward.id!)
  await expect(link('liu', company.steward.id!)).rejects.toMatchObject({ code: 'directory.taken' })
  await expect(link('zhou', company.lead.id!)).rejects.toMatchObject({ code: 'directory.elsewhere' })
  await link('zhou', null)
  await link('zhou', company.lead.id!)
  await expect(link('nobody', company.steward.id!)).rejects.toMatchObject({ code: 'directory.unknown' })
})

const providers = [
  { provider: 'wecom' as const, fake: () => wecom, answer: 'code' },
  { provider: 'dingtalk' as const, fake: () => dingtalk, answer: 'authCode' },
  { provider: 'feishu' as const, fake: () => feishu, answer: 'code' },
]

/** Walks the way a browser goes; answers where it ends and the cookies it holds. */
async function signIn(address: string, provider: string, code: () => string, answer: string, other?: string) {
  const start = await fetch(`${address}/api/auth/with/${provider}`, { redirect: 'manual' })
  const cookie = start.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const there = new URL(start.headers.get('location')!)
  const back = new URL(there.searchParams.get('redirect_uri')!)
  back.searchParams.set(answer, code())
  back.searchParams.set('state', other ?? there.searchParams.get('state')!)
  const end = await fetch(back, { redirect: 'manual', headers: { cookie } })
  return {
    to: end.headers.get('location'),
    cookie: end.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; '),
  }
}

test.each(providers)(
  'through $provider one comes in as the linked colleague',
  async ({ provider, fake, answer }) => {
    await sync(provider)
    await admin()(linkPeople, {
      provider,
      links: [{ externalId: own('zhou'), staffId: company.steward.id! }],
    })
    const server = await serve(world, settings)
    try {
      const { to, cookie } = await signIn(server.address, provider, () => fake().agree(own('zhou')), answer)
      expect(to).toBe('/?came=1')
      const me = await fetch(`${server.address}/api/staff/me`, { headers: { cookie } })
      expect(await me.json()).toMatchObject({ id: company.steward.id, name: '周敏' })
      const stranger = await signIn(server.address, provider, () => fake().agree(own('new')), answer)
      expect(stranger.to).toBe('/?declined=not-linked')
      expect(stranger.cookie).not.toContain('session_token')
    } finally {
      await server.close()
    }
  },
)

test('a code that is used up, a state of somebody else, and a leaver come to nothing', async () => {
  await sync()
  await link('zhou', company.steward.id!)
  const server = await serve(world, settings)
  try {
    const code = wecom.agree(own('zhou'))
    expect((await signIn(server.address, 'wecom', () => code, 'code')).to).toBe('/?came=1')
    expect((await signIn(server.address, 'wecom', () => code, 'code')).to).toBe('/?declined=expired')
    const agreed = () => wecom.agree(own('zhou'))
    expect((await signIn(server.address, 'wecom', agreed, 'code', 'wecom.other')).to).toBe(
      '/?declined=expired',
    )
    await admin()(leaveStaff, { id: company.steward.id!, leftOn: '2026-03-01' })
    expect((await signIn(server.address, 'wecom', agreed, 'code')).to).toBe('/?declined=not-linked')
    await wecom.serving.close()
    expect((await signIn(server.address, 'wecom', () => 'x', 'code')).to).toBe('/?declined=unreachable')
  } finally {
    await server.close()
  }
})

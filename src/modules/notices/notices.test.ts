import { beforeEach, expect, test } from 'vitest'
import { recordHappyEvent } from '#modules/customers/contract/history.ts'
import { seeToday } from '#modules/obligations/contract/matters.ts'
import { openDay } from '#modules/obligations/contract/time.ts'
import { transfer } from '#modules/obligations/contract/work.ts'
import { addBuilding } from '#modules/places/contract/projects.ts'
import { changePreferences } from '#modules/staff/contract/account.ts'
import { cover } from '#modules/staff/contract/covers.ts'
import { assignGrid, leaveStaff } from '#modules/staff/contract/grids.ts'
import type { Actor } from '#platform/actor.ts'
import { dingtalkSender } from '#platform/senders/dingtalk.ts'
import type { Sender } from '#platform/senders/sender.ts'
import { wecomRobot, wecomSender } from '#platform/senders/wecom.ts'
import { FakeDingtalk } from '../../../test/support/fake-dingtalk.ts'
import { FakeWecom } from '../../../test/support/fake-wecom.ts'
import { linkAccount } from '../../../test/support/link-account.ts'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { sendNotices } from '../../start/remind.ts'
import { askProviders } from '../../start/send.ts'
import { collectNotices, settleNotice } from './contract/sending.ts'
import { addRobot, listNotices, listOutlets, removeRobot, seeWays, sendTest } from './contract/settings.ts'

let world: World
let company: SmallCompany
let wecom: FakeWecom
let dingtalk: FakeDingtalk
let senders: Sender[]
/** A person of a provider is one of the whole installation, so each world has its own. */
const own = (name: string) => `${world.slug}-${name}`

/** Monday, 2 March 2026, 07:00 in Shanghai; the steward has work of the subscription, and of the homes he was given is told. */
beforeEach(async () => {
  world = await makeWorld('2026-03-01T23:00:00.000Z')
  world.opened.system.channels = ['wecom', 'dingtalk', 'mail', 'wecom-robot']
  company = await smallCompany(world)
  await subscribe(world, company)
  await world.system(openDay, { until: world.now })
  await world.system(collectNotices, {})
  const clock = () => new Date(world.now)
  wecom = await FakeWecom.open()
  dingtalk = await FakeDingtalk.open()
  for (const fake of [wecom, dingtalk]) {
    fake.now = Date.parse(world.now)
    fake.add(
      { id: own('zhoumin'), union: 'un-zhou', name: '周敏' },
      { id: own('liumin'), union: 'un-liu', name: '刘敏' },
    )
  }
  senders = [
    wecomSender(wecom.settings, clock),
    dingtalkSender(dingtalk.settings, clock),
    wecomRobot(wecom.settings),
  ]
  return async () => {
    await Promise.all([wecom.serving.close(), dingtalk.serving.close(), world.close()])
  }
})

const turnTo = (moment: string) => {
  world.turnTo(moment)
  for (const fake of [wecom, dingtalk]) fake.now = Date.parse(moment)
}
const send = () => sendNotices(world.opened.system, world.tenantId, senders, () => world.now)
const log = async () => (await world.as(world.admin)(listNotices, {})).notices
const MORNING = '2026-03-02T00:15:00.000Z'
const AFTERNOON = '2026-03-02T08:30:00.000Z'

test('at 08:15 each colleague with work gets one message with his numbers and the most pressing matter', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  turnTo('2026-03-02T00:14:00.000Z')
  expect(await world.system(collectNotices, {})).toEqual({ digests: 0, atOnce: 0 })
  turnTo(MORNING)
  await world.system(collectNotices, {})
  await send()
  const { counts } = await world.as(company.steward)(seeToday, { tab: 'today' })
  expect(counts.today + counts.appointed + counts.may).toBeGreaterThan(0)
  expect(wecom.taken).toHaveLength(1)
  expect(wecom.taken[0]!.to).toBe(own('zhoumin'))
  const due = counts.overdue + counts.today + counts.appointed
  expect(wecom.taken[0]!.text).toContain(`3月2日早 · ${due > 0 ? `今日 ${due} 件` : '今天没有到期的'}`)
  if (counts.may > 0) expect(wecom.taken[0]!.text).toContain(`可以办 ${counts.may}`)
})

test('however often it is collected, a half-day has one digest a person, and the afternoon has its own', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  turnTo(MORNING)
  for (let n = 0; n < 3; n += 1) await world.system(collectNotices, {})
  await Promise.all([world.system(collectNotices, {}), send(), send()])
  expect(wecom.taken).toHaveLength(1)
  turnTo(AFTERNOON)
  await world.system(collectNotices, {})
  await send()
  expect(wecom.taken).toHaveLength(2)
  expect(wecom.taken[1]!.text).not.toBe(wecom.taken[0]!.text)
})

test('on a rest day nobody gets a digest, and one slept through for three hours is left out', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  turnTo('2026-03-08T00:15:00.000Z')
  expect((await world.system(collectNotices, {})).digests).toBe(0)
  turnTo('2026-03-09T03:30:00.000Z')
  expect((await world.system(collectNotices, {})).digests).toBe(0)
})

test('work of who is away is told to who covers for him, and he is left in peace', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  await linkAccount(world, company.lead.id!, 'wecom', own('liumin'))
  const { counts } = await world.as(company.steward)(seeToday, { tab: 'today' })
  const lent = counts.overdue + counts.today + counts.appointed + counts.may
  expect(lent).toBeGreaterThan(0)
  await world.as(company.lead)(cover, {
    staffId: company.steward.id!,
    toStaffId: company.lead.id!,
    fromOn: '2026-03-02',
    untilOn: '2026-03-03',
  })
  turnTo(MORNING)
  await world.system(collectNotices, {})
  await send()
  expect(wecom.taken.map(({ to }) => to)).toEqual([own('liumin')])
  expect(wecom.taken[0]!.text).toContain(`其中代班 ${lent}`)
  turnTo('2026-03-04T00:15:00.000Z')
  await world.system(collectNotices, {})
  await send()
  expect(wecom.taken.at(-1)!.to).toBe(own('zhoumin'))
  expect(wecom.taken.at(-1)!.text).not.toContain('代班')
})

test('his hours are respected: a late riser gets the morning digest when his hours begin', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  await world.as(company.steward)(changePreferences, { notices: { from: '09:00', until: '16:00' } })
  turnTo(MORNING)
  await world.system(collectNotices, {})
  await send()
  expect(wecom.taken).toHaveLength(0)
  turnTo('2026-03-02T01:00:00.000Z')
  await send()
  expect(wecom.taken).toHaveLength(1)
  turnTo(AFTERNOON)
  await world.system(collectNotices, {})
  turnTo('2026-03-03T00:00:00.000Z')
  await send()
  expect(wecom.taken).toHaveLength(1)
})

test('who wants it only in Keban gets nothing outside; who cannot be reached is named with the reason', async () => {
  turnTo(MORNING)
  await world.system(collectNotices, {})
  expect((await log()).find((each) => each.to === '周敏')).toMatchObject({
    state: 'skipped',
    skipReason: 'no-way',
  })
  await world.as(company.steward)(changePreferences, { notices: { channel: 'app' } })
  turnTo(AFTERNOON)
  await world.system(collectNotices, {})
  expect((await log()).filter((each) => each.kind === 'afternoon')).toEqual([])
})

test('in English for who reads English', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  await world.as(company.steward)(changePreferences, { language: 'en' })
  turnTo(MORNING)
  await world.system(collectNotices, {})
  await send()
  expect(wecom.taken[0]!.text).toMatch(/^2026-03-02 morning · (today \d+|nothing due today)/)
})

test('work passed on to me is told at once, in one message however many, and not to who did it himself', async () => {
  await linkAccount(world, company.lead.id!, 'wecom', own('liumin'))
  turnTo('2026-03-02T02:00:00.000Z')
  const { homes } = await world.as(company.steward)(seeToday, { tab: 'week' })
  const ids = homes.flatMap(({ matters }) => matters.map(({ id }) => id))
  await world.as(company.steward)(transfer, { ids, staffId: company.lead.id! })
  await world.system(collectNotices, {})
  await world.system(collectNotices, {})
  await send()
  const told = wecom.taken.filter(({ text }) => text.startsWith('转给你'))
  expect(told).toMatchObject([
    { to: own('liumin'), text: expect.stringContaining(`转给你 ${ids.length} 件`) },
  ])
})

/** Two messages at one moment: the steward's digest, to whoever stands behind his account, and a test to the administrator. */
async function tellTwo(channel: 'wecom' | 'dingtalk') {
  await linkAccount(world, company.steward.id!, channel, own('nobody'))
  await linkAccount(world, world.admin.id!, channel, own('liumin'))
  turnTo(MORNING)
  await world.system(collectNotices, {})
  await world.as(world.admin)(sendTest, { channel })
  await send()
}

test('what is due before the next digest is told at once, at any hour, but not to who opened it himself', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  await world.as(company.steward)(changePreferences, { notices: { from: '09:00', until: '18:00' } })
  const record = async (who: Actor, on: string) => {
    const happy = { id: company.customerId, on, what: '乔迁' }
    const { opened } = await world.as(who)(recordHappyEvent, happy)
    expect(opened).toBe(1)
    await world.system(collectNotices, {})
    await send()
    return wecom.taken.filter(({ text }) => text.startsWith('急'))
  }
  // Told of yesterday's in the evening, the day to congratulate ends before the next morning.
  turnTo('2026-03-02T12:30:00.000Z')
  expect(await record(company.steward, '2026-03-01')).toEqual([])
  turnTo('2026-03-04T12:30:00.000Z')
  expect(await record(company.lead, '2026-03-03')).toMatchObject([
    {
      to: own('zhoumin'),
      text: expect.stringMatching(/^急：1 件马上要办\n5-1-301 喜事道贺（03-04 24:00 前）/),
    },
  ])
})

test('who has left meanwhile is told nothing any more', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  turnTo(MORNING)
  await world.system(collectNotices, {})
  await world.as(world.admin)(leaveStaff, { id: company.steward.id!, leftOn: '2026-03-01' })
  await send()
  expect(wecom.taken).toEqual([])
  expect((await log()).find((each) => each.to === '周敏')).toMatchObject({
    state: 'failed',
    answer: 'NO_ADDRESS',
  })
})

test('homes handed over are told at once', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  const { id: buildingId } = await world.as(world.admin)(addBuilding, {
    projectId: company.projectId,
    name: '6栋',
    rooms: { entrances: ['1'], floors: '1-3', perFloor: 2 },
  })
  turnTo('2026-03-02T06:00:00.000Z')
  await world.as(world.admin)(assignGrid, {
    buildingId,
    staffId: company.steward.id!,
    fromOn: '2026-03-02',
  })
  await world.system(collectNotices, {})
  await send()
  expect(wecom.taken.at(-1)).toMatchObject({ text: '房子交接给你了\n6 户，未办 0 件' })
})

test('an answer that comes twice, or after the end, changes nothing', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  turnTo(MORNING)
  await world.system(collectNotices, {})
  await send()
  const sent = (await log()).find((each) => each.to === '周敏')!
  turnTo('2026-03-02T00:20:00.000Z')
  await world.system(settleNotice, { id: sent.id, state: 'sent', answer: '0 ok' })
  await world.system(settleNotice, { id: sent.id, state: 'later', answer: '45009 late' })
  await send()
  expect((await log()).find((each) => each.id === sent.id)).toEqual(sent)
  expect(wecom.taken).toHaveLength(1)
})

test('a colleague the provider does not know fails alone, in its words', async () => {
  await tellTwo('wecom')
  const rows = await log()
  expect(rows.find((each) => each.to === '周敏')).toMatchObject({
    state: 'failed',
    answer: expect.stringMatching(/^81013 /),
  })
  expect(rows.find((each) => each.to === '罗辉')).toMatchObject({ state: 'sent' })
})

test('over the limit it waits as long as the provider asks and goes out then, once', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  turnTo(MORNING)
  await world.system(collectNotices, {})
  wecom.next.push('45009')
  await send()
  expect((await log()).find((each) => each.to === '周敏')).toMatchObject({
    state: 'queued',
    answer: expect.stringMatching(/^45009 /),
  })
  await send()
  expect(wecom.taken).toHaveLength(0)
  turnTo('2026-03-02T00:16:30.000Z')
  await send()
  expect(wecom.taken).toHaveLength(1)
})

test('an answer that got lost is asked for by sending the same again, and he gets it once', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  turnTo(MORNING)
  await world.system(collectNotices, {})
  wecom.next.push('silent-after')
  await send()
  turnTo('2026-03-02T00:17:00.000Z')
  await send()
  expect(wecom.taken).toHaveLength(1)
  expect((await log()).find((each) => each.to === '周敏')).toMatchObject({ state: 'sent', tries: 2 })
})

test('what is not out in time is not sent any more, and says so', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  turnTo(MORNING)
  await world.system(collectNotices, {})
  turnTo('2026-03-02T04:00:00.000Z')
  await send()
  expect(wecom.taken).toHaveLength(0)
  expect((await log()).find((each) => each.to === '周敏')).toMatchObject({
    state: 'skipped',
    skipReason: 'too-late',
  })
})

test('what DingTalk accepted is asked about until it says whether he got it', async () => {
  await tellTwo('dingtalk')
  turnTo('2026-03-02T00:17:00.000Z')
  await askProviders(world.opened.system, world.tenantId, senders, () => world.now, 'notices')
  const rows = await log()
  expect(rows.find((each) => each.to === '罗辉')?.state).toBe('delivered')
  expect(rows.find((each) => each.to === '周敏')).toMatchObject({
    state: 'failed',
    answer: expect.stringMatching(/^invalid_user_id_list/),
  })
})

test('a group is told how its people stand, without a word about customers', async () => {
  const { id } = await world.as(world.admin)(addRobot, {
    title: '云栖花园管家群',
    address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${wecom.robotKey}`,
    projectId: company.projectId,
  })
  turnTo('2026-03-30T00:15:00.000Z')
  await world.system(collectNotices, {})
  await send()
  expect(wecom.taken).toMatchObject([
    { to: 'robot', text: expect.stringMatching(/^云栖花园管家群 · 3月30日早 · 今日/) },
  ])
  expect(wecom.taken[0]!.text).toContain('周敏')
  expect(wecom.taken[0]!.text).not.toContain('王芳')
  await world.as(world.admin)(removeRobot, { id })
  turnTo('2026-03-30T08:30:00.000Z')
  await world.system(collectNotices, {})
  await send()
  expect(wecom.taken).toHaveLength(1)
  await world.as(world.admin)(addRobot, {
    title: 'Garden',
    address: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${wecom.robotKey}`,
    projectId: company.projectId,
    language: 'en',
  })
  turnTo('2026-03-31T00:15:00.000Z')
  await world.system(collectNotices, {})
  await send()
  expect(wecom.taken[1]).toMatchObject({
    to: 'robot',
    text: expect.stringMatching(/^Garden · 2026-03-31 morning · today \d+ · overdue \d+\n周敏 \d+/),
  })
})

test('the administrator sees what is set up, sends himself a test, and reads what the provider said', async () => {
  const admin = world.as(world.admin)
  await expect(admin(sendTest, { channel: 'feishu' })).rejects.toMatchObject({ code: 'notices.not_set' })
  await expect(admin(sendTest, { channel: 'wecom' })).rejects.toMatchObject({ code: 'notices.no_address' })
  await linkAccount(world, world.admin.id!, 'wecom', own('liumin'))
  const { outlets } = await admin(listOutlets, {})
  expect(outlets.find((each) => each.channel === 'wecom')).toEqual({
    channel: 'wecom',
    set: true,
    people: 1,
    mine: true,
  })
  expect(outlets.find((each) => each.channel === 'feishu')).toMatchObject({ set: false })
  const { id } = await admin(sendTest, { channel: 'wecom' })
  await send()
  expect((await log()).find((each) => each.id === id)).toMatchObject({
    state: 'sent',
    answer: '0 ok',
    to: '罗辉',
  })
})

test('an address that is no robot of the three is refused', async () => {
  await expect(
    world.as(world.admin)(addRobot, { title: 'x', address: 'http://10.8.3.21/hook' }),
  ).rejects.toMatchObject({ code: 'notices.not_a_robot' })
})

test('a colleague sees the ways he has and where his digests go', async () => {
  await linkAccount(world, company.steward.id!, 'wecom', own('zhoumin'))
  const { ways, now } = await world.as(company.steward)(seeWays, {})
  expect(now).toBe('wecom')
  expect(ways.filter((way) => way.mine).map((way) => way.channel)).toEqual(['wecom'])
})

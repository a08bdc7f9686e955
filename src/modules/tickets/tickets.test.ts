import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBell } from '#modules/obligations/contract/bell.ts'
import { seeToday } from '#modules/obligations/contract/matters.ts'
import { sweep } from '#modules/obligations/contract/time.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { callBack, listCallBacks } from './contract/call-backs.ts'
import { fileTicket, findSimilar, listKinds, previewTicket } from './contract/filing.ts'
import { listQueue, seeClocks, seeTicket, ticketsOf } from './contract/lists.ts'
import {
  acceptTicket,
  answerTicket,
  arriveTicket,
  closeTicket,
  dispatchTicket,
  judgeTicket,
  mergeTicket,
  passOnTicket,
  rejectTicket,
  reopenTicket,
  resumeTicket,
  returnTicket,
  solveTicket,
  suspendTicket,
  triageTicket,
  urgeTicket,
} from './contract/moves.ts'

let world: World
let company: SmallCompany

beforeAll(async () => {
  // Monday 2 March 2026, 09:00 in Shanghai.
  world = await makeWorld()
  company = await smallCompany(world)
})
afterAll(() => world.close())

const steward = () => world.as(company.steward)
const lead = () => world.as(company.lead)
const manager = () => world.as(company.manager)

const leak = () => ({
  kind: 'repair',
  channel: 'phone' as const,
  category: '漏水·顶面',
  unitId: company.unitId,
  customerId: company.customerId,
  words: '客厅天花板漏水，水滴到沙发上了',
})

const see = (id: string) => lead()(seeTicket, { id })
const clock = async (id: string, name: string) =>
  (await see(id)).clocks.filter((each) => each.clock === name).at(-1)

test('a report gets a number of the day, a first contact, its promises and a sentence to read', async () => {
  world.turnTo('2026-03-02T01:00:00.000Z')
  const { kinds } = await steward()(listKinds, {})
  expect(kinds.map((kind) => kind.title).slice(0, 5)).toEqual(['报修', '投诉', '咨询', '建议', '需求'])
  const filed = await steward()(fileTicket, { ...leak(), remedy: 'mend' })
  expect(filed.number).toMatch(/^0302-\d{4}$/)
  expect(filed.sentence.zh).toContain('编号 0001，地址五栋一单元三零一')
  expect(filed.sentence.zh).toContain('我姓周')
  const seen = await see(filed.id)
  expect(seen).toMatchObject({
    state: 'filed',
    firstContact: '周敏',
    accountable: 'service-centre',
    remedy: 'mend',
  })
  expect(seen.clocks.map(({ clock, dueAt }) => [clock, dueAt])).toEqual([
    ['first-reply', '2026-03-03T01:00:00.000Z'],
    ['solve', '2026-03-11T10:00:00.000Z'],
  ])
})

test('what the policy says of a category is asked, read out and makes it urgent, whoever files it', async () => {
  world.turnTo('2026-03-02T01:30:00.000Z')
  const { kinds } = await steward()(listKinds, {})
  const lift = kinds[0]!.categories.find(({ name }) => name === '电梯困人')!
  expect(lift.wording).toMatchObject({ urgent: true, ask: expect.arrayContaining(['困了几个人']) })
  const { words: said, ...report } = { ...leak(), category: '电梯困人', urgent: false }
  const preview = await steward()(previewTicket, report)
  expect(preview.promises.map(({ clock }) => clock)).toContain('arrive')
  const filed = await steward()(fileTicket, { ...report, words: said })
  expect(filed.sentence.zh).toContain('。请不要扒门，按住对讲等我们。我姓周')
  expect(await see(filed.id)).toMatchObject({
    urgent: true,
    wording: { say: expect.stringContaining('救援') },
  })
})

test('what would be promised is what is promised', async () => {
  const { words: _, ...report } = leak()
  const previewed = await steward()(previewTicket, { ...report, urgent: true })
  const filed = await steward()(fileTicket, { ...leak(), urgent: true })
  expect(previewed.promises.map(({ clock, dueAt }) => [clock, dueAt])).toEqual(
    filed.promises.map(({ clock, dueAt }) => [clock, dueAt]),
  )
  expect(filed.promises.map((promise) => promise.clock)).toEqual(['arrive', 'first-reply', 'solve'])
  expect(previewed.level).toBe('重要')
})

test('a matter is told by three people: taken in, sent out, mended, called back by somebody else', async () => {
  world.turnTo('2026-03-02T02:00:00.000Z')
  const { id } = await steward()(fileTicket, leak())
  await lead()(dispatchTicket, { id, version: 1, staffId: company.steward.id! })
  expect((await clock(id, 'solve'))?.who).toBe('周敏')
  await steward()(acceptTicket, { id, version: 2 })
  await steward()(answerTicket, { id, version: 3, words: '师傅下午两点到' })
  expect((await clock(id, 'first-reply'))?.inTime).toBe(true)
  world.turnTo('2026-03-02T06:00:00.000Z')
  await steward()(arriveTicket, { id, version: 4 })
  const { state } = await steward()(solveTicket, {
    id,
    version: 5,
    words: '换了水管接头，不漏了',
    cause: '设备老化',
  })
  expect(state).toBe('solved')
  expect((await clock(id, 'solve'))?.state).toBe('met')
  expect(await clock(id, 'call-back')).toMatchObject({ dueAt: '2026-03-05T16:00:00.000Z', who: '刘敏' })
  const own = await steward()(listCallBacks, {})
  expect(own.tickets.map((ticket) => ticket.id)).not.toContain(id)
  expect(own.own).toBeGreaterThan(0)
  await expect(steward()(callBack, { id, version: 6, result: 'solved' })).rejects.toThrow(
    'tickets.own_call_back',
  )
  await expect(lead()(callBack, { id, version: 6, result: 'solved' })).rejects.toThrow(
    'tickets.own_call_back',
  )
  const closed = await manager()(callBack, { id, version: 6, result: 'solved', satisfied: true })
  expect(closed.state).toBe('closed')
  const seen = await see(id)
  expect(seen).toMatchObject({ outcome: 'verified', satisfied: true })
  expect(seen.clocks.find((each) => each.clock === 'call-back')?.state).toBe('met')
  expect(seen.steps.map((step) => step.move)).toEqual([
    'file',
    'dispatch',
    'accept',
    'answer',
    'arrive',
    'solve',
    'call-back',
    'close',
  ])
})

test('a call-back that hears “not solved” reopens the matter by itself, with a new clock', async () => {
  world.turnTo('2026-03-03T01:00:00.000Z')
  const { id } = await steward()(fileTicket, leak())
  world.turnTo('2026-03-03T03:00:00.000Z')
  await steward()(solveTicket, { id, version: 1, words: '好了' })
  world.turnTo('2026-03-04T03:00:00.000Z')
  const { version } = await see(id)
  const called = await manager()(callBack, { id, version, result: 'not-solved', words: '还在滴' })
  expect(called.state).toBe('reopened')
  const seen = await see(id)
  expect(seen.severity).toBe('重要')
  expect(seen.clocks.filter((each) => each.clock === 'solve').map((each) => each.state)).toEqual([
    'met',
    'open',
  ])
})

test('three calls nobody takes end as not reached, never as satisfied', async () => {
  const { id } = await steward()(fileTicket, leak())
  await steward()(solveTicket, { id, version: 1, words: '好了' })
  for (let call = 1; call <= 3; call++) {
    const { version } = await see(id)
    await manager()(callBack, { id, version, result: 'no-answer' })
  }
  expect(await see(id)).toMatchObject({ state: 'closed', outcome: 'not-reached', satisfied: null, calls: 3 })
})

test('suspended, a clock stands still and the customer is promised news; running on, it has what was left', async () => {
  world.turnTo('2026-03-06T02:00:00.000Z')
  const { id } = await steward()(fileTicket, leak())
  await steward()(acceptTicket, { id, version: 1 })
  const before = (await clock(id, 'solve'))!.dueAt!
  await expect(
    steward()(suspendTicket, {
      id,
      version: 2,
      reason: 'parts',
      words: '等阀门',
      nextNewsAt: '2026-04-01T00:00:00Z',
    }),
  ).rejects.toThrow('tickets.news_late')
  await steward()(suspendTicket, {
    id,
    version: 2,
    reason: 'parts',
    words: '等阀门',
    nextNewsAt: '2026-03-09T02:00:00Z',
  })
  expect((await clock(id, 'solve'))!.state).toBe('waiting')
  const suspended = await see(id)
  expect(suspended.toCustomer.zh).toContain('在等料，最晚3 月 9 日 10 点给您消息')
  expect((await clock(id, 'next-update'))!.dueAt).toBe('2026-03-09T02:00:00.000Z')
  // Friday 10:00 to Monday 14:00: ten working hours.
  world.turnTo('2026-03-09T06:00:00.000Z')
  await steward()(resumeTicket, { id, version: 3 })
  const after = (await clock(id, 'solve'))!
  expect(after.state).toBe('open')
  expect([before, after.dueAt]).toEqual(['2026-03-17T10:00:00.000Z', '2026-03-19T03:30:00.000Z'])
})

test('two at once: the second is told who moved it and looks again', async () => {
  const { id } = await steward()(fileTicket, leak())
  await lead()(dispatchTicket, { id, version: 1, staffId: company.steward.id! })
  await expect(steward()(answerTicket, { id, version: 1, words: '来了' })).rejects.toMatchObject({
    code: 'tickets.changed',
    values: { who: '刘敏' },
  })
})

test('what is over says who ended it and when; it goes on only by reopening', async () => {
  const { id } = await steward()(fileTicket, { ...leak(), kind: 'enquiry', category: '停车' })
  await steward()(solveTicket, { id, version: 1, words: '月卡在前台办' })
  const { version, state } = await see(id)
  expect(state).toBe('closed')
  await expect(steward()(answerTicket, { id, version, words: '补一句' })).rejects.toMatchObject({
    code: 'tickets.over',
  })
  expect((await steward()(reopenTicket, { id, version, reason: '客户又来问' })).state).toBe('reopened')
})

test('merged, the story goes on with the other from the earlier filing; the clocks of the merged one end', async () => {
  world.turnTo('2026-03-10T01:00:00.000Z')
  const first = await steward()(fileTicket, leak())
  world.turnTo('2026-03-10T03:00:00.000Z')
  const second = await steward()(fileTicket, leak())
  const { tickets } = await steward()(findSimilar, {
    words: '天花板在漏水',
    category: '漏水·顶面',
    unitId: company.unitId,
  })
  expect(tickets.map((ticket) => ticket.id)).toContain(first.id)
  await steward()(mergeTicket, { id: first.id, version: 1, intoId: second.id })
  const merged = await see(first.id)
  expect(merged.state).toBe('merged')
  expect(merged.clocks.every((each) => each.state === 'lapsed')).toBe(true)
  expect((await clock(second.id, 'first-reply'))!.dueAt).toBe('2026-03-11T01:00:00.000Z')
  expect((await see(second.id)).filedAt).toBe('2026-03-10T01:00:00.000Z')
  await expect(steward()(mergeTicket, { id: second.id, version: 2, intoId: first.id })).rejects.toThrow(
    'tickets.same',
  )
})

test('judged urgent, the stricter promises hold from the filing', async () => {
  world.turnTo('2026-03-11T01:00:00.000Z')
  const { id } = await steward()(fileTicket, leak())
  world.turnTo('2026-03-11T01:10:00.000Z')
  await lead()(triageTicket, { id, version: 1, urgent: true })
  const seen = await see(id)
  expect(seen.state).toBe('triaged')
  const open = seen.clocks.filter((each) => each.state === 'open')
  expect(open.map(({ clock, dueAt }) => [clock, dueAt])).toEqual([
    ['arrive', '2026-03-11T01:30:00.000Z'],
    ['first-reply', '2026-03-11T02:00:00.000Z'],
    ['solve', '2026-03-12T01:00:00.000Z'],
  ])
})

test('who asks twice is heard: the level rises by the rule and the lead is rung', async () => {
  const { id } = await steward()(fileTicket, leak())
  await steward()(urgeTicket, { id, version: 1 })
  expect((await see(id)).severity).toBeNull()
  await steward()(urgeTicket, { id, version: 2 })
  expect((await see(id)).severity).toBe('重要')
  const { entries } = await lead()(readBell, {})
  expect(entries.some((entry) => entry.kind === 'ticket-level')).toBe(true)
})

test('a complaint about a colleague is hidden from him and cannot be given to him', async () => {
  const { id } = await lead()(fileTicket, {
    kind: 'complaint',
    channel: 'phone',
    category: '服务态度',
    unitId: company.unitId,
    words: '管家说话难听',
    respondentId: company.steward.id!,
  })
  await expect(steward()(seeTicket, { id })).rejects.toThrow('tickets.unknown')
  const queue = await steward()(listQueue, { which: 'all', limit: 100 })
  expect(queue.tickets.map((ticket) => ticket.id)).not.toContain(id)
  const of = await steward()(ticketsOf, { unitId: company.unitId })
  expect(of.tickets.map((ticket) => ticket.id)).not.toContain(id)
  await expect(
    lead()(dispatchTicket, { id, version: 1, staffId: company.steward.id! }),
  ).rejects.toMatchObject({ code: 'tickets.respondent', values: { who: '周敏' } })
})

test('whether it was our fault is decided by somebody else than the handler', async () => {
  const { id } = await steward()(fileTicket, { ...leak(), kind: 'complaint', category: '收费' })
  await lead()(acceptTicket, { id, version: 1 })
  await expect(lead()(judgeTicket, { id, version: 2, valid: true, reason: '收错了' })).rejects.toThrow(
    'tickets.own_verdict',
  )
  await manager()(judgeTicket, { id, version: 2, valid: true, reason: '收错了' })
  await expect(lead()(rejectTicket, { id, version: 3, reason: '合同写明' })).rejects.toThrow(
    'tickets.own_verdict',
  )
  const { state } = await manager()(rejectTicket, { id, version: 3, reason: '合同写明每月 150 元' })
  expect(state).toBe('rejected')
  const seen = await see(id)
  expect(seen.valid).toBe(false)
  expect(seen.toCustomer.zh).toContain('合同写明每月 150 元。不同意可以申请复核')
})

test('given back, it waits for somebody else and whoever sent it hears of it', async () => {
  const { id } = await steward()(fileTicket, leak())
  await lead()(dispatchTicket, { id, version: 1, staffId: company.steward.id! })
  await steward()(returnTicket, { id, version: 2, reason: '不是我的楼' })
  expect(await see(id)).toMatchObject({ state: 'triaged', assignee: null })
  const { entries } = await lead()(readBell, {})
  expect(entries[0]?.kind).toBe('ticket-returned')
})

test('the queue has the promise that ends first on top, and pages through all once', async () => {
  const first = await lead()(listQueue, { limit: 5 })
  const dues = first.tickets.map((ticket) => ticket.dueAt).filter((due) => due !== null)
  expect(dues).toEqual([...dues].sort())
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await lead()(listQueue, { limit: 5, ...(after ? { after } : {}) })
    seen.push(...page.tickets.map((ticket) => ticket.id))
    if (!page.after) break
    after = page.after
  }
  const all = await lead()(listQueue, { limit: 100 })
  expect([...seen].sort()).toEqual(all.tickets.map((ticket) => ticket.id).sort())
  expect(new Set(seen).size).toBe(seen.length)
})

test('a report by its number, whole or short, or by its words', async () => {
  const { id, number } = await steward()(fileTicket, { ...leak(), words: '车库抬杆失灵' })
  for (const text of [number, number.slice(5), '抬杆'])
    expect(
      (await lead()(listQueue, { which: 'all', text, limit: 100 })).tickets.map((each) => each.id),
    ).toContain(id)
})

test('what is missing is refused in words: no place, unknown kind or category, authority without its limit', async () => {
  const { unitId: _, ...nowhere } = leak()
  await expect(steward()(fileTicket, nowhere)).rejects.toThrow('tickets.where')
  await expect(steward()(fileTicket, { ...leak(), kind: 'wish' })).rejects.toThrow('tickets.no_kind')
  await expect(steward()(fileTicket, { ...leak(), category: '月亮' })).rejects.toThrow('tickets.no_category')
  await expect(steward()(fileTicket, { ...leak(), channel: 'authority' })).rejects.toThrow(
    'tickets.authority',
  )
  await expect(steward()(fileTicket, { ...leak(), receivedAt: '2027-01-01T00:00:00Z' })).rejects.toThrow(
    'events.future',
  )
})

test('an authority has its own number and limit: that is the first reply that is promised', async () => {
  world.turnTo('2026-03-12T01:00:00.000Z')
  const { id } = await lead()(fileTicket, {
    ...leak(),
    kind: 'complaint',
    category: '噪音',
    channel: 'authority',
    authority: { number: '12345-20260312-77', dueAt: '2026-03-19T10:00:00Z' },
  })
  expect((await clock(id, 'first-reply'))!.dueAt).toBe('2026-03-19T10:00:00.000Z')
})

test('a man without a number and a name: the place alone is enough', async () => {
  const { id, sentence } = await lead()(fileTicket, {
    kind: 'repair',
    channel: 'phone',
    projectId: company.projectId,
    place: '5栋1单元门口',
    category: '公共照明',
    words: '路灯不亮',
    caller: { phone: '13912345678' },
  })
  expect(sentence.zh).toContain('地址5栋1单元门口')
  const seen = await see(id)
  expect(seen).toMatchObject({ customer: null, room: null, caller: { phone: '139****5678' } })
  expect(seen.clocks.length).toBe(2)
})

test('clocks that run stand on the board, those past apart; nobody may say a clock is met but by the matter', async () => {
  world.turnTo('2026-03-30T01:00:00.000Z')
  const board = await lead()(seeClocks, {})
  expect(board.past).toBeGreaterThan(0)
  expect(board.clocks.filter((each) => each.past).every((each) => each.dueAt <= world.now)).toBe(true)
  const { homes } = await steward()(seeToday, { tab: 'today' })
  expect(homes.flatMap((home) => home.matters).some((matter) => matter.rule === 'promises.solved')).toBe(true)
})

test('a supervisor may end it unasked, and it says so', async () => {
  const { id } = await steward()(fileTicket, leak())
  await steward()(solveTicket, { id, version: 1, words: '好了' })
  const { version } = await see(id)
  await manager()(closeTicket, { id, version, reason: '客户已搬走' })
  expect(await see(id)).toMatchObject({ state: 'closed', outcome: 'by-hand' })
})

test('a call-back is never owed by whoever handled the matter', async () => {
  const { id } = await steward()(fileTicket, { ...leak(), kind: 'complaint', category: '停车' })
  await lead()(acceptTicket, { id, version: 1 })
  await lead()(solveTicket, { id, version: 2, words: '车位让出来了' })
  expect((await clock(id, 'call-back'))?.who).toBe('周敏')
  const { tickets } = await steward()(listCallBacks, {})
  expect(tickets.map((ticket) => ticket.id)).toContain(id)
})

test('what a steward cannot solve he passes on; nobody has it then, its clocks go along, and those it went to hear of it', async () => {
  const { id } = await steward()(fileTicket, {
    kind: 'enquiry',
    channel: 'phone',
    unitId: company.unitId,
    customerId: company.customerId,
    words: '车位能不能转租',
  })
  await steward()(acceptTicket, { id, version: 1 })
  expect((await see(id)).passOn).toEqual({ playbook: 'property-care', form: null })
  await expect(manager()(passOnTicket, { id, version: 2, reason: '试试' })).rejects.toMatchObject({
    code: 'tickets.not_to_pass_on',
    values: { who: { zh: '客户管家' } },
  })
  await steward()(passOnTicket, { id, version: 2, reason: '要看车位合同' })
  expect(await see(id)).toMatchObject({
    state: 'triaged',
    assignee: null,
    accountable: 'care-lead',
    steps: expect.arrayContaining([
      expect.objectContaining({
        move: 'pass-on',
        reason: '要看车位合同',
        detail: expect.objectContaining({ name: '客户管家部主管' }),
      }),
    ]),
  })
  expect((await clock(id, 'first-reply'))!.who).toBe('刘敏')
  const { entries } = await lead()(readBell, {})
  expect(entries.some((entry) => entry.kind === 'ticket-passed-on' && entry.ticketId === id)).toBe(true)
  const { id: repair } = await steward()(fileTicket, leak())
  await expect(steward()(passOnTicket, { id: repair, version: 1, reason: '试试' })).rejects.toMatchObject({
    code: 'tickets.no_pass_on',
  })
})

test('a rung whose moment is the very moment of the sweep is climbed, once', async () => {
  world.turnTo('2026-04-06T01:00:00.000Z')
  const { id } = await steward()(fileTicket, leak())
  const due = (await clock(id, 'first-reply'))!.dueAt!
  world.turnTo(due)
  expect((await world.system(sweep, { limit: 500 })).taken).toBeGreaterThan(0)
  expect((await world.system(sweep, { limit: 500 })).taken).toBe(0)
})

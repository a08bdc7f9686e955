import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBell } from '#modules/obligations/contract/bell.ts'
import { sweep } from '#modules/obligations/contract/time.ts'
import { listUnits } from '#modules/places/contract/homes.ts'
import { readDraft, saveDraft, startDraft } from '#modules/playbooks/contract/drafts.ts'
import { publishPlaybook } from '#modules/playbooks/contract/versions.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { seeTicket } from '#modules/tickets/contract/lists.ts'
import { appealMyTicket } from '#modules/tickets/contract/mine.ts'
import { rejectTicket, solveTicket } from '#modules/tickets/contract/moves.ts'
import { customerActor } from '#platform/actor.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import {
  askApproval,
  climbApprovals,
  decideApproval,
  handOnApproval,
  listApprovals,
  withdrawApproval,
} from './contract.ts'

let world: World
let owner: pg.Pool
let company: SmallCompany
let rooms: { id: string; room: string }[]

const steward = () => world.as(company.steward)
const lead = () => world.as(company.lead)
const manager = () => world.as(company.manager)

beforeAll(async () => {
  // Monday 2 March 2026, 09:00 in Shanghai.
  world = await makeWorld()
  owner = new pg.Pool({ ...world.place.connection, max: 1 })
  company = await smallCompany(world)
  rooms = (await lead()(listUnits, { projectId: company.projectId })).units
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

const complain = async (more: Record<string, unknown> = {}) =>
  (
    await steward()(fileTicket, {
      kind: 'complaint',
      channel: 'phone',
      unitId: company.unitId,
      customerId: company.customerId,
      words: '保安说话难听',
      ...more,
    })
  ).id

const waiting = async (who = lead) => (await who()(listApprovals, { which: 'mine' })).approvals
const see = (id: string) => lead()(seeTicket, { id })

test('a small sum is for the lead alone; whoever asked hears it, and it stands in the story', async () => {
  const ticketId = await complain()
  const asked = await steward()(askApproval, {
    ticketId,
    what: 'compensate',
    amount: 300,
    reason: '洗车被划',
  })
  expect(asked.waitsFor).toEqual(['刘敏'])
  const [one] = await waiting()
  expect(one).toMatchObject({
    title: '补偿审批',
    amount: 300,
    mine: true,
    askedBy: '周敏',
    // One working day from Monday 09:00: the end of Tuesday's work.
    dueAt: '2026-03-03T10:00:00.000Z',
  })
  expect(await lead()(decideApproval, { id: asked.id, version: 1, agree: true })).toEqual({
    state: 'granted',
  })
  const { steps } = await see(ticketId)
  expect(steps.at(-1)).toMatchObject({ move: 'compensate', detail: { amount: 300 } })
  const { entries } = await steward()(readBell, {})
  expect(entries.some(({ kind, ticketId: of }) => kind === 'approval-granted' && of === ticketId)).toBe(true)
  expect(await waiting()).toEqual([])
})

test('a great sum goes on to the manager, who must say why; his no ends it', async () => {
  const ticketId = await complain()
  const { id } = await steward()(askApproval, {
    ticketId,
    what: 'compensate',
    amount: 800,
    reason: '家具泡坏',
  })
  await expect(manager()(decideApproval, { id, version: 1, agree: true })).rejects.toMatchObject({
    code: 'approvals.not_yours',
  })
  expect(await lead()(decideApproval, { id, version: 1, agree: true })).toEqual({ state: 'open' })
  const [one] = await waiting(manager)
  expect(one).toMatchObject({ step: 1, steps: 2, opinion: true })
  await expect(manager()(decideApproval, { id, version: 2, agree: false })).rejects.toMatchObject({
    code: 'approvals.opinion',
  })
  const declined = await manager()(decideApproval, { id, version: 2, agree: false, opinion: '先由保险赔' })
  expect(declined).toEqual({ state: 'declined' })
  const { steps } = await see(ticketId)
  expect(steps.at(-1)).toMatchObject({ move: 'decide', detail: { granted: false } })
  await expect(
    manager()(decideApproval, { id, version: 3, agree: true, opinion: '又想了想' }),
  ).rejects.toMatchObject({ code: 'approvals.over' })
})

test('nobody decides on what he asked for himself, and nothing is asked for twice', async () => {
  const ticketId = await complain()
  const { id, waitsFor } = await lead()(askApproval, {
    ticketId,
    what: 'close',
    reason: '客户已搬走，联系不上',
  })
  // The lead of the step is the one who asked: another supervisor of the project sits there.
  expect(waitsFor).toEqual(['唐莉'])
  await expect(
    lead()(decideApproval, { id, version: 1, agree: true, opinion: '同意' }),
  ).rejects.toMatchObject({ code: 'approvals.own' })
  await expect(steward()(askApproval, { ticketId, what: 'close', reason: '同上' })).rejects.toMatchObject({
    code: 'approvals.asked',
  })
  await manager()(decideApproval, { id, version: 1, agree: true, opinion: '留档' })
  expect(await see(ticketId)).toMatchObject({ state: 'closed', outcome: 'by-hand' })
  expect((await see(ticketId)).clocks.map(({ state }) => state)).toEqual(['lapsed', 'lapsed'])
  await expect(steward()(askApproval, { ticketId, what: 'cannot-solve', reason: '…' })).rejects.toMatchObject(
    { code: 'approvals.not_now' },
  )
})

test('what nothing in the playbook names needs a supervisor’s word: a level is lowered by another', async () => {
  const ticketId = await complain({ urgent: true })
  expect((await see(ticketId)).severity).toBe('重要')
  await expect(
    steward()(askApproval, { ticketId, what: 'lower-level', level: '重大', reason: '…' }),
  ).rejects.toMatchObject({ code: 'approvals.level' })
  const { id } = await steward()(askApproval, {
    ticketId,
    what: 'lower-level',
    level: '',
    reason: '误会，已说清',
  })
  await lead()(decideApproval, { id, version: 1, agree: true })
  expect((await see(ticketId)).severity).toBeNull()
})

test('who cannot solve it hands it up: whoever agrees answers for it from then on', async () => {
  const ticketId = await complain()
  const { id } = await steward()(askApproval, { ticketId, what: 'cannot-solve', reason: '要开发商出面' })
  await lead()(decideApproval, { id, version: 1, agree: true })
  expect((await see(ticketId)).assignee).toBe('刘敏')
  const again = await steward()(askApproval, { ticketId, what: 'cannot-solve', reason: '试试' })
  await steward()(withdrawApproval, { id: again.id })
  expect((await steward()(listApprovals, { which: 'asked' })).approvals.map(({ state }) => state)).toContain(
    'withdrawn',
  )
})

test('a customer who does not accept our answer is heard by somebody above; only his yes reopens it', async () => {
  const ticketId = await complain()
  await lead()(rejectTicket, { id: ticketId, version: 1, reason: '不属于物业服务' })
  const owner = customerActor(world.tenantId, company.customerId, '王芳')
  await world.as(owner)(appealMyTicket, { id: ticketId, words: '合同里写了' })
  expect((await see(ticketId)).state).toBe('rejected')
  const [one] = await waiting(manager)
  expect(one).toMatchObject({ what: 'appeal', byCustomer: true, askedBy: '王芳', title: '投诉复核' })
  await manager()(decideApproval, { id: one!.id, version: 1, agree: true, opinion: '合同第九条有' })
  expect((await see(ticketId)).state).toBe('reopened')
})

test('three homes of a building report one thing within a week: all three are hot, and the leads are told', async () => {
  const ids: string[] = []
  for (const at of [0, 1, 2])
    ids.push(await complain({ category: '噪音', unitId: rooms[at]!.id, customerId: undefined }))
  for (const id of ids) expect(await see(id)).toMatchObject({ severity: '热点', influence: 3 })
  const { entries } = await manager()(readBell, {})
  expect(
    entries.filter(({ kind, ticketId }) => kind === 'ticket-level' && ids.includes(ticketId!)).length,
  ).toBe(3)
})

test('what the playbook requires is refused in its own words until it is there', async () => {
  const admin = world.as(world.admin)
  await admin(startDraft, { name: 'property-care' })
  const draft = await admin(readDraft, { name: 'property-care' })
  const path = 'playbook.yaml'
  const text = draft.files
    .find((file) => file.path === path)!
    .text.replace(
      '    review: second-look\n',
      '    review: second-look\n    requires: [ { that: cause is known, else: 请写明投诉的原因, before: solved } ]\n',
    )
  const { revision, findings } = await admin(saveDraft, {
    name: 'property-care',
    revision: draft.revision,
    path,
    text,
  })
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  await admin(publishPlaybook, { name: 'property-care', revision, reason: '要写原因' })
  const id = await complain()
  const refused = steward()(solveTicket, { id, version: 1, words: '道歉了' })
  await expect(refused).rejects.toMatchObject({
    code: 'tickets.required',
    values: { what: '请写明投诉的原因' },
  })
  const { state } = await steward()(solveTicket, { id, version: 1, words: '道歉了', cause: '人员态度' })
  expect(state).toBe('solved')
})

const bellOf = async (who: typeof lead, kind: string) =>
  (await who()(readBell, {})).entries.filter((entry) => entry.kind === kind)

test('a word that is not said climbs: first whoever sits there hears of it, then those above, each rung once', async () => {
  const ticketId = await complain()
  const { id } = await steward()(askApproval, { ticketId, what: 'compensate', amount: 200, reason: '水费' })
  const before = (await bellOf(lead, 'approval-waits')).length
  // Asked on Monday, due on Tuesday at six: a day before, the seat; at the time, the lead; five working days on, the manager.
  world.turnTo('2026-03-02T10:00:00.000Z')
  expect(await world.system(climbApprovals, {})).toEqual({ taken: 1 })
  expect(await world.system(climbApprovals, {})).toEqual({ taken: 0 })
  expect((await bellOf(lead, 'approval-waits')).length).toBe(before + 1)
  world.turnTo('2026-03-10T11:00:00.000Z')
  await world.system(climbApprovals, {})
  expect((await bellOf(manager, 'approval-waits')).length).toBe(1)
  await lead()(decideApproval, { id, version: 1, agree: true })
  world.turnTo('2026-03-20T01:00:00.000Z')
  expect(await world.system(climbApprovals, {})).toEqual({ taken: 0 })
})

test('a seat goes to whom the policy names and nobody else; he then has the word', async () => {
  const ticketId = await complain()
  const { id } = await steward()(askApproval, {
    ticketId,
    what: 'compensate',
    amount: 100,
    reason: '搬动家具',
  })
  const [one] = (await waiting()).filter((each) => each.id === id)
  expect(one!.mayTake.map(({ name }) => name)).toEqual(['唐莉'])
  const hand = (staffId: string) => lead()(handOnApproval, { id, version: 1, staffId })
  await expect(hand(company.steward.id!)).rejects.toMatchObject({
    code: 'approvals.no_delegate',
    values: { who: { zh: '总经理', en: '总经理' } },
  })
  await expect(
    manager()(handOnApproval, { id, version: 1, staffId: company.manager.id! }),
  ).rejects.toMatchObject({ code: 'approvals.not_yours' })
  await hand(company.manager.id!)
  await expect(lead()(decideApproval, { id, version: 2, agree: true })).rejects.toMatchObject({
    code: 'approvals.not_yours',
  })
  const [handed] = (await waiting(manager)).filter((each) => each.id === id)
  expect(handed!.handedOn).toMatchObject([{ from: '刘敏', to: '唐莉' }])
  expect(await manager()(decideApproval, { id, version: 2, agree: true })).toEqual({ state: 'granted' })
})

test('a promise that breaks is one fact, and a complaint not solved in time goes up by itself, once', async () => {
  const id = await complain()
  const facts = async () => {
    const { rows } = await owner.query<{ clock: string }>(
      "select values->>'brokenClock' as clock from events where tenant_id = $1 and subject_id = $2 and kind = 'ticket.breached' order by at",
      [world.tenantId, id],
    )
    return rows.map(({ clock }) => clock)
  }
  world.turnTo('2026-03-21T02:00:00.000Z')
  await world.system(sweep, {})
  await world.system(sweep, {})
  expect(await facts()).toEqual(['first-reply'])
  expect((await waiting(manager)).some(({ ticketId }) => ticketId === id)).toBe(false)
  world.turnTo('2026-04-01T02:00:00.000Z')
  while ((await world.system(sweep, {})).taken > 0);
  expect(await facts()).toEqual(['first-reply', 'solve'])
  const asked = (await waiting(manager)).filter(({ ticketId }) => ticketId === id)
  expect(asked).toMatchObject([{ what: 'overdue', title: '投诉超时上报', askedBy: '', byCustomer: false }])
  expect(
    await manager()(decideApproval, { id: asked[0]!.id, version: asked[0]!.version, agree: true }),
  ).toEqual({ state: 'granted' })
  expect((await see(id)).assignee).toBe('唐莉')
})

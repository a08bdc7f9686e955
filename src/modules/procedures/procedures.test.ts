import { afterAll, beforeAll, expect, test } from 'vitest'
import { askExcuse, decideExcuses } from '#modules/obligations/contract/excuses.ts'
import { seeToday } from '#modules/obligations/contract/matters.ts'
import { sweep } from '#modules/obligations/contract/time.ts'
import { confirmDone } from '#modules/obligations/contract/work.ts'
import { readDraft, saveDraft, startDraft } from '#modules/playbooks/contract/drafts.ts'
import { publishPlaybook } from '#modules/playbooks/contract/versions.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { triageTicket } from '#modules/tickets/contract/moves.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { cancelRecord, doStep, listProcedures, listRecords, seeRecord, startRecord } from './contract.ts'

let world: World
let company: SmallCompany
const steward = () => world.as(company.steward)
const lead = () => world.as(company.lead)
const manager = () => world.as(company.manager)

const procedures = `
  letter:
    title: 致全体业主的函
    clause: 5.1.7-e
    about: project
    by-hand: [steward]
    number: 函-yyyy-000
    form: { subject: { title: 主题, type: text, required: yes }, body: { title: 正文, type: document, required: yes }, important: { title: 重要, type: yesno } }
    requires: [ { that: subject != 测试, else: 主题不能是测试 } ]
    steps:
      draft: { title: 拟稿, who: starter, due: 1 day, do: { fill: [subject, body, important] } }
      consent: { title: 同意发出, do: { approve: letter-consent } }
      post: { title: 张贴, who: steward, due: 2 days after consent done, do: { confirm: 已张贴 }, evidence: [ photos 1 ], waive: { by: care-lead, reason: [ 改发短信 ] } }
      check: { title: 核对, who: care-lead, where: important, due: 1 day, do: { confirm: 看过了 } }
    results: { 已发出: post done, 没有发: all steps done }
  grave:
    title: 重大投诉处理
    clause: 5.1.7-e
    about: ticket
    when: ticket.triaged where severity = 重大
    once: one open per ticket
    form: { plan: { title: 方案, type: text, required: yes } }
    steps:
      report: { title: 上报, who: care-lead, due: 2 hours, do: { tell: general-manager } }
      plan: { title: 方案, who: care-lead, due: 24 hours after opened, do: { fill: this } }
`
const consent =
  '  letter-consent: { title: 发函审批, steps: [ { one: care-lead, due: 1 working day }, { one: general-manager, where: important, due: 1 working day } ], on-reject: back to draft }\n'

beforeAll(async () => {
  // Monday 2 March 2026, 09:00 in Shanghai.
  world = await makeWorld()
  company = await smallCompany(world)
  const admin = world.as(world.admin)
  await admin(startDraft, { name: 'property-care' })
  const draft = await admin(readDraft, { name: 'property-care' })
  const path = 'playbook.yaml'
  const text = draft.files
    .find((file) => file.path === path)!
    .text.replace('approvals:\n', `approvals:\n${consent}`)
    .replace('procedures:\n', `procedures:\n${procedures}`)
  const saved = await admin(saveDraft, { name: 'property-care', revision: draft.revision, path, text })
  expect(saved.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  await admin(publishPlaybook, { name: 'property-care', revision: saved.revision, reason: '加两个流程' })
})
afterAll(() => world.close())

const start = (aboutId = company.projectId) =>
  steward()(startRecord, { playbook: 'property-care', procedure: 'letter', aboutId })
const see = (id: string, who = steward) => who()(seeRecord, { id })
const states = async (id: string) => (await see(id)).steps.map(({ name, state }) => `${name} ${state}`)

test('who the policy names begins one about his project; it gets a number of the year and owes its first step', async () => {
  const { procedures: mine } = await steward()(listProcedures, {})
  expect(mine.map(({ title }) => title)).toEqual(['致全体业主的函', '装修管理', '紧急事件处置'])
  expect(mine.slice(0, 1)).toMatchObject([
    {
      procedure: 'letter',
      title: '致全体业主的函',
      steps: ['拟稿', '同意发出 1/2', '同意发出 2/2', '张贴', '核对'],
    },
  ])
  expect((await manager()(listProcedures, {})).procedures).toEqual([])
  await expect(
    manager()(startRecord, { playbook: 'property-care', procedure: 'letter', aboutId: company.projectId }),
  ).rejects.toMatchObject({ code: 'procedures.not_by_hand', values: { who: '客户管家' } })
  await expect(
    steward()(startRecord, { playbook: 'property-care', procedure: 'letter' }),
  ).rejects.toMatchObject({ code: 'procedures.about' })
  const { id, number } = await start()
  expect(number).toBe('函-2026-001')
  expect(await states(id)).toEqual([
    'draft now',
    'consent-1 later',
    'consent later',
    'post later',
    'check later',
  ])
  const [step] = (await see(id)).steps
  expect(step).toMatchObject({
    who: '周敏',
    dueAt: '2026-03-03T16:00:00.000Z',
    mine: true,
    fields: ['subject', 'body', 'important'],
  })
  expect((await steward()(listRecords, { which: 'mine' })).records.map(({ id }) => id)).toContain(id)
  const today = await steward()(seeToday, {})
  const matters = today.homes.flatMap((home) => home.matters).filter(({ recordId }) => recordId === id)
  expect(matters).toHaveLength(1)
  await expect(steward()(confirmDone, { id: matters[0]!.id })).rejects.toMatchObject({
    code: 'obligations.by_procedure',
  })
})

test('a step wants what the policy wants; the words of an approval carry it on, over what does not apply, to its result', async () => {
  const { id } = await start()
  const step = (name: string, more: Record<string, unknown> = {}, who = steward, version?: number) =>
    see(id).then((seen) => who()(doStep, { id, version: version ?? seen.version, step: name, ...more }))
  await expect(step('draft', { values: { subject: '停水' } })).rejects.toMatchObject({
    code: 'procedures.missing',
    values: { what: '“正文”' },
  })
  await expect(step('draft', { values: { subject: '测试', body: '…' } })).rejects.toMatchObject({
    code: 'procedures.required',
    values: { what: '主题不能是测试' },
  })
  await expect(step('draft', { values: { subject: 5, body: '…' } })).rejects.toMatchObject({
    code: 'procedures.value',
  })
  await expect(step('post')).rejects.toMatchObject({ code: 'procedures.not_now' })
  await step('draft', { values: { subject: '停水通知', body: '周三停水', important: false } })
  expect(await states(id)).toEqual([
    'draft done',
    'consent-1 now',
    'consent later',
    'post later',
    'check later',
  ])
  await expect(step('consent-1', { decision: '同意' })).rejects.toMatchObject({ code: 'procedures.own' })
  await expect(step('consent-1', {}, lead)).rejects.toMatchObject({ code: 'procedures.option' })
  await expect(step('consent-1', { decision: '同意' }, lead, 1)).rejects.toMatchObject({
    code: 'procedures.changed',
  })
  await step('consent-1', { decision: '同意' }, lead)
  expect(await states(id)).toEqual([
    'draft done',
    'consent-1 done',
    'consent skipped',
    'post now',
    'check later',
  ])
  await expect(step('post')).rejects.toMatchObject({ code: 'procedures.missing' })
  const { homes } = await steward()(seeToday, {})
  const matter = homes
    .flatMap((home) => home.matters)
    .find(({ recordId, rule }) => recordId === id && rule.endsWith('/post'))!
  await steward()(askExcuse, { id: matter.id, reason: '改发短信' })
  await lead()(decideExcuses, { ids: [matter.id], agree: true })
  expect(await see(id)).toMatchObject({ state: 'closed', result: '已发出' })
  expect(await states(id)).toEqual([
    'draft done',
    'consent-1 done',
    'consent skipped',
    'post excused',
    'check skipped',
  ])
  await expect(step('check')).rejects.toMatchObject({ code: 'procedures.over' })
})

test('a no with its reason sends it back, and it is owed anew; cancelled, nothing of it is owed any more', async () => {
  const { id } = await start()
  const at = async () => (await see(id)).version
  const values = { subject: '装修', body: '…', important: true }
  await steward()(doStep, { id, version: await at(), step: 'draft', values })
  const no = { id, step: 'consent-1', decision: '不同意' }
  await expect(lead()(doStep, { ...no, version: await at() })).rejects.toMatchObject({
    code: 'procedures.note',
  })
  await lead()(doStep, { ...no, version: await at(), note: '写清是哪几栋' })
  expect(await see(id)).toMatchObject({ round: 2, values: { subject: '装修' } })
  expect(await states(id)).toEqual([
    'draft now',
    'consent-1 later',
    'consent later',
    'post later',
    'check later',
  ])
  expect((await see(id)).steps[1]).toMatchObject({ note: '写清是哪几栋' })
  await steward()(doStep, { id, version: await at(), step: 'draft', values: { ...values, body: '5、6 栋' } })
  await lead()(doStep, { id, version: await at(), step: 'consent-1', decision: '同意' })
  expect(await states(id)).toEqual([
    'draft done',
    'consent-1 done',
    'consent now',
    'post later',
    'check later',
  ])
  await expect(lead()(doStep, { id, version: 1, step: 'consent', decision: '同意' })).rejects.toMatchObject({
    code: 'procedures.changed',
  })
  await steward()(cancelRecord, { id, version: await at(), reason: '改由街道发' })
  expect(await see(id)).toMatchObject({ state: 'cancelled', reason: '改由街道发' })
  expect(
    (await manager()(seeToday, {})).homes
      .flatMap((home) => home.matters)
      .filter(({ recordId }) => recordId === id),
  ).toEqual([])
})

test('a grave matter begins its own procedure, once; what is late there climbs like any other duty', async () => {
  const { id } = await steward()(fileTicket, {
    kind: 'complaint',
    channel: 'phone',
    unitId: company.unitId,
    customerId: company.customerId,
    words: '地下室进水，好几家都泡了',
  })
  await lead()(triageTicket, { id, version: 1, severity: '重大' })
  await lead()(triageTicket, { id, version: 2, severity: '重大', reason: '再看一次' })
  const { records } = await lead()(listRecords, { ticketId: id })
  expect(records).toMatchObject([
    { title: '重大投诉处理', openedBy: null, now: [{ step: '上报', who: '刘敏' }] },
  ])
  const record = records[0]!.id
  world.turnTo('2026-03-02T04:00:00.000Z')
  while ((await world.system(sweep, {})).taken > 0);
  await lead()(doStep, {
    id: record,
    version: (await see(record, lead)).version,
    step: 'report',
    note: '已报总经理',
  })
  const seen = await see(record, lead)
  expect(seen.steps).toMatchObject([
    { state: 'done', inTime: false, by: '刘敏' },
    // A day from when it began, not from the step before.
    { state: 'now', dueAt: '2026-03-03T01:00:00.000Z' },
  ])
  await lead()(doStep, { id: record, version: seen.version, step: 'plan', values: { plan: '抽水、安置' } })
  expect(await see(record, lead)).toMatchObject({ state: 'closed', values: { plan: '抽水、安置' } })
})

import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listExports, takeExport, writeExport } from '#modules/exports/contract.ts'
import { seeFile } from '#modules/files/contract.ts'
import { addUnit } from '#modules/places/contract/homes.ts'
import { adoptPack } from '#modules/playbooks/contract/documents.ts'
import { closeMonth } from '#modules/proof/contract.ts'
import { callBack } from '#modules/tickets/contract/call-backs.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import {
  answerTicket,
  dispatchTicket,
  judgeTicket,
  resumeTicket,
  solveTicket,
  suspendTicket,
  urgeTicket,
  withdrawTicket,
} from '#modules/tickets/contract/moves.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { wordText } from '../../../test/support/word-text.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { cutMeasure, seeMeasureRows, seeMeasures, seeReport, writeParagraph } from './contract.ts'

let world: World
let company: SmallCompany

const steward = () => world.as(company.steward)
const lead = () => world.as(company.lead)
const manager = () => world.as(company.manager)

const complain = async (words: string, more: Record<string, unknown> = {}) => {
  const { id } = await steward()(fileTicket, {
    kind: 'complaint',
    channel: 'phone',
    category: '噪音',
    unitId: company.unitId,
    customerId: company.customerId,
    words,
    ...more,
  })
  return id
}

/** Answered and solved by the steward, called back by the manager. */
const finish = async (id: string, satisfied: boolean | null, version = 1) => {
  await steward()(solveTicket, { id, version, words: '谈好了', cause: '服务没做到' })
  if (satisfied === null) return
  await manager()(callBack, { id, version: 3, result: 'solved', satisfied })
}

const ids = { first: '', second: '', third: '', withdrawn: '' }

beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
  ids.first = await complain('楼上半夜敲墙')
  ids.second = await complain('楼上半夜又敲墙')
  ids.third = await complain('车位被占', { category: '停车' })
  ids.withdrawn = await complain('说错了')
  world.turnTo('2026-03-02T03:00:00.000Z')
  await finish(ids.first, true)
  await steward()(withdrawTicket, { id: ids.withdrawn, version: 1, reason: '客户说不用了' })
  // Its month ends with it open: late for the first reply and for the solution.
  world.turnTo('2026-03-20T03:00:00.000Z')
  await finish(ids.second, false)
  await manager()(judgeTicket, { id: ids.second, version: 5, valid: true, reason: '确实没有人去' })
  await steward()(urgeTicket, { id: ids.third, version: 1 })
  world.turnTo('2026-04-02T01:00:00.000Z')
})
afterAll(() => world.close())

const measure = async (name: string, month = '2026-03') => {
  const { measures } = await manager()(seeMeasures, { month, projectId: company.projectId })
  return measures.find(({ key }) => key === `property-care/${name}`)!
}

test('a share counts those due in the month, open or not, and leaves the withdrawn out', async () => {
  expect(await measure('in-time-rate')).toMatchObject({ hits: 1, cases: 3, is: 'share' })
  expect(await measure('overdue')).toMatchObject({ hits: 2, cases: 3, reached: false })
  expect(await measure('complaints-handled')).toMatchObject({ hits: 2, cases: 3, value: 2 / 3 })
})

test('nothing to divide by is no number, and a small number of cases has a wide interval', async () => {
  const none = await measure('arrival-in-time')
  expect(none).toMatchObject({ hits: 0, cases: 0, value: null, low: null, reached: null })
  const { low, high } = await measure('in-time-rate')
  expect([Math.round(low! * 100), Math.round(high! * 100)]).toEqual([6, 79])
})

test('what is not said counts neither way: of three complaints one was judged', async () => {
  expect(await measure('complaints-valid')).toMatchObject({ hits: 1, cases: 1 })
  expect(await measure('complaints-satisfied')).toMatchObject({ hits: 1, cases: 2 })
})

test('a number is the middle of all, without the time that a matter stood still', async () => {
  const id = await complain('停车费算错了', { category: '收费' })
  await steward()(dispatchTicket, { id, version: 1, staffId: company.steward.id! })
  world.turnTo('2026-04-02T02:00:00.000Z')
  await steward()(suspendTicket, {
    id,
    version: 2,
    reason: 'third-party',
    words: '等财务对账',
    nextNewsAt: '2026-04-04T02:00:00.000Z',
  })
  world.turnTo('2026-04-03T02:00:00.000Z')
  await steward()(resumeTicket, { id, version: 3 })
  world.turnTo('2026-04-03T03:00:00.000Z')
  await steward()(answerTicket, { id, version: 4, words: '退三十元' })
  await steward()(solveTicket, { id, version: 5, words: '已退' })
  expect(await measure('handling-time', '2026-04')).toMatchObject({ cases: 1, value: 2, is: 'number' })
})
test('the same home and cause within thirty days is the matter come again', async () => {
  world.turnTo('2026-04-10T03:00:00.000Z')
  const id = await complain('楼上还在敲墙')
  await finish(id, null)
  world.turnTo('2026-04-11T03:00:00.000Z')
  await manager()(callBack, { id, version: 3, result: 'solved', satisfied: true })
  expect(await measure('complaints-again', '2026-04')).toMatchObject({ hits: 1, cases: 1 })
})

test('every number opens to its rows, and its parts add up to it', async () => {
  const key = 'property-care/overdue'
  const asked = { month: '2026-03', projectId: company.projectId, key }
  const { rows, total, measure: own } = await manager()(seeMeasureRows, { ...asked, which: 'hits' })
  expect([total, rows.length, own.hits]).toEqual([2, 2, 2])
  expect(rows.map(({ ticketId }) => ticketId).sort()).toEqual([ids.second, ids.third].sort())
  const { parts } = await manager()(cutMeasure, {
    month: '2026-03',
    key: 'property-care/complaints-received',
    by: 'category',
  })
  expect(parts.map(({ title, cases }) => [title, cases])).toEqual([
    ['噪音', 2],
    ['停车', 1],
  ])
  const clock = await manager()(cutMeasure, { month: '2026-03', key, by: 'category' })
  expect(clock.parts.map(({ title, hits, cases }) => [title, hits, cases])).toEqual([
    ['噪音', 1, 2],
    ['停车', 1, 1],
  ])
  const cut = await manager()(seeMeasureRows, {
    ...asked,
    key: 'property-care/complaints-received',
    cutBy: 'category',
    cut: '停车',
  })
  expect(cut.rows.map(({ ticketId }) => ticketId)).toEqual([ids.third])
  await expect(manager()(cutMeasure, { month: '2026-03', key, by: 'channel' })).rejects.toMatchObject({
    code: 'measures.no_cut',
  })
})

test('a count is held against ten thousand square metres of homes, before a month is closed and after', async () => {
  expect(await measure('complaints-per-area')).toMatchObject({
    cases: 3,
    against: null,
    value: null,
    is: 'number',
  })
  await world.as(world.admin)(addUnit, { projectId: company.projectId, room: '8-1-101', area: 15_000 })
  const held = { cases: 3, against: 1.5, value: 2 }
  expect(await measure('complaints-per-area')).toMatchObject(held)
  expect((await measure('complaints-per-area')).formula!.denominator.zh).toMatch(/^每一万平方米/)
})

test('what asks for facts kept nowhere is shown with what is missing, never with a number', async () => {
  const calls = await measure('calls-answered')
  expect(calls).toMatchObject({
    value: null,
    formula: null,
    missing: { zh: '来电的“接通”', en: 'Call: answered' },
  })
  expect((await measure('occupancy')).missing!.zh).toBe('座席班次的“在席秒数”')
  expect((await measure('first-contact-kept')).missing!.zh).toBe('工单的“首问负责落实（抽检）”')
  expect((await measure('reply-in-time')).missing).toBeNull()
})

test('how a measure is counted is said in words, with the version that says so', async () => {
  const { formula } = await measure('in-time-rate')
  expect(formula).toMatchObject({ version: 1 })
  expect(formula?.denominator.zh).toBe('到期的“办完”时限（类型 是 投诉）')
  expect((await measure('complaints-handled')).formula?.numerator?.zh).toBe(
    '解决时间 已知，或者 关闭时间 已知',
  )
  const { measures } = await manager()(seeMeasures, { month: '2026-03' })
  expect(measures.find(({ key }) => key.endsWith('/satisfaction-rate'))?.formula).toBeNull()
})

test('a closed month keeps its figures and their rows, whatever happens afterwards', async () => {
  await manager()(closeMonth, { month: '2026-03' })
  const closed = await manager()(seeMeasures, { month: '2026-03', compare: true })
  expect(closed.closed).toMatchObject({ version: 1, by: '唐莉' })
  expect(await measure('complaints-handled')).toMatchObject({ hits: 2, cases: 3 })
  world.turnTo('2026-04-12T03:00:00.000Z')
  await finish(ids.third!, null, 2)
  expect(await measure('complaints-handled')).toMatchObject({ hits: 2, cases: 3 })
  expect(await measure('complaints-received')).toMatchObject({ cases: 3, value: 3 })
  expect(await measure('complaints-per-area')).toMatchObject({ cases: 3, against: 1.5, value: 2 })
  const { rows } = await manager()(seeMeasureRows, {
    month: '2026-03',
    key: 'property-care/complaints-handled',
    which: 'others',
  })
  expect(rows.map(({ ticketId }) => ticketId)).toEqual([ids.third])
  const april = await manager()(seeMeasures, { month: '2026-04', compare: true })
  expect(april.measures.find(({ key }) => key.endsWith('/complaints-received'))?.before).toMatchObject({
    cases: 3,
  })
})

test('the report names what is grave or open, with a paragraph that somebody wrote', async () => {
  const id = await complain('还是漏', { urgent: true })
  const asked = { month: '2026-04', projectId: company.projectId }
  const before = await lead()(seeReport, asked)
  expect(before).toMatchObject({ company: '云栖物业', project: '云栖花园' })
  expect(before.matters).toContainEqual(
    expect.objectContaining({ id, severity: '重要', open: true, paragraph: null }),
  )
  await lead()(writeParagraph, { ticketId: id, month: '2026-04', words: '等屋面厂家，五月六日进场。' })
  const after = await lead()(seeReport, asked)
  expect(after.matters.find((matter) => matter.id === id)?.paragraph).toMatchObject({
    words: '等屋面厂家，五月六日进场。',
    by: '刘敏',
  })
  await lead()(writeParagraph, { ticketId: id, month: '2026-04', words: '' })
  expect((await lead()(seeReport, asked)).matters.find((matter) => matter.id === id)?.paragraph).toBeNull()
})

test('the report leaves as a Word file with its figures, its matters and how all is counted', async () => {
  const asked = { what: 'service-report', format: 'docx' } as const
  const filter = { report: { month: '2026-04', projectId: company.projectId } }
  const { fileId, rows } = await manager()(takeExport, { ...asked, filter })
  expect(rows).toBeGreaterThan(20)
  const { exports: taken } = await manager()(listExports, {})
  await world.system(writeExport, { id: taken[0]!.id, language: 'zh-CN' })
  const file = await manager()(seeFile, { id: fileId })
  const text = wordText(await buffer(await world.opened.system.files.read(file.digest)))
  expect(text).toContain('云栖花园客服月报（2026年4月）')
  expect(text).toContain('投诉处理及时率')
  expect(text).toContain('还是漏')
  expect(text).toContain('到期的“办完”时限（类型 是 投诉）')
  await expect(manager()(takeExport, { what: 'homes', format: 'docx' })).rejects.toMatchObject({
    code: 'exports.not_word',
  })
})

test('who has only his project sees its measures, and nobody else’s', async () => {
  const own = await lead()(seeMeasures, { month: '2026-04' })
  expect(own.measures.find(({ key }) => key.endsWith('/complaints-received'))?.cases).toBeGreaterThan(0)
  await expect(
    lead()(seeMeasures, { month: '2026-04', projectId: '00000000-0000-7000-8000-000000000000' }),
  ).rejects.toMatchObject({ code: 'places.unknown' })
})

test('a playbook without measures has none to show', async () => {
  await world.as(world.admin)(adoptPack, { pack: 'general-care' })
  const { measures } = await manager()(seeMeasures, { month: '2026-04', playbook: 'nobody' })
  expect(measures).toEqual([])
})

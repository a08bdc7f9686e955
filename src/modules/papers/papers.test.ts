import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { solveTicket } from '#modules/tickets/contract/moves.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { paperNames, seePaper } from './contract.ts'
import { lines, writePaper } from './write-paper.ts'

let world: World
let company: SmallCompany
let id: string

beforeAll(async () => {
  // Monday 2 March 2026, 09:00 in Shanghai.
  world = await makeWorld()
  company = await smallCompany(world)
  const filed = await world.as(company.steward)(fileTicket, {
    kind: 'complaint',
    channel: 'walk-in',
    category: '保洁绿化',
    unitId: company.unitId,
    customerId: company.customerId,
    words: '楼道三天没扫了',
  })
  id = filed.id
})
afterAll(() => world.close())

const steward = () => world.as(company.steward)
const value = async (paper: (typeof paperNames)[number], label: string) =>
  (await steward()(seePaper, { id, paper })).rows.find((row) => row.label.zh === label)?.value

test('the slip of a walk-in has two copies, the number, what was promised and where to follow it', async () => {
  const slip = await steward()(seePaper, { id, paper: 'slip' })
  expect(slip).toMatchObject({ copies: 2, follow: `/matters/${id}`, project: '云栖花园' })
  expect(await value('slip', '编号')).toBe('0302-0001')
  expect(await value('slip', '我们的承诺')).toContain('首次答复：2026-03-03 09:00 前')
  expect(await value('slip', '客户签字')).toBe('')
  expect(JSON.stringify(slip)).not.toContain('13812345678')
})

test('what is not known is left to be written; what is known stands there, ticked among its kind', async () => {
  expect(await value('complaint', '是否有效')).toBe('□有效 □无效')
  expect(await value('complaint-handling', '投诉类型')).toContain('☑保洁绿化')
  expect(await value('complaint-handling', '投诉处理结果记录')).toBe('')
  await steward()(solveTicket, { id, version: 1, words: '已补扫，今后每天一次' })
  expect(await value('complaint-handling', '投诉处理结果记录')).toBe('已补扫，今后每天一次')
  expect(await value('call-back', '解决了没有')).toBe('□解决了 □还没解决')
})

test('in English every line and every word of ours is English', async () => {
  const paper = await steward()(seePaper, { id, paper: 'call-back', language: 'en' })
  expect(paper.rows.find((row) => row.label.en === 'Solved?')?.value).toBe('□solved □not solved')
  for (const { label } of paper.rows) expect(label.en).not.toMatch(/\p{Script=Han}/u)
})

test('each paper becomes a Word file that opens', async () => {
  for (const paper of paperNames) {
    const bytes = await writePaper(await steward()(seePaper, { id, paper }), ({ zh }) => zh)
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.length).toBeGreaterThan(5000)
  }
})

test('halves stand beside each other, and a half alone takes the line', () => {
  const row = (half: boolean) => ({ label: { zh: '', en: '' }, value: '', half, lines: 1 })
  expect(lines([row(true), row(true), row(true), row(false), row(true)]).map((line) => line.length)).toEqual([
    2, 1, 1, 1,
  ])
})

test('whoever does not see the ticket does not print it', async () => {
  const about = await steward()(fileTicket, {
    kind: 'complaint',
    channel: 'phone',
    projectId: company.projectId,
    place: '大堂',
    words: '主管态度不好',
    respondentId: company.lead.id!,
  })
  await expect(world.as(company.lead)(seePaper, { id: about.id, paper: 'slip' })).rejects.toThrow(
    'tickets.unknown',
  )
})

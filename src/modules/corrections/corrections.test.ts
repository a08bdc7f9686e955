import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBell } from '#modules/obligations/contract/bell.ts'
import { addProject } from '#modules/places/contract/projects.ts'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { solveTicket } from '#modules/tickets/contract/moves.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import {
  checkCorrection,
  dropCorrection,
  finishCorrection,
  linkToCorrection,
  listCorrections,
  listProblems,
  openCorrection,
  seeCorrection,
} from './contract.ts'

let world: World
let company: SmallCompany

const steward = () => world.as(company.steward)
const lead = () => world.as(company.lead)
const manager = () => world.as(company.manager)

beforeAll(async () => {
  world = await makeWorld('2026-03-02T01:00:00.000Z')
  company = await smallCompany(world)
})
afterAll(() => world.close())

const report = async (cause?: string) => {
  const { id } = await steward()(fileTicket, {
    kind: 'repair',
    channel: 'phone',
    category: '下水堵塞',
    unitId: company.unitId,
    words: '厨房下水又堵了',
  })
  if (cause) await steward()(solveTicket, { id, version: 1, words: '通了', cause })
  return id
}

const plan = (more: Record<string, unknown> = {}) => ({
  projectId: company.projectId,
  title: '5栋厨房下水反复堵',
  kind: 'repair',
  category: '下水堵塞',
  cause: '养护不到位',
  analysis: '主管两年没有清过油垢',
  corrective: '全楼主管疏通一次',
  preventive: '列入每季度养护计划',
  owner: company.steward.id!,
  dueOn: '2026-03-20',
  ...more,
})

const ids: string[] = []
let correction: string
const see = () => lead()(seeCorrection, { id: correction })

test('what came twice for one reason stands in the list of problems, counted by reports and homes', async () => {
  ids.push(await report('养护不到位'))
  expect((await lead()(listProblems, {})).problems).toEqual([])
  world.turnTo('2026-03-06T01:00:00.000Z')
  ids.push(await report('养护不到位'))
  const { problems } = await lead()(listProblems, { projectId: company.projectId })
  expect(problems).toMatchObject([
    { kindTitle: '报修', category: '下水堵塞', cause: '养护不到位', tickets: 2, homes: 1, correction: null },
  ])
})

test('a correction names cause, measures, who and until when, and holds many matters', async () => {
  const opened = await lead()(openCorrection, { ...plan(), days: 90 })
  correction = opened.id
  expect(opened.tickets).toBe(2)
  ids.push(await report('养护不到位'))
  expect(await lead()(linkToCorrection, { id: correction, ticketIds: [ids[2]!, ids[0]!] })).toEqual({
    tickets: 3,
  })
  expect((await see()).matters.map(({ id }) => id).sort()).toEqual([...ids].sort())
  const { entries } = await steward()(readBell, {})
  expect(entries.some(({ kind }) => kind === 'correction-given')).toBe(true)
  expect((await lead()(listProblems, {})).problems[0]?.correction).toEqual({ id: correction, state: 'open' })
  expect((await steward()(listCorrections, { which: 'mine' })).corrections).toHaveLength(1)
})

test('whether it worked is for another to say, who sees what came before and after; what did not work goes on', async () => {
  world.turnTo('2026-03-10T01:00:00.000Z')
  await steward()(finishCorrection, { id: correction, version: 1, words: '三月九日全楼疏通' })
  world.turnTo('2026-03-20T01:00:00.000Z')
  await report('养护不到位')
  world.turnTo('2026-03-24T01:00:00.000Z')
  expect((await see()).proof).toEqual({ before: 3, after: 1, daysAfter: 14 })
  await expect(
    steward()(checkCorrection, { id: correction, version: 2, works: true, words: '没再堵' }),
  ).rejects.toMatchObject({ code: 'operation.not_allowed' })
  const again = await manager()(checkCorrection, {
    id: correction,
    version: 2,
    works: false,
    words: '又堵一次',
    dueOn: '2026-04-10',
  })
  expect(again.state).toBe('open')
  expect(await see()).toMatchObject({ state: 'open', failed: 1, dueOn: '2026-04-10' })
  await steward()(finishCorrection, { id: correction, version: 3, words: '换了管径' })
  world.turnTo('2026-05-01T01:00:00.000Z')
  await manager()(checkCorrection, { id: correction, version: 4, works: true, words: '一个多月没有再报' })
  expect(await see()).toMatchObject({ state: 'proved', checkedBy: '唐莉', proof: { after: 0 } })
  await expect(manager()(dropCorrection, { id: correction, version: 5, words: '…' })).rejects.toMatchObject({
    code: 'corrections.not_now',
  })
})

test('its owner does not prove it, and nothing of another project is linked', async () => {
  const { id } = await manager()(openCorrection, { ...plan({ owner: company.lead.id! }) })
  await lead()(finishCorrection, { id, version: 1, words: '做了' })
  await expect(lead()(checkCorrection, { id, version: 2, works: true, words: '好' })).rejects.toMatchObject({
    code: 'corrections.own',
  })
  await expect(manager()(finishCorrection, { id, version: 1, words: '…' })).rejects.toMatchObject({
    code: 'corrections.changed',
  })
  const { id: projectId } = await world.as(world.admin)(addProject, { name: '云溪里' })
  await expect(
    manager()(openCorrection, { ...plan({ projectId }), ticketIds: [ids[0]!] }),
  ).rejects.toMatchObject({ code: 'corrections.elsewhere' })
})

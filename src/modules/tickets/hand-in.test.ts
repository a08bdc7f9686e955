import { afterAll, beforeAll, expect, test } from 'vitest'
import { seePaper } from '#modules/papers/contract.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { handIn, seeHandIn } from './contract/hand-in.ts'
import { seeTicket } from './contract/lists.ts'
import { solveTicket } from './contract/moves.ts'

let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
})
afterAll(() => world.close())

test('any employee hands in what a customer needs; it gets its clock, is closed, and he reads the answer', async () => {
  const anybody = world.as(world.admin)
  const { kinds, projects } = await anybody(seeHandIn, {})
  const need = kinds.find(({ title }) => title === '需求')!
  const { id, number } = await anybody(handIn, {
    kind: need.name,
    projectId: projects[0]!.id,
    place: '云帆贸易',
    words: '希望前台代收快递',
    customer: { name: '郑总', position: '经理', phone: '13912345678' },
  })
  expect(number).toMatch(/^0302-\d{4}$/)
  const lead = world.as(company.lead)
  const seen = await lead(seeTicket, { id })
  expect(seen.clocks.length).toBeGreaterThan(0)
  expect(seen.firstContact).toBe('罗辉')
  const form = await lead(seePaper, { id, paper: 'need' })
  expect(form.rows.find((row) => row.label.zh === '客户需求描述')?.value).toBe('希望前台代收快递')
  expect(form.rows.find((row) => row.label.zh === '填表人')?.value).toBe('罗辉')
  await lead(solveTicket, { id, version: 1, words: '前台设了代收柜' })
  const closing = await lead(seePaper, { id, paper: 'need-closing' })
  expect(closing.rows.find((row) => row.label.zh === '解决方案')?.value).toBe('前台设了代收柜')
  expect((await anybody(seeHandIn, {})).mine[0]).toMatchObject({ id, answer: '前台设了代收柜' })
})

test('a kind that is not open, or a project that is not ours, is refused with what to do', async () => {
  const { projectId } = company
  const said = { place: '一楼', words: '想要雨伞架' }
  await expect(world.as(world.admin)(handIn, { kind: 'nothing', projectId, ...said })).rejects.toThrow(
    'tickets.no_kind',
  )
  const { kinds } = await world.as(world.admin)(seeHandIn, {})
  await expect(
    world.as(world.admin)(handIn, { kind: kinds[0]!.name, projectId: crypto.randomUUID(), ...said }),
  ).rejects.toThrow('tickets.where')
})

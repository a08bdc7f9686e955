import { afterAll, beforeAll, expect, test } from 'vitest'
import { customerActor } from '#platform/actor.ts'
import { count } from '../../../test/support/imports.ts'
import { keepPaper } from '../../../test/support/keep-paper.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { removeOld } from '../../start/remove-old.ts'
import { seeFile } from '../files/contract.ts'
import { addProject } from '../places/contract/projects.ts'
import { changeRetention } from '../retention/contract.ts'
import { fileTicket } from '../tickets/contract/filing.ts'
import { archiveCall, listCalls, recordCall } from './contract/calls.ts'
import { listDeposits, returnDeposit, takeDeposit } from './contract/deposits.ts'
import { keepNumber, listMyNumbers, listNumbers, removeNumber } from './contract/numbers.ts'
import { joinPost, listPosts, publishReply, recordPost, reviewReply, writeReply } from './contract/posts.ts'

const START = '2026-03-02T01:00:00.000Z'
const later = (days: number) => new Date(Date.parse(START) + days * 86_400_000).toISOString()
let world: World
let company: SmallCompany
let elsewhere: string
beforeAll(async () => {
  world = await makeWorld(START)
  company = await smallCompany(world)
  elsewhere = (await world.as(world.admin)(addProject, { name: '云栖湖岸' })).id
})
afterAll(() => world.close())

const lead = () => world.as(company.lead)
const steward = () => world.as(company.steward)

test('what somebody leaves at the desk is given back once, signed for, and found by who works there only', async () => {
  world.turnTo(START)
  const deposit = {
    projectId: company.projectId,
    who: '王芳',
    what: '一箱苹果',
    place: '前台柜 3',
    expectedOn: '2026-03-04',
  }
  const { id } = await steward()(takeDeposit, { ...deposit, customerId: company.customerId })
  await expect(steward()(takeDeposit, { ...deposit, projectId: elsewhere })).rejects.toMatchObject({
    code: 'places.unknown',
    field: 'projectId',
  })
  world.turnTo(later(3))
  expect((await lead()(listDeposits, {})).deposits).toMatchObject([{ id, late: true, takenBy: '周敏' }])
  const signatureId = await keepPaper(world, company.steward, '签名.png')
  await steward()(returnDeposit, { id, to: '王芳', signatureId })
  await expect(lead()(returnDeposit, { id, to: '别人' })).rejects.toMatchObject({
    code: 'registers.returned',
  })
  expect((await lead()(listDeposits, {})).deposits).toEqual([])
  expect((await lead()(listDeposits, { returned: true })).deposits).toMatchObject([
    { returnedTo: '王芳', returnedBy: '周敏', signatureId },
  ])
})

test('an answer to a public post is out only after somebody else has read it', async () => {
  world.turnTo(later(3))
  const { id } = await steward()(recordPost, {
    projectId: company.projectId,
    source: '业主论坛',
    link: 'https://forum.example/t/1',
    words: '电梯三天两头坏，没人管',
    tags: ['热点', '投诉'],
  })
  await expect(steward()(publishReply, { id })).rejects.toMatchObject({ code: 'registers.not_reviewed' })
  await expect(lead()(reviewReply, { id, agreed: true })).rejects.toMatchObject({
    code: 'registers.no_reply',
  })
  await lead()(writeReply, { id, reply: '您好，维保单位明天到场。' })
  await expect(lead()(reviewReply, { id, agreed: true })).rejects.toMatchObject({
    code: 'registers.own_reply',
  })
  const manager = world.as(company.manager)
  await manager(reviewReply, { id, agreed: false, words: '写明几点到' })
  expect((await lead()(listPosts, { state: 'back' })).posts).toMatchObject([{ sentBack: '写明几点到' }])
  await lead()(writeReply, { id, reply: '您好，维保单位明天上午九点到场。' })
  await manager(reviewReply, { id, agreed: true })
  // What was reviewed is what goes out: another word, another review.
  await lead()(writeReply, { id, reply: '您好，明早九点到场，有消息我先告诉您。' })
  await expect(steward()(publishReply, { id })).rejects.toMatchObject({ code: 'registers.not_reviewed' })
  await manager(reviewReply, { id, agreed: true })
  await steward()(publishReply, { id })
  await expect(lead()(writeReply, { id, reply: '再改一句' })).rejects.toMatchObject({
    code: 'registers.published',
  })
  const ticket = await steward()(fileTicket, {
    kind: 'complaint',
    channel: 'media',
    projectId: company.projectId,
    place: '5栋电梯',
    words: '电梯三天两头坏',
  })
  await steward()(joinPost, { id, ticketId: ticket.id })
  expect((await lead()(listPosts, {})).posts).toMatchObject([
    { state: 'published', number: ticket.number, reviewedBy: '唐莉', writtenBy: '刘敏', mayReview: false },
  ])
})

test('a recording is kept only where the caller was told, for its term, and for good where somebody says why', async () => {
  world.turnTo(later(5))
  const call = {
    projectId: company.projectId,
    about: '问物业费怎么算',
    phone: '13812345678',
    customerId: company.customerId,
  }
  await expect(steward()(recordCall, { ...call, link: 'https://pbx.example/1.wav' })).rejects.toMatchObject({
    code: 'registers.not_announced',
    field: 'announced',
  })
  const fileId = await keepPaper(world, company.steward, '录音.txt')
  const { id } = await steward()(recordCall, { ...call, announced: true, fileId })
  const { id: special } = await steward()(recordCall, {
    ...call,
    about: '投诉没按时办完',
    announced: true,
    link: 'https://pbx.example/2.wav',
  })
  await steward()(archiveCall, { id: special, why: '特殊事件没有及时办完' })
  expect((await lead()(listCalls, {})).calls).toMatchObject([
    { id: special, keptUntil: null, archivedBy: '周敏' },
    { id, phone: '138****5678', keptUntil: later(95), fileId },
  ])
  await expect(
    world.as(world.admin)(changeRetention, { kind: 'recordings', days: 29, reason: '省地方' }),
  ).rejects.toMatchObject({ code: 'retention.out_of_bounds' })

  world.turnTo(later(96))
  await removeOld(world.opened.system, world.tenantId, world.now)
  expect((await lead()(listCalls, {})).calls).toMatchObject([
    { id: special, link: 'https://pbx.example/2.wav', removedAt: null },
    { id, fileId: null, about: '问物业费怎么算', removedAt: later(96) },
  ])
  await expect(steward()(seeFile, { id: fileId })).rejects.toMatchObject({ code: 'files.unknown' })
  await expect(steward()(archiveCall, { id, why: '晚了一天' })).rejects.toMatchObject({
    code: 'registers.no_recording',
  })
  expect(
    await count(
      world,
      `select count(*) from call_records where tenant_id = $1 and phone_sealed like '%138%'`,
    ),
  ).toBe(0)
})

test('whom to call is kept by project, in the order of need; a resident reads what is published of his own', async () => {
  const keep = (more: Record<string, unknown>) =>
    lead()(keepNumber, {
      projectId: company.projectId,
      sort: 'emergency',
      name: '值班室',
      phone: '8888 1234',
      ...more,
    })
  await keep({ sort: 'authority', name: '燃气抢修', phone: '96177' })
  const { id } = await keep({ hours: '全天' })
  await keep({ name: '配电房', phone: '8888 1200', published: false })
  await expect(keep({})).rejects.toMatchObject({ code: 'registers.number_there', values: { name: '值班室' } })
  await expect(keep({ projectId: elsewhere })).rejects.toMatchObject({
    code: 'places.unknown',
    field: 'projectId',
  })
  expect((await steward()(listNumbers, {})).projects).toMatchObject([
    {
      project: '云栖花园',
      numbers: [
        { name: '值班室', hours: '全天' },
        { name: '配电房', published: false },
        { name: '燃气抢修' },
      ],
    },
  ])
  const owner = world.as(customerActor(world.tenantId, company.customerId, '王芳'))
  expect((await owner(listMyNumbers, {})).projects[0]!.numbers.map(({ name }) => name)).toEqual([
    '值班室',
    '燃气抢修',
  ])
  await keep({ id, phone: '8888 4321' })
  await lead()(removeNumber, { id })
  await expect(lead()(removeNumber, { id })).rejects.toMatchObject({ code: 'registers.unknown' })
  expect((await owner(listMyNumbers, {})).projects[0]!.numbers.map(({ name }) => name)).toEqual(['燃气抢修'])
})

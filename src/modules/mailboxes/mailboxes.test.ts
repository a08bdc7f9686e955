import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { plainMail, TestMailbox } from '../../../test/support/mailbox.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { changeCustomer, seeCustomer } from '../customers/contract/profile.ts'
import { listQueue, seeTicket } from '../tickets/contract/lists.ts'
import { solveTicket } from '../tickets/contract/moves.ts'
import {
  fileMailAgain,
  mailsOf,
  revealSender,
  saveMailbox,
  seeMailbox,
  testMailbox,
} from './contract/mailbox.ts'

let world: World
let company: SmallCompany
let box: TestMailbox

beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world)
  const steward = world.as(company.steward)
  const { customer } = await steward(seeCustomer, { id: company.customerId })
  await steward(changeCustomer, {
    id: company.customerId,
    version: customer.version,
    email: 'WangFang@Example.cn',
  })
  box = await TestMailbox.open(world, company.projectId)
})
afterAll(async () => {
  await box.close()
  await world.close()
})
beforeEach(() => {
  // Nobody's hour of receipts is used up by the test before.
  box.turn(61)
  box.sent.length = 0
})

const passed = (domain = 'example.cn') => [
  `Authentication-Results: mx.keban.test; dmarc=pass header.from=${domain}`,
]
const see = (id: string) => world.as(company.manager)(seeTicket, { id })
const count = async () =>
  (await world.as(company.manager)(listQueue, { which: 'all', limit: 100 })).tickets.length
const admin = () => world.as(world.admin)
const seen = async () => (await admin()(seeMailbox, {})).mailbox!

test('a mail becomes a ticket at the desk with its channel, its words and its clocks, and is answered with the number', async () => {
  box.put({ name: '赵先生', subject: '电梯异响', text: '3 号电梯上行时有响声' })
  expect(await box.round()).toEqual({ read: 1, answered: 1 })
  const mail = await box.last()
  expect(mail).toMatchObject({ cameAs: 'filed', receipt: 'sent', from: 's***@example.cn' })
  const ticket = await see(mail.ticketId!)
  expect(ticket).toMatchObject({ channel: 'mail', words: '电梯异响\n3 号电梯上行时有响声', customer: null })
  expect(ticket.caller.name).toBe('赵先生')
  expect(ticket.clocks.length).toBeGreaterThan(0)
  expect(box.sent).toHaveLength(1)
  expect(box.sent[0]).toContain(ticket.number)
  expect(box.sent[0]).toMatch(/^Auto-Submitted: auto-replied/im)
  expect(box.sent[0]).toMatch(/^In-Reply-To: <m\d+@example\.cn>/im)
  expect(box.imap.mails.at(-1)!.seen).toBe(true)
  expect(await box.round()).toEqual({ read: 0, answered: 0 })
})

test('what lay there before the mailbox was read is left alone', async () => {
  const before = await count()
  box.put({ subject: '旧信', at: '2026-03-01T00:00:00.000Z' })
  await box.round()
  expect(await count()).toBe(before)
})

test('an answer joins its ticket, by the mail it answers or by the number in its subject from the same address', async () => {
  box.put({ subject: '漏水', text: '厨房漏水', id: '<first@example.cn>' })
  await box.round()
  const { ticketId, number, id } = await box.last()
  const before = await count()
  box.put({ subject: 'Re: 收到', text: '今天更大了', head: [`In-Reply-To: <${id}@keban>`] })
  box.put({ subject: '再说一句', text: '水到客厅了', head: ['References: <first@example.cn>'] })
  box.put({ subject: `回复：编号 ${number}`, text: '师傅几点来' })
  expect(await box.round()).toEqual({ read: 3, answered: 0 })
  expect(await count()).toBe(before)
  const added = (await see(ticketId!)).steps.filter((step) => step.move === 'add')
  expect(added.map((step) => step.words)).toEqual(['今天更大了', '水到客厅了', '师傅几点来'])
  expect((await box.last()).cameAs).toBe('joined')
})

test('a number in the subject from another address makes a ticket of its own: numbers can be guessed', async () => {
  box.put({ subject: '噪音', text: '楼上装修' })
  await box.round()
  const { number, ticketId } = await box.last()
  box.put({ from: 'somebody@else.test', subject: `Re: ${number}`, text: '请告诉我他住哪里' })
  await box.round()
  expect(await box.last()).toMatchObject({ cameAs: 'filed', standing: 'unverified' })
  expect((await see(ticketId!)).steps.map((step) => step.move)).not.toContain('add')
})

test('who answers to a matter that is closed opens another', async () => {
  box.put({ subject: '灯', text: '灯坏了', id: '<lamp@example.cn>' })
  await box.round()
  const { ticketId } = await box.last()
  const { version } = await see(ticketId!)
  await world.as(company.lead)(solveTicket, { id: ticketId!, version, words: '换了灯' })
  expect((await see(ticketId!)).state).toBe('closed')
  box.put({ subject: '又坏了', text: '又坏了', head: ['In-Reply-To: <lamp@example.cn>'] })
  await box.round()
  expect(await box.last()).toMatchObject({ cameAs: 'filed' })
})

test('the same mail under two numbers, or after the mailbox was numbered anew, is one ticket', async () => {
  const before = await count()
  const raw = plainMail({ subject: '两次', text: '只报一次', id: '<twice@example.cn>' })
  box.imap.put(raw, world.now)
  box.imap.put(raw, world.now)
  await box.round()
  expect(await count()).toBe(before + 1)
  box.imap.renumber()
  await box.round()
  await box.round()
  expect(await count()).toBe(before + 1)
  box.put({ subject: '新的', text: '编号变了以后的第一封' })
  expect((await box.round()).read).toBe(1)
  expect(await count()).toBe(before + 2)
})

test('two different mails under one Message-ID are two: a careless program loses nothing', async () => {
  const before = await count()
  box.put({ subject: '一', text: '水表', id: '<same@example.cn>' })
  box.put({ subject: '二', text: '电表', id: '<same@example.cn>' })
  await box.round()
  expect(await count()).toBe(before + 2)
})

test('a customer is believed only where our own server says so; a forged one is not answered', async () => {
  box.put({ from: 'wangfang@example.cn', subject: '查一下', text: '我家还欠多少钱' })
  await box.round()
  const unproved = await box.last()
  expect(unproved.standing).toBe('unverified')
  expect(await see(unproved.ticketId!)).toMatchObject({ customerId: null, unitId: null })
  const { mails } = await world.as(company.manager)(mailsOf, { id: unproved.ticketId! })
  expect(mails[0]).toMatchObject({ standing: 'unverified', customer: { name: '王芳' } })
  expect(
    Buffer.from(box.sent[0]!.split('\r\n\r\n').slice(1).join(''), 'base64').toString() + box.sent[0],
  ).not.toMatch(/王芳|5-1-301/)

  box.put({
    from: 'wangfang@example.cn',
    subject: '冒充',
    head: ['Authentication-Results: mx.evil.test; dmarc=pass header.from=example.cn'],
  })
  await box.round()
  expect(await box.last()).toMatchObject({ standing: 'unverified' })

  box.put({ from: 'wangfang@example.cn', subject: '核实', text: '是我', head: passed() })
  await box.round()
  const proved = await box.last()
  expect(proved.standing).toBe('verified')
  expect(await see(proved.ticketId!)).toMatchObject({
    customerId: company.customerId,
    unitId: company.unitId,
    room: '5-1-301',
  })

  box.sent.length = 0
  box.put({
    from: 'wangfang@example.cn',
    subject: '假的',
    head: ['Authentication-Results: mx.keban.test; dmarc=fail header.from=example.cn'],
  })
  await box.round()
  expect(await box.last()).toMatchObject({
    cameAs: 'filed',
    standing: 'forged',
    receipt: 'none',
    receiptWhy: 'forged',
  })
  expect(box.sent).toEqual([])
})

test('robots, lists and our own mails get no receipt, and one address no more than three an hour', async () => {
  const why = async (head: string[], from?: string) => {
    box.put({ subject: '自动', text: head.join(), head, ...(from ? { from } : {}) })
    await box.round()
    return (await box.last()).receiptWhy
  }
  expect(await why(['Auto-Submitted: auto-replied'])).toBe('automatic')
  expect(await why(['Precedence: bulk'])).toBe('bulk')
  expect(await why(['List-Id: <news.example.cn>'])).toBe('list')
  expect(await why(['Return-Path: <>'])).toBe('bounce')
  expect(await why([], 'service@keban.test')).toBe('own')
  expect(box.sent).toEqual([])
  for (let at = 0; at < 5; at += 1) box.put({ from: 'loop@example.cn', subject: `第${at}封`, text: `${at}` })
  await box.round()
  expect(box.sent).toHaveLength(3)
  expect((await box.last()).receiptWhy).toBe('enough')
})

test('a mail of ours that comes back is no ticket', async () => {
  box.put({ subject: '问', text: '问一下' })
  await box.round()
  const { id } = await box.last()
  const before = await count()
  box.put({ from: 'service@keban.test', subject: '已收到', id: `<${id}@keban>` })
  await box.round()
  expect(await box.last()).toMatchObject({ cameAs: 'own', ticketId: null })
  expect(await count()).toBe(before)
})

test('a connection cut in the middle of a mail loses nothing and doubles nothing', async () => {
  const before = await count()
  for (const text of ['第一封', '第二封', '第三封']) box.put({ subject: text, text })
  box.imap.next.push('slow', 'cut')
  await box.round()
  expect(await seen()).toMatchObject({ problem: expect.stringMatching(/^CUT/) })
  expect(await count()).toBe(before + 1)
  await box.round()
  expect(await count()).toBe(before + 3)
  expect((await seen()).problem).toBeNull()
})

test('a mail that is deleted while we read is passed over', async () => {
  const before = await count()
  box.put({ subject: '删了的', text: '删了的' })
  box.put({ subject: '留着的', text: '留着的' })
  box.imap.next.push('gone')
  await box.round()
  expect(await count()).toBe(before + 1)
})

test('the test says in words what is wrong, before anything is read', async () => {
  const problem = async (changed: Record<string, unknown>) => {
    await box.save({ reads: false, ...changed })
    await admin()(testMailbox, {})
    expect((await seen()).waiting).toBe(true)
    await box.round()
    return (await seen()).problem
  }
  const right = {
    host: '127.0.0.1',
    port: box.imap.port,
    security: 'none',
    password: box.imap.password,
    folder: 'INBOX',
  }
  expect(await problem({ password: 'wrong' })).toMatch(/^LOGIN .*Invalid login/)
  expect(await problem({ ...right, folder: '没有的' })).toMatch(/^FOLDER/)
  expect(await problem({ ...right, port: 1 })).toMatch(/^UNREACHABLE/)
  expect(await problem({ ...right, host: 'no-such-host.invalid' })).toMatch(/^NO_HOST/)
  expect(await problem({ ...right, security: 'tls' })).toMatch(/^SECURITY/)
  const before = await count()
  box.put({ subject: '先不收', text: '先不收' })
  expect(await problem(right)).toBeNull()
  expect(await count()).toBe(before)
  await box.save({ reads: true })
})

test('another account needs its own password, and somebody else’s change is not overwritten', async () => {
  const { waiting: _, readAt: __, problem: ___, ...mailbox } = await seen()
  await expect(admin()(saveMailbox, { ...mailbox, account: 'other@keban.test' })).rejects.toThrow(
    'mailboxes.password',
  )
  await expect(admin()(saveMailbox, { ...mailbox, version: mailbox.version - 1 })).rejects.toThrow(
    'mailboxes.changed',
  )
  await expect(admin()(saveMailbox, { ...mailbox, kind: 'nonsense' })).rejects.toThrow('tickets.no_kind')
})

test('what cannot be filed is kept, and filed once the reason is gone', async () => {
  const { rows } = await unknownKind('gone-kind')
  expect(rows).toBe(1)
  const before = await count()
  box.put({ subject: '没处放', text: '没处放' })
  await box.round()
  const mail = await box.last()
  expect(mail).toMatchObject({
    cameAs: 'unfiled',
    receipt: 'none',
    problem: { zh: expect.stringContaining('gone-kind') },
  })
  await unknownKind('enquiry')
  const { ticketId } = await admin()(fileMailAgain, { id: mail.id })
  expect(await see(ticketId!)).toMatchObject({ words: '没处放\n没处放' })
  expect(await count()).toBe(before + 1)
  expect((await box.round()).answered).toBe(1)
  await expect(admin()(fileMailAgain, { id: mail.id })).rejects.toThrow('mailboxes.no_mail')
})

test('the address of a sender is shown to whoever sees the ticket, and written down', async () => {
  box.put({ from: 'question@example.cn', subject: '地址', text: '地址' })
  await box.round()
  const { ticketId, id } = await box.last()
  expect(await world.as(company.manager)(revealSender, { id: ticketId!, mailId: id })).toEqual({
    address: 'question@example.cn',
  })
})

/** As when the policy that knew the kind is taken back. */
async function unknownKind(kind: string) {
  const { inTenant } = await import('#platform/database.ts')
  return inTenant(world.opened.pool, world.tenantId, 'write', async (_db, client) => {
    const { rowCount } = await client.query('update mailboxes set kind = $2 where tenant_id = $1', [
      world.tenantId,
      kind,
    ])
    return { rows: rowCount }
  })
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCustomer } from '#modules/customers/contract/profile.ts'
import { transferHome } from '#modules/customers/contract/transfer.ts'
import { readBell } from '#modules/obligations/contract/bell.ts'
import { listQueue } from '#modules/tickets/contract/lists.ts'
import { listMyTickets } from '#modules/tickets/contract/mine.ts'
import { customerActor } from '#platform/actor.ts'
import { standIn } from '#platform/senders/stand-in.ts'
import { ownFolder } from '../../../test/support/own-folder.ts'
import { serve } from '../../../test/support/running-server.ts'
import { type SmallCompany, smallCompany, subscribe } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { removeOld } from '../../start/remove-old.ts'
import { sendCodes } from '../../start/send-codes.ts'
import { enter, seeEntrance } from './contract/entering.ts'
import { keepHelpLines, seeHowToComplain } from './contract/help-lines.ts'
import {
  callRequester,
  decideEntryRequest,
  endAccess,
  invite,
  listEntryRequests,
  seeAccess,
} from './contract/inviting.ts'
import { seeMe } from './contract/mine.ts'

const PHONE = '138 1234 5678'
let world: World
let company: SmallCompany
let server: Awaited<ReturnType<typeof serve>>
const log = join(ownFolder('codes'), 'sent.log')

beforeAll(async () => {
  world = await makeWorld()
  world.opened.system.channels = ['sms']
  company = await smallCompany(world)
  await subscribe(world, company)
  server = await serve(world, {
    sms: { key: 'k', secret: 's', sign: 's', templates: {}, endpoint: 'http://127.0.0.1:1' },
  })
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

const later = (minutes: number) =>
  world.turnTo(new Date(Date.parse(world.now) + minutes * 60_000).toISOString())

const ask = (path: string, init: RequestInit & { cookie?: string } = {}) =>
  fetch(`${server.address}${path}`, {
    ...init,
    headers: {
      'keban-tenant': world.slug,
      'content-type': 'application/json',
      ...(init.cookie ? { cookie: init.cookie } : {}),
    },
  })
const post = (path: string, body: unknown, cookie?: string) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), ...(cookie ? { cookie } : {}) })

/** The texts of codes that left, oldest first. */
async function codesSent(): Promise<{ to: string; code: string }[]> {
  const senders = [standIn('sms', log, () => new Date(world.now))]
  await sendCodes(world.opened.system, world.tenantId, senders, () => world.now)
  return readFileSync(log, { encoding: 'utf8', flag: 'a+' })
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { to: string; body: string })
    .map(({ to, body }) => ({ to, code: /\d{6}/.exec(body)![0] }))
}

async function comeIn(): Promise<string> {
  later(2)
  expect((await post('/api/public/codes', { phone: PHONE })).status).toBe(200)
  const { code } = (await codesSent()).at(-1)!
  const response = await post('/api/public/session', { phone: PHONE, code })
  expect(response.status).toBe(200)
  const [cookie] = response.headers.getSetCookie()
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
  return cookie!.split(';')[0]!
}

test('an owner comes in with a code from a text, and sees her home, her steward and no other home', async () => {
  const cookie = await comeIn()
  const me = (await (await ask('/api/customer/me', { cookie })).json()) as { homes: { room: string }[] }
  expect(me).toMatchObject({ name: '王芳', company: '云栖物业' })
  expect(me.homes).toMatchObject([{ room: '5-1-301', project: '云栖花园', steward: { name: '周敏' } }])
})

test('a code lets in once, within five minutes, and not after five wrong tries', async () => {
  later(70)
  await post('/api/public/codes', { phone: PHONE })
  const { code } = (await codesSent()).at(-1)!
  const wrong = code === '000000' ? '000001' : '000000'
  const tried = [wrong, wrong, wrong, wrong, wrong, code].map(
    (each) => () => post('/api/public/session', { phone: PHONE, code: each }),
  )
  const answers: unknown[] = []
  for (const each of tried) answers.push(await (await each()).json())
  expect(answers).toMatchObject([
    { code: 'access.wrong_code', title: '验证码不对，还可以试 4 次。' },
    { code: 'access.wrong_code' },
    { code: 'access.wrong_code' },
    { code: 'access.wrong_code' },
    { code: 'access.code_spent' },
    { code: 'access.code_spent' },
  ])
  later(2)
  await post('/api/public/codes', { phone: PHONE })
  const fresh = (await codesSent()).at(-1)!.code
  later(6)
  expect(await (await post('/api/public/session', { phone: PHONE, code: fresh })).json()).toMatchObject({
    code: 'access.code_spent',
  })
  later(1)
  await post('/api/public/codes', { phone: PHONE })
  const good = (await codesSent()).at(-1)!.code
  expect((await post('/api/public/session', { phone: PHONE, code: good })).status).toBe(200)
  expect((await post('/api/public/session', { phone: PHONE, code: good })).status).toBe(410)
})

test('a number that nobody has is answered like one that is known, and no text leaves for it', async () => {
  later(70)
  const before = (await codesSent()).length
  const unknown = await post('/api/public/codes', { phone: '13900001111' })
  const known = await post('/api/public/codes', { phone: PHONE })
  expect(await unknown.json()).toEqual(await known.json())
  expect((await codesSent()).slice(before).map(({ to }) => to)).toEqual(['+8613812345678'])
  const tried = await post('/api/public/session', { phone: '13900001111', code: '123456' })
  expect(await tried.json()).toMatchObject({ code: 'access.wrong_code' })
})

test('codes are not sent more often than once a minute, five times an hour and ten times a day', async () => {
  later(24 * 60)
  const phone = '13900002222'
  const codes = async () =>
    ((await (await post('/api/public/codes', { phone })).json()) as { code?: string }).code
  expect(await codes()).toBeUndefined()
  expect(await codes()).toBe('access.too_soon')
  for (let nth = 0; nth < 4; nth++) {
    later(2)
    expect(await codes()).toBeUndefined()
  }
  later(2)
  expect(await codes()).toBe('access.too_many')
})

test('neither code, number nor token stands readable in the database after the text was sent', async () => {
  await comeIn()
  const { rows } = await world.opened.pool.connect().then(async (client) => {
    try {
      await client.query(`begin; set local app.tenant_id = '${world.tenantId}'`)
      return await client.query(
        'select state, phone_sealed, code_sealed, used_at from sign_in_codes where used_at is not null',
      )
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row).toMatchObject({ phone_sealed: null, code_sealed: null })
})

test('two people with one number choose who they are, and the code still holds', async () => {
  const { id } = await world.as(company.steward)(addCustomer, {
    name: '王大明',
    phone: PHONE,
    holding: { unitId: company.unitId, role: 'co-owner' },
  })
  later(70)
  await post('/api/public/codes', { phone: PHONE })
  const { code } = (await codesSent()).at(-1)!
  const { people } = (await (await post('/api/public/session', { phone: PHONE, code })).json()) as {
    people: { id: string; name: string }[]
  }
  expect(people.map(({ name }) => name)).toEqual(['王*', '王**'])
  const response = await post('/api/public/session', { phone: PHONE, code, customerId: id })
  const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!
  expect(await (await ask('/api/customer/me', { cookie })).json()).toMatchObject({ name: '王大明' })
})

test('an invitation lets one person in once; another one ends the first; it expires after a week', async () => {
  const steward = world.as(company.steward)
  const { code: first } = await steward(invite, { id: company.customerId })
  const { code, path } = await steward(invite, { id: company.customerId })
  expect(path).toBe(`/c/${world.slug}/enter?invitation=${code}`)
  expect((await post('/api/public/session', { invitation: first })).status).toBe(410)
  const response = await post('/api/public/session', { invitation: code.toLowerCase().replace('-', ' ') })
  expect(response.status).toBe(200)
  expect((await post('/api/public/session', { invitation: code })).status).toBe(410)
  const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!
  expect((await ask('/api/customer/me', { cookie })).status).toBe(200)
  const last = await steward(invite, { id: company.customerId })
  later(7 * 24 * 60 + 1)
  expect((await post('/api/public/session', { invitation: last.code })).status).toBe(410)
})

test('a steward sees that a customer is in, and signs the devices out at once', async () => {
  const cookie = await comeInAs(company.customerId)
  const steward = world.as(company.steward)
  expect((await steward(seeAccess, { id: company.customerId })).devices).toBeGreaterThan(0)
  await steward(endAccess, { id: company.customerId, reason: '手机丢了' })
  expect((await ask('/api/customer/me', { cookie })).status).toBe(401)
  expect(await steward(seeAccess, { id: company.customerId })).toMatchObject({ devices: 0, invitation: null })
})

test('who signs out is out on every device', async () => {
  const cookies = [await comeInAs(company.customerId), await comeInAs(company.customerId)]
  expect((await post('/api/customer/me/leave', {}, cookies[0])).status).toBe(200)
  for (const cookie of cookies) expect((await ask('/api/customer/me', { cookie })).status).toBe(401)
})

async function comeInAs(id: string): Promise<string> {
  const { code } = await world.as(company.steward)(invite, { id })
  const response = await post('/api/public/session', { invitation: code })
  return response.headers.getSetCookie()[0]!.split(';')[0]!
}

test('whose number is not on record tells where he lives; the steward is told, confirms, and he comes in with it', async () => {
  const phone = '13977778888'
  const { dueAt } = (await (
    await post('/api/public/entry-requests', { name: '李想', phone, place: '5栋1单元301' })
  ).json()) as { dueAt: string }
  expect(Date.parse(dueAt) - Date.parse(world.now)).toBe(86_400_000)
  const steward = world.as(company.steward)
  const { entries } = await steward(readBell, {})
  expect(entries[0]).toMatchObject({ kind: 'entry-asked' })
  const { requests } = await steward(listEntryRequests, {})
  expect(requests[0]).toMatchObject({ name: '李想', phone: '139****8888', room: '5-1-301' })
  expect(requests[0]!.holders.map(({ name }) => name)).toContain('王芳')
  const { id } = requests[0]!
  expect(await steward(callRequester, { id })).toEqual({ phone: '+8613977778888' })
  await expect(steward(decideEntryRequest, { id, agreed: true })).rejects.toMatchObject({
    code: 'access.who_is_it',
  })
  await steward(decideEntryRequest, { id, agreed: true, customerId: company.customerId })
  await expect(steward(decideEntryRequest, { id, agreed: false })).rejects.toMatchObject({
    code: 'access.request_decided',
  })
  await post('/api/public/codes', { phone })
  const { to, code } = (await codesSent()).at(-1)!
  expect(to).toBe('+8613977778888')
  expect((await post('/api/public/session', { phone, code })).status).toBe(200)
})

test('what he reports then is taken in at once with a number, and is his once the steward has confirmed him', async () => {
  const phone = '13966667777'
  later(24 * 60)
  const refused = await post('/api/public/entry-requests', {
    name: '钱七',
    phone,
    place: '5-1-302',
    kind: 'repair',
  })
  expect(await refused.json()).toMatchObject({ code: 'access.say_what' })
  const { number } = (await (
    await post('/api/public/entry-requests', {
      name: '钱七',
      phone,
      place: '5-1-302',
      kind: 'repair',
      note: '厨房水管漏水',
    })
  ).json()) as { number: string }
  const steward = world.as(company.steward)
  const { tickets } = await steward(listQueue, {})
  const ticket = tickets.find((each) => each.number === number)!
  expect(ticket).toMatchObject({
    words: '厨房水管漏水',
    room: '5-1-302',
    customer: null,
    firstContact: '周敏',
  })
  const { id: customerId } = await steward(addCustomer, {
    name: '钱七',
    holding: { room: '5-1-302', projectId: company.projectId },
  })
  const { requests } = await steward(listEntryRequests, {})
  await steward(decideEntryRequest, { id: requests[0]!.id, agreed: true, customerId })
  const mine = await world.as(customerActor(world.tenantId, customerId, '钱七'))(listMyTickets, {})
  expect(mine.tickets.map((each) => each.number)).toEqual([number])
})

test('a request that was dealt with leaves after the company’s days, one that waits stays', async () => {
  later(180 * 24 * 60 + 60)
  await removeOld(world.opened.system, world.tenantId, world.now)
  const steward = world.as(company.steward)
  expect((await steward(listEntryRequests, { state: 'confirmed' })).requests).toEqual([])
})

test('a request for a home elsewhere is not shown to a steward who does not look after it', async () => {
  await post('/api/public/entry-requests', { name: '赵六', phone: '13977779999', place: '没有的地方' })
  const seen = await world.as(company.steward)(listEntryRequests, {})
  expect(seen.requests.map(({ name }) => name)).not.toContain('赵六')
  const all = await world.as(world.admin)(listEntryRequests, {})
  expect(all.requests.map(({ name }) => name)).toContain('赵六')
})

test('anybody reads the numbers to call, how fast the company answers and whom to turn to next', async () => {
  await world.as(world.admin)(keepHelpLines, {
    emergencyPhone: '0571-86880000',
    servicePhone: '400-820-0000',
    serviceHours: '9:00–18:00',
    outside: [{ name: '政务服务热线', phone: '12345' }],
  })
  const publicly = {
    ...customerActor(world.tenantId, '', ''),
    kind: 'public',
    id: null,
    name: 'public',
  } as never
  const page = await world.as(publicly)(seeHowToComplain, {})
  expect(page).toMatchObject({ emergencyPhone: '0571-86880000', outside: [{ phone: '12345' }] })
  expect(page.ways.map(({ title }) => title)).toContain('电话')
  expect(page.promises[0]!.within.zh).toMatch(/\d/)
  expect(await world.as(publicly)(seeEntrance, {})).toMatchObject({ emergencyPhone: '0571-86880000' })
})

test('a staff session opens nothing of a customer, and a customer’s device nothing of the staff', async () => {
  const cookie = await comeInAs(company.customerId)
  expect((await ask('/api/staff/me', { cookie })).status).toBe(401)
  expect((await ask('/api/customer/me')).status).toBe(401)
  const other = await makeWorld(world.now)
  const elsewhere = await fetch(`${server.address}/api/customer/me`, {
    headers: { cookie: cookie.replace(world.slug, other.slug), 'keban-tenant': other.slug },
  })
  expect(elsewhere.status).toBe(401)
  await other.close()
})

test('a home that is transferred ends the former owner’s rights that minute', async () => {
  const cookie = await comeInAs(company.customerId)
  expect((await ask('/api/customer/me', { cookie })).status).toBe(200)
  await world.as(company.steward)(transferHome, {
    unitId: company.unitId,
    on: world.now.slice(0, 10),
    begins: 'signed',
    newcomer: { name: '高翔', phone: '13912345678' },
    preview: false,
  })
  expect(await (await ask('/api/customer/me', { cookie })).json()).toMatchObject({ code: 'session.no_home' })
  await expect(
    world.as(customerActor(world.tenantId, company.customerId, '王芳'))(seeMe, {}),
  ).rejects.toMatchObject({ code: 'session.no_home' })
  await expect(world.system(enter, { by: { invitation: 'AAAA-AAAA' } })).resolves.toMatchObject({
    code: 'access.wrong_invitation',
  })
})

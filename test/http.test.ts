import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { invite } from '#modules/access/contract/inviting.ts'
import { listApiKeys, makeApiKey, revokeApiKey } from '#modules/staff/contract/api-keys.ts'
import { leaveStaff } from '#modules/staff/contract/grids.ts'
import { operations } from '../src/app.ts'
import { serve } from './support/running-server.ts'
import { PASSWORD, type SmallCompany, smallCompany, subscribe } from './support/small-company.ts'
import { makeWorld, type World } from './support/world.ts'

let world: World
let company: SmallCompany
let server: Awaited<ReturnType<typeof serve>>
let cookie: string

beforeAll(async () => {
  world = await makeWorld(
    new Date(Math.floor(performance.timeOrigin + performance.now())).toISOString(),
    '2020-01-01',
  )
  company = await smallCompany(world, { signIn: true })
  await subscribe(world, company)
  server = await serve(world)
  cookie = await signIn(company.accounts.steward)
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

async function signIn(account: string): Promise<string> {
  const response = await fetch(`${server.address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.address },
    body: JSON.stringify({ username: account, password: PASSWORD }),
  })
  expect(response.status).toBe(200)
  return response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${server.address}${path}`, {
    ...init,
    headers: { cookie, 'keban-tenant': world.slug, ...init.headers },
  })
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

test('a refusal is a problem document in the reader’s language', async () => {
  const refused = await post('/api/staff/contacts', { by: 'phone', result: 'reached' })
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect(await refused.json()).toMatchObject({
    code: 'contacts.who',
    status: 422,
    title: expect.stringContaining('哪一户'),
  })
  const english = await post(
    '/api/staff/contacts',
    { by: 'phone', result: 'reached' },
    { 'accept-language': 'en' },
  )
  expect((await english.json()).title).toContain('Say which home')
})

test('the reason inside a refusal is in the reader’s language too', async () => {
  const said = async (path: string, body: unknown, language: string) =>
    ((await (await post(path, body, { 'accept-language': language })).json()) as { title: string }).title
  const contact = {
    customerId: company.customerId,
    by: 'phone',
    result: 'reached',
    answers: { 'first-contact': { nonsense: 1 } },
  }
  expect(await said('/api/staff/contacts', contact, 'zh-CN')).toBe('“nonsense”：表单里没有这一题')
  expect(await said('/api/staff/contacts', contact, 'en')).toBe('“nonsense”: the form has no such question')
  const customer = { name: '李雷', phone: '123' }
  expect(await said('/api/staff/customers', customer, 'zh-CN')).toContain('电话不对：123 位数不够')
  expect(await said('/api/staff/customers', customer, 'en')).toContain('not right: 123 is too short')
})

test('the same key and content do a thing once and answer twice; other content under that key is refused', async () => {
  const body = { customerId: company.customerId, by: 'phone', result: 'no-answer', again: true }
  const key = { 'idempotency-key': 'one-call' }
  const [first, second] = [
    await post('/api/staff/contacts', body, key),
    await post('/api/staff/contacts', body, key),
  ]
  expect(await second.json()).toEqual(await first.json())
  const other = await post('/api/staff/contacts', { ...body, result: 'reached' }, key)
  expect(await other.json()).toMatchObject({ code: 'operation.key_reused', status: 422 })
})

describe('hostile or broken input is refused in words, never a fault of ours', () => {
  const bodies = [
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"customerId":"nobody"}',
    '{"customerId":{"$ne":1}}',
    `{"note":"${'x'.repeat(5000)}"}`,
    '{"__proto__":{"admin":true}}',
    `{"by":"phone","result":"reached","customerId":"${'0'.repeat(36)}"}`,
  ]
  test.each(bodies)('POST /contacts %s', async (body) => {
    const response = await post('/api/staff/contacts', body)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
  })
  test.each([
    '%00',
    "'; drop table staff; --",
    '\u{1F600}',
    '%',
    '_'.repeat(90),
    '王'.repeat(100),
    '\\',
    '1.38E+10',
  ])('GET /customers/search?text=%s', async (text) => {
    const response = await ask(`/api/staff/customers/search?text=${encodeURIComponent(text)}`)
    expect(response.status).toBeLessThan(500)
  })
  test('every address of the staff answers rubbish below 500', async () => {
    for (const { operation } of operations.filter(({ operation }) => operation.audience === 'staff')) {
      const path = `/api/staff${operation.path.replace(/:\w+/g, 'rubbish')}`
      const response = await ask(
        operation.method === 'GET' ? `${path}?limit=-1&after=rubbish&month=2026-99&id=1` : path,
        {
          method: operation.method,
          ...(operation.method === 'GET'
            ? {}
            : {
                headers: { 'content-type': 'application/json' },
                body: '{"id":"rubbish","ids":["x"],"version":"x"}',
              }),
        },
      )
      expect(`${operation.name} ${response.status < 500}`).toBe(`${operation.name} true`)
    }
  })
})

test('signing out elsewhere leaves the device one holds signed in, and the list says which that is', async () => {
  const [here, there] = [await signIn(company.accounts.lead), await signIn(company.accounts.lead)]
  const devices = async (held: string) =>
    (await ask('/api/staff/me/sessions', { headers: { cookie: held } })).json()
  expect((await devices(here)).sessions.filter((session: { here: boolean }) => session.here)).toHaveLength(1)
  const gone = await post('/api/staff/me/sessions/revoke', {}, { cookie: here })
  expect(await gone.json()).toEqual({ revoked: 1 })
  expect((await ask('/api/staff/me', { headers: { cookie: here } })).status).toBe(200)
  expect((await ask('/api/staff/me', { headers: { cookie: there } })).status).toBe(401)
  expect((await devices(here)).sessions).toMatchObject([{ here: true }])
})

test('every address of customers and of the public answers rubbish below 500', async () => {
  const { code } = await world.as(company.steward)(invite, { id: company.customerId })
  const entered = await post('/api/public/session', { invitation: code })
  const mine = entered.headers.getSetCookie()[0]!.split(';')[0]!
  expect((await ask('/api/customer/me', { headers: { cookie: mine } })).status).toBe(200)
  const theirs = operations.filter(({ operation }) => ['customer', 'public'].includes(operation.audience))
  for (const { operation } of theirs.filter(({ operation }) => operation.name !== 'access.leave')) {
    const path = `/api/${operation.audience}${operation.path.replace(/:\w+/g, 'rubbish')}`
    const { method } = operation
    for (const rubbish of [
      '{"id":"rubbish","unitId":1}',
      '[]',
      '{',
      '{"phone":"\\u0000","place":"\\u0000","name":"\\u0000"}',
      '',
    ]) {
      const response = await ask(method === 'GET' ? `${path}?limit=-1&after=rubbish&language=xx` : path, {
        method,
        headers: { cookie: mine, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
        ...(method === 'GET' ? {} : { body: rubbish }),
      })
      expect(`${operation.name} ${rubbish} ${response.status < 500}`).toBe(
        `${operation.name} ${rubbish} true`,
      )
    }
  }
  for (const body of [
    '',
    '{',
    '[]',
    'null',
    '{"invitation":1}',
    '{"phone":"x","code":"1"}',
    '{"invitation":"\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000"}',
  ])
    expect((await post('/api/public/session', body)).status).toBeLessThan(500)
  const hidden = { name: 'a\u0000b', phone: '13900001111', place: '1\u0000', note: '\u0000' }
  expect((await post('/api/public/entry-requests', hidden)).status).toBeLessThan(500)
  const words = { kind: 'repair', unitId: company.unitId, words: '漏\u0000水' }
  expect((await post('/api/customer/tickets', words, { cookie: mine })).status).toBeLessThan(500)
  const note = { customerId: company.customerId, by: 'phone', result: 'reached', note: '\u0000', again: true }
  expect((await post('/api/staff/contacts', note)).status).toBeLessThan(500)
  const nowhere = await ask('/api/public/entrance', { headers: { 'keban-tenant': 'no-such-company' } })
  expect(nowhere.status).toBe(404)
})

test('nobody gets in without a session, and another company’s slug opens nothing', async () => {
  expect((await fetch(`${server.address}/api/staff/me`)).status).toBe(401)
  expect((await ask('/api/staff/me', { headers: { 'keban-tenant': 'elsewhere' } })).status).toBe(403)
})

test('a write from another site is refused although the browser sent the cookie', async () => {
  const response = await post(
    '/api/staff/contacts',
    { customerId: company.customerId, by: 'phone', result: 'reached' },
    { 'sec-fetch-site': 'cross-site' },
  )
  expect(response.status).toBe(401)
})

test('an API key acts as its person until it is revoked', async () => {
  const { id, key } = await world.as(world.admin)(makeApiKey, { title: '大屏', staffId: company.steward.id! })
  const me = () => fetch(`${server.address}/api/staff/me`, { headers: { authorization: `Bearer ${key}` } })
  expect(await (await me()).json()).toMatchObject({ name: '周敏' })
  await world.as(world.admin)(revokeApiKey, { id })
  expect((await me()).status).toBe(401)
})

test('a key may do less than its person, ends on its last day, and says when it was used', async () => {
  const admin = world.as(world.admin)
  const staffId = company.steward.id!
  const { id, key } = await admin(makeApiKey, { title: '看板', staffId, may: ['places.see'] })
  const get = (path: string) =>
    fetch(`${server.address}${path}`, { headers: { authorization: `Bearer ${key}` } })
  expect((await get('/api/staff/projects')).status).toBe(200)
  expect(await (await get('/api/staff/customers')).json()).toMatchObject({ code: 'operation.not_allowed' })
  const { keys } = await admin(listApiKeys, {})
  expect(keys.find((one) => one.id === id)).toMatchObject({
    may: ['places.see'],
    lastUsedOn: world.now.slice(0, 10),
    live: true,
  })
  await expect(
    admin(makeApiKey, { title: '越权', staffId, may: ['system.administer'] }),
  ).rejects.toMatchObject({ code: 'staff.key_beyond' })
  await expect(admin(makeApiKey, { title: '过期', staffId, expiresOn: '2020-01-01' })).rejects.toMatchObject({
    code: 'staff.key_expired',
  })
})

test('health, readiness and figures answer; the documents of the API are served', async () => {
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200)
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200)
  expect(await (await fetch(`${server.address}/metrics`)).text()).toContain('keban_request_seconds')
  expect(await (await fetch(`${server.address}/api/staff/openapi.json`)).json()).toMatchObject({
    openapi: '3.1.0',
  })
  expect((await fetch(`${server.address}/api/docs/`)).status).toBe(200)
})

test('a leaver loses access at once', async () => {
  const before = await ask('/api/staff/me')
  expect(before.status).toBe(200)
  await world.as(world.admin)(leaveStaff, { id: company.steward.id!, leftOn: world.now.slice(0, 10) })
  await expect
    .poll(async () => (await ask('/api/staff/me')).status, { timeout: 3000 })
    .toBeGreaterThanOrEqual(401)
})

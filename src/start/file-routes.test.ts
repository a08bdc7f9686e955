import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, customerActor } from '#platform/actor.ts'
import { type Door, openHttp } from '#platform/http.ts'
import { makeMetrics } from '#platform/metrics.ts'
import { smallCompany } from '../../test/support/small-company.ts'
import { makeWorld, type World } from '../../test/support/world.ts'
import { addFileRoutes } from './file-routes.ts'
import { refusalWords } from './refusal-words.ts'

let world: World
let app: FastifyInstance
let actor: Actor
let customer: Actor
beforeAll(async () => {
  world = await makeWorld()
  actor = world.admin
  const door = {
    system: world.opened.system,
    metrics: makeMetrics(),
    sessions: { find: async () => null },
    clock: () => new Date(world.now),
    actorOf: async () => actor,
    actorOfKey: async () => actor,
    publicActor: async () => actor,
    customerOf: async () => customer,
    ready: async () => true,
    words: refusalWords(),
    logLevel: 'silent',
  } as unknown as Door
  app = openHttp(door)
  addFileRoutes(app, door)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const send = (bytes: Buffer, name: string, type: string, audience = 'staff') => {
  const head = `--line\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--line--\r\n')])
  const headers = { authorization: 'Bearer k', 'content-type': 'multipart/form-data; boundary=line' }
  return app.inject({ method: 'POST', url: `/api/${audience}/files`, headers, payload })
}
const open = (id: string, audience = 'staff') =>
  app.inject({ url: `/api/${audience}/files/${id}`, headers: { authorization: 'Bearer k' } })

test('what was uploaded comes back as it was, under its name, to the one who sent it', async () => {
  const sent = await send(Buffer.from('姓名\n王芳'), '客户.csv', 'text/csv')
  expect(sent.statusCode).toBe(200)
  const answer = await open(sent.json().id)
  expect(answer.body).toBe('姓名\n王芳')
  expect(answer.headers['content-disposition']).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('客户.csv')}`,
  )
  actor = { ...world.admin, id: '01900000-0000-7000-8000-000000000000' } as Actor
  expect((await open(sent.json().id)).json()).toMatchObject({ code: 'files.unknown', status: 404 })
  actor = world.admin
})

test('a picture is one by its bytes and at most 10 MB; programs and nothing are refused', async () => {
  const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(2000)])
  expect((await open((await send(jpeg, 'a.jpg', 'image/jpeg')).json().id)).headers['content-type']).toBe(
    'image/jpeg',
  )
  const page = Buffer.from('<html><script>alert(1)</script></html>')
  expect((await send(page, 'a.jpg', 'image/jpeg')).json()).toMatchObject({ code: 'files.type_refused' })
  expect((await open((await send(page, 'a.html', 'text/html')).json().id)).headers['content-type']).toBe(
    'application/octet-stream',
  )
  expect((await send(Buffer.from('MZ..'), 'a.csv', 'text/csv')).json()).toMatchObject({
    code: 'files.type_refused',
    title: '没有收这个文件：它是程序，不管名字叫什么。请换一个再传。',
  })
  expect((await send(Buffer.alloc(0), 'a.csv', 'text/csv')).json()).toMatchObject({ code: 'files.empty' })
  const big = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(10_485_760)])
  expect((await send(big, 'b.jpg', 'image/jpeg')).json()).toMatchObject({ code: 'files.image_too_large' })
})

test('nobody lays claim to bytes he has not sent', async () => {
  const claim = { digest: 'a'.repeat(64), size: 1, type: 'text/csv', name: 'a.csv', receipt: 'guessed' }
  const answer = await app.inject({
    method: 'POST',
    url: '/api/staff/files/kept',
    headers: { authorization: 'Bearer k' },
    payload: claim,
  })
  expect(answer.json()).toMatchObject({ code: 'files.not_received' })
})

test('a customer hands in pictures and sound by their bytes, opens his own, and nothing else is taken', async () => {
  const company = await smallCompany(world)
  customer = customerActor(world.tenantId, company.customerId, '王芳')
  const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(2000)])
  const sound = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.alloc(500)])
  const picture = await send(jpeg, '漏水.jpg', 'image/jpeg', 'customer')
  expect(picture.statusCode).toBe(200)
  expect((await open(picture.json().id, 'customer')).rawPayload).toEqual(jpeg)
  const heard = await send(sound, '说明.webm', 'audio/webm', 'customer')
  expect((await open(heard.json().id, 'customer')).headers['content-type']).toBe('audio/webm')
  for (const [bytes, type] of [
    [Buffer.from('%PDF-1.7'), 'application/pdf'],
    [Buffer.from('<svg onload=alert(1)>'), 'image/svg+xml'],
    [Buffer.from('MZ program'), 'image/jpeg'],
    [Buffer.from('PK\u0003\u0004'), 'image/png'],
  ] as const)
    expect((await send(bytes, 'x', type, 'customer')).json()).toMatchObject({ code: 'files.type_refused' })
  const tooLarge = await send(
    Buffer.concat([jpeg, Buffer.alloc(10_485_760)]),
    'x.jpg',
    'image/jpeg',
    'customer',
  )
  expect(tooLarge.json()).toMatchObject({ code: 'files.too_large' })
  const staffs = await send(jpeg, '内部.jpg', 'image/jpeg')
  expect((await open(staffs.json().id, 'customer')).json()).toMatchObject({ code: 'files.unknown' })
})

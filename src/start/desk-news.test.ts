import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileTicket } from '#modules/tickets/contract/filing.ts'
import { serve } from '../../test/support/running-server.ts'
import { PASSWORD, type SmallCompany, smallCompany } from '../../test/support/small-company.ts'
import { makeWorld, type World } from '../../test/support/world.ts'

let world: World
let company: SmallCompany
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  world = await makeWorld()
  company = await smallCompany(world, { signIn: true })
  server = await serve(world)
})
afterAll(async () => {
  await server?.close()
  await world?.close()
})

async function signedIn(account: string): Promise<string> {
  const answer = await fetch(`${server.address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.address },
    body: JSON.stringify({ username: account, password: PASSWORD }),
  })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

test('an open desk hears that something happened, and nothing of what it was; nobody else hears it', async () => {
  const news = `${server.address}/api/staff/desk-news?company=${world.slug}`
  expect((await fetch(news)).status).toBe(401)
  const cookie = await signedIn(company.accounts.lead)
  const stream = await fetch(news, { headers: { cookie } })
  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  const reader = stream.body!.getReader()
  const words = new TextDecoder()
  let heard = words.decode((await reader.read()).value)
  await world.as(company.steward)(fileTicket, {
    kind: 'repair',
    channel: 'phone',
    unitId: company.unitId,
    words: '水管爆了',
  })
  while (!heard.includes('data:')) heard += words.decode((await reader.read()).value)
  expect(heard).toContain('data: moved')
  expect(heard).not.toContain('水管')
  await reader.cancel()
})

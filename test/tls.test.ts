import { copyFileSync, readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeHealth } from '#modules/health/contract.ts'
import { readSettings } from '#platform/settings.ts'
import { openWaitingPage } from '../src/start/waiting-page.ts'
import { ownFolder } from './support/own-folder.ts'
import { serve } from './support/running-server.ts'
import { PASSWORD, type SmallCompany, smallCompany } from './support/small-company.ts'
import { makeWorld, type World } from './support/world.ts'

const pem = (name: string) => join(import.meta.dirname, 'fixtures/tls', `${name}.pem`)
const trusted = ['one', 'two'].map((name) => readFileSync(pem(`${name}.cert`)))
let world: World
let company: SmallCompany
beforeAll(async () => {
  world = await makeWorld('2026-11-22T01:00:00.000Z')
  company = await smallCompany(world, { signIn: true })
})
afterAll(() => world.close())

interface Answer {
  status: number
  cookies: string[]
  shown: string
}

const ask = (port: string, path: string, body?: unknown) =>
  new Promise<Answer>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', origin: `https://localhost:${port}` }
    const asked = request(
      { host: 'localhost', port, path, method: body ? 'POST' : 'GET', headers, ca: trusted, agent: false },
      (response) => {
        const shown = String((response.socket as TLSSocket).getPeerCertificate().subject.CN)
        response.resume()
        response.on('end', () =>
          resolve({ status: response.statusCode!, cookies: response.headers['set-cookie'] ?? [], shown }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body && JSON.stringify(body))
  })

test('with a certificate the server speaks https only, its cookies too, and takes up a renewed one without a restart', async () => {
  const folder = ownFolder('tls')
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const show = (name: string) => {
    copyFileSync(pem(`${name}.key`), key)
    copyFileSync(pem(`${name}.cert`), certificate)
  }
  show('one')
  const page = await openWaitingPage(0, '127.0.0.1', { certificate, key })
  await page.close()
  const server = await serve(world, { tls: { certificate, key } })
  const { port } = new URL(server.address)
  try {
    const signedIn = await ask(port, '/api/auth/sign-in/username', {
      username: company.accounts.steward,
      password: PASSWORD,
    })
    expect(signedIn).toMatchObject({ status: 200, shown: 'keban-test-one' })
    expect(signedIn.cookies.join()).toMatch(/__Secure-keban\.session_token=.*Secure/)
    await expect(fetch(`http://localhost:${port}/healthz`)).rejects.toThrow()
    show('two')
    await expect
      .poll(async () => (await ask(port, '/healthz')).shown, { timeout: 10_000 })
      .toBe('keban-test-two')
  } finally {
    await server.close()
  }
})

test('half a certificate, or one that is not there, is said at the start', () => {
  expect(() => readSettings({ KEBAN_TLS_CERT: pem('one.cert') })).toThrow('are set together')
  expect(() => readSettings({ KEBAN_TLS_CERT: '/nowhere.pem', KEBAN_TLS_KEY: pem('one.key') })).toThrow(
    'KEBAN_TLS_CERT names /nowhere.pem',
  )
})

test('the health page says when the certificate ends, how full the disk is, and which accounts nobody uses', async () => {
  world.turnTo('2027-06-01T01:00:00.000Z')
  const { lines } = await world.as(world.admin)(seeHealth, {})
  const of = Object.fromEntries(lines.map((line) => [line.name, line]))
  expect(of.certificate).toBeUndefined()
  expect(of.disk!.said.zh).toMatch(/^还有 [\d.]+ GB，占 \d+%$/)
  expect(of.accounts).toMatchObject({
    state: 'look',
    said: { zh: expect.stringMatching(/^\d+ 个账号 90 天没用过$/) },
  })
})

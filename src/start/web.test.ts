import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { serveWeb } from './web.ts'

const folder = mkdtempSync('/tmp/keban-web-')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function build(name: string) {
  mkdirSync(join(folder, name, 'assets'), { recursive: true })
  writeFileSync(join(folder, name, 'index.html'), `<script src="/assets/main-${name}.js"></script>`)
  writeFileSync(join(folder, name, 'assets', `main-${name}.js`), name)
  writeFileSync(join(folder, 'stamp'), name)
}

async function server() {
  const app = fastify()
  await serveWeb(app, folder)
  return (url: string) => app.inject({ url })
}

test('a server goes on serving its own build while a newer one is made; the next server serves that', async () => {
  build('one')
  const running = await server()
  build('two')
  expect((await running('/yunqi/customers')).body).toContain('main-one.js')
  expect((await running('/assets/main-one.js')).body).toBe('one')
  const next = await server()
  expect((await next('/')).body).toContain('main-two.js')
  expect((await next('/assets/main-two.js')).body).toBe('two')
})

test('a piece of another build is not found, rather than answered with a page', async () => {
  const running = await server()
  expect((await running('/assets/main-gone.js')).statusCode).toBe(404)
  expect((await running('/yunqi/today')).statusCode).toBe(200)
})

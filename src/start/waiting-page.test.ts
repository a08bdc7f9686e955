import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { openWaitingPage } from './waiting-page.ts'

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

test('while the first start is under way the address says so in the reader’s language, is not ready, and is free again for the server', async () => {
  const port = await freePort()
  const page = await openWaitingPage(port, '127.0.0.1')
  const ask = (path: string, language = 'zh-CN') =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-language': language } })
  expect(await (await ask('/demo/today')).text()).toContain('客伴正在启动')
  expect(await (await ask('/', 'en-GB')).text()).toContain('Keban is starting')
  page.done('database')
  const ready = await ask('/readyz')
  expect(ready.status).toBe(503)
  expect(await ready.json()).toEqual({ ok: false, starting: ['database'] })

  const beside = await openWaitingPage(port, '127.0.0.1')
  await beside.close()
  expect((await ask('/')).status).toBe(200)

  await page.close()
  const server = createServer()
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve()),
  )
  server.close()
})

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '#platform/database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'
import { prepareQueue } from '#platform/queue.ts'
import { type RunningServer, startServer } from '../../src/start/server.ts'
import { openBrowser } from '../support/browser.ts'
import { ownFolder } from '../support/own-folder.ts'
import { testKeys } from '../support/world.ts'

const folder = ownFolder('first-run')
let postgres: EmbeddedPostgres
let server: RunningServer
let browser: Browser
beforeAll(async () => {
  const data = join(folder, 'data')
  postgres = await startEmbeddedPostgres(data)
  const connection = postgres.connection
  const owner = openPool(connection, 'owner', 1)
  await migrate(owner, 'db/migrations')
  await prepareQueue(connection, owner)
  await owner.end()
  server = await startServer(
    {
      port: 0,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: data,
      demoAnywhere: false,
      logLevel: 'silent',
      publicUrl: undefined,
    },
    connection,
    testKeys,
    () => new Date('2026-03-02T01:00:00.000Z'),
  )
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('an empty installation is founded in the browser, and its administrator can add the first project', async () => {
  const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(15_000)
  await page.goto(`http://127.0.0.1:${server.port}`)
  await page.getByText('首次启用').waitFor()
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.getByText('请填公司名称。').waitFor()
  await page.getByLabel('公司名称').fill('云栖物业')
  await page.getByLabel('网址里的简称').fill('yunqi')
  await page.getByLabel('管理员姓名').fill('罗辉')
  await page.getByLabel('管理员账号').fill('luohui')
  await page.getByLabel('密码').fill('a-long-password')
  expect(await page.getByLabel('启用日').inputValue()).toBe('2026-03-02')
  await page.getByRole('button', { name: '开始使用' }).click()
  await page.waitForURL(/\/yunqi\//)
  await page.goto(`http://127.0.0.1:${server.port}/yunqi/playbooks`)
  await page.getByText('还没有制度').waitFor()
  await page.getByRole('button', { name: '采用' }).first().click()
  await page.getByRole('button', { name: '发布' }).click()
  await page.getByPlaceholder(/改了什么/).fill('首次启用')
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await page.getByText('第 1 版开始运行').waitFor()
  const second = await browser.newPage({ locale: 'zh-CN' })
  await second.goto(`http://127.0.0.1:${server.port}`)
  await second.getByLabel('账号').waitFor()
  expect(await second.getByText('首次启用').count()).toBe(0)
})

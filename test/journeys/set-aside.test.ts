import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeImport, startImport } from '#modules/imports/contract/runs.ts'
import { openPool } from '#platform/database.ts'
import { type RunningWorker, startWorker } from '../../src/start/worker.ts'
import { upload } from '../support/imports.ts'
import { type Journey, openJourney } from '../support/journey.ts'
import { ownPostgres } from '../support/own-postgres.ts'

let own: Awaited<ReturnType<typeof ownPostgres>>
let journey: Journey
let worker: RunningWorker | undefined
let administrator: { account: string }
beforeAll(async () => {
  own = await ownPostgres()
  journey = await openJourney(undefined, own.place)
  administrator = await journey.hire('罗管', 'administrator', true)
})
afterAll(async () => {
  await worker?.close()
  await journey?.close()
  await own?.stop()
})

const begin = async (name: string, who = journey.world.admin) => {
  const { world } = journey
  const fileId = await upload(world, who, `姓名,手机\n${name},13912345678`, `${name}.csv`)
  return (await world.as(who)(startImport, { kind: 'customers', fileId })).id
}
const stateOf = async (id: string) => (await journey.world.as(journey.world.admin)(seeImport, { id })).state

test('a job tried in vain is set aside in words; who imports tries his own again, the administrator drops another with a reason', async () => {
  const { place } = own
  const { company } = journey
  const his = await begin('魏华', company.lead)
  const [first, second] = [await begin('李雷'), await begin('韩梅')]
  const files = join(place.files, 'files')
  renameSync(files, `${files}-lost`)
  // Its five tries are used up beforehand; nobody waits for them here.
  const owner = openPool(place.connection, 'owner', 1)
  await owner.query('update jobs.job set retry_limit = 0')
  await owner.end()
  const settings = { dataDir: place.files, logLevel: 'silent' }
  worker = await startWorker(
    settings as never,
    place.connection,
    place.keys,
    () => new Date(journey.world.now),
  )

  const page = await journey.signIn(administrator.account, 'jobs')
  const rows = page.getByRole('row').filter({ hasText: '读导入文件' })
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.getByRole('heading', { name: '没办成的工作' }).waitFor()
        return rows.count()
      },
      { timeout: 30_000 },
    )
    .toBe(3)
  const words = await rows.first().textContent()
  expect(words).toContain('这个文件的内容不在存储里了')
  expect(words).toContain('imports.read-file')

  // The worker has made an empty store of its own where there was none.
  rmSync(files, { recursive: true, force: true })
  renameSync(`${files}-lost`, files)
  const importing = await journey.signIn(company.accounts.lead, 'imports')
  const card = importing.getByRole('article').filter({ hasText: '魏华.csv' })
  await card.getByText('停下了').waitFor()
  await card.getByRole('link').click()
  await importing.getByText('停在“读文件”').waitFor()
  expect(await importing.locator('.ant-alert').textContent()).toContain('这个文件的内容不在存储里了')
  await importing.getByRole('button', { name: '放弃这次导入' }).waitFor()
  await importing.getByRole('button', { name: '再试' }).click()
  await importing
    .getByText('王芳')
    .or(importing.getByText('魏华', { exact: true }))
    .first()
    .waitFor()
  expect(await stateOf(his)).toBe('mapping')
  await page.reload()
  await expect.poll(() => rows.count()).toBe(2)
  await rows.first().getByRole('checkbox').check()
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByText('1 件又排上了').waitFor()
  await expect
    .poll(async () => (await Promise.all([stateOf(first), stateOf(second)])).sort(), { timeout: 30_000 })
    .toEqual(['mapping', 'reading'])

  await rows.first().getByRole('checkbox').check()
  await page.getByRole('button', { name: '不再办' }).click()
  await page.getByLabel('为什么').fill('客户已经用别的文件导入')
  await page.getByRole('button', { name: '确定不办' }).click()
  await page.getByText('没有。系统该做的都做成了。').waitFor()
  await page.getByRole('radio', { name: '不办了' }).click()
  expect(await rows.first().textContent()).toContain('客户已经用别的文件导入')
  const dropped = (await stateOf(first)) === 'reading' ? first : second
  const seen = await journey.signIn(administrator.account, `imports/${dropped}`)
  await seen.getByText('罗管 决定不再办：客户已经用别的文件导入').waitFor()
  const audit = openPool(place.connection, 'owner', 1)
  const { rows: entries } = await audit.query(
    `select action from audit_entries where action like 'jobs.%' order by at, id`,
  )
  await audit.end()
  expect(entries.map((entry) => entry.action).sort()).toEqual(['jobs.discarded', 'jobs.retried'])
})

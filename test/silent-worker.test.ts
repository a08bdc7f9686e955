import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '#platform/database.ts'
import { ownPostgres } from './support/own-postgres.ts'

let own: Awaited<ReturnType<typeof ownPostgres>>
beforeAll(async () => {
  own = await ownPostgres()
})
afterAll(() => own?.stop())

test('what a killed worker had in hand is given out again after a minute, not after the quarter of an hour a job may take', async () => {
  const { connection } = own.place
  const owner = openPool(connection, 'owner', 1)
  const boss = new PgBoss({ ...connection, schema: 'jobs', max: 2, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.send('perform', { tenantId: '', operation: 'imports.apply-rows', input: {} })
  const [job] = await boss.fetch('perform')
  const seconds = (silent: number) =>
    owner.query(`update jobs.job set heartbeat_on = now() - make_interval(secs => $1)`, [silent])
  const looked = async () => {
    await owner.query('update jobs.queue set monitor_on = null, monitor_claim_on = null')
    await boss.supervise('perform')
    return (await owner.query('select state from jobs.job where id = $1', [job!.id])).rows[0].state
  }
  await seconds(50)
  expect(await looked()).toBe('active')
  await seconds(70)
  expect(await looked()).toBe('retry')
  await boss.stop({ graceful: false })
  await owner.end()
})

import { expect, test } from 'vitest'
import { applyRows, checkRows, undoRows } from '#modules/imports/contract/jobs.ts'
import { seeImport } from '#modules/imports/contract/runs.ts'
import { checkImport, confirmImport, undoImport } from '#modules/imports/contract/steps.ts'
import { openDay } from '#modules/obligations/contract/time.ts'
import type { Operation } from '#platform/operation.ts'
import { makeChance } from '../src/start/demo/invent.ts'
import { begin, count } from './support/imports.ts'
import { workKilled } from './support/killed-job.ts'
import { smallCompany } from './support/small-company.ts'
import { makeWorld, type World } from './support/world.ts'

/** Long runs raise this: KEBAN_FAULT_ROUNDS=200 npm run test:faults. */
const rounds = Math.ceil(Number(process.env.KEBAN_FAULT_ROUNDS ?? 20) / 20)

const ROWS = 2100
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张']

/** People with homes of their own who signed on different days of the last weeks. */
const file = () =>
  [
    '姓名,手机,房号,签约日期',
    ...Array.from({ length: ROWS }, (_, n) => {
      const name = `${SURNAMES[n % 24]}${String.fromCodePoint(0x4e00 + n)}`
      const home = `${1 + (n % 20)}-1-${101 + Math.floor(n / 20)}`
      return `${name},1390013${String(1000 + n).padStart(4, '0')},${home},2026-02-${String(2 + (n % 26)).padStart(2, '0')}`
    }),
  ].join('\n')

const made = (world: World, id: string) =>
  count(world, 'select count(*) from customers where tenant_id = $1 and import_id = $2', [id])

test.each(Array.from({ length: rounds }, (_, at) => at + 1))(
  'an import killed while it is tried out, brought in and undone loses no row and makes none twice (seed %i)',
  { timeout: 300_000 },
  async (seed) => {
    const world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-02-01')
    try {
      const chance = makeChance(seed)
      const company = await smallCompany(world)
      const admin = world.as(world.admin)
      const before = await count(world, 'select count(*) from obligations where tenant_id = $1')
      const { id } = await begin(world, world.admin, file(), '业主.csv', company.projectId)
      const killed = async (job: Operation) => workKilled(world, job, { id }, chance, 3, 900)

      await admin(checkImport, { id })
      let kills = await killed(checkRows)
      const tried = await admin(seeImport, { id })
      expect(tried.preview?.tally).toMatchObject({ total: ROWS, created: ROWS, refused: 0 })
      const owed = tried.preview!.obligations.count
      expect(owed).toBeGreaterThan(ROWS)
      expect(await made(world, id)).toBe(0)

      await admin(confirmImport, { id })
      kills += await killed(applyRows)
      const done = await admin(seeImport, { id })
      expect(done).toMatchObject({ state: 'imported', progress: ROWS, tally: { total: ROWS, created: ROWS } })
      expect(await made(world, id)).toBe(ROWS)
      const homes = 'select count(distinct unit_id) from holdings where tenant_id = $1 and import_id = $2'
      expect(await count(world, homes, [id])).toBe(ROWS)
      expect(
        await count(
          world,
          `select count(*) from events where tenant_id = $1 and import_id = $2 and kind = 'customer.created'`,
          [id],
        ),
      ).toBe(ROWS)
      expect(await count(world, 'select count(*) from obligations where tenant_id = $1')).toBe(before + owed)

      await admin(undoImport, { id })
      kills += await killed(undoRows)
      expect((await admin(seeImport, { id })).state).toBe('undone')
      expect(await made(world, id)).toBe(0)
      expect(kills).toBeGreaterThan(2)
    } finally {
      await world.close()
    }
  },
)

test('a day whose opening is killed again and again owes everybody once', { timeout: 120_000 }, async () => {
  const world = await makeWorld('2026-06-29T01:00:00.000Z', '2026-01-01')
  try {
    const chance = makeChance(7)
    const company = await smallCompany(world)
    const admin = world.as(world.admin)
    await world.system(openDay, { until: world.now })
    const { id } = await begin(world, world.admin, file(), '业主.csv', company.projectId)
    await admin(checkImport, { id })
    await workKilled(world, checkRows, { id }, chance, 0, 1)
    await admin(confirmImport, { id })
    await workKilled(world, applyRows, { id }, chance, 0, 1)
    world.turnTo('2026-06-30T17:00:00.000Z')
    const kills = await workKilled(world, openDay, { until: world.now, slice: 100 }, chance, 5, 500)
    expect(kills).toBeGreaterThan(1)
    const owed = `select count(*) from obligations where tenant_id = $1 and rule = 'care.keep-in-touch' and occurrence = '2026-H2'`
    expect(await count(world, owed)).toBe(ROWS)
    expect(await world.system(openDay, { until: world.now })).toMatchObject({ opened: 0, more: false })
  } finally {
    await world.close()
  }
})

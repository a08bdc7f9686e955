import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cutMeasure, seeMeasures } from '#modules/measures/contract.ts'
import { listQueue } from '#modules/tickets/contract/lists.ts'
import { inTenant } from '#platform/database.ts'
import { begin, bringIn, count, tryOut, work } from '../../../test/support/imports.ts'
import { type SmallCompany, smallCompany } from '../../../test/support/small-company.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'
import { readImportFile } from './contract/jobs.ts'
import { seeImport } from './contract/runs.ts'
import { mapImport } from './contract/steps.ts'

const folder = process.env.KEBAN_MATERIAL ?? ''
const file = (...parts: string[]) => readFileSync(join(folder, ...parts))

const edgeCases = existsSync(join(folder, 'csv_test_data'))
  ? readdirSync(join(folder, 'csv_test_data', 'csv'))
  : []
const goodFiles = () => edgeCases.filter((name) => !name.startsWith('bad-'))
/** Without a header that somebody expects there is nothing wrong with the rest of the bad ones. */
const badFiles = () => edgeCases.filter((name) => name.startsWith('bad-') && !name.startsWith('bad-header-'))

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

/** Every column that is no field becomes a field of the company's own. */
async function importWhole(
  name: string,
  bytes: Uint8Array,
  known: Record<string, string> = {},
  numberRows = false,
) {
  const read = await begin(world, world.admin, bytes, name)
  if (read.state === 'failed') return { read, done: null }
  const mapping = Object.fromEntries(
    read.columns.map(({ index, header }) => [
      String(index),
      known[header] ?? `custom:${header || index + 1}`,
    ]),
  )
  await tryOut(world, world.admin, read.id, { mapping, options: { numberRows }, onDuplicate: 'merge' })
  return { read, done: await bringIn(world, world.admin, read.id).catch(() => null) }
}

const sums = (tally: {
  created: number
  updated: number
  skipped: number
  refused: number
  leftOut: number
}) => tally.created + tally.updated + tally.skipped + tally.refused + tally.leftOut

describe.skipIf(!existsSync(folder))('files nobody on the project wrote', () => {
  test('7,043 telephone customers with fields of their own', async () => {
    const { done } = await importWhole('Telco.csv', file('telco_churn', 'Telco-Customer-Churn.csv'), {
      customerID: 'customer_number',
      gender: 'sex',
    })
    expect(done?.tally).toMatchObject({ total: 7043, created: 7043 })
    const mine = 'select count(*) from customers where tenant_id = $1 and import_id = $2'
    const n = (where: string) => count(world, `${mine} and ${where}`, [done!.id])
    expect(await n(`coalesce(fields->>'TotalCharges', '') = ''`)).toBe(11)
    const churn = async (where: string) =>
      Math.round(((await n(`${where} and fields->>'Churn' = 'Yes'`)) / (await n(where))) * 10_000) / 100
    expect(await churn('true')).toBe(26.54)
    expect(await churn(`fields->>'Contract' = 'Month-to-month'`)).toBe(42.71)
    expect(await churn(`fields->>'Contract' = 'One year'`)).toBe(11.27)
    expect(await churn(`fields->>'Contract' = 'Two year'`)).toBe(2.83)
  })

  test('440 dealers', async () => {
    const { done } = await importWhole(
      '批发.csv',
      file('wholesale_customers', 'Wholesale_customers_data.csv'),
      { 'Customer ID': 'external_number' },
    )
    expect(done?.tally).toMatchObject({ total: 440, created: 440 })
    const n = (field: string, value: string) =>
      count(
        world,
        `select count(*) from customers where tenant_id = $1 and import_id = $2 and fields->>$3 = $4`,
        [done!.id, field, value],
      )
    expect([await n('Channel', '1'), await n('Channel', '2')]).toEqual([298, 142])
    expect([await n('Region', '3'), await n('Region', '1'), await n('Region', '2')]).toEqual([316, 77, 47])
  })

  test('200 members of a shopping centre, known by a number', async () => {
    const { done } = await importWhole(
      '会员.csv',
      file('mall_customers', 'Mall_Customers.csv'),
      { CustomerID: 'note', Gender: 'sex' },
      true,
    )
    expect(done?.tally).toMatchObject({ total: 200, created: 200 })
    const n = (sex: string) =>
      count(world, 'select count(*) from customers where tenant_id = $1 and import_id = $2 and sex = $3', [
        done!.id,
        sex,
      ])
    expect([await n('female'), await n('male')]).toEqual([112, 88])
  })

  test('address books of other programs: every contact is accounted for, and a table says what its cards say', async () => {
    for (const program of ['nextcloud', 'roundcube', 'thunderbird']) {
      const directory = join(folder, `contact_exports_${program}`)
      for (const name of readdirSync(directory)) {
        const read = await begin(
          world,
          world.admin,
          readFileSync(join(directory, name)),
          `${program} ${name}`,
        )
        expect(read.state, `${name} ${read.problem?.zh}`).toBe('mapping')
        const known = Object.values(read.mapping).length > 1 || name === 'email.csv'
        const tried = await tryOut(
          world,
          world.admin,
          read.id,
          known ? {} : { mapping: { 0: 'name' } },
        ).catch(() => null)
        const tally = (tried ?? (await tryOut(world, world.admin, read.id, { mapping: { 0: 'name' } })))
          .preview!.tally
        expect(sums(tally), name).toBe(read.total)
      }
    }
  })

  test.each(goodFiles())('%s: every cell is in the archive as the file has it', async (name) => {
    const headed = name.startsWith('header-')
    const meant = JSON.parse(String(file('csv_test_data', 'json', name.replace('.csv', '.json')))) as (
      | string[]
      | Record<string, string>
    )[]
    const read = await begin(world, world.admin, file('csv_test_data', 'csv', name), name)
    const options = {
      numberRows: true,
      headerRows: headed ? {} : { [read.sheets[0]?.name ?? 'csv']: 0 },
    }
    // Nothing but a header, or nothing at all: said, and nothing is imported.
    const cells = meant.map((row) => Object.values(row)).filter((row) => row.some((cell) => cell !== ''))
    if (read.state === 'failed') {
      expect(cells, read.problem?.zh).toEqual([])
      return
    }
    if (!headed) {
      await world.as(world.admin)(mapImport, { id: read.id, options })
      await work(world, readImportFile, read.id)
    }
    const { columns } = await world.as(world.admin)(seeImport, { id: read.id })
    const mapping = Object.fromEntries(columns.map(({ index }) => [String(index), `custom:${index}`]))
    await tryOut(world, world.admin, read.id, { mapping, options, onDuplicate: 'merge' })
    if (cells.length > 0) await bringIn(world, world.admin, read.id)
    const kept = await inTenant(world.opened.pool, world.tenantId, 'read', (_db, client) =>
      client.query(
        `select c.fields from import_rows r join customers c on c.tenant_id = r.tenant_id and c.id = r.customer_id
         where r.tenant_id = $1 and r.import_id = $2 order by r.row`,
        [world.tenantId, read.id],
      ),
    )
    expect(kept.rows.map(({ fields }) => columns.map(({ index }) => fields[index] ?? ''))).toEqual(cells)
  })

  test.each(badFiles())('%s is refused with a reason', async (name) => {
    const read = await begin(world, world.admin, file('csv_test_data', 'csv', name), name)
    expect(read.state).toBe('failed')
    expect(read.problem?.zh).toMatch(/\p{Script=Han}/u)
  })

  test('13,710 steps of a help desk become 3,804 tickets, and its figures come out of them', async () => {
    const desk = await makeWorld('2026-07-02T01:00:00.000Z')
    const company = await smallCompany(desk)
    const read = await begin(
      desk,
      desk.admin,
      file('ticket_event_logs', 'helpdesk.csv'),
      '咨询 helpdesk.csv',
      company.projectId,
      'logs',
    )
    await tryOut(desk, desk.admin, read.id)
    const done = await bringIn(desk, desk.admin, read.id)
    expect(done.tally).toMatchObject({ total: 13_710, created: 13_710, skipped: 0, refused: 0 })
    const of = 'from tickets t where t.tenant_id = $1 and t.import_id = $2'
    const n = (what: string) => count(desk, `select ${what} ${of}`, [done.id])
    expect(await n('count(*)')).toBe(3804)
    const days = 'extract(epoch from closed_at - filed_at) / 86400'
    expect(await n(`round(avg(${days}) * 100)`)).toBe(880)
    expect(await n(`round((percentile_cont(0.5) within group (order by ${days}))::numeric * 100)`)).toBe(393)
    const steps = `(select count(*) from ticket_steps s where s.tenant_id = t.tenant_id and s.ticket_id = t.id and s.move = 'add')`
    expect(await n(`round(avg(${steps}) * 100)`)).toBe(360)
    expect(await n(`sum(${steps})`)).toBe(13_710)
    await desk.close()
  })

  describe('requests of other places', () => {
    let company: SmallCompany
    let desk: World
    beforeAll(async () => {
      desk = await makeWorld('2026-07-02T01:00:00.000Z')
      company = await smallCompany(desk)
    })
    afterAll(() => desk.close())

    const bringRequests = async (name: string, bytes: Uint8Array, dayOrder?: 'month-first') => {
      const read = await begin(desk, desk.admin, bytes, name, company.projectId, 'requests')
      await tryOut(
        desk,
        desk.admin,
        read.id,
        dayOrder ? { projectId: company.projectId, options: { dayOrder } } : {},
      )
      return bringIn(desk, desk.admin, read.id)
    }
    const measured = async (name: string, month: string) => {
      const { measures } = await desk.as(company.manager)(seeMeasures, {
        month,
        projectId: company.projectId,
      })
      return measures.find(({ key }) => key.endsWith(`/${name}`))!
    }

    test('10,000 reports of a city: every row accounted for, its figures come out of the measures', async () => {
      const done = await bringRequests('投诉 nyc311.csv', file('nyc311_june2026', 'nyc311_sample.csv'))
      expect(done.tally).toMatchObject({ total: 10_000, created: 10_000, skipped: 0, refused: 0 })
      expect(
        await count(desk, 'select count(*) from tickets where tenant_id = $1 and closed_at is null'),
      ).toBe(4148)
      const handled = await measured('handling-time', '2026-06')
      expect([handled.cases, handled.value!.toFixed(2)]).toEqual([5852, '1.01'])
      expect(await measured('complaints-received', '2026-06')).toMatchObject({ cases: 10_000 })
      const { parts } = await desk.as(company.manager)(cutMeasure, {
        month: '2026-06',
        key: 'property-care/complaints-received',
        by: 'category',
      })
      expect(parts.slice(0, 3).map(({ title, cases }) => [title, cases])).toEqual([
        ['Noise - Residential', 2053],
        ['Illegal Parking', 1787],
        ['Noise - Street/Sidewalk', 1059],
      ])
    })

    test('4,969 reports about animals with days the American way', async () => {
      const done = await bringRequests(
        '投诉 animals.csv',
        file('nyc311_animals_2025', '311_Animals_short.csv'),
        'month-first',
      )
      expect(done.tally).toMatchObject({ total: 4969 })
      const { created, skipped, refused } = done.tally!
      expect(created + skipped + refused).toBe(4969)
      expect(created).toBe(4969)
      const left = `select count(*) from tickets where tenant_id = $1 and closed_at is null and category in ('Animal-Abuse', 'Dead Animal', 'Animal in a Park')`
      expect(await count(desk, left)).toBeLessThanOrEqual(277)
    })

    test('labelled messages of citizens keep their text and are found by their words', async () => {
      const done = await bringRequests(
        '投诉 留言.xlsx',
        file('zh_gov_messages', 'attachment2_labelled_messages.xlsx'),
      )
      // One number stands twice in the file.
      expect(done.tally).toMatchObject({ total: 495, created: 494, skipped: 1 })
      const labels = await desk.as(company.manager)(listQueue, { which: 'all', text: '物业', limit: 100 })
      expect(labels.tickets.length).toBeGreaterThanOrEqual(19)
    })
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin, bringIn, count, tryOut } from '../../../test/support/imports.ts'
import { makeWorld, type World } from '../../../test/support/world.ts'

const folder = process.env.KEBAN_MATERIAL ?? ''
const file = (...parts: string[]) => readFileSync(join(folder, ...parts))

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

  test('edge cases of delimited text keep their cells, broken ones are refused', async () => {
    const directory = join(folder, 'csv_test_data')
    for (const name of readdirSync(join(directory, 'csv')).filter((each) => !each.startsWith('bad-header'))) {
      const headed = name.startsWith('header-')
      const read = await begin(world, world.admin, file('csv_test_data', 'csv', name), name)
      if (name.startsWith('bad-')) {
        expect(read.state, name).toBe('failed')
        continue
      }
      expect(['mapping', 'failed'], name).toContain(read.state)
      if (read.state === 'failed') continue
      const options = { numberRows: true, ...(headed ? {} : { headerRows: { [read.sheets[0]!.name]: 0 } }) }
      const rows = JSON.parse(
        readFileSync(join(directory, 'json', name.replace('.csv', '.json')), 'utf8'),
      ) as unknown[]
      expect(read.total! + (headed ? 0 : 1), `${name} ${options.numberRows}`).toBeGreaterThanOrEqual(
        Math.min(rows.length, 1),
      )
    }
  })
})

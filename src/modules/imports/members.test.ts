import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { begin, bringIn, count, tryOut } from '../../../test/support/imports.ts'
import { makeWorld } from '../../../test/support/world.ts'
import { openDay } from '../obligations/contract/time.ts'
import { adoptPack } from '../playbooks/contract/documents.ts'
import { readDraft } from '../playbooks/contract/drafts.ts'
import { publishPlaybook } from '../playbooks/contract/versions.ts'

const material = join(process.env.KEBAN_MATERIAL ?? 'none', 'mall_customers', 'Mall_Customers.csv')
const scores = [80, 79, 50, 49, 100, 3]
const few = `CustomerID,Gender,Age,Annual Income (k$),Score\n${scores.map((score, n) => `${n + 1},${n % 2 ? 'Male' : 'Female'},${20 + n},15,${score}`).join('\n')}\n`

test.each([
  ['six members', few],
  ...(existsSync(material) ? [['200 members of a shopping centre', readFileSync(material, 'utf8')]] : []),
])('%s are cared for by what their score says of their level', { timeout: 60_000 }, async (_, text) => {
  const world = await makeWorld('2026-03-02T01:00:00.000Z', '2026-01-01')
  try {
    const admin = world.as(world.admin)
    await admin(adoptPack, { pack: 'general-care' })
    const { revision } = await admin(readDraft, { name: 'general-care' })
    await admin(publishPlaybook, { name: 'general-care', revision, reason: '首次启用' })
    const read = await begin(world, world.admin, text!, '会员.csv')
    const target: Record<string, string> = {
      CustomerID: 'external_number',
      Gender: 'sex',
      Age: 'custom:age',
      'Annual Income (k$)': 'custom:income',
      Score: 'custom:消费评分',
    }
    const mapping = Object.fromEntries(
      read.columns.map(({ index, header }) => [String(index), target[header]!]),
    )
    await tryOut(world, world.admin, read.id, { mapping })
    const { tally } = await bringIn(world, world.admin, read.id)
    const rows = text!
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => Number(line.split(',')[4]))
    expect(tally).toMatchObject({
      total: rows.length,
      created: rows.length,
      updated: 0,
      skipped: 0,
      refused: 0,
    })

    world.turnTo('2026-03-31T17:00:00.000Z')
    while ((await world.system(openDay, { until: world.now })).more);
    const owed = (rule: string) =>
      count(
        world,
        `select count(*) from obligations where tenant_id = $1 and rule = $2 and occurrence = '2026-Q2' and customer_id is not null`,
        [`care.${rule}`],
      )
    const within = (low: number, high: number) => rows.filter((score) => score >= low && score < high).length
    expect(await owed('core-visit')).toBe(within(80, 1000))
    expect(await owed('important-call')).toBe(within(50, 80))
    const named = `select count(*) from obligations where tenant_id = $1 and rule = 'care.dedicated-manager'`
    expect(await count(world, named)).toBe(within(80, 1000))
  } finally {
    await world.close()
  }
})

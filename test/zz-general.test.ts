import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { makeWorld, type World } from './support/world.ts'
import { addCustomer } from '../src/modules/customers/contract.ts'
import { adoptPack, publishPlaybook, readDraft } from '../src/modules/playbooks/contract.ts'
import { openDay } from '../src/modules/obligations/contract.ts'
let world: World
beforeAll(async () => {
  world = await makeWorld('2026-12-30T01:00:00.000Z')
})
afterAll(() => world.close())
test('members', async () => {
  const admin = world.as(world.admin)
  await admin(adoptPack, { pack: 'general-care' })
  const draft = await admin(readDraft, { name: 'general-care' })
  expect(draft.findings).toEqual([])
  await admin(publishPlaybook, { name: 'general-care', revision: draft.revision, reason: '首次启用' })
  for (let i = 0; i < 30; i++)
    await admin(addCustomer, { name: '', externalNumber: String(i + 1), since: i < 5 ? '2026-12-29' : '2023-01-02', fields: { age: 20 + i, income: 15, spendingScore: i * 3 + (i > 20 ? 10 : 0) } })
  world.turnTo('2027-01-01T17:00:00.000Z')
  const out = await world.system(openDay, { until: '2026-12-30T16:00:00.000Z' })
  const out2 = await world.system(openDay, { until: '2027-01-02T16:00:00.001Z' })
  console.log(out, out2)
  const w = world as unknown as Record<string, unknown>
  console.log(Object.keys(w))
  const client = await world.opened.pool.connect()
  await client.query('begin')
  await client.query(`select set_config('keban.tenant', $1, true), set_config('app.tenant', $1, true), set_config('app.tenant_id', $1, true)`, [world.tenantId]).catch(() => {})
  const { rows } = await client.query('select rule, occurrence, count(*)::int as n, min(due_at)::text as due, min(window_start)::text as w, min(subject_kind) as k, count(owed_by)::int as owed from obligations where tenant_id = $1 group by 1,2 order by 1,2', [world.tenantId])
  client.release()
  console.log(rows.map((r) => JSON.stringify(r)).join('\n'))
})

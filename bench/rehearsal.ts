import { loadavg } from 'node:os'
import type { Client } from 'pg'
import { loadActor } from '#modules/staff/find-actor.ts'
import { systemActor } from '#platform/actor.ts'
import { perform } from '#platform/perform.ts'
import type { Opened } from '../src/start/system.ts'
import { NOW, type Seeded } from './place.ts'

const FACTS = '00000000-0000-4000-8000-0000000000ff'

/** The next year of the company, as the policy that runs would have it, from the facts a ledger of all its homes brings. */
export async function rehearseYear({ tenantId, customers }: Seeded, { system }: Opened, owner: Client) {
  const { rows } = await owner.query('select id from staff where tenant_id = $1 and name = $2', [
    tenantId,
    '罗辉',
  ])
  const actor = await loadActor(system.pool, tenantId, rows[0].id, new Date(NOW))
  const { rehearsalId } = (await perform(system, {
    operation: 'playbooks.rehearse',
    input: { name: 'property-care', against: 'next-year' },
    actor,
    now: NOW,
  })) as { rehearsalId: string }
  const asked =
    'insert into events (tenant_id, id, kind, subject_kind, subject_id, customer_id, unit_id, project_id, at, recorded_at, actor_kind, values, import_id)'
  await owner.query(
    `${asked} select tenant_id, keban.uuid_v7(), 'customer.created', 'customer', id, id, main_unit_id, project_id, '2025-02-01', '2025-02-01', 'system',
       jsonb_build_object('kind', 'person', 'project', project_id, 'manager', steward_id, 'consent.care', true), $2 from customers where tenant_id = $1`,
    [tenantId, FACTS],
  )
  for (const [kind, field, day] of [
    ['signed', 'signedOn', '2025-03-01'],
    ['moved-in', 'movedInOn', '2025-09-01'],
  ])
    await owner.query(
      `${asked} select tenant_id, keban.uuid_v7(), 'holding.' || $3, 'holding', id, customer_id, unit_id, project_id, $5::date + (hashtext(id::text) & 127), '2025-02-01', 'system',
         jsonb_build_object($4::text, $5::date + (hashtext(id::text) & 127), 'customer', customer_id, 'unit', unit_id, 'project', project_id, 'steward', steward_id), $2
       from holdings where tenant_id = $1`,
      [tenantId, FACTS, kind, field, day],
    )
  const from = performance.now()
  const cpu = process.cpuUsage()
  await perform(system, {
    operation: 'playbooks.run-rehearsal',
    input: { id: rehearsalId },
    actor: systemActor(tenantId),
    now: NOW,
  })
  const seconds = (performance.now() - from) / 1000
  const { user, system: kernel } = process.cpuUsage(cpu)
  const { rows: found } = await owner.query(
    `select (result->>'facts')::int as facts, (select sum((m->>'owed')::int) from jsonb_array_elements(result->'months') m) as owed from rehearsals where tenant_id = $1 and id = $2`,
    [tenantId, rehearsalId],
  )
  await owner.query('delete from events where tenant_id = $1 and import_id = $2', [tenantId, FACTS])
  console.log(
    `(p) a year of ${customers} customers rehearsed in ${seconds.toFixed(1)} s (of the processor ${((user + kernel) / 1e6).toFixed(1)} s): ${found[0].facts} facts, ${found[0].owed} owed   load ${loadavg()[0]!.toFixed(1)}`,
  )
}

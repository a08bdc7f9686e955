import { loadavg } from 'node:os'
import type pg from 'pg'
import { loadActor } from '#modules/staff/find-actor.ts'
import { perform, type System } from '#platform/perform.ts'
import { NOW, type Seeded } from './place.ts'
import { customerId, projectId, stewardId } from './samples.ts'

const TOWER = '00000000-0000-7000-8000-00000000b33f'
const HOMES = 33 * 4 * 4
const ASKED = 60

/** $1 tenant, $2 building, $3 project, $4 steward, $5 the customers who move in, in order. */
const build = [
  `insert into buildings (tenant_id, id, project_id, name, sort_key) select $1::uuid, $2::uuid, $3::uuid, '33 层', '9999' where $4::uuid is not null and $5::uuid[] is not null`,
  `insert into units (tenant_id, id, project_id, building_id, building_key, entrance, floor, number, room, sort_key, steward_id, created_at)
   select $1, keban.uuid_v7(), $3, $2, '99', e, f, f || '0' || d, '99-' || e || '-' || f || '0' || d, '99 ' || e || ' ' || lpad(f::text, 3, '0') || d, $4::uuid, '2025-01-01'
   from generate_series(1, 4) e, generate_series(1, 33) f, generate_series(1, 4) d where $5::uuid[] is not null`,
  `insert into holdings (tenant_id, id, customer_id, unit_id, project_id, role, stage, steward_id, created_at)
   select $1, keban.uuid_v7(), c.id, u.id, $3, 'owner', '一路同行', $4::uuid, '2025-01-01' from (select id, row_number() over (order by sort_key) as n from units
   where tenant_id = $1 and building_id = $2) u join unnest($5::uuid[]) with ordinality c(id, n) on c.n = u.n`,
  `update obligations o set unit_id = h.unit_id from holdings h join units u on u.tenant_id = h.tenant_id and u.id = h.unit_id
   where o.tenant_id = $1 and h.tenant_id = $1 and u.building_id = $2 and o.customer_id = h.customer_id and o.customer_id = any($5::uuid[]) and $3::uuid <> $4::uuid`,
]

const tearDown = [
  `update obligations o set unit_id = c.main_unit_id from customers c where o.tenant_id = $1 and c.tenant_id = $1 and c.id = o.customer_id
   and o.unit_id in (select id from units where tenant_id = $1 and building_id = $2)`,
  `delete from holdings where tenant_id = $1 and unit_id in (select id from units where tenant_id = $1 and building_id = $2)`,
  `delete from units where tenant_id = $1 and building_id = $2`,
  `delete from buildings where tenant_id = $1 and id = $2`,
]

/** A tower of 33 floors, four entrances and four doors a floor, all lived in: the operation as the server performs it. */
export async function seeTower(seeded: Seeded, system: System, owner: pg.Client) {
  const { tenantId } = seeded
  const ours = [tenantId, TOWER]
  const customers = Array.from({ length: HOMES }, (_, i) => customerId(i))
  for (const text of build) await owner.query(text, [...ours, projectId(0), stewardId(0), customers])
  const actor = await loadActor(system.pool, tenantId, stewardId(0), new Date(NOW))
  const took: number[] = []
  let size = 0
  for (let time = 0; time < ASKED; time++) {
    const began = performance.now()
    const plan = await perform(system, {
      operation: 'places.see-building',
      input: { id: TOWER },
      actor,
      now: NOW,
    })
    size = JSON.stringify(plan).length
    took.push(performance.now() - began)
  }
  const [first] = took
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.floor((took.length - 1) * share)]!.toFixed(1)
  console.log(
    `(l) a tower of ${HOMES} homes, ${(size / 1024).toFixed(0)} kB: first ${first!.toFixed(1)}, p50 ${at(0.5)}, p99 ${at(0.99)} ms   load ${loadavg()[0]!.toFixed(1)}`,
  )
  for (const text of tearDown) await owner.query(text, ours)
}

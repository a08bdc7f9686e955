/** Ids that grow with `i` as those made over time do; `kind` keeps the tables apart, `tenant` (0–254) the companies. */
export const helpers = (tenant: number) => `
create or replace function pg_temp.id(kind int, i bigint) returns uuid language sql immutable as $$
  select (lpad(to_hex(1700000000000 + i * 20), 12, '0') || '7' || lpad(to_hex(kind + ${tenant * 16}), 3, '0') || '8' || lpad(to_hex(i), 15, '0'))::uuid
$$;
create or replace function pg_temp.pick(i bigint, salt int, many int) returns int language sql immutable as $$
  select (hashint8extended(i, salt) & 1073741823)::int % many
$$`

/** $1 tenant, $2 projects, $3 buildings of a project, $4 customers, $5 stewards. 100 homes a building, one customer each. */
export const places: [string, string][] = [
  [
    'projects',
    `insert into projects (tenant_id, id, name, created_at) select $1, pg_temp.id(1, p), '云栖' || p || '期', '2025-01-01' from generate_series(0, $2::int - 1) p`,
  ],
  [
    'buildings',
    `insert into buildings (tenant_id, id, project_id, name, sort_key)
    select $1, pg_temp.id(2, b), pg_temp.id(1, b / $3::int), (b % $3::int + 1) || '栋', lpad((b % $3::int + 1)::text, 5, '0') from generate_series(0, $2::int * $3::int - 1) b`,
  ],
  [
    'units',
    `insert into units (tenant_id, id, project_id, building_id, building_key, entrance, floor, number, room, sort_key, area_cm2, steward_id, created_at)
    select $1, pg_temp.id(3, i), pg_temp.id(1, b / $3::int), pg_temp.id(2, b), key, e::text, f, n, key || '-' || e || '-' || n,
      lpad(key, 5, '0') || '-' || e || '-' || lpad(n, 5, '0'), 950000, pg_temp.id(4, i * $5::bigint / $4::bigint), '2025-01-01'
    from (select i, i / 100 as b, (i / 100 % $3::int + 1)::text as key, i % 100 / 50 + 1 as e, (i % 50 / 2 + 1)::int as f, (i % 50 / 2 + 1) * 100 + i % 2 + 1 || '' as n
      from generate_series(0, $4::bigint - 1) i) x where $2::int > 0`,
  ],
]

/** $1 tenant, $2 customers, $3 project size, $4 stewards, $5 surnames, $6 given, $7, $8 their spelling, $9 sealed phones by tail. */
export const customers = `
insert into customers (tenant_id, id, number, name, name_key, pinyin, initials, sex, standing, level, since, birthday, phone_sealed, phone_index, phone_tail4, phone_masked,
  consents, main_unit_id, room, project_id, steward_id, contacted_at, created_at, updated_at)
select $1, pg_temp.id(5, i), i + 1, n, n, ps || pa || pb, left(ps, 1) || left(pa, 1) || left(pb, 1), case when i % 2 = 0 then 'female' else 'male' end, '业主',
  ('{铂金,金,银,蓝}'::text[])[pg_temp.pick(i, 9, 4) + 1], '2024-01-01', date '1960-01-01' + pg_temp.pick(i, 8, 15000), ($9::text[])[t + 1], md5('phone' || i), lpad(t::text, 4, '0'), '138****' || lpad(t::text, 4, '0'),
  '{"care": true}', pg_temp.id(3, i), u.room, pg_temp.id(1, i / $3::bigint), u.steward_id, timestamptz '2026-01-01' + pg_temp.pick(i, 7, 150) * interval '1 day', '2025-01-01', '2025-01-01'
from (select i, ($5::text[])[s + 1] || case when i % 50 = 0 then '小明' else ($6::text[])[a + 1] || ($6::text[])[b + 1] end as n, ($7::text[])[s + 1] as ps,
    case when i % 50 = 0 then 'xiao' else ($8::text[])[a + 1] end as pa, case when i % 50 = 0 then 'ming' else ($8::text[])[b + 1] end as pb, t
  from (select i, pg_temp.pick(i, 1, array_length($5::text[], 1)) as s, pg_temp.pick(i, 2, array_length($6::text[], 1)) as a,
    pg_temp.pick(i, 3, array_length($6::text[], 1)) as b, pg_temp.pick(i, 4, 10000) as t from generate_series(0, $2::bigint - 1) i) y) x
join units u on u.tenant_id = $1 and u.id = pg_temp.id(3, i) where $4::int > 0`

/** $1 tenant, $2 customers, $3 the duty's template as json. Half a year of keeping in touch is owed for a quarter; a quarter lies in the past. */
export const history: [string, string][] = [
  [
    'bigrams',
    `insert into customer_bigrams (tenant_id, bigram, customer_id) select distinct $1::uuid, substr(c.name_key, i, 2), c.id
    from customers c, generate_series(1, length(c.name_key) - 1) i where c.tenant_id = $1 and $2::bigint > 0 and $3::jsonb is not null`,
  ],
  [
    'holdings',
    `insert into holdings (tenant_id, id, customer_id, unit_id, project_id, role, stage, stage_since, subscribed_on, signed_on, handover_on, handed_over_on, moved_in_on, steward_id, created_at)
    select $1, pg_temp.id(6, c.number), c.id, c.main_unit_id, c.project_id, 'owner', '一路同行', '2025-05-01', '2023-01-01', '2023-02-01', '2024-02-01', '2024-02-01', '2024-05-01', c.steward_id, '2025-01-01'
    from customers c where c.tenant_id = $1 and $2::bigint > 0 and $3::jsonb is not null`,
  ],
  [
    'events',
    `insert into events (tenant_id, id, kind, subject_kind, subject_id, customer_id, unit_id, project_id, at, recorded_at, actor_kind, actor_id, values)
    select $1, pg_temp.id(7, c.number * 5 + k), 'contact.recorded', 'contact', pg_temp.id(8, c.number * 5 + k), c.id, c.main_unit_id, c.project_id, at, at, 'staff', c.steward_id,
      '{"by": "phone", "result": "reached"}' from (select c.*, k, timestamptz '2025-06-01' + pg_temp.pick(c.number * 5 + k, 6, 370) * interval '1 day' as at
      from customers c, generate_series(0, 4) k where c.tenant_id = $1) c where $2::bigint > 0 and $3::jsonb is not null`,
  ],
  [
    'contacts',
    `insert into contacts (tenant_id, id, customer_id, unit_id, project_id, staff_id, by, result, happened_at, recorded_at)
    select $1, pg_temp.id(8, c.number * 5), c.id, c.main_unit_id, c.project_id, c.steward_id, 'phone', 'reached', c.contacted_at, c.contacted_at
    from customers c where c.tenant_id = $1 and c.number % 2 = 0 and $2::bigint > 0 and $3::jsonb is not null`,
  ],
  ['obligations', duties(`'2026-H1'`, 'c.number % 4 = 0', `timestamptz '2026-06-30 16:00Z'`, false)],
  [
    'closed',
    duties(
      `'2025-' || c.number`,
      'c.number % 4 = 1',
      `timestamptz '2025-07-01 16:00Z' + pg_temp.pick(c.number, 5, 345) * interval '1 day'`,
      true,
    ),
  ],
]

function duties(occurrence: string, which: string, due: string, closed: boolean): string {
  const met = `due - interval '3 days' + pg_temp.pick(c.number, 11, 96) * interval '1 hour'`
  return `insert into obligations (tenant_id, id, playbook, version, rule, clause, occurrence, subject_kind, subject_id, customer_id, unit_id, project_id, role, owed_by, state, window_start,
      due_at, opened_at, recorded_at, next_step_at, trigger_at, event_kind, period_start, period_end, ladder, used, met_at, met_recorded_at, met_by, closed_at)
    select $1, pg_temp.id(${closed ? 10 : 9}, c.number), 'property-care', 1, 'care.keep-in-touch', '5.1.4-c', ${occurrence}, 'customer', c.id, c.id, c.main_unit_id, c.project_id, 'steward', c.steward_id,
      ${closed ? `'met'` : `'open'`}, due - interval '180 days', due, due - interval '180 days', due - interval '180 days', ${closed ? 'null' : `due - interval '1 day'`}, due - interval '180 days', 'cover',
      (due - interval '180 days')::date, due::date, ${closed ? `'[]'` : `jsonb_build_array(jsonb_build_object('at', to_char(due - interval '1 day', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"'), 'tell', '[]'::jsonb, 'words', '["assignee"]'::jsonb))`},
      $3::jsonb, ${closed ? `${met}, ${met}, c.steward_id, ${met}` : 'null, null, null, null'}
    from (select c.*, ${due} as due from customers c where c.tenant_id = $1 and ${which}) c where $2::bigint > 0`
}

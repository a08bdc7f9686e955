import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedConnection } from '../../../test/support/world.ts'
import { profiles } from '../staff/contract/words.ts'
import { catalogue } from './contract/catalogue.ts'

/** Words and dates that are about work, places, policies or the system, not about a person. */
const impersonal = `
keban.installation: name value
incident_news: words
incident_told: reason
incidents: title category cause say
keban.tenants: slug name locale time_zone hours go_live_on published_days
api_keys: last_used_on may
approval_words: option
approvals: what playbook approval asked_by_kind level state seats ladder handed_on
audit_ends: digest
audit_entries: actor_kind action subject_kind seal previous digest
batches: name handover_on
bell_entries: kind
buildings: name aliases sort_key handover_on
closed_measures: month playbook measure
closed_months: month reason
change_requests: asked_by_kind state
closed_rows: month playbook rule clause role outcome
corrections: title kind category cause corrective preventive due_on state
customer_merges: moved
data_requests: state
emergency_numbers: sort name phone hours
digests_made: day half
directory_changes: provider kind decision
directory_people: provider
directory_syncs: provider problem
erasures: reason state went
events: kind subject_kind actor_kind
entry_requests: state
exports: what format filter reason state
files: type
consent_texts: purpose version words_zh words_en
gift_moves: kind
gifts: name occasions
grids: entrance
group_robots: channel title language key_sealed secret_sealed
help_lines: emergency_phone service_phone service_hours outside
import_mappings: kind name signature mapping options headers
import_rows: sheet outcome because undone
imports: kind state step signature mapping options on_duplicate counts
messages: template purpose channel state skip_reason provider_id
milestones: subject_kind name was_on on_date reason
notices: kind occasion channel state skip_reason provider_id
outside_facts: sort as_of
job_sheets: terms part lines
price_items: name unit
acceptances: accepted_on
answers_for: part
contractors: name
work_orders: part token_digest state
chargebacks: state
marked_spots: name
mailboxes: host security account password_sealed folder trusts kind problem
mails: identity came_as standing problem receipt receipt_why
hands: skills
wanted_facts: field question_zh question_en phase
shifts: day
dispatch_ways: kind way
deposits: expected_on
public_posts: source tags
obligations: playbook rule clause occurrence subject_kind role state event_kind event_subject_kind period_start period_end ladder excused_until closing_reason
opened_days: playbook step
outside_tries: what
parameter_values: playbook name value from_on reason
performed: operation key input_hash
playbook_versions: playbook state files reason asked_words returned_words
playbooks: name title
project_nodes: name reached_on
procedure_numbers: playbook procedure
procedure_records: playbook procedure occurrence subject_kind number state result done skipped
projects: name kind city go_live_on presale_on sales_open_on sales_site_closes_on first_handover_on handover_on move_in_on move_in_ended_on fields
report_paragraphs: month
rehearsals: playbook against state problem
retention_terms: kind
roles: code title profile scope superior
schema_migrations: name digest
security_rules: second_factor
set_aside_jobs: operation key title state reason
sign_in_codes: state
ticket_days: day
ticket_steps: move from_state to_state actor_kind
tickets: day playbook kind state channel category cause severity remedy accountable outcome authority_number filed_by_kind suspend_reason
warnings_raised: playbook warning occurrence subject_kind severity signs
units: building_key entrance number room sort_key kind house_type fields`
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [table, names] = line.split(': ')
    return names!.split(' ').map((name) => `${table}.${name}`)
  })

let owner: pg.Pool
beforeAll(() => {
  owner = new pg.Pool({ ...sharedConnection(), max: 1 })
})
afterAll(() => owner.end())

test('every column that holds words or days is declared: personal, with purpose and basis, or not', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname || '.' || a.attname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname in ('public', 'keban', 'auth') and c.relkind = 'r'
       and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype, 'date'::regtype, 'bpchar'::regtype)`,
  )
  const stored = rows.map(({ name }) => name).sort()
  const declared = [...catalogue.flatMap(({ columns }) => columns), ...impersonal].sort()
  expect(stored.filter((name) => !declared.includes(name))).toEqual([])
  expect(declared.filter((name) => !stored.includes(name))).toEqual([])
  expect(declared.filter((name, at) => declared.indexOf(name) !== at)).toEqual([])
})

test('who sees it is a permission that there is', () => {
  const held: readonly string[] = Object.values(profiles).flat()
  for (const { permission } of catalogue) expect(permission === null || held.includes(permission)).toBe(true)
})

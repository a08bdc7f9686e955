-- Generated from db/migrations for review; nothing reads it.


table auth.account
  id text not null
  accountId text not null
  providerId text not null
  userId text not null
  accessToken text
  refreshToken text
  idToken text
  accessTokenExpiresAt timestamp with time zone
  refreshTokenExpiresAt timestamp with time zone
  scope text
  password text
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null

table auth.second_factors
  id text not null
  secret text not null
  backupCodes text not null
  userId text not null
  verified boolean default true
  failedVerificationCount integer default 0
  lockedUntil timestamp with time zone

table auth.session
  id text not null
  expiresAt timestamp with time zone not null
  token text not null
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null
  ipAddress text
  userAgent text
  userId text not null

table auth.user
  id text not null
  name text not null
  email text not null
  emailVerified boolean not null
  image text
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP
  username text
  displayUsername text
  twoFactorEnabled boolean default false

table auth.verification
  id text not null
  identifier text not null
  value text not null
  expiresAt timestamp with time zone not null
  createdAt timestamp with time zone not null default CURRENT_TIMESTAMP
  updatedAt timestamp with time zone not null default CURRENT_TIMESTAMP

table auth.wrong_tries
  account text not null
  tries integer not null
  tried_at timestamp with time zone not null
  locked_until timestamp with time zone

table keban.installation
  name text not null
  value jsonb not null

table keban.tenants
  id uuid not null
  slug text not null
  name text not null
  locale text not null default 'zh-CN'::text
  time_zone text not null default 'Asia/Shanghai'::text
  hours text not null default '09:00-12:00, 13:30-18:00'::text
  go_live_on date not null
  demo boolean not null default false
  created_at timestamp with time zone not null
  published_days jsonb not null default '[]'::jsonb

table public.acceptances  -- row-level security forced
  tenant_id uuid not null
  building_id uuid not null
  accepted_on date not null
  set_by uuid
  set_at timestamp with time zone not null

table public.answers_for  -- row-level security forced
  tenant_id uuid not null
  project_id uuid not null
  part text not null
  contractor_id uuid not null

table public.api_keys  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  title text not null
  hash text not null
  staff_id uuid not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone
  revoked_at timestamp with time zone
  last_used_on date
  may text[]

table public.approval_words  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  approval_id uuid not null
  step integer not null
  seat integer not null
  staff_id uuid not null
  agree boolean not null
  opinion text
  option text
  at timestamp with time zone not null
  void boolean not null default false

table public.approvals  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  what text not null
  playbook text not null
  playbook_version integer not null
  approval text
  ticket_id uuid not null
  project_id uuid not null
  asked_by_kind text not null
  asked_by uuid
  asked_at timestamp with time zone not null
  reason text not null
  amount_cents bigint
  level text
  state text not null
  step integer not null default 0
  seats jsonb not null default '[]'::jsonb
  due_at timestamp with time zone
  decided_at timestamp with time zone
  version integer not null default 1
  ladder jsonb not null default '[]'::jsonb
  rung integer not null default 0
  next_step_at timestamp with time zone
  handed_on jsonb not null default '[]'::jsonb

table public.audit_ends  -- row-level security forced
  tenant_id uuid not null
  number bigint not null
  digest text not null

table public.audit_entries  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  at timestamp with time zone not null
  actor_kind text not null
  actor_id uuid
  action text not null
  subject_kind text
  subject_id uuid
  reason text
  detail jsonb not null default '{}'::jsonb
  ip text
  seal text
  number bigint
  previous text
  digest text

table public.batches  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  name text not null
  handover_on date

table public.bell_entries  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  staff_id uuid not null
  kind text not null
  obligation_id uuid
  rung smallint
  at timestamp with time zone not null
  detail jsonb not null default '{}'::jsonb
  read_at timestamp with time zone
  at_once boolean not null default false
  carried_at timestamp with time zone

table public.buildings  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  batch_id uuid
  name text not null
  aliases text[] not null default '{}'::text[]
  sort_key text not null
  handover_on date

table public.call_records  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  ticket_id uuid
  customer_id uuid
  phone_sealed text
  phone_index text
  phone_masked text
  called_at timestamp with time zone not null
  about text not null
  taken_by uuid not null
  recorded_at timestamp with time zone not null
  announced boolean not null
  file_id uuid
  link text
  archived_by uuid
  archived_at timestamp with time zone
  archived_why text
  removed_at timestamp with time zone

table public.change_requests  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid not null
  field text not null
  before_sealed text
  after_sealed text
  why text
  asked_by_kind text not null
  asked_by uuid
  asked_at timestamp with time zone not null
  state text not null default 'open'::text
  answer text
  decided_by uuid
  decided_at timestamp with time zone

table public.chargebacks  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  ticket_id uuid not null
  contractor_id uuid not null
  fen bigint not null
  reason text not null
  state text not null default 'asked'::text
  asked_by uuid not null
  asked_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  note text

table public.closed_measures  -- row-level security forced
  tenant_id uuid not null
  month character(7) not null
  version integer not null
  playbook text not null
  playbook_version integer not null
  measure text not null
  project_id uuid not null
  hits uuid[] not null
  others uuid[] not null
  numbers double precision[]
  against double precision

table public.closed_months  -- row-level security forced
  tenant_id uuid not null
  month character(7) not null
  version integer not null
  closed_by uuid not null
  closed_at timestamp with time zone not null
  reason text

table public.closed_rows  -- row-level security forced
  tenant_id uuid not null
  month character(7) not null
  version integer not null
  obligation_id uuid not null
  playbook text not null
  rule text not null
  clause text not null
  role text not null
  owed_by uuid
  project_id uuid
  outcome text not null
  late_entry boolean not null
  in_bulk boolean not null
  no_answer boolean not null

table public.consent_texts  -- row-level security forced
  tenant_id uuid not null
  purpose text not null
  version text not null
  words_zh text not null
  words_en text not null
  asks_anew boolean not null default false
  published_by uuid
  published_at timestamp with time zone not null

table public.consents  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid not null
  purpose text not null
  given boolean not null
  at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  how text not null
  text_version text
  evidence text
  staff_id uuid
  outdated_at timestamp with time zone

table public.contact_points  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid not null
  kind text not null
  sealed text not null
  value_index text not null
  tail4 character(4)
  label text
  invalid_since timestamp with time zone
  masked text

table public.contacts  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid
  unit_id uuid
  project_id uuid
  staff_id uuid not null
  by text not null
  result text not null
  purpose text
  happened_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  note text
  answers jsonb
  form text
  photos uuid[] not null default '{}'::uuid[]
  next_step text
  next_at timestamp with time zone
  corrects uuid
  taken_back_at timestamp with time zone
  import_id uuid

table public.contractors  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  name text not null
  contact text
  phone_sealed text
  phone_masked text
  ended_at timestamp with time zone

table public.correction_tickets  -- row-level security forced
  tenant_id uuid not null
  correction_id uuid not null
  ticket_id uuid not null
  at timestamp with time zone not null

table public.corrections  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  title text not null
  kind text not null
  category text
  cause text
  analysis text not null
  corrective text not null
  preventive text not null
  owner uuid not null
  due_on date not null
  opened_by uuid not null
  opened_at timestamp with time zone not null
  state text not null
  done_at timestamp with time zone
  done_words text
  checked_by uuid
  checked_at timestamp with time zone
  check_words text
  failed integer not null default 0
  version integer not null default 1

table public.covers  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  staff_id uuid not null
  covered_by uuid not null
  building_id uuid
  from_on date not null
  until_on date not null
  set_by uuid
  set_at timestamp with time zone not null
  ended_at timestamp with time zone

table public.customer_bigrams  -- row-level security forced
  tenant_id uuid not null
  bigram text not null
  customer_id uuid not null

table public.customer_merges  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  kept_id uuid not null
  gone_id uuid not null
  moved jsonb not null
  merged_by uuid
  merged_at timestamp with time zone not null
  undone_at timestamp with time zone

table public.customer_numbers  -- row-level security forced
  tenant_id uuid not null
  next bigint not null default 1

table public.customer_sessions  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid not null
  token_digest text not null
  phone_index text
  began_at timestamp with time zone not null
  used_on date not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone

table public.customers  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  number bigint not null
  external_number text
  kind text not null default 'person'::text
  name text not null
  name_key text not null
  pinyin text not null default ''::text
  initials text not null default ''::text
  sex text
  salutation text
  standing text
  level text
  since date
  birthday date
  lunar_month smallint
  lunar_day smallint
  lunar_leap boolean not null default false
  next_birthday_on date
  phone_sealed text
  phone_index text
  phone_tail4 character(4)
  document_kind text
  document_sealed text
  document_index text
  email text
  address text
  best_time text
  best_way text
  note text
  fields jsonb not null default '{}'::jsonb
  consents jsonb not null default '{}'::jsonb
  main_unit_id uuid
  room text
  project_id uuid
  steward_id uuid
  contacted_at timestamp with time zone
  met_at timestamp with time zone
  watch jsonb
  merged_into uuid
  import_id uuid
  version integer not null default 1
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  pinned text[] not null default '{}'::text[]
  phone_masked text
  erased_at timestamp with time zone

table public.data_requests  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid not null
  kind text not null
  note text
  asked_at timestamp with time zone not null
  due_on date not null
  state text not null default 'open'::text
  answer text
  decided_by uuid
  decided_at timestamp with time zone

table public.deposits  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  customer_id uuid
  who text not null
  what text not null
  place text not null
  taken_by uuid not null
  taken_at timestamp with time zone not null
  expected_on date
  returned_by uuid
  returned_at timestamp with time zone
  returned_to text
  signature_id uuid

table public.digests_made  -- row-level security forced
  tenant_id uuid not null
  day date not null
  half text not null
  at timestamp with time zone not null

table public.directory_changes  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  provider text not null
  external_id text not null
  kind text not null
  was text
  name text not null
  at timestamp with time zone not null
  decision text
  decided_by uuid
  decided_at timestamp with time zone

table public.directory_people  -- row-level security forced
  tenant_id uuid not null
  provider text not null
  external_id text not null
  union_id text
  name text not null
  first_seen_at timestamp with time zone not null
  seen_at timestamp with time zone not null
  gone_at timestamp with time zone
  staff_id uuid
  linked_by uuid
  linked_at timestamp with time zone

table public.directory_syncs  -- row-level security forced
  tenant_id uuid not null
  provider text not null
  wanted_at timestamp with time zone
  claimed_at timestamp with time zone
  done_at timestamp with time zone
  people integer
  problem text

table public.dispatch_ways  -- row-level security forced
  tenant_id uuid not null
  project_id uuid not null
  kind text not null
  way text not null

table public.emergency_numbers  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  sort text not null
  name text not null
  phone text not null
  hours text
  published boolean not null default true
  changed_by uuid not null
  changed_at timestamp with time zone not null
  removed_at timestamp with time zone

table public.entry_requests  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  name text not null
  phone_sealed text not null
  phone_index text not null
  phone_masked text not null
  place text not null
  note text
  project_id uuid
  unit_id uuid
  asked_at timestamp with time zone not null
  due_at timestamp with time zone not null
  state text not null default 'open'::text
  customer_id uuid
  decided_by uuid
  decided_at timestamp with time zone
  ticket_id uuid

table public.erasures  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid not null
  reason text not null
  state text not null default 'asked'::text
  asked_by uuid not null
  asked_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  went jsonb not null default '{}'::jsonb

table public.events  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  kind text not null
  subject_kind text not null
  subject_id uuid not null
  customer_id uuid
  unit_id uuid
  project_id uuid
  at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  actor_kind text not null
  actor_id uuid
  values jsonb not null default '{}'::jsonb
  import_id uuid
  sealed text

table public.exports  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  what text not null
  format text not null
  filter jsonb not null default '{}'::jsonb
  unmasked boolean not null default false
  reason text
  rows integer not null
  state text not null
  file_id uuid not null
  taken_by uuid not null
  taken_at timestamp with time zone not null
  agreed_by uuid
  agreed_at timestamp with time zone

table public.files  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  digest text not null
  size bigint not null
  type text not null
  name text not null
  customer_id uuid
  uploaded_by uuid
  uploaded_at timestamp with time zone not null
  passing boolean not null default false
  held boolean not null default false
  leaving_at timestamp with time zone
  project_id uuid
  ticket_id uuid
  order_id uuid

table public.gift_moves  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  gift_id uuid not null
  kind text not null
  quantity integer not null
  stock_after integer not null
  customer_id uuid
  unit_id uuid
  obligation_id uuid
  occasion text
  note text
  staff_id uuid
  at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  returned_at timestamp with time zone

table public.gifts  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  name text not null
  occasions text[] not null default '{}'::text[]
  worth_cents bigint
  stock integer not null default 0
  retired_at timestamp with time zone
  added_by uuid not null
  added_at timestamp with time zone not null

table public.grids  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  building_id uuid not null
  entrance text
  staff_id uuid not null
  from_on date not null
  until_on date

table public.group_robots  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  channel text not null
  title text not null
  project_id uuid
  key_sealed text not null
  secret_sealed text
  added_by uuid not null
  added_at timestamp with time zone not null
  removed_at timestamp with time zone
  language text not null default 'zh-CN'::text

table public.hands  -- row-level security forced
  tenant_id uuid not null
  staff_id uuid not null
  capacity integer not null
  skills text[] not null default '{}'::text[]

table public.heard_facts  -- row-level security forced
  tenant_id uuid not null
  customer_id uuid not null
  field text not null
  answer text not null
  heard_at timestamp with time zone not null
  heard_by uuid
  ask_again_on date

table public.help_lines  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid
  emergency_phone text
  service_phone text
  service_hours text
  outside jsonb not null default '[]'::jsonb
  changed_by uuid not null
  changed_at timestamp with time zone not null

table public.holdings  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid not null
  unit_id uuid not null
  project_id uuid not null
  role text not null
  stage text
  stage_since date
  reserved_on date
  subscribed_on date
  signed_on date
  handover_on date
  handover_level text
  handed_over_on date
  moved_in_on date
  ended_on date
  steward_id uuid
  consultant text
  fields jsonb not null default '{}'::jsonb
  import_id uuid
  created_at timestamp with time zone not null

table public.home_transfers  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  unit_id uuid not null
  customer_ids uuid[] not null
  former text not null
  made_by uuid not null
  made_at timestamp with time zone not null
  rows_sealed text
  undone_at timestamp with time zone

table public.import_mappings  -- row-level security forced
  tenant_id uuid not null
  signature text not null
  mapping jsonb not null
  options jsonb not null default '{}'::jsonb
  saved_by uuid not null
  saved_at timestamp with time zone not null
  kind text not null
  name text not null
  id uuid not null
  used_at timestamp with time zone
  headers text[] not null default '{}'::text[]

table public.import_rows  -- row-level security forced
  tenant_id uuid not null
  import_id uuid not null
  row integer not null
  part smallint not null default 0
  sheet text not null
  sheet_row integer not null
  cells text
  outcome text not null
  because text
  problems jsonb
  notes jsonb
  plan jsonb
  name_key text
  phone_index text
  document_index text
  external_number text
  lead integer not null
  matched_id uuid
  customer_id uuid
  holding_id uuid
  made_customer boolean not null default false
  made_holding boolean not null default false
  former jsonb
  undone text
  key text
  record_id uuid
  stands_for integer

table public.imports  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  kind text not null
  file_id uuid not null
  file_name text not null
  state text not null
  step text
  project_id uuid
  signature text
  mapping jsonb
  options jsonb not null default '{}'::jsonb
  on_duplicate text not null default 'skip'::text
  progress integer not null default 0
  total integer
  reading jsonb not null default '{}'::jsonb
  preview jsonb not null default '{}'::jsonb
  counts jsonb not null default '{}'::jsonb
  problem jsonb
  started_by uuid not null
  started_at timestamp with time zone not null
  finished_at timestamp with time zone
  undone_by uuid
  undone_at timestamp with time zone
  parent_id uuid

table public.incident_homes  -- row-level security forced
  tenant_id uuid not null
  incident_id uuid not null
  unit_id uuid not null

table public.incident_news  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  incident_id uuid not null
  words text not null
  ends boolean not null
  by uuid not null
  at timestamp with time zone not null
  carried_at timestamp with time zone

table public.incident_told  -- row-level security forced
  tenant_id uuid not null
  news_id uuid not null
  customer_id uuid not null
  address text
  message_id uuid
  reason text

table public.incidents  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  title text not null
  category text
  cause text
  say text not null
  began_at timestamp with time zone not null
  expected_end_at timestamp with time zone
  ended_at timestamp with time zone
  opened_by uuid not null
  opened_at timestamp with time zone not null
  version integer not null default 1

table public.invitations  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid not null
  code_digest text not null
  made_by uuid not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  ended_at timestamp with time zone

table public.job_sheets  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  ticket_id uuid not null
  staff_id uuid
  done_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  terms text not null
  part text
  lines jsonb not null default '[]'::jsonb
  labour_fen bigint not null default 0
  total_fen bigint not null default 0
  agreed_at timestamp with time zone
  agreed_fen bigint
  before uuid[] not null default '{}'::uuid[]
  after uuid[] not null default '{}'::uuid[]
  signature uuid
  signed_by text
  order_id uuid

table public.mailboxes  -- row-level security forced
  tenant_id uuid not null
  host text not null
  port integer not null
  security text not null
  account text not null
  password_sealed text not null
  folder text not null
  trusts text
  kind text not null
  project_id uuid not null
  reads boolean not null default false
  version integer not null default 1
  place uuid not null
  since timestamp with time zone
  uid_validity bigint
  last_uid bigint not null default 0
  wanted_at timestamp with time zone
  claimed_at timestamp with time zone
  read_at timestamp with time zone
  problem text

table public.mails  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  place uuid not null
  uid_validity bigint not null
  uid bigint not null
  identity text not null
  thread text
  received_at timestamp with time zone not null
  taken_at timestamp with time zone not null
  came_as text not null
  ticket_id uuid
  customer_id uuid
  address_sealed text
  address_index text
  address_masked text
  standing text not null
  documents uuid[] not null default '{}'::uuid[]
  left_out jsonb not null default '[]'::jsonb
  letter_sealed text
  problem jsonb
  receipt text not null
  receipt_why text
  receipt_due_at timestamp with time zone
  receipt_claimed_at timestamp with time zone
  receipt_answer text
  answers_sealed text

table public.marked_spots  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  name text not null
  marked_by uuid
  marked_at timestamp with time zone not null
  ended_at timestamp with time zone

table public.messages  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid
  obligation_id uuid
  template text not null
  purpose text not null
  channel text not null
  body text not null
  state text not null
  skip_reason text
  provider_id text
  provider_answer text
  queued_at timestamp with time zone not null
  not_before timestamp with time zone
  claimed_at timestamp with time zone
  sent_at timestamp with time zone
  gaps jsonb not null default '{}'::jsonb
  asked_at timestamp with time zone
  asks integer not null default 0
  read_at timestamp with time zone
  queued_by uuid

table public.milestones  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  subject_kind text not null
  subject_id uuid not null
  name text not null
  was_on date
  on_date date
  reason text
  moved_by uuid
  moved_at timestamp with time zone not null
  taken_back_at timestamp with time zone

table public.note_bigrams  -- row-level security forced
  tenant_id uuid not null
  bigram text not null
  customer_id uuid not null
  source_id uuid not null

table public.notices  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  staff_id uuid
  robot_id uuid
  kind text not null
  occasion text not null
  channel text
  body text not null
  state text not null
  skip_reason text
  provider_id text
  provider_answer text
  made_at timestamp with time zone not null
  not_before timestamp with time zone not null
  until_at timestamp with time zone not null
  first_claimed_at timestamp with time zone
  claimed_at timestamp with time zone
  sent_at timestamp with time zone
  asked_at timestamp with time zone
  asks integer not null default 0
  tries integer not null default 0

table public.obligations  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  playbook text not null
  version integer not null
  rule text not null
  clause text not null
  occurrence text not null
  subject_kind text not null
  subject_id uuid not null
  customer_id uuid
  unit_id uuid
  project_id uuid
  role text not null
  owed_by uuid
  state text not null default 'open'::text
  window_start timestamp with time zone
  due_at timestamp with time zone
  provisional boolean not null default false
  appointed_at timestamp with time zone
  opened_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  next_step_at timestamp with time zone
  rung smallint not null default 0
  attempts smallint not null default 0
  attempted_at timestamp with time zone
  trigger_id uuid
  trigger_at timestamp with time zone not null
  event_kind text
  event_subject_kind text
  event_subject_id uuid
  period_start date
  period_end date
  parent boolean not null default false
  ladder jsonb not null default '[]'::jsonb
  met_at timestamp with time zone
  met_recorded_at timestamp with time zone
  met_by uuid
  met_event_id uuid
  late_entry boolean not null default false
  in_bulk boolean not null default false
  excuse_asked_at timestamp with time zone
  excuse_asked_by uuid
  excuse_reason text
  excuse_note text
  excused_by uuid
  excused_until date
  closed_at timestamp with time zone
  closing_reason text
  used jsonb not null default '{}'::jsonb
  covered_for uuid
  breached_at timestamp with time zone

table public.opened_days  -- row-level security forced
  tenant_id uuid not null
  playbook text not null
  until timestamp with time zone not null
  midnight timestamp with time zone
  step text
  after_id uuid

table public.outside_facts  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  unit_id uuid not null
  customer_id uuid
  project_id uuid not null
  sort text not null
  as_of date not null
  amount_cents bigint
  words text not null default ''::text
  import_id uuid
  recorded_at timestamp with time zone not null

table public.outside_tries  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  what text not null
  who text not null
  at timestamp with time zone not null

table public.parameter_values  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  playbook text not null
  name text not null
  project_id uuid
  value text not null
  from_on date not null
  reason text not null
  set_by uuid
  set_at timestamp with time zone not null

table public.performed  -- row-level security forced
  tenant_id uuid not null
  operation text not null
  key text not null
  input_hash text not null
  output jsonb not null
  at timestamp with time zone not null

table public.person_keys  -- row-level security forced
  tenant_id uuid not null
  customer_id uuid not null
  key_id uuid not null
  key_sealed text not null

table public.playbook_versions  -- row-level security forced
  tenant_id uuid not null
  playbook text not null
  version integer not null
  state text not null
  files jsonb not null
  author_id uuid
  reason text
  revision integer not null default 1
  created_at timestamp with time zone not null
  published_at timestamp with time zone
  published_by uuid
  asked_revision integer
  asked_by uuid
  asked_at timestamp with time zone
  asked_words text
  returned_by uuid
  returned_at timestamp with time zone
  returned_words text

table public.playbooks  -- row-level security forced
  tenant_id uuid not null
  name text not null
  title text not null
  running integer

table public.price_items  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  name text not null
  unit text not null
  fen bigint not null
  labour boolean not null default false
  ended_at timestamp with time zone

table public.procedure_numbers  -- row-level security forced
  tenant_id uuid not null
  playbook text not null
  procedure text not null
  year integer not null
  last integer not null

table public.procedure_records  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  playbook text not null
  version integer not null
  procedure text not null
  occurrence text not null
  subject_kind text not null
  subject_id uuid not null
  customer_id uuid
  unit_id uuid
  project_id uuid
  number text
  state text not null default 'open'::text
  result text
  round integer not null default 1
  done jsonb not null default '{}'::jsonb
  skipped text[] not null default '{}'::text[]
  filled text
  opened_at timestamp with time zone not null
  opened_by uuid
  recorded_at timestamp with time zone not null
  closed_at timestamp with time zone
  closed_by uuid
  closing_reason text
  row_version integer not null default 1

table public.project_nodes  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  name text not null
  reached_on date not null
  photo_id uuid
  event_id uuid not null
  recorded_by uuid not null
  recorded_at timestamp with time zone not null
  taken_back_at timestamp with time zone

table public.projects  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  name text not null
  kind text not null default 'residential'::text
  city text
  go_live_on date
  presale_on date
  sales_open_on date
  sales_site_closes_on date
  first_handover_on date
  handover_on date
  move_in_on date
  move_in_ended_on date
  fields jsonb not null default '{}'::jsonb
  created_at timestamp with time zone not null

table public.public_posts  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  source text not null
  link text
  words text not null
  tags text[] not null default '{}'::text[]
  posted_at timestamp with time zone not null
  found_by uuid not null
  found_at timestamp with time zone not null
  ticket_id uuid
  reply text
  written_by uuid
  written_at timestamp with time zone
  reviewed_by uuid
  reviewed_at timestamp with time zone
  sent_back text
  published_by uuid
  published_at timestamp with time zone

table public.rehearsals  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  playbook text not null
  version integer not null
  against text not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone not null
  state text not null default 'running'::text
  started_by uuid
  started_at timestamp with time zone not null
  result jsonb
  problem text

table public.relations  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  customer_id uuid not null
  other_id uuid not null
  kind text not null

table public.report_paragraphs  -- row-level security forced
  tenant_id uuid not null
  month character(7) not null
  ticket_id uuid not null
  words text not null
  written_by uuid not null
  written_at timestamp with time zone not null

table public.retention_terms  -- row-level security forced
  tenant_id uuid not null
  kind text not null
  days integer
  changed_by uuid
  changed_at timestamp with time zone not null

table public.ringing  -- row-level security forced
  tenant_id uuid not null
  staff_id uuid not null
  phone_sealed text not null
  rang_at timestamp with time zone not null

table public.roles  -- row-level security forced
  tenant_id uuid not null
  code text not null
  title text not null
  profile text not null
  scope text not null
  superior text
  publishes boolean not null default false

table public.schema_migrations
  name text not null
  digest text not null
  applied_at timestamp with time zone not null default clock_timestamp()

table public.security_rules  -- row-level security forced
  tenant_id uuid not null
  password_length integer not null default 8
  password_kinds integer not null default 2
  password_days integer
  idle_minutes integer
  second_factor text[] not null default '{}'::text[]
  export_alone integer not null default 500
  changed_by uuid
  changed_at timestamp with time zone

table public.set_aside_jobs  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  queue_id uuid not null
  operation text not null
  input jsonb not null
  key text not null
  title jsonb not null
  error jsonb not null
  tries integer not null
  asked_at timestamp with time zone not null
  set_aside_at timestamp with time zone not null
  state text not null default 'open'::text
  closed_at timestamp with time zone
  closed_by uuid
  reason text

table public.shifts  -- row-level security forced
  tenant_id uuid not null
  staff_id uuid not null
  day date not null
  from_minute integer not null
  until_minute integer not null
  set_by uuid
  set_at timestamp with time zone not null

table public.sign_in_codes  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  phone_index text not null
  code_digest text not null
  phone_sealed text
  code_sealed text
  state text not null
  tries integer not null default 0
  asked_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone

table public.staff  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  name text not null
  pinyin text not null default ''::text
  job_number text
  phone_sealed text
  email text
  login_id text
  joined_on date
  left_on date
  must_change_password boolean not null default false
  preferences jsonb not null default '{}'::jsonb
  created_at timestamp with time zone not null
  last_used_on date

table public.staff_roles  -- row-level security forced
  tenant_id uuid not null
  staff_id uuid not null
  role text not null
  project_id uuid
  from_on date not null
  until_on date
  id uuid not null

table public.ticket_days  -- row-level security forced
  tenant_id uuid not null
  day date not null
  last integer not null

table public.ticket_links  -- row-level security forced
  tenant_id uuid not null
  ticket_id uuid not null
  other_id uuid not null
  at timestamp with time zone not null
  by uuid

table public.ticket_steps  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  ticket_id uuid not null
  move text not null
  from_state text
  to_state text not null
  at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  actor_kind text not null
  actor_id uuid
  reason text
  words text
  told boolean not null default false
  files uuid[] not null default '{}'::uuid[]
  detail jsonb not null default '{}'::jsonb
  event_id uuid

table public.tickets  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  day date not null
  number integer not null
  playbook text not null
  kind text not null
  state text not null
  version integer not null default 1
  channel text not null
  category text
  cause text
  severity text
  urgent boolean not null default false
  words text not null
  remedy text
  place text
  convenient text
  project_id uuid not null
  unit_id uuid
  holding_id uuid
  customer_id uuid
  caller_name text
  caller_relation text
  caller_sealed text
  caller_index text
  caller_masked text
  first_contact uuid
  assignee uuid
  accountable text
  respondent uuid
  confidential boolean not null default false
  valid boolean
  valid_by uuid
  influence integer
  satisfied boolean
  outcome text
  authority_number text
  authority_due_at timestamp with time zone
  filed_by_kind text not null
  filed_by uuid
  filed_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  answered_at timestamp with time zone
  arrived_at timestamp with time zone
  solved_at timestamp with time zone
  closed_at timestamp with time zone
  told_at timestamp with time zone
  suspend_reason text
  next_news_at timestamp with time zone
  reopened integer not null default 0
  urged integer not null default 0
  calls integer not null default 0
  photos uuid[] not null default '{}'::uuid[]
  merged_into uuid
  import_id uuid
  stars smallint
  appealed_at timestamp with time zone
  appointed_from timestamp with time zone
  appointed_until timestamp with time zone
  offered_at timestamp with time zone
  raised boolean not null default false
  again boolean not null default false
  returned integer not null default 0
  reassigned integer not null default 0
  suspended_at timestamp with time zone
  suspended_minutes integer not null default 0
  incident_id uuid
  compensation_cents bigint
  outside_number text

table public.units  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  project_id uuid not null
  building_id uuid not null
  building_key text not null
  entrance text
  floor integer
  number text not null
  room text not null
  sort_key text not null
  kind text not null default 'home'::text
  house_type text
  area_cm2 bigint
  steward_id uuid
  vacant boolean not null default false
  fields jsonb not null default '{}'::jsonb
  created_at timestamp with time zone not null
  import_id uuid

table public.wanted_facts  -- row-level security forced
  tenant_id uuid not null
  field text not null
  question_zh text not null
  question_en text not null
  phase text not null
  fresh_months integer
  rank integer not null
  changed_by uuid
  changed_at timestamp with time zone not null

table public.warnings_raised  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  playbook text not null
  version integer not null
  warning text not null
  occurrence text not null
  subject_kind text not null
  subject_id uuid not null
  customer_id uuid
  unit_id uuid
  project_id uuid
  severity text not null
  signs text[] not null default '{}'::text[]
  said text
  raised_at timestamp with time zone not null
  raised_by uuid
  recorded_at timestamp with time zone not null
  event_id uuid
  cleared_at timestamp with time zone
  cleared_by uuid
  cleared_why text

table public.work_orders  -- row-level security forced
  tenant_id uuid not null
  id uuid not null
  ticket_id uuid not null
  contractor_id uuid not null
  part text
  words text
  token_digest text not null
  sent_by uuid not null
  sent_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  due_at timestamp with time zone
  state text not null default 'sent'::text
  opened_at timestamp with time zone
  accepted_at timestamp with time zone
  ended_at timestamp with time zone
  reason text

-- constraints
acceptances: acceptances_pkey PRIMARY KEY (tenant_id, building_id)
acceptances: acceptances_tenant_id_building_id_fkey FOREIGN KEY (tenant_id, building_id) REFERENCES buildings(tenant_id, id)
answers_for: answers_for_pkey PRIMARY KEY (tenant_id, project_id, part)
answers_for: answers_for_tenant_id_contractor_id_fkey FOREIGN KEY (tenant_id, contractor_id) REFERENCES contractors(tenant_id, id)
answers_for: answers_for_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
api_keys: api_keys_pkey PRIMARY KEY (tenant_id, id)
api_keys: api_keys_tenant_id_hash_key UNIQUE (tenant_id, hash)
approval_words: approval_words_pkey PRIMARY KEY (tenant_id, id)
approval_words: approval_words_tenant_id_approval_id_fkey FOREIGN KEY (tenant_id, approval_id) REFERENCES approvals(tenant_id, id) ON DELETE CASCADE
approval_words: approval_words_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
approvals: approvals_pkey PRIMARY KEY (tenant_id, id)
approvals: approvals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'granted'::text, 'declined'::text, 'withdrawn'::text])))
approvals: approvals_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE
approvals: approvals_what_check CHECK ((what = ANY (ARRAY['cannot-solve'::text, 'unsatisfied'::text, 'overdue'::text, 'close'::text, 'lower-level'::text, 'compensate'::text, 'appeal'::text])))
audit_ends: audit_ends_pkey PRIMARY KEY (tenant_id)
audit_entries: audit_entries_pkey PRIMARY KEY (tenant_id, id)
audit_entries: chain TRIGGER DEFERRABLE INITIALLY DEFERRED
batches: batches_pkey PRIMARY KEY (tenant_id, id)
batches: batches_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
batches: batches_tenant_id_project_id_name_key UNIQUE (tenant_id, project_id, name)
bell_entries: bell_entries_pkey PRIMARY KEY (tenant_id, id)
bell_entries: bell_entries_tenant_id_obligation_id_rung_staff_id_key UNIQUE (tenant_id, obligation_id, rung, staff_id)
buildings: buildings_pkey PRIMARY KEY (tenant_id, id)
buildings: buildings_tenant_id_batch_id_fkey FOREIGN KEY (tenant_id, batch_id) REFERENCES batches(tenant_id, id)
buildings: buildings_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
buildings: buildings_tenant_id_project_id_name_key UNIQUE (tenant_id, project_id, name)
call_records: call_records_about_check CHECK ((about <> ''::text))
call_records: call_records_check CHECK ((announced OR ((file_id IS NULL) AND (link IS NULL))))
call_records: call_records_check1 CHECK ((((archived_at IS NULL) = (archived_why IS NULL)) AND ((archived_at IS NULL) = (archived_by IS NULL))))
call_records: call_records_check2 CHECK (((removed_at IS NULL) OR ((file_id IS NULL) AND (link IS NULL))))
call_records: call_records_pkey PRIMARY KEY (tenant_id, id)
call_records: call_records_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
call_records: call_records_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
call_records: call_records_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id)
change_requests: change_requests_asked_by_kind_check CHECK ((asked_by_kind = ANY (ARRAY['customer'::text, 'staff'::text])))
change_requests: change_requests_check CHECK (((state = 'open'::text) = (decided_at IS NULL)))
change_requests: change_requests_check1 CHECK (((asked_by_kind = 'staff'::text) = (asked_by IS NOT NULL)))
change_requests: change_requests_pkey PRIMARY KEY (tenant_id, id)
change_requests: change_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text])))
change_requests: change_requests_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id) ON DELETE CASCADE
chargebacks: chargebacks_fen_check CHECK ((fen > 0))
chargebacks: chargebacks_pkey PRIMARY KEY (tenant_id, id)
chargebacks: chargebacks_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'paid'::text, 'dropped'::text])))
chargebacks: chargebacks_tenant_id_contractor_id_fkey FOREIGN KEY (tenant_id, contractor_id) REFERENCES contractors(tenant_id, id)
chargebacks: chargebacks_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE
closed_measures: closed_measures_pkey PRIMARY KEY (tenant_id, month, version, project_id, playbook, measure)
closed_measures: closed_measures_tenant_id_month_version_fkey FOREIGN KEY (tenant_id, month, version) REFERENCES closed_months(tenant_id, month, version)
closed_months: closed_months_pkey PRIMARY KEY (tenant_id, month, version)
closed_rows: closed_rows_pkey PRIMARY KEY (tenant_id, month, version, obligation_id)
consent_texts: consent_texts_pkey PRIMARY KEY (tenant_id, purpose, version)
consent_texts: consent_texts_purpose_check CHECK ((purpose = ANY (ARRAY['care'::text, 'marketing'::text, 'recording'::text])))
consent_texts: consent_texts_version_check CHECK ((version <> ''::text))
consent_texts: consent_texts_words_en_check CHECK ((words_en <> ''::text))
consent_texts: consent_texts_words_zh_check CHECK ((words_zh <> ''::text))
consents: consents_pkey PRIMARY KEY (tenant_id, id)
consents: consents_purpose_check CHECK ((purpose = ANY (ARRAY['service'::text, 'care'::text, 'marketing'::text, 'recording'::text])))
consents: consents_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
contact_points: contact_points_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'wechat'::text, 'address'::text])))
contact_points: contact_points_pkey PRIMARY KEY (tenant_id, id)
contact_points: contact_points_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
contact_points: contact_points_tenant_id_customer_id_kind_value_index_key UNIQUE (tenant_id, customer_id, kind, value_index)
contacts: contacts_pkey PRIMARY KEY (tenant_id, id)
contacts: contacts_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
contacts: contacts_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
contractors: contractors_name_check CHECK ((name <> ''::text))
contractors: contractors_pkey PRIMARY KEY (tenant_id, id)
correction_tickets: correction_tickets_pkey PRIMARY KEY (tenant_id, correction_id, ticket_id)
correction_tickets: correction_tickets_tenant_id_correction_id_fkey FOREIGN KEY (tenant_id, correction_id) REFERENCES corrections(tenant_id, id) ON DELETE CASCADE
correction_tickets: correction_tickets_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE
corrections: corrections_pkey PRIMARY KEY (tenant_id, id)
corrections: corrections_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'proved'::text, 'dropped'::text])))
corrections: corrections_tenant_id_owner_fkey FOREIGN KEY (tenant_id, owner) REFERENCES staff(tenant_id, id)
corrections: corrections_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
covers: covers_check CHECK ((staff_id <> covered_by))
covers: covers_check1 CHECK ((until_on >= from_on))
covers: covers_pkey PRIMARY KEY (tenant_id, id)
covers: covers_tenant_id_building_id_fkey FOREIGN KEY (tenant_id, building_id) REFERENCES buildings(tenant_id, id)
covers: covers_tenant_id_covered_by_fkey FOREIGN KEY (tenant_id, covered_by) REFERENCES staff(tenant_id, id)
covers: covers_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
customer_bigrams: customer_bigrams_pkey PRIMARY KEY (tenant_id, bigram, customer_id)
customer_merges: customer_merges_pkey PRIMARY KEY (tenant_id, id)
customer_merges: customer_merges_tenant_id_gone_id_fkey FOREIGN KEY (tenant_id, gone_id) REFERENCES customers(tenant_id, id)
customer_merges: customer_merges_tenant_id_kept_id_fkey FOREIGN KEY (tenant_id, kept_id) REFERENCES customers(tenant_id, id)
customer_numbers: customer_numbers_pkey PRIMARY KEY (tenant_id)
customer_sessions: customer_sessions_pkey PRIMARY KEY (tenant_id, id)
customer_sessions: customer_sessions_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id) ON DELETE CASCADE
customers: customers_check CHECK (((name <> ''::text) OR (document_index IS NOT NULL) OR (external_number IS NOT NULL)))
customers: customers_check1 CHECK (((phone_sealed IS NULL) = (phone_masked IS NULL)))
customers: customers_check2 CHECK (((erased_at IS NULL) OR (merged_into IS NOT NULL)))
customers: customers_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'household'::text, 'organisation'::text])))
customers: customers_lunar_day_check CHECK (((lunar_day >= 1) AND (lunar_day <= 30)))
customers: customers_lunar_month_check CHECK (((lunar_month >= 1) AND (lunar_month <= 12)))
customers: customers_pinned_check CHECK ((cardinality(pinned) <= 3))
customers: customers_pkey PRIMARY KEY (tenant_id, id)
customers: customers_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])))
customers: customers_tenant_id_merged_into_fkey FOREIGN KEY (tenant_id, merged_into) REFERENCES customers(tenant_id, id)
customers: customers_tenant_id_number_key UNIQUE (tenant_id, number)
customers: customers_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
customers: customers_tenant_id_steward_id_fkey FOREIGN KEY (tenant_id, steward_id) REFERENCES staff(tenant_id, id)
data_requests: data_requests_kind_check CHECK ((kind = ANY (ARRAY['copy'::text, 'correct'::text, 'erase'::text, 'explain'::text])))
data_requests: data_requests_pkey PRIMARY KEY (tenant_id, id)
data_requests: data_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'declined'::text])))
data_requests: data_requests_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id) ON DELETE CASCADE
data_requests: data_requests_tenant_id_decided_by_fkey FOREIGN KEY (tenant_id, decided_by) REFERENCES staff(tenant_id, id)
deposits: deposits_check CHECK ((((returned_at IS NULL) = (returned_by IS NULL)) AND ((returned_at IS NULL) = (returned_to IS NULL))))
deposits: deposits_check1 CHECK ((returned_at >= taken_at))
deposits: deposits_pkey PRIMARY KEY (tenant_id, id)
deposits: deposits_place_check CHECK ((place <> ''::text))
deposits: deposits_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
deposits: deposits_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
deposits: deposits_what_check CHECK ((what <> ''::text))
deposits: deposits_who_check CHECK ((who <> ''::text))
digests_made: digests_made_half_check CHECK ((half = ANY (ARRAY['morning'::text, 'afternoon'::text])))
digests_made: digests_made_pkey PRIMARY KEY (tenant_id, day, half)
directory_changes: directory_changes_decision_check CHECK ((decision = ANY (ARRAY['taken'::text, 'left-alone'::text])))
directory_changes: directory_changes_kind_check CHECK ((kind = ANY (ARRAY['joined'::text, 'renamed'::text, 'left'::text, 'returned'::text])))
directory_changes: directory_changes_pkey PRIMARY KEY (tenant_id, id)
directory_changes: directory_changes_tenant_id_provider_external_id_fkey FOREIGN KEY (tenant_id, provider, external_id) REFERENCES directory_people(tenant_id, provider, external_id)
directory_people: directory_people_external_id_check CHECK ((external_id <> ''::text))
directory_people: directory_people_pkey PRIMARY KEY (tenant_id, provider, external_id)
directory_people: directory_people_provider_check CHECK ((provider = ANY (ARRAY['wecom'::text, 'dingtalk'::text, 'feishu'::text])))
directory_people: directory_people_tenant_id_provider_staff_id_key UNIQUE (tenant_id, provider, staff_id)
directory_people: directory_people_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
directory_syncs: directory_syncs_pkey PRIMARY KEY (tenant_id, provider)
directory_syncs: directory_syncs_provider_check CHECK ((provider = ANY (ARRAY['wecom'::text, 'dingtalk'::text, 'feishu'::text])))
dispatch_ways: dispatch_ways_pkey PRIMARY KEY (tenant_id, project_id, kind)
dispatch_ways: dispatch_ways_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
dispatch_ways: dispatch_ways_way_check CHECK ((way = ANY (ARRAY['assign'::text, 'grab'::text, 'rotate'::text])))
emergency_numbers: emergency_numbers_name_check CHECK ((name <> ''::text))
emergency_numbers: emergency_numbers_phone_check CHECK ((phone <> ''::text))
emergency_numbers: emergency_numbers_pkey PRIMARY KEY (tenant_id, id)
emergency_numbers: emergency_numbers_sort_check CHECK ((sort = ANY (ARRAY['emergency'::text, 'service'::text, 'complaint'::text, 'authority'::text])))
emergency_numbers: emergency_numbers_tenant_id_changed_by_fkey FOREIGN KEY (tenant_id, changed_by) REFERENCES staff(tenant_id, id)
emergency_numbers: emergency_numbers_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
entry_requests: entry_requests_pkey PRIMARY KEY (tenant_id, id)
entry_requests: entry_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'declined'::text])))
entry_requests: entry_requests_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id) ON DELETE SET NULL (customer_id)
entry_requests: entry_requests_tenant_id_decided_by_fkey FOREIGN KEY (tenant_id, decided_by) REFERENCES staff(tenant_id, id)
entry_requests: entry_requests_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
entry_requests: entry_requests_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id)
entry_requests: entry_requests_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id) ON DELETE SET NULL (unit_id)
erasures: erasures_check CHECK ((decided_by <> asked_by))
erasures: erasures_check1 CHECK (((state = 'asked'::text) = (decided_by IS NULL)))
erasures: erasures_pkey PRIMARY KEY (tenant_id, id)
erasures: erasures_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'done'::text, 'declined'::text])))
erasures: erasures_tenant_id_asked_by_fkey FOREIGN KEY (tenant_id, asked_by) REFERENCES staff(tenant_id, id)
erasures: erasures_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
erasures: erasures_tenant_id_decided_by_fkey FOREIGN KEY (tenant_id, decided_by) REFERENCES staff(tenant_id, id)
events: events_pkey PRIMARY KEY (tenant_id, id)
exports: exports_format_check CHECK ((format = ANY (ARRAY['xlsx'::text, 'csv'::text, 'docx'::text])))
exports: exports_pkey PRIMARY KEY (tenant_id, id)
exports: exports_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'writing'::text, 'written'::text, 'declined'::text, 'failed'::text])))
exports: exports_tenant_id_taken_by_fkey FOREIGN KEY (tenant_id, taken_by) REFERENCES staff(tenant_id, id)
files: files_pkey PRIMARY KEY (tenant_id, id)
gift_moves: gift_moves_check CHECK (((quantity <> 0) AND
CASE kind
    WHEN 'in'::text THEN (quantity > 0)
    WHEN 'given'::text THEN (quantity = '-1'::integer)
    WHEN 'returned'::text THEN (quantity = 1)
    ELSE true
END))
gift_moves: gift_moves_check1 CHECK (((kind = ANY (ARRAY['given'::text, 'returned'::text])) = (customer_id IS NOT NULL)))
gift_moves: gift_moves_kind_check CHECK ((kind = ANY (ARRAY['in'::text, 'counted'::text, 'given'::text, 'returned'::text])))
gift_moves: gift_moves_pkey PRIMARY KEY (tenant_id, id)
gift_moves: gift_moves_stock_after_check CHECK ((stock_after >= 0))
gift_moves: gift_moves_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
gift_moves: gift_moves_tenant_id_gift_id_fkey FOREIGN KEY (tenant_id, gift_id) REFERENCES gifts(tenant_id, id)
gifts: gifts_name_check CHECK ((name <> ''::text))
gifts: gifts_pkey PRIMARY KEY (tenant_id, id)
gifts: gifts_stock_check CHECK ((stock >= 0))
gifts: gifts_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
gifts: gifts_tenant_id_project_id_name_key UNIQUE (tenant_id, project_id, name)
gifts: gifts_worth_cents_check CHECK ((worth_cents >= 0))
grids: grids_pkey PRIMARY KEY (tenant_id, id)
grids: grids_tenant_id_building_id_fkey FOREIGN KEY (tenant_id, building_id) REFERENCES buildings(tenant_id, id)
grids: grids_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
group_robots: group_robots_channel_check CHECK ((channel = ANY (ARRAY['wecom-robot'::text, 'dingtalk-robot'::text, 'feishu-robot'::text])))
group_robots: group_robots_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text])))
group_robots: group_robots_pkey PRIMARY KEY (tenant_id, id)
group_robots: group_robots_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
group_robots: group_robots_title_check CHECK ((title <> ''::text))
hands: hands_capacity_check CHECK (((capacity >= 1) AND (capacity <= 200)))
hands: hands_pkey PRIMARY KEY (tenant_id, staff_id)
hands: hands_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
heard_facts: heard_facts_answer_check CHECK ((answer = ANY (ARRAY['told'::text, 'declined'::text])))
heard_facts: heard_facts_check CHECK (((answer = 'declined'::text) = (ask_again_on IS NOT NULL)))
heard_facts: heard_facts_pkey PRIMARY KEY (tenant_id, customer_id, field)
heard_facts: heard_facts_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id) ON DELETE CASCADE
help_lines: help_lines_outside_check CHECK ((jsonb_typeof(outside) = 'array'::text))
help_lines: help_lines_pkey PRIMARY KEY (tenant_id, id)
help_lines: help_lines_tenant_id_changed_by_fkey FOREIGN KEY (tenant_id, changed_by) REFERENCES staff(tenant_id, id)
help_lines: help_lines_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
holdings: holdings_check CHECK (((ended_on IS NULL) OR (subscribed_on IS NULL) OR (ended_on >= subscribed_on)))
holdings: holdings_handover_level_check CHECK ((handover_level = ANY (ARRAY['holding'::text, 'building'::text, 'batch'::text, 'project'::text])))
holdings: holdings_pkey PRIMARY KEY (tenant_id, id)
holdings: holdings_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'co-owner'::text, 'occupant'::text, 'family'::text])))
holdings: holdings_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
holdings: holdings_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
holdings: holdings_tenant_id_steward_id_fkey FOREIGN KEY (tenant_id, steward_id) REFERENCES staff(tenant_id, id)
holdings: holdings_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id)
home_transfers: home_transfers_pkey PRIMARY KEY (tenant_id, id)
home_transfers: home_transfers_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id)
import_mappings: import_mappings_pkey PRIMARY KEY (tenant_id, kind, signature)
import_mappings: import_mappings_tenant_id_id_key UNIQUE (tenant_id, id)
import_rows: import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['read'::text, 'create'::text, 'update'::text, 'skip'::text, 'refuse'::text, 'left-out'::text, 'created'::text, 'updated'::text, 'skipped'::text, 'refused'::text])))
import_rows: import_rows_pkey PRIMARY KEY (tenant_id, import_id, "row", part)
import_rows: import_rows_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES imports(tenant_id, id)
imports: imports_kind_check CHECK ((kind = ANY (ARRAY['customers'::text, 'homes'::text, 'staff'::text, 'consents'::text, 'contacts'::text, 'tickets'::text, 'requests'::text, 'logs'::text, 'facts'::text])))
imports: imports_on_duplicate_check CHECK ((on_duplicate = ANY (ARRAY['skip'::text, 'update'::text, 'merge'::text])))
imports: imports_pkey PRIMARY KEY (tenant_id, id)
imports: imports_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'mapping'::text, 'checking'::text, 'checked'::text, 'importing'::text, 'imported'::text, 'failed'::text, 'undoing'::text, 'undone'::text])))
imports: imports_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
imports: imports_tenant_id_started_by_fkey FOREIGN KEY (tenant_id, started_by) REFERENCES staff(tenant_id, id)
incident_homes: incident_homes_pkey PRIMARY KEY (tenant_id, incident_id, unit_id)
incident_homes: incident_homes_tenant_id_incident_id_fkey FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id) ON DELETE CASCADE
incident_homes: incident_homes_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id) ON DELETE CASCADE
incident_news: incident_news_pkey PRIMARY KEY (tenant_id, id)
incident_news: incident_news_tenant_id_incident_id_fkey FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id) ON DELETE CASCADE
incident_told: incident_told_pkey PRIMARY KEY (tenant_id, news_id, customer_id)
incident_told: incident_told_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id) ON DELETE CASCADE
incident_told: incident_told_tenant_id_news_id_address_key UNIQUE (tenant_id, news_id, address)
incident_told: incident_told_tenant_id_news_id_fkey FOREIGN KEY (tenant_id, news_id) REFERENCES incident_news(tenant_id, id) ON DELETE CASCADE
incidents: incidents_pkey PRIMARY KEY (tenant_id, id)
incidents: incidents_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
installation: installation_pkey PRIMARY KEY (name)
invitations: invitations_pkey PRIMARY KEY (tenant_id, id)
invitations: invitations_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id) ON DELETE CASCADE
invitations: invitations_tenant_id_made_by_fkey FOREIGN KEY (tenant_id, made_by) REFERENCES staff(tenant_id, id)
job_sheets: job_sheets_labour_fen_check CHECK ((labour_fen >= 0))
job_sheets: job_sheets_pkey PRIMARY KEY (tenant_id, id)
job_sheets: job_sheets_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
job_sheets: job_sheets_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE
job_sheets: job_sheets_terms_check CHECK ((terms = ANY (ARRAY['warranty'::text, 'service'::text, 'paid'::text])))
job_sheets: job_sheets_total_fen_check CHECK ((total_fen >= 0))
mailboxes: mailboxes_check CHECK (((NOT reads) OR (since IS NOT NULL)))
mailboxes: mailboxes_pkey PRIMARY KEY (tenant_id)
mailboxes: mailboxes_port_check CHECK (((port >= 1) AND (port <= 65535)))
mailboxes: mailboxes_security_check CHECK ((security = ANY (ARRAY['tls'::text, 'starttls'::text, 'none'::text])))
mailboxes: mailboxes_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
mails: mails_came_as_check CHECK ((came_as = ANY (ARRAY['filed'::text, 'joined'::text, 'own'::text, 'unfiled'::text])))
mails: mails_check CHECK (((came_as = ANY (ARRAY['filed'::text, 'joined'::text])) = (ticket_id IS NOT NULL)))
mails: mails_check1 CHECK (((came_as = 'unfiled'::text) OR (letter_sealed IS NULL)))
mails: mails_pkey PRIMARY KEY (tenant_id, id)
mails: mails_receipt_check CHECK ((receipt = ANY (ARRAY['none'::text, 'queued'::text, 'claimed'::text, 'sent'::text, 'failed'::text, 'unknown'::text])))
mails: mails_standing_check CHECK ((standing = ANY (ARRAY['verified'::text, 'unverified'::text, 'forged'::text])))
mails: mails_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
mails: mails_tenant_id_identity_key UNIQUE (tenant_id, identity)
mails: mails_tenant_id_place_uid_validity_uid_key UNIQUE (tenant_id, place, uid_validity, uid)
mails: mails_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE
marked_spots: marked_spots_name_check CHECK ((name <> ''::text))
marked_spots: marked_spots_pkey PRIMARY KEY (tenant_id, id)
marked_spots: marked_spots_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
messages: messages_pkey PRIMARY KEY (tenant_id, id)
messages: messages_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'claimed'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'unknown'::text, 'skipped'::text])))
messages: messages_tenant_id_queued_by_fkey FOREIGN KEY (tenant_id, queued_by) REFERENCES staff(tenant_id, id)
milestones: milestones_pkey PRIMARY KEY (tenant_id, id)
milestones: milestones_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['project'::text, 'batch'::text, 'building'::text, 'holding'::text])))
note_bigrams: note_bigrams_pkey PRIMARY KEY (tenant_id, bigram, customer_id, source_id)
notices: notices_check CHECK (((staff_id IS NULL) <> (robot_id IS NULL)))
notices: notices_kind_check CHECK ((kind = ANY (ARRAY['morning'::text, 'afternoon'::text, 'at-once'::text, 'test'::text])))
notices: notices_pkey PRIMARY KEY (tenant_id, id)
notices: notices_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'claimed'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'unknown'::text, 'skipped'::text])))
notices: notices_tenant_id_robot_id_fkey FOREIGN KEY (tenant_id, robot_id) REFERENCES group_robots(tenant_id, id)
notices: notices_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
obligations: obligations_check CHECK (((due_at IS NOT NULL) OR (state = ANY (ARRAY['waiting'::text, 'lapsed'::text, 'met'::text, 'waived'::text]))))
obligations: obligations_check1 CHECK (((state = ANY (ARRAY['open'::text, 'waiting'::text])) = (closed_at IS NULL)))
obligations: obligations_pkey PRIMARY KEY (tenant_id, id)
obligations: obligations_state_check CHECK ((state = ANY (ARRAY['open'::text, 'waiting'::text, 'met'::text, 'waived'::text, 'lapsed'::text])))
obligations: obligations_tenant_id_playbook_rule_occurrence_subject_id_key UNIQUE (tenant_id, playbook, rule, occurrence, subject_id)
opened_days: opened_days_pkey PRIMARY KEY (tenant_id, playbook)
outside_facts: outside_facts_amount_cents_check CHECK ((amount_cents >= 0))
outside_facts: outside_facts_pkey PRIMARY KEY (tenant_id, id)
outside_facts: outside_facts_sort_check CHECK ((sort = ANY (ARRAY['arrears'::text, 'parking'::text, 'fit-out'::text])))
outside_facts: outside_facts_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
outside_facts: outside_facts_tenant_id_unit_id_fkey FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id)
outside_facts: outside_facts_tenant_id_unit_id_sort_as_of_words_key UNIQUE (tenant_id, unit_id, sort, as_of, words)
outside_tries: outside_tries_pkey PRIMARY KEY (tenant_id, id)
parameter_values: parameter_values_pkey PRIMARY KEY (tenant_id, id)
parameter_values: parameter_values_tenant_id_playbook_fkey FOREIGN KEY (tenant_id, playbook) REFERENCES playbooks(tenant_id, name)
performed: performed_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200)))
performed: performed_pkey PRIMARY KEY (tenant_id, operation, key)
person_keys: person_keys_pkey PRIMARY KEY (tenant_id, customer_id)
playbook_versions: playbook_versions_pkey PRIMARY KEY (tenant_id, playbook, version)
playbook_versions: playbook_versions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'retired'::text])))
playbook_versions: playbook_versions_tenant_id_playbook_fkey FOREIGN KEY (tenant_id, playbook) REFERENCES playbooks(tenant_id, name)
playbooks: playbooks_pkey PRIMARY KEY (tenant_id, name)
price_items: price_items_fen_check CHECK ((fen >= 0))
price_items: price_items_name_check CHECK ((name <> ''::text))
price_items: price_items_pkey PRIMARY KEY (tenant_id, id)
procedure_numbers: procedure_numbers_pkey PRIMARY KEY (tenant_id, playbook, procedure, year)
procedure_records: procedure_records_pkey PRIMARY KEY (tenant_id, id)
procedure_records: procedure_records_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'cancelled'::text])))
procedure_records: procedure_records_tenant_id_playbook_procedure_occurrence_s_key UNIQUE (tenant_id, playbook, procedure, occurrence, subject_id)
project_nodes: project_nodes_name_check CHECK ((name <> ''::text))
project_nodes: project_nodes_pkey PRIMARY KEY (tenant_id, id)
project_nodes: project_nodes_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
projects: projects_name_check CHECK ((name <> ''::text))
projects: projects_pkey PRIMARY KEY (tenant_id, id)
projects: projects_tenant_id_name_key UNIQUE (tenant_id, name)
public_posts: public_posts_check CHECK (((reply IS NULL) = (written_by IS NULL)))
public_posts: public_posts_check1 CHECK (((reviewed_at IS NULL) OR (written_by IS NOT NULL)))
public_posts: public_posts_check2 CHECK ((reviewed_by <> written_by))
public_posts: public_posts_check3 CHECK (((published_at IS NULL) OR (reviewed_at IS NOT NULL)))
public_posts: public_posts_pkey PRIMARY KEY (tenant_id, id)
public_posts: public_posts_source_check CHECK ((source <> ''::text))
public_posts: public_posts_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
public_posts: public_posts_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id)
public_posts: public_posts_words_check CHECK ((words <> ''::text))
rehearsals: rehearsals_pkey PRIMARY KEY (tenant_id, id)
rehearsals: rehearsals_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
relations: relations_check CHECK ((customer_id <> other_id))
relations: relations_pkey PRIMARY KEY (tenant_id, id)
relations: relations_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
relations: relations_tenant_id_customer_id_other_id_kind_key UNIQUE (tenant_id, customer_id, other_id, kind)
relations: relations_tenant_id_other_id_fkey FOREIGN KEY (tenant_id, other_id) REFERENCES customers(tenant_id, id)
report_paragraphs: report_paragraphs_pkey PRIMARY KEY (tenant_id, month, ticket_id)
report_paragraphs: report_paragraphs_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE
retention_terms: retention_terms_days_check CHECK (((days >= 7) AND (days <= 3650)))
retention_terms: retention_terms_pkey PRIMARY KEY (tenant_id, kind)
ringing: ringing_pkey PRIMARY KEY (tenant_id, staff_id)
roles: roles_pkey PRIMARY KEY (tenant_id, code)
roles: roles_profile_check CHECK ((profile = ANY (ARRAY['frontline'::text, 'desk'::text, 'supervisor'::text, 'manager'::text, 'administrator'::text, 'security'::text, 'auditor'::text, 'specialist'::text])))
roles: roles_scope_check CHECK ((scope = ANY (ARRAY['own-grid'::text, 'project'::text, 'company'::text])))
roles: three_powers TRIGGER DEFERRABLE INITIALLY DEFERRED
schema_migrations: schema_migrations_pkey PRIMARY KEY (name)
security_rules: security_rules_export_alone_check CHECK (((export_alone >= 0) AND (export_alone <= 100000)))
security_rules: security_rules_idle_minutes_check CHECK (((idle_minutes >= 5) AND (idle_minutes <= 480)))
security_rules: security_rules_password_days_check CHECK (((password_days >= 30) AND (password_days <= 730)))
security_rules: security_rules_password_kinds_check CHECK (((password_kinds >= 1) AND (password_kinds <= 4)))
security_rules: security_rules_password_length_check CHECK (((password_length >= 8) AND (password_length <= 64)))
security_rules: security_rules_pkey PRIMARY KEY (tenant_id)
set_aside_jobs: set_aside_jobs_pkey PRIMARY KEY (tenant_id, id)
set_aside_jobs: set_aside_jobs_state_check CHECK ((state = ANY (ARRAY['open'::text, 'retried'::text, 'discarded'::text])))
set_aside_jobs: set_aside_jobs_tenant_id_queue_id_key UNIQUE (tenant_id, queue_id)
shifts: shifts_check CHECK (((until_minute > from_minute) AND (until_minute <= 2880)))
shifts: shifts_from_minute_check CHECK (((from_minute >= 0) AND (from_minute <= 1439)))
shifts: shifts_pkey PRIMARY KEY (tenant_id, staff_id, day)
shifts: shifts_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
sign_in_codes: sign_in_codes_pkey PRIMARY KEY (tenant_id, id)
sign_in_codes: sign_in_codes_state_check CHECK ((state = ANY (ARRAY['nobody'::text, 'queued'::text, 'claimed'::text, 'sent'::text, 'failed'::text, 'unknown'::text])))
staff: staff_name_check CHECK ((name <> ''::text))
staff: staff_pkey PRIMARY KEY (tenant_id, id)
staff: staff_tenant_id_job_number_key UNIQUE (tenant_id, job_number)
staff: staff_tenant_id_login_id_key UNIQUE (tenant_id, login_id)
staff_roles: staff_roles_pkey PRIMARY KEY (tenant_id, id)
staff_roles: staff_roles_tenant_id_role_fkey FOREIGN KEY (tenant_id, role) REFERENCES roles(tenant_id, code)
staff_roles: staff_roles_tenant_id_staff_id_fkey FOREIGN KEY (tenant_id, staff_id) REFERENCES staff(tenant_id, id)
staff_roles: three_powers TRIGGER DEFERRABLE INITIALLY DEFERRED
tenants: tenants_name_check CHECK ((name <> ''::text))
tenants: tenants_pkey PRIMARY KEY (id)
tenants: tenants_published_days_check CHECK ((jsonb_typeof(published_days) = 'array'::text))
tenants: tenants_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,39}$'::text))
tenants: tenants_slug_key UNIQUE (slug)
ticket_days: ticket_days_pkey PRIMARY KEY (tenant_id, day)
ticket_links: ticket_links_pkey PRIMARY KEY (tenant_id, ticket_id, other_id)
ticket_links: ticket_links_tenant_id_other_id_fkey FOREIGN KEY (tenant_id, other_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE
ticket_links: ticket_links_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE
ticket_steps: ticket_steps_pkey PRIMARY KEY (tenant_id, id)
ticket_steps: ticket_steps_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE
tickets: tickets_pkey PRIMARY KEY (tenant_id, id)
tickets: tickets_stars_check CHECK (((stars >= 1) AND (stars <= 5)))
tickets: tickets_state_check CHECK ((state = ANY (ARRAY['filed'::text, 'triaged'::text, 'dispatched'::text, 'accepted'::text, 'working'::text, 'suspended'::text, 'solved'::text, 'closed'::text, 'reopened'::text, 'withdrawn'::text, 'rejected'::text, 'merged'::text])))
tickets: tickets_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customers(tenant_id, id)
tickets: tickets_tenant_id_day_number_key UNIQUE (tenant_id, day, number)
tickets: tickets_tenant_id_incident_id_fkey FOREIGN KEY (tenant_id, incident_id) REFERENCES incidents(tenant_id, id)
tickets: tickets_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
units: units_area_cm2_check CHECK ((area_cm2 > 0))
units: units_pkey PRIMARY KEY (tenant_id, id)
units: units_tenant_id_building_id_fkey FOREIGN KEY (tenant_id, building_id) REFERENCES buildings(tenant_id, id)
units: units_tenant_id_project_id_fkey FOREIGN KEY (tenant_id, project_id) REFERENCES projects(tenant_id, id)
units: units_tenant_id_project_id_room_key UNIQUE (tenant_id, project_id, room)
units: units_tenant_id_steward_id_fkey FOREIGN KEY (tenant_id, steward_id) REFERENCES staff(tenant_id, id)
wanted_facts: wanted_facts_fresh_months_check CHECK (((fresh_months >= 1) AND (fresh_months <= 120)))
wanted_facts: wanted_facts_phase_check CHECK ((phase = ANY (ARRAY['known'::text, 'signed'::text, 'handed-over'::text, 'moved-in'::text])))
wanted_facts: wanted_facts_pkey PRIMARY KEY (tenant_id, field)
wanted_facts: wanted_facts_question_en_check CHECK ((question_en <> ''::text))
wanted_facts: wanted_facts_question_zh_check CHECK ((question_zh <> ''::text))
warnings_raised: warnings_raised_pkey PRIMARY KEY (tenant_id, id)
warnings_raised: warnings_raised_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text])))
warnings_raised: warnings_raised_tenant_id_playbook_warning_occurrence_subje_key UNIQUE (tenant_id, playbook, warning, occurrence, subject_id)
work_orders: work_orders_pkey PRIMARY KEY (tenant_id, id)
work_orders: work_orders_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'accepted'::text, 'declined'::text, 'done'::text, 'ended'::text])))
work_orders: work_orders_tenant_id_contractor_id_fkey FOREIGN KEY (tenant_id, contractor_id) REFERENCES contractors(tenant_id, id)
work_orders: work_orders_tenant_id_ticket_id_fkey FOREIGN KEY (tenant_id, ticket_id) REFERENCES tickets(tenant_id, id) ON DELETE CASCADE

-- indexes
CREATE UNIQUE INDEX account_pkey ON auth.account USING btree (id)
CREATE INDEX "account_userId_idx" ON auth.account USING btree ("userId")
CREATE UNIQUE INDEX second_factors_pkey ON auth.second_factors USING btree (id)
CREATE UNIQUE INDEX "second_factors_userId_key" ON auth.second_factors USING btree ("userId")
CREATE UNIQUE INDEX session_pkey ON auth.session USING btree (id)
CREATE UNIQUE INDEX session_token_key ON auth.session USING btree (token)
CREATE INDEX "session_userId_idx" ON auth.session USING btree ("userId")
CREATE UNIQUE INDEX user_email_key ON auth."user" USING btree (email)
CREATE UNIQUE INDEX user_pkey ON auth."user" USING btree (id)
CREATE UNIQUE INDEX user_username_key ON auth."user" USING btree (username)
CREATE INDEX verification_identifier_idx ON auth.verification USING btree (identifier)
CREATE UNIQUE INDEX verification_pkey ON auth.verification USING btree (id)
CREATE UNIQUE INDEX wrong_tries_pkey ON auth.wrong_tries USING btree (account)
CREATE UNIQUE INDEX installation_pkey ON keban.installation USING btree (name)
CREATE UNIQUE INDEX tenants_pkey ON keban.tenants USING btree (id)
CREATE UNIQUE INDEX tenants_slug_key ON keban.tenants USING btree (slug)
CREATE UNIQUE INDEX acceptances_pkey ON public.acceptances USING btree (tenant_id, building_id)
CREATE UNIQUE INDEX answers_for_pkey ON public.answers_for USING btree (tenant_id, project_id, part)
CREATE INDEX answers_for_tenant_id_contractor_id_idx ON public.answers_for USING btree (tenant_id, contractor_id)
CREATE UNIQUE INDEX api_keys_pkey ON public.api_keys USING btree (tenant_id, id)
CREATE UNIQUE INDEX api_keys_tenant_id_hash_key ON public.api_keys USING btree (tenant_id, hash)
CREATE UNIQUE INDEX approval_words_once ON public.approval_words USING btree (tenant_id, approval_id, step, seat) WHERE (NOT void)
CREATE UNIQUE INDEX approval_words_pkey ON public.approval_words USING btree (tenant_id, id)
CREATE INDEX approval_words_tenant_id_approval_id_at_idx ON public.approval_words USING btree (tenant_id, approval_id, at)
CREATE INDEX approvals_due ON public.approvals USING btree (tenant_id, next_step_at) WHERE (next_step_at IS NOT NULL)
CREATE INDEX approvals_of_ticket ON public.approvals USING btree (tenant_id, ticket_id, asked_at)
CREATE UNIQUE INDEX approvals_once ON public.approvals USING btree (tenant_id, ticket_id, what) WHERE (state = 'open'::text)
CREATE INDEX approvals_open ON public.approvals USING btree (tenant_id, asked_at) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX approvals_pkey ON public.approvals USING btree (tenant_id, id)
CREATE UNIQUE INDEX audit_ends_pkey ON public.audit_ends USING btree (tenant_id)
CREATE UNIQUE INDEX audit_entries_number ON public.audit_entries USING btree (tenant_id, number)
CREATE UNIQUE INDEX audit_entries_pkey ON public.audit_entries USING btree (tenant_id, id)
CREATE INDEX audit_entries_tenant_id_action_at_idx ON public.audit_entries USING btree (tenant_id, action, at DESC)
CREATE INDEX audit_entries_tenant_id_at_idx ON public.audit_entries USING btree (tenant_id, at DESC)
CREATE INDEX audit_entries_tenant_id_subject_id_at_idx ON public.audit_entries USING btree (tenant_id, subject_id, at DESC) WHERE (subject_id IS NOT NULL)
CREATE UNIQUE INDEX batches_pkey ON public.batches USING btree (tenant_id, id)
CREATE UNIQUE INDEX batches_tenant_id_project_id_name_key ON public.batches USING btree (tenant_id, project_id, name)
CREATE INDEX bell_entries_at_once ON public.bell_entries USING btree (tenant_id, staff_id) WHERE (at_once AND (carried_at IS NULL))
CREATE UNIQUE INDEX bell_entries_pkey ON public.bell_entries USING btree (tenant_id, id)
CREATE UNIQUE INDEX bell_entries_tenant_id_obligation_id_rung_staff_id_key ON public.bell_entries USING btree (tenant_id, obligation_id, rung, staff_id)
CREATE INDEX bell_entries_tenant_id_staff_id_at_idx ON public.bell_entries USING btree (tenant_id, staff_id, at DESC)
CREATE UNIQUE INDEX buildings_pkey ON public.buildings USING btree (tenant_id, id)
CREATE UNIQUE INDEX buildings_tenant_id_project_id_name_key ON public.buildings USING btree (tenant_id, project_id, name)
CREATE UNIQUE INDEX call_records_pkey ON public.call_records USING btree (tenant_id, id)
CREATE INDEX call_records_tenant_id_called_at_id_idx ON public.call_records USING btree (tenant_id, called_at DESC, id DESC)
CREATE INDEX call_records_tenant_id_customer_id_idx ON public.call_records USING btree (tenant_id, customer_id) WHERE (customer_id IS NOT NULL)
CREATE INDEX call_records_tenant_id_ticket_id_idx ON public.call_records USING btree (tenant_id, ticket_id) WHERE (ticket_id IS NOT NULL)
CREATE UNIQUE INDEX change_requests_one_open ON public.change_requests USING btree (tenant_id, customer_id, field) WHERE (state = 'open'::text)
CREATE UNIQUE INDEX change_requests_pkey ON public.change_requests USING btree (tenant_id, id)
CREATE INDEX change_requests_tenant_id_state_id_idx ON public.change_requests USING btree (tenant_id, state, id DESC)
CREATE UNIQUE INDEX chargebacks_pkey ON public.chargebacks USING btree (tenant_id, id)
CREATE INDEX chargebacks_tenant_id_contractor_id_asked_at_idx ON public.chargebacks USING btree (tenant_id, contractor_id, asked_at DESC)
CREATE INDEX chargebacks_tenant_id_ticket_id_idx ON public.chargebacks USING btree (tenant_id, ticket_id)
CREATE UNIQUE INDEX closed_measures_pkey ON public.closed_measures USING btree (tenant_id, month, version, project_id, playbook, measure)
CREATE UNIQUE INDEX closed_months_pkey ON public.closed_months USING btree (tenant_id, month, version)
CREATE UNIQUE INDEX closed_rows_pkey ON public.closed_rows USING btree (tenant_id, month, version, obligation_id)
CREATE UNIQUE INDEX consent_texts_pkey ON public.consent_texts USING btree (tenant_id, purpose, version)
CREATE UNIQUE INDEX consents_pkey ON public.consents USING btree (tenant_id, id)
CREATE INDEX consents_tenant_id_customer_id_purpose_at_idx ON public.consents USING btree (tenant_id, customer_id, purpose, at DESC)
CREATE UNIQUE INDEX contact_points_pkey ON public.contact_points USING btree (tenant_id, id)
CREATE UNIQUE INDEX contact_points_tenant_id_customer_id_kind_value_index_key ON public.contact_points USING btree (tenant_id, customer_id, kind, value_index)
CREATE INDEX contact_points_tenant_id_tail4_idx ON public.contact_points USING btree (tenant_id, tail4)
CREATE INDEX contact_points_tenant_id_value_index_idx ON public.contact_points USING btree (tenant_id, value_index)
CREATE UNIQUE INDEX contacts_pkey ON public.contacts USING btree (tenant_id, id)
CREATE INDEX contacts_tenant_id_customer_id_happened_at_idx ON public.contacts USING btree (tenant_id, customer_id, happened_at DESC)
CREATE INDEX contacts_tenant_id_staff_id_happened_at_idx ON public.contacts USING btree (tenant_id, staff_id, happened_at DESC)
CREATE INDEX contacts_tenant_id_unit_id_happened_at_idx ON public.contacts USING btree (tenant_id, unit_id, happened_at DESC)
CREATE UNIQUE INDEX contractors_once ON public.contractors USING btree (tenant_id, name) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX contractors_pkey ON public.contractors USING btree (tenant_id, id)
CREATE UNIQUE INDEX correction_tickets_pkey ON public.correction_tickets USING btree (tenant_id, correction_id, ticket_id)
CREATE INDEX correction_tickets_tenant_id_ticket_id_idx ON public.correction_tickets USING btree (tenant_id, ticket_id)
CREATE INDEX corrections_all ON public.corrections USING btree (tenant_id, opened_at DESC)
CREATE INDEX corrections_living ON public.corrections USING btree (tenant_id, due_on) WHERE (state = ANY (ARRAY['open'::text, 'done'::text]))
CREATE UNIQUE INDEX corrections_pkey ON public.corrections USING btree (tenant_id, id)
CREATE UNIQUE INDEX covers_pkey ON public.covers USING btree (tenant_id, id)
CREATE INDEX covers_tenant_id_covered_by_until_on_idx ON public.covers USING btree (tenant_id, covered_by, until_on) WHERE (ended_at IS NULL)
CREATE INDEX covers_tenant_id_staff_id_until_on_idx ON public.covers USING btree (tenant_id, staff_id, until_on) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX customer_bigrams_pkey ON public.customer_bigrams USING btree (tenant_id, bigram, customer_id)
CREATE INDEX customer_bigrams_tenant_id_customer_id_idx ON public.customer_bigrams USING btree (tenant_id, customer_id)
CREATE UNIQUE INDEX customer_merges_pkey ON public.customer_merges USING btree (tenant_id, id)
CREATE UNIQUE INDEX customer_numbers_pkey ON public.customer_numbers USING btree (tenant_id)
CREATE UNIQUE INDEX customer_sessions_pkey ON public.customer_sessions USING btree (tenant_id, id)
CREATE INDEX customer_sessions_tenant_id_customer_id_idx ON public.customer_sessions USING btree (tenant_id, customer_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX customer_sessions_token ON public.customer_sessions USING btree (tenant_id, token_digest)
CREATE INDEX customers_birthday ON public.customers USING btree (tenant_id, next_birthday_on)
CREATE INDEX customers_by_level ON public.customers USING btree (tenant_id, level, id DESC) WHERE ((merged_into IS NULL) AND (level IS NOT NULL))
CREATE INDEX customers_by_project ON public.customers USING btree (tenant_id, project_id, id DESC) WHERE (merged_into IS NULL)
CREATE INDEX customers_by_project_level ON public.customers USING btree (tenant_id, project_id, level, id DESC) WHERE (merged_into IS NULL)
CREATE INDEX customers_by_steward ON public.customers USING btree (tenant_id, steward_id, id DESC) WHERE (merged_into IS NULL)
CREATE UNIQUE INDEX customers_document ON public.customers USING btree (tenant_id, document_index) WHERE ((merged_into IS NULL) AND (document_index IS NOT NULL))
CREATE INDEX customers_email ON public.customers USING btree (tenant_id, lower(email)) WHERE (email IS NOT NULL)
CREATE UNIQUE INDEX customers_external ON public.customers USING btree (tenant_id, external_number) WHERE ((merged_into IS NULL) AND (external_number IS NOT NULL))
CREATE INDEX customers_import ON public.customers USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL)
CREATE INDEX customers_initials ON public.customers USING btree (tenant_id, initials)
CREATE UNIQUE INDEX customers_name_phone ON public.customers USING btree (tenant_id, name_key, phone_index) WHERE ((merged_into IS NULL) AND (phone_index IS NOT NULL))
CREATE INDEX customers_newest ON public.customers USING btree (tenant_id, id DESC) WHERE (merged_into IS NULL)
CREATE INDEX customers_phone ON public.customers USING btree (tenant_id, phone_index)
CREATE INDEX customers_pinyin ON public.customers USING btree (tenant_id, pinyin)
CREATE UNIQUE INDEX customers_pkey ON public.customers USING btree (tenant_id, id)
CREATE INDEX customers_tail4 ON public.customers USING btree (tenant_id, phone_tail4, id DESC) WHERE (merged_into IS NULL)
CREATE UNIQUE INDEX customers_tenant_id_number_key ON public.customers USING btree (tenant_id, number)
CREATE INDEX customers_unit ON public.customers USING btree (tenant_id, main_unit_id)
CREATE UNIQUE INDEX data_requests_pkey ON public.data_requests USING btree (tenant_id, id)
CREATE INDEX data_requests_tenant_id_customer_id_id_idx ON public.data_requests USING btree (tenant_id, customer_id, id DESC)
CREATE INDEX data_requests_tenant_id_state_id_idx ON public.data_requests USING btree (tenant_id, state, id DESC)
CREATE UNIQUE INDEX deposits_pkey ON public.deposits USING btree (tenant_id, id)
CREATE INDEX deposits_tenant_id_customer_id_idx ON public.deposits USING btree (tenant_id, customer_id) WHERE (customer_id IS NOT NULL)
CREATE INDEX deposits_tenant_id_project_id_taken_at_idx ON public.deposits USING btree (tenant_id, project_id, taken_at DESC) WHERE (returned_at IS NULL)
CREATE UNIQUE INDEX digests_made_pkey ON public.digests_made USING btree (tenant_id, day, half)
CREATE INDEX directory_changes_open ON public.directory_changes USING btree (tenant_id, id DESC) WHERE (decision IS NULL)
CREATE UNIQUE INDEX directory_changes_pkey ON public.directory_changes USING btree (tenant_id, id)
CREATE INDEX directory_changes_tenant_id_provider_external_id_idx ON public.directory_changes USING btree (tenant_id, provider, external_id)
CREATE INDEX directory_people_id ON public.directory_people USING btree (provider, external_id)
CREATE UNIQUE INDEX directory_people_pkey ON public.directory_people USING btree (tenant_id, provider, external_id)
CREATE UNIQUE INDEX directory_people_tenant_id_provider_staff_id_key ON public.directory_people USING btree (tenant_id, provider, staff_id)
CREATE INDEX directory_people_union ON public.directory_people USING btree (provider, union_id) WHERE (union_id IS NOT NULL)
CREATE UNIQUE INDEX directory_syncs_pkey ON public.directory_syncs USING btree (tenant_id, provider)
CREATE UNIQUE INDEX dispatch_ways_pkey ON public.dispatch_ways USING btree (tenant_id, project_id, kind)
CREATE UNIQUE INDEX emergency_numbers_once ON public.emergency_numbers USING btree (tenant_id, project_id, name, phone) WHERE (removed_at IS NULL)
CREATE UNIQUE INDEX emergency_numbers_pkey ON public.emergency_numbers USING btree (tenant_id, id)
CREATE UNIQUE INDEX entry_requests_pkey ON public.entry_requests USING btree (tenant_id, id)
CREATE INDEX entry_requests_tenant_id_phone_index_idx ON public.entry_requests USING btree (tenant_id, phone_index)
CREATE INDEX entry_requests_tenant_id_state_id_idx ON public.entry_requests USING btree (tenant_id, state, id DESC)
CREATE UNIQUE INDEX erasures_asked ON public.erasures USING btree (tenant_id, customer_id) WHERE (state = 'asked'::text)
CREATE UNIQUE INDEX erasures_pkey ON public.erasures USING btree (tenant_id, id)
CREATE INDEX events_customer ON public.events USING btree (tenant_id, customer_id, at DESC, id DESC) WHERE (customer_id IS NOT NULL)
CREATE INDEX events_import ON public.events USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL)
CREATE UNIQUE INDEX events_pkey ON public.events USING btree (tenant_id, id)
CREATE INDEX events_subject ON public.events USING btree (tenant_id, subject_id, at DESC)
CREATE INDEX events_time ON public.events USING btree (tenant_id, at, id)
CREATE INDEX exports_file ON public.exports USING btree (tenant_id, file_id)
CREATE UNIQUE INDEX exports_pkey ON public.exports USING btree (tenant_id, id)
CREATE INDEX exports_tenant_id_taken_at_id_idx ON public.exports USING btree (tenant_id, taken_at DESC, id DESC)
CREATE INDEX files_digest ON public.files USING btree (tenant_id, digest)
CREATE INDEX files_leaving ON public.files USING btree (tenant_id, id) WHERE (leaving_at IS NOT NULL)
CREATE INDEX files_of_order ON public.files USING btree (tenant_id, order_id) WHERE (order_id IS NOT NULL)
CREATE INDEX files_passing ON public.files USING btree (tenant_id, uploaded_by, uploaded_at) WHERE passing
CREATE UNIQUE INDEX files_pkey ON public.files USING btree (tenant_id, id)
CREATE INDEX files_tenant_id_customer_id_idx ON public.files USING btree (tenant_id, customer_id)
CREATE UNIQUE INDEX gift_moves_never_twice ON public.gift_moves USING btree (tenant_id, customer_id, gift_id) WHERE ((kind = 'given'::text) AND (returned_at IS NULL))
CREATE UNIQUE INDEX gift_moves_pkey ON public.gift_moves USING btree (tenant_id, id)
CREATE INDEX gift_moves_tenant_id_gift_id_id_idx ON public.gift_moves USING btree (tenant_id, gift_id, id DESC)
CREATE UNIQUE INDEX gifts_pkey ON public.gifts USING btree (tenant_id, id)
CREATE UNIQUE INDEX gifts_tenant_id_project_id_name_key ON public.gifts USING btree (tenant_id, project_id, name)
CREATE UNIQUE INDEX grids_pkey ON public.grids USING btree (tenant_id, id)
CREATE INDEX grids_tenant_id_building_id_idx ON public.grids USING btree (tenant_id, building_id)
CREATE INDEX grids_tenant_id_staff_id_idx ON public.grids USING btree (tenant_id, staff_id)
CREATE UNIQUE INDEX group_robots_pkey ON public.group_robots USING btree (tenant_id, id)
CREATE UNIQUE INDEX hands_pkey ON public.hands USING btree (tenant_id, staff_id)
CREATE UNIQUE INDEX heard_facts_pkey ON public.heard_facts USING btree (tenant_id, customer_id, field)
CREATE UNIQUE INDEX help_lines_once ON public.help_lines USING btree (tenant_id, project_id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX help_lines_pkey ON public.help_lines USING btree (tenant_id, id)
CREATE INDEX holdings_handover ON public.holdings USING btree (tenant_id, project_id, handover_on) WHERE (handover_on IS NOT NULL)
CREATE INDEX holdings_lived_in ON public.holdings USING btree (tenant_id, project_id) WHERE ((moved_in_on IS NOT NULL) AND (ended_on IS NULL))
CREATE UNIQUE INDEX holdings_living ON public.holdings USING btree (tenant_id, customer_id, unit_id, role) WHERE (ended_on IS NULL)
CREATE UNIQUE INDEX holdings_pkey ON public.holdings USING btree (tenant_id, id)
CREATE INDEX holdings_tenant_id_customer_id_idx ON public.holdings USING btree (tenant_id, customer_id)
CREATE INDEX holdings_tenant_id_project_id_id_idx ON public.holdings USING btree (tenant_id, project_id, id)
CREATE INDEX holdings_tenant_id_steward_id_idx ON public.holdings USING btree (tenant_id, steward_id)
CREATE INDEX holdings_tenant_id_unit_id_idx ON public.holdings USING btree (tenant_id, unit_id)
CREATE UNIQUE INDEX home_transfers_pkey ON public.home_transfers USING btree (tenant_id, id)
CREATE INDEX home_transfers_tenant_id_unit_id_made_at_idx ON public.home_transfers USING btree (tenant_id, unit_id, made_at DESC)
CREATE UNIQUE INDEX import_mappings_pkey ON public.import_mappings USING btree (tenant_id, kind, signature)
CREATE UNIQUE INDEX import_mappings_tenant_id_id_key ON public.import_mappings USING btree (tenant_id, id)
CREATE INDEX import_rows_next ON public.import_rows USING btree (tenant_id, import_id, lead, "row", part) WHERE (outcome = ANY (ARRAY['create'::text, 'update'::text]))
CREATE UNIQUE INDEX import_rows_pkey ON public.import_rows USING btree (tenant_id, import_id, "row", part)
CREATE INDEX import_rows_stand_for ON public.import_rows USING btree (tenant_id, import_id, stands_for, lead) WHERE (stands_for IS NOT NULL)
CREATE INDEX imports_file ON public.imports USING btree (tenant_id, file_id)
CREATE UNIQUE INDEX imports_pkey ON public.imports USING btree (tenant_id, id)
CREATE INDEX imports_tenant_id_started_at_id_idx ON public.imports USING btree (tenant_id, started_at DESC, id DESC)
CREATE UNIQUE INDEX incident_homes_pkey ON public.incident_homes USING btree (tenant_id, incident_id, unit_id)
CREATE INDEX incident_homes_tenant_id_unit_id_idx ON public.incident_homes USING btree (tenant_id, unit_id)
CREATE UNIQUE INDEX incident_news_pkey ON public.incident_news USING btree (tenant_id, id)
CREATE INDEX incident_news_tenant_id_incident_id_at_idx ON public.incident_news USING btree (tenant_id, incident_id, at)
CREATE UNIQUE INDEX incident_told_pkey ON public.incident_told USING btree (tenant_id, news_id, customer_id)
CREATE INDEX incident_told_tenant_id_customer_id_idx ON public.incident_told USING btree (tenant_id, customer_id)
CREATE UNIQUE INDEX incident_told_tenant_id_news_id_address_key ON public.incident_told USING btree (tenant_id, news_id, address)
CREATE INDEX incidents_over ON public.incidents USING btree (tenant_id, ended_at DESC) WHERE (ended_at IS NOT NULL)
CREATE UNIQUE INDEX incidents_pkey ON public.incidents USING btree (tenant_id, id)
CREATE INDEX incidents_running ON public.incidents USING btree (tenant_id, project_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX invitations_code ON public.invitations USING btree (tenant_id, code_digest)
CREATE UNIQUE INDEX invitations_pkey ON public.invitations USING btree (tenant_id, id)
CREATE INDEX invitations_tenant_id_customer_id_made_at_idx ON public.invitations USING btree (tenant_id, customer_id, made_at DESC)
CREATE UNIQUE INDEX job_sheets_pkey ON public.job_sheets USING btree (tenant_id, id)
CREATE INDEX job_sheets_tenant_id_staff_id_done_at_idx ON public.job_sheets USING btree (tenant_id, staff_id, done_at)
CREATE INDEX job_sheets_tenant_id_ticket_id_done_at_idx ON public.job_sheets USING btree (tenant_id, ticket_id, done_at)
CREATE UNIQUE INDEX mailboxes_pkey ON public.mailboxes USING btree (tenant_id)
CREATE INDEX mails_answered ON public.mails USING btree (tenant_id, taken_at, address_index) WHERE (receipt <> 'none'::text)
CREATE UNIQUE INDEX mails_pkey ON public.mails USING btree (tenant_id, id)
CREATE INDEX mails_receipts ON public.mails USING btree (tenant_id, id) WHERE (receipt = ANY (ARRAY['queued'::text, 'claimed'::text]))
CREATE INDEX mails_taken ON public.mails USING btree (tenant_id, taken_at DESC, id DESC)
CREATE UNIQUE INDEX mails_tenant_id_identity_key ON public.mails USING btree (tenant_id, identity)
CREATE UNIQUE INDEX mails_tenant_id_place_uid_validity_uid_key ON public.mails USING btree (tenant_id, place, uid_validity, uid)
CREATE INDEX mails_thread ON public.mails USING btree (tenant_id, thread) WHERE (thread IS NOT NULL)
CREATE INDEX mails_ticket ON public.mails USING btree (tenant_id, ticket_id) WHERE (ticket_id IS NOT NULL)
CREATE UNIQUE INDEX marked_spots_once ON public.marked_spots USING btree (tenant_id, project_id, name) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX marked_spots_pkey ON public.marked_spots USING btree (tenant_id, id)
CREATE UNIQUE INDEX messages_pkey ON public.messages USING btree (tenant_id, id)
CREATE INDEX messages_tenant_id_claimed_at_idx ON public.messages USING btree (tenant_id, claimed_at) WHERE (state = ANY (ARRAY['unknown'::text, 'sent'::text]))
CREATE INDEX messages_tenant_id_customer_id_queued_at_idx ON public.messages USING btree (tenant_id, customer_id, queued_at DESC)
CREATE UNIQUE INDEX messages_tenant_id_obligation_id_idx ON public.messages USING btree (tenant_id, obligation_id) WHERE ((obligation_id IS NOT NULL) AND (state <> 'skipped'::text))
CREATE INDEX messages_tenant_id_state_queued_at_idx ON public.messages USING btree (tenant_id, state, queued_at)
CREATE UNIQUE INDEX milestones_pkey ON public.milestones USING btree (tenant_id, id)
CREATE INDEX milestones_tenant_id_subject_id_name_moved_at_idx ON public.milestones USING btree (tenant_id, subject_id, name, moved_at DESC)
CREATE UNIQUE INDEX note_bigrams_pkey ON public.note_bigrams USING btree (tenant_id, bigram, customer_id, source_id)
CREATE INDEX note_bigrams_tenant_id_source_id_idx ON public.note_bigrams USING btree (tenant_id, source_id)
CREATE INDEX notices_newest ON public.notices USING btree (tenant_id, id DESC)
CREATE UNIQUE INDEX notices_once ON public.notices USING btree (tenant_id, staff_id, occasion) WHERE (staff_id IS NOT NULL)
CREATE UNIQUE INDEX notices_once_a_group ON public.notices USING btree (tenant_id, robot_id, occasion) WHERE (robot_id IS NOT NULL)
CREATE UNIQUE INDEX notices_pkey ON public.notices USING btree (tenant_id, id)
CREATE INDEX notices_unanswered ON public.notices USING btree (tenant_id, claimed_at) WHERE (state = ANY (ARRAY['sent'::text, 'unknown'::text]))
CREATE INDEX notices_waiting ON public.notices USING btree (tenant_id, not_before) WHERE (state = ANY (ARRAY['queued'::text, 'claimed'::text]))
CREATE INDEX obligations_customer ON public.obligations USING btree (tenant_id, customer_id, due_at) WHERE (customer_id IS NOT NULL)
CREATE INDEX obligations_desk ON public.obligations USING btree (tenant_id, due_at, subject_id) WHERE ((state = 'open'::text) AND (subject_kind = 'ticket'::text))
CREATE INDEX obligations_done ON public.obligations USING btree (tenant_id, owed_by, closed_at) WHERE (state = ANY (ARRAY['met'::text, 'waived'::text]))
CREATE INDEX obligations_due ON public.obligations USING btree (tenant_id, due_at, project_id)
CREATE INDEX obligations_living ON public.obligations USING btree (tenant_id, customer_id) WHERE (state = ANY (ARRAY['open'::text, 'waiting'::text]))
CREATE INDEX obligations_of_ticket ON public.obligations USING btree (tenant_id, subject_id, trigger_at) WHERE (subject_kind = 'ticket'::text)
CREATE INDEX obligations_owed ON public.obligations USING btree (tenant_id, owed_by, due_at) WHERE (state = ANY (ARRAY['open'::text, 'waiting'::text]))
CREATE UNIQUE INDEX obligations_pkey ON public.obligations USING btree (tenant_id, id)
CREATE INDEX obligations_places ON public.obligations USING btree (tenant_id, project_id) WHERE ((customer_id IS NULL) AND (state = ANY (ARRAY['open'::text, 'waiting'::text])))
CREATE INDEX obligations_proof ON public.obligations USING btree (tenant_id, project_id, due_at) INCLUDE (clause, role, playbook, rule, subject_id, owed_by, state, met_at, late_entry, in_bulk, attempts) WHERE (NOT parent)
CREATE INDEX obligations_role ON public.obligations USING btree (tenant_id, role, project_id) WHERE ((state = 'open'::text) AND (owed_by IS NULL))
CREATE INDEX obligations_subject ON public.obligations USING btree (tenant_id, subject_id) WHERE (state = 'open'::text)
CREATE INDEX obligations_sweep ON public.obligations USING btree (tenant_id, next_step_at) WHERE ((state = 'open'::text) AND (next_step_at IS NOT NULL))
CREATE UNIQUE INDEX obligations_tenant_id_playbook_rule_occurrence_subject_id_key ON public.obligations USING btree (tenant_id, playbook, rule, occurrence, subject_id)
CREATE INDEX obligations_trigger ON public.obligations USING btree (tenant_id, trigger_id) WHERE (trigger_id IS NOT NULL)
CREATE INDEX obligations_unit ON public.obligations USING btree (tenant_id, unit_id) WHERE ((state = 'open'::text) AND (unit_id IS NOT NULL))
CREATE UNIQUE INDEX opened_days_pkey ON public.opened_days USING btree (tenant_id, playbook)
CREATE UNIQUE INDEX outside_facts_pkey ON public.outside_facts USING btree (tenant_id, id)
CREATE INDEX outside_facts_tenant_id_customer_id_idx ON public.outside_facts USING btree (tenant_id, customer_id) WHERE (customer_id IS NOT NULL)
CREATE INDEX outside_facts_tenant_id_project_id_sort_as_of_idx ON public.outside_facts USING btree (tenant_id, project_id, sort, as_of DESC)
CREATE UNIQUE INDEX outside_facts_tenant_id_unit_id_sort_as_of_words_key ON public.outside_facts USING btree (tenant_id, unit_id, sort, as_of, words)
CREATE UNIQUE INDEX outside_tries_pkey ON public.outside_tries USING btree (tenant_id, id)
CREATE INDEX outside_tries_tenant_id_who_what_at_idx ON public.outside_tries USING btree (tenant_id, who, what, at)
CREATE UNIQUE INDEX parameter_values_pkey ON public.parameter_values USING btree (tenant_id, id)
CREATE INDEX parameter_values_tenant_id_playbook_name_from_on_idx ON public.parameter_values USING btree (tenant_id, playbook, name, from_on)
CREATE UNIQUE INDEX performed_pkey ON public.performed USING btree (tenant_id, operation, key)
CREATE UNIQUE INDEX person_keys_pkey ON public.person_keys USING btree (tenant_id, customer_id)
CREATE UNIQUE INDEX playbook_versions_pkey ON public.playbook_versions USING btree (tenant_id, playbook, version)
CREATE UNIQUE INDEX playbooks_pkey ON public.playbooks USING btree (tenant_id, name)
CREATE UNIQUE INDEX price_items_once ON public.price_items USING btree (tenant_id, name) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX price_items_pkey ON public.price_items USING btree (tenant_id, id)
CREATE UNIQUE INDEX procedure_numbers_pkey ON public.procedure_numbers USING btree (tenant_id, playbook, procedure, year)
CREATE INDEX procedure_records_of_customer ON public.procedure_records USING btree (tenant_id, customer_id) WHERE (customer_id IS NOT NULL)
CREATE INDEX procedure_records_of_subject ON public.procedure_records USING btree (tenant_id, subject_id, opened_at DESC)
CREATE INDEX procedure_records_open ON public.procedure_records USING btree (tenant_id, opened_at, id) WHERE (state = 'open'::text)
CREATE INDEX procedure_records_over ON public.procedure_records USING btree (tenant_id, closed_at DESC) WHERE (state <> 'open'::text)
CREATE UNIQUE INDEX procedure_records_pkey ON public.procedure_records USING btree (tenant_id, id)
CREATE UNIQUE INDEX procedure_records_tenant_id_playbook_procedure_occurrence_s_key ON public.procedure_records USING btree (tenant_id, playbook, procedure, occurrence, subject_id)
CREATE UNIQUE INDEX project_nodes_once ON public.project_nodes USING btree (tenant_id, project_id, name) WHERE (taken_back_at IS NULL)
CREATE UNIQUE INDEX project_nodes_pkey ON public.project_nodes USING btree (tenant_id, id)
CREATE UNIQUE INDEX projects_pkey ON public.projects USING btree (tenant_id, id)
CREATE UNIQUE INDEX projects_tenant_id_name_key ON public.projects USING btree (tenant_id, name)
CREATE UNIQUE INDEX public_posts_pkey ON public.public_posts USING btree (tenant_id, id)
CREATE INDEX public_posts_tenant_id_found_at_id_idx ON public.public_posts USING btree (tenant_id, found_at DESC, id DESC)
CREATE UNIQUE INDEX rehearsals_pkey ON public.rehearsals USING btree (tenant_id, id)
CREATE UNIQUE INDEX relations_pkey ON public.relations USING btree (tenant_id, id)
CREATE UNIQUE INDEX relations_tenant_id_customer_id_other_id_kind_key ON public.relations USING btree (tenant_id, customer_id, other_id, kind)
CREATE INDEX relations_tenant_id_other_id_idx ON public.relations USING btree (tenant_id, other_id)
CREATE UNIQUE INDEX report_paragraphs_pkey ON public.report_paragraphs USING btree (tenant_id, month, ticket_id)
CREATE INDEX report_paragraphs_tenant_id_ticket_id_idx ON public.report_paragraphs USING btree (tenant_id, ticket_id)
CREATE UNIQUE INDEX retention_terms_pkey ON public.retention_terms USING btree (tenant_id, kind)
CREATE UNIQUE INDEX ringing_pkey ON public.ringing USING btree (tenant_id, staff_id)
CREATE UNIQUE INDEX roles_pkey ON public.roles USING btree (tenant_id, code)
CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (name)
CREATE UNIQUE INDEX security_rules_pkey ON public.security_rules USING btree (tenant_id)
CREATE UNIQUE INDEX set_aside_jobs_pkey ON public.set_aside_jobs USING btree (tenant_id, id)
CREATE UNIQUE INDEX set_aside_jobs_tenant_id_queue_id_key ON public.set_aside_jobs USING btree (tenant_id, queue_id)
CREATE INDEX set_aside_jobs_tenant_id_state_id_idx ON public.set_aside_jobs USING btree (tenant_id, state, id DESC)
CREATE UNIQUE INDEX shifts_pkey ON public.shifts USING btree (tenant_id, staff_id, day)
CREATE INDEX shifts_tenant_id_day_idx ON public.shifts USING btree (tenant_id, day)
CREATE UNIQUE INDEX sign_in_codes_pkey ON public.sign_in_codes USING btree (tenant_id, id)
CREATE INDEX sign_in_codes_tenant_id_phone_index_asked_at_idx ON public.sign_in_codes USING btree (tenant_id, phone_index, asked_at DESC)
CREATE INDEX sign_in_codes_waiting ON public.sign_in_codes USING btree (tenant_id, asked_at) WHERE (state = 'queued'::text)
CREATE UNIQUE INDEX staff_pkey ON public.staff USING btree (tenant_id, id)
CREATE UNIQUE INDEX staff_tenant_id_job_number_key ON public.staff USING btree (tenant_id, job_number)
CREATE UNIQUE INDEX staff_tenant_id_login_id_key ON public.staff USING btree (tenant_id, login_id)
CREATE UNIQUE INDEX staff_roles_pkey ON public.staff_roles USING btree (tenant_id, id)
CREATE INDEX staff_roles_tenant_id_role_idx ON public.staff_roles USING btree (tenant_id, role)
CREATE INDEX staff_roles_tenant_id_staff_id_idx ON public.staff_roles USING btree (tenant_id, staff_id)
CREATE UNIQUE INDEX ticket_days_pkey ON public.ticket_days USING btree (tenant_id, day)
CREATE UNIQUE INDEX ticket_links_pkey ON public.ticket_links USING btree (tenant_id, ticket_id, other_id)
CREATE INDEX ticket_links_tenant_id_other_id_idx ON public.ticket_links USING btree (tenant_id, other_id)
CREATE INDEX ticket_steps_of ON public.ticket_steps USING btree (tenant_id, ticket_id, at)
CREATE UNIQUE INDEX ticket_steps_pkey ON public.ticket_steps USING btree (tenant_id, id)
CREATE INDEX tickets_assignee ON public.tickets USING btree (tenant_id, assignee) WHERE (closed_at IS NULL)
CREATE INDEX tickets_caller ON public.tickets USING btree (tenant_id, caller_index) WHERE (caller_index IS NOT NULL)
CREATE INDEX tickets_customer ON public.tickets USING btree (tenant_id, customer_id, filed_at DESC) WHERE (customer_id IS NOT NULL)
CREATE INDEX tickets_filed ON public.tickets USING btree (tenant_id, filed_at DESC, id)
CREATE INDEX tickets_first_contact ON public.tickets USING btree (tenant_id, first_contact) WHERE (closed_at IS NULL)
CREATE INDEX tickets_import ON public.tickets USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL)
CREATE INDEX tickets_incident ON public.tickets USING btree (tenant_id, incident_id) WHERE (incident_id IS NOT NULL)
CREATE INDEX tickets_living ON public.tickets USING btree (tenant_id, project_id, filed_at) WHERE (closed_at IS NULL)
CREATE INDEX tickets_merged ON public.tickets USING btree (tenant_id, merged_into) WHERE (merged_into IS NOT NULL)
CREATE UNIQUE INDEX tickets_outside ON public.tickets USING btree (tenant_id, outside_number) WHERE (outside_number IS NOT NULL)
CREATE UNIQUE INDEX tickets_pkey ON public.tickets USING btree (tenant_id, id)
CREATE INDEX tickets_project_closed ON public.tickets USING btree (tenant_id, project_id, closed_at) WHERE (closed_at IS NOT NULL)
CREATE INDEX tickets_project_filed ON public.tickets USING btree (tenant_id, project_id, filed_at)
CREATE INDEX tickets_project_solved ON public.tickets USING btree (tenant_id, project_id, solved_at) WHERE (solved_at IS NOT NULL)
CREATE UNIQUE INDEX tickets_tenant_id_day_number_key ON public.tickets USING btree (tenant_id, day, number)
CREATE INDEX tickets_unit ON public.tickets USING btree (tenant_id, unit_id, filed_at DESC) WHERE (unit_id IS NOT NULL)
CREATE INDEX tickets_waiting ON public.tickets USING btree (tenant_id, project_id, filed_at) WHERE ((closed_at IS NULL) AND (assignee IS NULL))
CREATE UNIQUE INDEX units_pkey ON public.units USING btree (tenant_id, id)
CREATE INDEX units_tenant_id_building_id_sort_key_idx ON public.units USING btree (tenant_id, building_id, sort_key)
CREATE INDEX units_tenant_id_number_building_key_idx ON public.units USING btree (tenant_id, number, building_key)
CREATE UNIQUE INDEX units_tenant_id_project_id_room_key ON public.units USING btree (tenant_id, project_id, room)
CREATE INDEX units_tenant_id_room_idx ON public.units USING btree (tenant_id, room)
CREATE INDEX units_tenant_id_steward_id_sort_key_idx ON public.units USING btree (tenant_id, steward_id, sort_key)
CREATE UNIQUE INDEX wanted_facts_pkey ON public.wanted_facts USING btree (tenant_id, field)
CREATE INDEX warnings_listed ON public.warnings_raised USING btree (tenant_id, raised_at DESC, id DESC)
CREATE INDEX warnings_of_customer ON public.warnings_raised USING btree (tenant_id, customer_id) WHERE (customer_id IS NOT NULL)
CREATE INDEX warnings_open ON public.warnings_raised USING btree (tenant_id, subject_id) WHERE (cleared_at IS NULL)
CREATE UNIQUE INDEX warnings_raised_pkey ON public.warnings_raised USING btree (tenant_id, id)
CREATE UNIQUE INDEX warnings_raised_tenant_id_playbook_warning_occurrence_subje_key ON public.warnings_raised USING btree (tenant_id, playbook, warning, occurrence, subject_id)
CREATE UNIQUE INDEX work_orders_pkey ON public.work_orders USING btree (tenant_id, id)
CREATE INDEX work_orders_tenant_id_contractor_id_sent_at_idx ON public.work_orders USING btree (tenant_id, contractor_id, sent_at DESC)
CREATE INDEX work_orders_tenant_id_ticket_id_idx ON public.work_orders USING btree (tenant_id, ticket_id)
CREATE UNIQUE INDEX work_orders_token ON public.work_orders USING btree (tenant_id, token_digest)

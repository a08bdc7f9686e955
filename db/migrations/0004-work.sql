create table playbooks (
  tenant_id uuid not null,
  name text not null,
  title text not null,
  running integer,
  primary key (tenant_id, name)
);
call keban.tenant_table('playbooks');

create table playbook_versions (
  tenant_id uuid not null,
  playbook text not null,
  version integer not null,
  state text not null check (state in ('draft', 'published', 'retired')),
  files jsonb not null,
  author_id uuid,
  reason text,
  revision integer not null default 1,
  created_at timestamptz not null,
  published_at timestamptz,
  published_by uuid,
  primary key (tenant_id, playbook, version),
  foreign key (tenant_id, playbook) references playbooks
);
call keban.tenant_table('playbook_versions');

create table parameter_values (
  tenant_id uuid not null,
  id uuid not null,
  playbook text not null,
  name text not null,
  project_id uuid,
  value text not null,
  from_on date not null,
  reason text not null,
  set_by uuid,
  set_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, playbook) references playbooks
);
create index on parameter_values (tenant_id, playbook, name, from_on);
call keban.tenant_table('parameter_values');

-- A fact that happened. `values` holds facts and ids; words of people stand in the tables they belong to.
create table events (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  customer_id uuid,
  unit_id uuid,
  project_id uuid,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  values jsonb not null default '{}',
  import_id uuid,
  primary key (tenant_id, id)
);
create index events_customer on events (tenant_id, customer_id, at desc, id desc) where customer_id is not null;
create index events_subject on events (tenant_id, subject_id, at desc);
create index events_time on events (tenant_id, at, id);
create index events_import on events (tenant_id, import_id) where import_id is not null;
call keban.tenant_table('events');
revoke update, delete on events from keban_app;

create table obligations (
  tenant_id uuid not null,
  id uuid not null,
  playbook text not null,
  version integer not null,
  rule text not null,
  clause text not null,
  occurrence text not null,
  subject_kind text not null,
  subject_id uuid not null,
  customer_id uuid,
  unit_id uuid,
  project_id uuid,
  role text not null,
  owed_by uuid,
  state text not null default 'open' check (state in ('open', 'waiting', 'met', 'waived', 'lapsed')),
  window_start timestamptz,
  due_at timestamptz,
  provisional boolean not null default false,
  appointed_at timestamptz,
  opened_at timestamptz not null,
  recorded_at timestamptz not null,
  next_step_at timestamptz,
  rung smallint not null default 0,
  attempts smallint not null default 0,
  attempted_at timestamptz,
  trigger_id uuid,
  trigger_at timestamptz not null,
  event_kind text,
  event_subject_kind text,
  event_subject_id uuid,
  period_start date,
  period_end date,
  parent boolean not null default false,
  ladder jsonb not null default '[]',
  met_at timestamptz,
  met_recorded_at timestamptz,
  met_by uuid,
  met_event_id uuid,
  late_entry boolean not null default false,
  in_bulk boolean not null default false,
  excuse_asked_at timestamptz,
  excuse_asked_by uuid,
  excuse_reason text,
  excuse_note text,
  excused_by uuid,
  excused_until date,
  closed_at timestamptz,
  closing_reason text,
  used jsonb not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, playbook, rule, occurrence, subject_id),
  check (due_at is not null or state in ('waiting', 'lapsed', 'met', 'waived')),
  check ((state in ('open', 'waiting')) = (closed_at is null))
);
create index obligations_owed on obligations (tenant_id, owed_by, due_at) where state in ('open', 'waiting');
create index obligations_done on obligations (tenant_id, owed_by, closed_at) where state in ('met', 'waived');
create index obligations_role on obligations (tenant_id, role, project_id) where state = 'open' and owed_by is null;
create index obligations_sweep on obligations (tenant_id, next_step_at) where state = 'open' and next_step_at is not null;
create index obligations_customer on obligations (tenant_id, customer_id, due_at) where customer_id is not null;
create index obligations_places on obligations (tenant_id, project_id) where customer_id is null and state in ('open', 'waiting');
create index obligations_living on obligations (tenant_id, customer_id) where state in ('open', 'waiting');
create index obligations_subject on obligations (tenant_id, subject_id) where state = 'open';
create index obligations_unit on obligations (tenant_id, unit_id) where state = 'open';
create index obligations_due on obligations (tenant_id, due_at, project_id);
create index obligations_project_due on obligations (tenant_id, project_id, due_at);
create index obligations_trigger on obligations (tenant_id, trigger_id) where trigger_id is not null;
call keban.tenant_table('obligations');

-- Which tenants have something due: ids only, so that the sweep needs no other sight across tenants.
create function keban.tenants_with_steps(until timestamptz) returns setof uuid
  language sql stable security definer set search_path = public as $$
  select t.id from keban.tenants t where exists (
    select from obligations o where o.tenant_id = t.id and o.state = 'open' and o.next_step_at <= until)
$$;
create function keban.all_tenants() returns setof uuid language sql stable security definer as $$
  select id from keban.tenants
$$;

create table contacts (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid,
  unit_id uuid,
  project_id uuid,
  staff_id uuid not null,
  by text not null,
  result text not null,
  purpose text,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  note text,
  answers jsonb,
  form text,
  photos uuid[] not null default '{}',
  next_step text,
  next_at timestamptz,
  corrects uuid,
  taken_back_at timestamptz,
  import_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers,
  foreign key (tenant_id, staff_id) references staff
);
create index on contacts (tenant_id, customer_id, happened_at desc);
create index on contacts (tenant_id, unit_id, happened_at desc);
create index on contacts (tenant_id, staff_id, happened_at desc);
call keban.tenant_table('contacts');

create table bell_entries (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  kind text not null,
  obligation_id uuid,
  rung smallint,
  at timestamptz not null,
  detail jsonb not null default '{}',
  read_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, obligation_id, rung, staff_id)
);
create index on bell_entries (tenant_id, staff_id, at desc);
call keban.tenant_table('bell_entries');

create table closed_months (
  tenant_id uuid not null,
  month char(7) not null,
  version integer not null,
  closed_by uuid not null,
  closed_at timestamptz not null,
  reason text,
  primary key (tenant_id, month, version)
);
call keban.tenant_table('closed_months');

-- What the figures of a closed month were made of: one row per obligation due in it.
create table closed_rows (
  tenant_id uuid not null,
  month char(7) not null,
  version integer not null,
  obligation_id uuid not null,
  playbook text not null,
  rule text not null,
  clause text not null,
  role text not null,
  owed_by uuid,
  project_id uuid,
  outcome text not null,
  late_entry boolean not null,
  in_bulk boolean not null,
  no_answer boolean not null,
  primary key (tenant_id, month, version, obligation_id)
);
call keban.tenant_table('closed_rows');
revoke update, delete on closed_rows from keban_app;

create table files (
  tenant_id uuid not null,
  id uuid not null,
  digest text not null,
  size bigint not null,
  type text not null,
  name text not null,
  customer_id uuid,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  primary key (tenant_id, id)
);
create index on files (tenant_id, customer_id);
call keban.tenant_table('files');

create table imports (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('customers')),
  file_id uuid not null,
  file_name text not null,
  state text not null check (state in ('reading', 'mapping', 'checking', 'checked', 'importing', 'imported', 'failed', 'undoing', 'undone')),
  step text,
  project_id uuid,
  signature text,
  mapping jsonb,
  options jsonb not null default '{}',
  on_duplicate text not null default 'skip' check (on_duplicate in ('skip', 'update', 'merge')),
  progress integer not null default 0,
  total integer,
  reading jsonb not null default '{}',
  preview jsonb not null default '{}',
  counts jsonb not null default '{}',
  problem jsonb,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  parent_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, started_by) references staff
);
create index on imports (tenant_id, started_at desc, id desc);
call keban.tenant_table('imports');

-- One row of the file is one record per person named in it; `part` counts them. The cells are sealed, for they hold numbers.
create table import_rows (
  tenant_id uuid not null,
  import_id uuid not null,
  row integer not null,
  part smallint not null default 0,
  sheet text not null,
  sheet_row integer not null,
  cells text,
  outcome text not null check (outcome in ('read', 'create', 'update', 'skip', 'refuse', 'left-out', 'created', 'updated', 'skipped', 'refused')),
  because text,
  problems jsonb,
  notes jsonb,
  plan jsonb,
  name_key text,
  phone_index text,
  document_index text,
  external_number text,
  lead integer not null,
  matched_id uuid,
  customer_id uuid,
  holding_id uuid,
  made_customer boolean not null default false,
  made_holding boolean not null default false,
  former jsonb,
  undone text,
  primary key (tenant_id, import_id, row, part),
  foreign key (tenant_id, import_id) references imports
);
create index import_rows_next on import_rows (tenant_id, import_id, lead, row, part) where outcome in ('create', 'update');
call keban.tenant_table('import_rows');

-- A first import fills empty tables: until somebody counts them anew, keys are looked up by the wrong index.
create procedure keban.count_anew() language plpgsql security definer set search_path = public set default_statistics_target = 20 as $$
begin
  analyze customers, holdings, units, customer_bigrams, contact_points, events, obligations, import_rows;
end $$;

-- The mapping a person made for files with these headers, offered again for the next one.
create table import_mappings (
  tenant_id uuid not null,
  signature text not null,
  mapping jsonb not null,
  options jsonb not null default '{}',
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (tenant_id, signature)
);
call keban.tenant_table('import_mappings');

create table exports (
  tenant_id uuid not null,
  id uuid not null,
  what text not null,
  format text not null check (format in ('xlsx', 'csv')),
  filter jsonb not null default '{}',
  unmasked boolean not null default false,
  reason text,
  rows integer not null,
  state text not null check (state in ('asked', 'writing', 'written', 'declined', 'failed')),
  file_id uuid not null,
  taken_by uuid not null,
  taken_at timestamptz not null,
  agreed_by uuid,
  agreed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, taken_by) references staff
);
create index on exports (tenant_id, taken_at desc, id desc);
call keban.tenant_table('exports');

create table messages (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid,
  obligation_id uuid,
  template text not null,
  purpose text not null,
  channel text not null,
  body text not null,
  state text not null check (state in ('queued', 'claimed', 'sent', 'delivered', 'failed', 'unknown', 'skipped')),
  skip_reason text,
  provider_id text,
  provider_answer text,
  queued_at timestamptz not null,
  not_before timestamptz,
  claimed_at timestamptz,
  sent_at timestamptz,
  primary key (tenant_id, id)
);
create unique index on messages (tenant_id, obligation_id) where obligation_id is not null and state <> 'skipped';
create index on messages (tenant_id, state, queued_at);
create index on messages (tenant_id, customer_id, queued_at desc);
call keban.tenant_table('messages');

-- Up to which moment the calendar has been opened for a playbook.
create table opened_days (
  tenant_id uuid not null,
  playbook text not null,
  until timestamptz not null,
  primary key (tenant_id, playbook)
);
call keban.tenant_table('opened_days');

create table rehearsals (
  tenant_id uuid not null,
  id uuid not null,
  playbook text not null,
  version integer not null,
  against text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed')),
  started_by uuid,
  started_at timestamptz not null,
  result jsonb,
  problem text,
  primary key (tenant_id, id)
);
call keban.tenant_table('rehearsals');

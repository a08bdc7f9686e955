-- Ordered work on one record by several hands: which steps are over, what was filled in (sealed), what came of it.
create table procedure_records (
  tenant_id uuid not null,
  id uuid not null,
  playbook text not null,
  version integer not null,
  procedure text not null,
  occurrence text not null,
  subject_kind text not null,
  subject_id uuid not null,
  customer_id uuid,
  unit_id uuid,
  project_id uuid,
  number text,
  state text not null default 'open' check (state in ('open', 'closed', 'cancelled')),
  result text,
  round integer not null default 1,
  -- Step by step: when, by whom, what was decided, with which files.
  done jsonb not null default '{}',
  skipped text[] not null default '{}',
  filled text,
  opened_at timestamptz not null,
  opened_by uuid,
  recorded_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  closing_reason text,
  row_version integer not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, playbook, procedure, occurrence, subject_id)
);
create index procedure_records_open on procedure_records (tenant_id, opened_at, id) where state = 'open';
create index procedure_records_over on procedure_records (tenant_id, closed_at desc) where state <> 'open';
create index procedure_records_of_customer on procedure_records (tenant_id, customer_id) where customer_id is not null;
create index procedure_records_of_subject on procedure_records (tenant_id, subject_id, opened_at desc);
call keban.tenant_table('procedure_records');

create table procedure_numbers (
  tenant_id uuid not null,
  playbook text not null,
  procedure text not null,
  year integer not null,
  last integer not null,
  primary key (tenant_id, playbook, procedure, year)
);
call keban.tenant_table('procedure_numbers');

-- Signs that something goes wrong, found in what is kept or raised by hand, until somebody says that it is over.
create table warnings_raised (
  tenant_id uuid not null,
  id uuid not null,
  playbook text not null,
  version integer not null,
  warning text not null,
  occurrence text not null,
  subject_kind text not null,
  subject_id uuid not null,
  customer_id uuid,
  unit_id uuid,
  project_id uuid,
  severity text not null check (severity in ('low', 'normal', 'high')),
  signs text[] not null default '{}',
  -- What whoever raised it by hand said, field by field; sealed.
  said text,
  raised_at timestamptz not null,
  raised_by uuid,
  recorded_at timestamptz not null,
  event_id uuid,
  cleared_at timestamptz,
  cleared_by uuid,
  cleared_why text,
  primary key (tenant_id, id),
  unique (tenant_id, playbook, warning, occurrence, subject_id)
);
create index warnings_open on warnings_raised (tenant_id, subject_id) where cleared_at is null;
create index warnings_listed on warnings_raised (tenant_id, raised_at desc, id desc);
create index warnings_of_customer on warnings_raised (tenant_id, customer_id) where customer_id is not null;
call keban.tenant_table('warnings_raised');

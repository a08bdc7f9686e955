-- What the measures of the desk read of a ticket: how often it went back or to another, whether it grew graver or came again, how long it stood still.
alter table tickets add column raised boolean not null default false, add column again boolean not null default false,
  add column returned integer not null default 0, add column reassigned integer not null default 0,
  add column suspended_at timestamptz, add column suspended_minutes integer not null default 0;
create index tickets_project_filed on tickets (tenant_id, project_id, filed_at);
create index tickets_project_closed on tickets (tenant_id, project_id, closed_at) where closed_at is not null;
create index tickets_project_solved on tickets (tenant_id, project_id, solved_at) where solved_at is not null;

-- Clocks and duties are counted by their rule, from the index alone where nothing is asked of the ticket.
drop index obligations_proof;
create index obligations_proof on obligations (tenant_id, project_id, due_at)
  include (clause, role, playbook, rule, subject_id, owed_by, state, met_at, late_entry, in_bulk, attempts) where not parent;

-- A closed month's measures with the rows they were made of: what is counted (`hits`) and the others it is counted among.
create table closed_measures (
  tenant_id uuid not null,
  month char(7) not null,
  version integer not null,
  playbook text not null,
  playbook_version integer not null,
  measure text not null,
  project_id uuid not null,
  hits uuid[] not null,
  others uuid[] not null,
  -- Of a measure in numbers: what each of them added.
  numbers double precision[],
  against integer,
  primary key (tenant_id, month, version, project_id, playbook, measure),
  foreign key (tenant_id, month, version) references closed_months (tenant_id, month, version)
);
call keban.tenant_table('closed_measures');

-- What is said of a matter in a month's service report.
create table report_paragraphs (
  tenant_id uuid not null,
  month char(7) not null,
  ticket_id uuid not null,
  words text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (tenant_id, month, ticket_id),
  foreign key (tenant_id, ticket_id) references tickets on delete cascade
);
create index on report_paragraphs (tenant_id, ticket_id);
call keban.tenant_table('report_paragraphs');

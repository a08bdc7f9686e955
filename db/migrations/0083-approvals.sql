-- What somebody asked for that another has to agree to, step by step, and what was said.
create table approvals (
  tenant_id uuid not null,
  id uuid not null,
  what text not null check (what in ('cannot-solve', 'unsatisfied', 'close', 'lower-level', 'compensate', 'appeal')),
  playbook text not null,
  playbook_version integer not null,
  -- The approval of the playbook; null: a supervisor's word is enough.
  approval text,
  ticket_id uuid not null,
  project_id uuid not null,
  asked_by_kind text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  reason text not null,
  amount_cents bigint,
  level text,
  state text not null check (state in ('open', 'granted', 'declined', 'withdrawn')),
  step integer not null default 0,
  -- Who may decide the step now, seat by seat.
  seats jsonb not null default '[]',
  due_at timestamptz,
  decided_at timestamptz,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets on delete cascade
);
create index approvals_open on approvals (tenant_id, asked_at) where state = 'open';
create index approvals_of_ticket on approvals (tenant_id, ticket_id, asked_at);
create unique index approvals_once on approvals (tenant_id, ticket_id, what) where state = 'open';
call keban.tenant_table('approvals');

create table approval_words (
  tenant_id uuid not null,
  id uuid not null,
  approval_id uuid not null,
  step integer not null,
  seat integer not null,
  staff_id uuid not null,
  agree boolean not null,
  opinion text,
  option text,
  at timestamptz not null,
  -- A no further on led back: this word was asked for again.
  void boolean not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, approval_id) references approvals on delete cascade,
  foreign key (tenant_id, staff_id) references staff
);
create index on approval_words (tenant_id, approval_id, at);
create unique index approval_words_once on approval_words (tenant_id, approval_id, step, seat) where not void;
call keban.tenant_table('approval_words');

alter table tickets add column compensation_cents bigint;

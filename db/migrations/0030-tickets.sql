-- What a customer asks for or reports: one core row a matter, whatever its kind; the kinds are the playbook's.
create table tickets (
  tenant_id uuid not null,
  id uuid not null,
  day date not null,
  number integer not null,
  playbook text not null,
  kind text not null,
  state text not null check (state in ('filed', 'triaged', 'dispatched', 'accepted', 'working', 'suspended', 'solved', 'closed', 'reopened',
    'withdrawn', 'rejected', 'merged')),
  version integer not null default 1,
  channel text not null,
  category text,
  cause text,
  severity text,
  urgent boolean not null default false,
  words text not null,
  remedy text,
  place text,
  convenient text,
  project_id uuid not null,
  unit_id uuid,
  holding_id uuid,
  customer_id uuid,
  caller_name text,
  caller_relation text,
  caller_sealed text,
  caller_index text,
  caller_masked text,
  first_contact uuid,
  assignee uuid,
  accountable text,
  respondent uuid,
  confidential boolean not null default false,
  valid boolean,
  valid_by uuid,
  influence integer,
  satisfied boolean,
  outcome text,
  authority_number text,
  authority_due_at timestamptz,
  filed_by_kind text not null,
  filed_by uuid,
  filed_at timestamptz not null,
  recorded_at timestamptz not null,
  answered_at timestamptz,
  arrived_at timestamptz,
  solved_at timestamptz,
  closed_at timestamptz,
  told_at timestamptz,
  suspend_reason text,
  next_news_at timestamptz,
  reopened integer not null default 0,
  urged integer not null default 0,
  calls integer not null default 0,
  photos uuid[] not null default '{}',
  merged_into uuid,
  import_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, day, number),
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, customer_id) references customers
);
create index tickets_living on tickets (tenant_id, project_id, filed_at) where closed_at is null;
create index tickets_assignee on tickets (tenant_id, assignee) where closed_at is null;
create index tickets_customer on tickets (tenant_id, customer_id, filed_at desc) where customer_id is not null;
create index tickets_unit on tickets (tenant_id, unit_id, filed_at desc) where unit_id is not null;
create index tickets_caller on tickets (tenant_id, caller_index) where caller_index is not null;
create index tickets_filed on tickets (tenant_id, filed_at desc, id);
create index tickets_merged on tickets (tenant_id, merged_into) where merged_into is not null;
call keban.tenant_table('tickets');

-- The last number of each day.
create table ticket_days (
  tenant_id uuid not null,
  day date not null,
  last integer not null,
  primary key (tenant_id, day)
);
call keban.tenant_table('ticket_days');

-- The story of a ticket: every move with who, why and what was said. Kept as long as the ticket.
create table ticket_steps (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  move text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  reason text,
  words text,
  told boolean not null default false,
  files uuid[] not null default '{}',
  detail jsonb not null default '{}',
  event_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets on delete cascade
);
create index ticket_steps_of on ticket_steps (tenant_id, ticket_id, at);
call keban.tenant_table('ticket_steps');

create table ticket_links (
  tenant_id uuid not null,
  ticket_id uuid not null,
  other_id uuid not null,
  at timestamptz not null,
  by uuid,
  primary key (tenant_id, ticket_id, other_id),
  foreign key (tenant_id, ticket_id) references tickets on delete cascade,
  foreign key (tenant_id, other_id) references tickets on delete cascade
);
create index on ticket_links (tenant_id, other_id);
call keban.tenant_table('ticket_links');

-- The desk asks which clock ends first; a fact about one ticket asks for its clocks alone.
create index obligations_desk on obligations (tenant_id, due_at, subject_id) where state = 'open' and subject_kind = 'ticket';
create index obligations_clocks on obligations (tenant_id, subject_id) where state in ('open', 'waiting') and subject_kind = 'ticket';

-- What is done so that the first customer's trouble does not become the second's: one correction for many matters, and whether it worked.
create table corrections (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  title text not null,
  kind text not null,
  category text,
  cause text,
  analysis text not null,
  corrective text not null,
  preventive text not null,
  owner uuid not null,
  due_on date not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'proved', 'dropped')),
  done_at timestamptz,
  done_words text,
  checked_by uuid,
  checked_at timestamptz,
  check_words text,
  -- How often somebody found that it had not worked.
  failed integer not null default 0,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, owner) references staff
);
create index corrections_living on corrections (tenant_id, due_on) where state in ('open', 'done');
create index corrections_all on corrections (tenant_id, opened_at desc);
call keban.tenant_table('corrections');

create table correction_tickets (
  tenant_id uuid not null,
  correction_id uuid not null,
  ticket_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, correction_id, ticket_id),
  foreign key (tenant_id, correction_id) references corrections on delete cascade,
  foreign key (tenant_id, ticket_id) references tickets on delete cascade
);
create index on correction_tickets (tenant_id, ticket_id);
call keban.tenant_table('correction_tickets');

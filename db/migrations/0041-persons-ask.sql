-- When a customer has seen in the portal what he was told.
alter table messages add column read_at timestamptz;

-- What a person asks about his own data, and what he was answered.
create table data_requests (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('copy', 'correct', 'erase', 'explain')),
  note text,
  asked_at timestamptz not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'done', 'declined')),
  answer text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id) on delete cascade,
  foreign key (tenant_id, decided_by) references staff (tenant_id, id)
);
create index on data_requests (tenant_id, customer_id, id desc);
create index on data_requests (tenant_id, state, id desc);
call keban.tenant_table('data_requests');

-- When a building's completion was accepted: from then a contractor answers.
create table acceptances (
  tenant_id uuid not null,
  building_id uuid not null,
  accepted_on date not null,
  set_by uuid,
  set_at timestamptz not null,
  primary key (tenant_id, building_id),
  foreign key (tenant_id, building_id) references buildings (tenant_id, id)
);
call keban.tenant_table('acceptances');

-- Companies that repair for us without working here.
create table contractors (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  contact text,
  phone_sealed text,
  phone_masked text,
  ended_at timestamptz,
  primary key (tenant_id, id)
);
create unique index contractors_once on contractors (tenant_id, name) where ended_at is null;
call keban.tenant_table('contractors');

-- Who built a part of a project, and answers for it while the warranty runs.
create table answers_for (
  tenant_id uuid not null,
  project_id uuid not null,
  part text not null,
  contractor_id uuid not null,
  primary key (tenant_id, project_id, part),
  foreign key (tenant_id, project_id) references projects (tenant_id, id),
  foreign key (tenant_id, contractor_id) references contractors (tenant_id, id)
);
create index on answers_for (tenant_id, contractor_id);
call keban.tenant_table('answers_for');

-- One job sent to a contractor by a link: it works until the job is done, called back, or its days are over.
create table work_orders (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  contractor_id uuid not null,
  part text,
  words text,
  token_digest text not null,
  sent_by uuid not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  due_at timestamptz,
  state text not null default 'sent' check (state in ('sent', 'accepted', 'declined', 'done', 'ended')),
  opened_at timestamptz,
  accepted_at timestamptz,
  ended_at timestamptz,
  reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets on delete cascade,
  foreign key (tenant_id, contractor_id) references contractors (tenant_id, id)
);
create unique index work_orders_token on work_orders (tenant_id, token_digest);
create index on work_orders (tenant_id, ticket_id);
create index on work_orders (tenant_id, contractor_id, sent_at desc);
call keban.tenant_table('work_orders');

-- Money to be got back from a contractor for what others repaired under his warranty. Fen.
create table chargebacks (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  contractor_id uuid not null,
  fen bigint not null check (fen > 0),
  reason text not null,
  state text not null default 'asked' check (state in ('asked', 'agreed', 'paid', 'dropped')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets on delete cascade,
  foreign key (tenant_id, contractor_id) references contractors (tenant_id, id)
);
create index on chargebacks (tenant_id, contractor_id, asked_at desc);
create index on chargebacks (tenant_id, ticket_id);
call keban.tenant_table('chargebacks');

alter table job_sheets add column order_id uuid;

-- What came by a contractor's link belongs to its order.
alter table files add column order_id uuid;
create index files_of_order on files (tenant_id, order_id) where order_id is not null;

-- The visit agreed with the customer, from when to when.
alter table tickets add column appointed_from timestamptz;
alter table tickets add column appointed_until timestamptz;

-- Who may see a ticket may see what hangs on it; a repairer need not know the customer for that.
alter table files add column ticket_id uuid;
update files f set ticket_id = x.ticket_id from (select s.tenant_id, unnest(s.files) as file_id, s.ticket_id from ticket_steps s) x
  where f.tenant_id = x.tenant_id and f.id = x.file_id;

-- What was done on one visit, with what, at whose cost, and who signed for it. Amounts in fen.
create table job_sheets (
  tenant_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  staff_id uuid,
  done_at timestamptz not null,
  recorded_at timestamptz not null,
  terms text not null check (terms in ('warranty', 'service', 'paid')),
  part text,
  lines jsonb not null default '[]',
  labour_fen bigint not null default 0 check (labour_fen >= 0),
  total_fen bigint not null default 0 check (total_fen >= 0),
  agreed_at timestamptz,
  agreed_fen bigint,
  before uuid[] not null default '{}',
  after uuid[] not null default '{}',
  signature uuid,
  signed_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, ticket_id) references tickets on delete cascade,
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create index on job_sheets (tenant_id, ticket_id, done_at);
create index on job_sheets (tenant_id, staff_id, done_at);
call keban.tenant_table('job_sheets');

-- What a repairer may have to carry out against payment, as shown to the customer before it is begun. Price in fen for one unit.
create table price_items (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  unit text not null,
  fen bigint not null check (fen >= 0),
  labour boolean not null default false,
  ended_at timestamptz,
  primary key (tenant_id, id)
);
create unique index price_items_once on price_items (tenant_id, name) where ended_at is null;
call keban.tenant_table('price_items');

-- Files bring more than customers: what kind one is, by what a row of it is known, and what was made of it.
alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check check (kind in ('customers', 'homes', 'staff', 'consents', 'contacts', 'facts'));
alter table import_rows add column key text, add column record_id uuid;

-- The same headers may mean something else in another kind of file; a kept mapping has a name people know it by.
alter table import_mappings add column kind text not null default 'customers', add column name text not null default '', add column id uuid not null default gen_random_uuid(),
  add column used_at timestamptz;
alter table import_mappings alter column kind drop default, alter column name drop default, alter column id drop default;
alter table import_mappings drop constraint import_mappings_pkey, add primary key (tenant_id, kind, signature), add unique (tenant_id, id);

-- Facts kept elsewhere, brought in by the month, only to be read: each with the day it stands for.
create table outside_facts (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  customer_id uuid,
  project_id uuid not null,
  sort text not null check (sort in ('arrears', 'parking', 'fit-out')),
  as_of date not null,
  amount_cents bigint check (amount_cents >= 0),
  words text not null default '',
  import_id uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, unit_id, sort, as_of, words),
  foreign key (tenant_id, unit_id) references units,
  foreign key (tenant_id, customer_id) references customers
);
create index on outside_facts (tenant_id, project_id, sort, as_of desc);
create index on outside_facts (tenant_id, customer_id) where customer_id is not null;
call keban.tenant_table('outside_facts');

-- Somebody asked that what is kept about him goes: who asked for it here, who agreed, what went. The row stays and names nobody.
create table erasures (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  reason text not null,
  state text not null default 'asked' check (state in ('asked', 'done', 'declined')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid check (decided_by <> asked_by),
  decided_at timestamptz,
  went jsonb not null default '{}',
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers,
  foreign key (tenant_id, asked_by) references staff,
  foreign key (tenant_id, decided_by) references staff,
  check ((state = 'asked') = (decided_by is null))
);
create unique index erasures_asked on erasures (tenant_id, customer_id) where state = 'asked';
call keban.tenant_table('erasures');

-- An erased customer is merged into himself: every list, search, rule and import leaves him out as it does any record that is gone.
alter table customers add column erased_at timestamptz check (erased_at is null or merged_into is not null);

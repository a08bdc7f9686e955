-- A transfer of a home that may still be taken back: whose rows it changed, as they were and as it left them.
create table home_transfers (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  customer_ids uuid[] not null,
  former text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  rows_sealed text,
  undone_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references units
);
create index on home_transfers (tenant_id, unit_id, made_at desc);
call keban.tenant_table('home_transfers');

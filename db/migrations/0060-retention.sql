-- How long a company keeps each kind of record; without a row the usual term holds.
create table retention_terms (
  tenant_id uuid not null,
  kind text not null,
  days integer check (days between 7 and 3650),
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (tenant_id, kind)
);
call keban.tenant_table('retention_terms');
insert into retention_terms (tenant_id, kind, days, changed_at)
  select id, 'files', file_days, created_at from keban.tenants where file_days <> 90;
alter table keban.tenants drop column file_days;

-- The day on which somebody last worked here: accounts that nobody uses are reported.
alter table staff add column last_used_on date;

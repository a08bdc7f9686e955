-- Who does the work of a colleague who is away, on which days, both included; one building or all.
create table covers (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  covered_by uuid not null,
  building_id uuid,
  from_on date not null,
  until_on date not null,
  set_by uuid,
  set_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, covered_by) references staff (tenant_id, id),
  foreign key (tenant_id, building_id) references buildings (tenant_id, id),
  check (staff_id <> covered_by),
  check (until_on >= from_on)
);
create index on covers (tenant_id, covered_by, until_on) where ended_at is null;
create index on covers (tenant_id, staff_id, until_on) where ended_at is null;
call keban.tenant_table('covers');

-- Whose duty it was when the one who covered for him did it.
alter table obligations add column covered_for uuid;

-- Who works when: minutes from midnight of the company's day; a night ends past 1440. Without any line near a day nobody kept shifts.
create table shifts (
  tenant_id uuid not null,
  staff_id uuid not null,
  day date not null,
  from_minute integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute > from_minute and until_minute <= 2880),
  set_by uuid,
  set_at timestamptz not null,
  primary key (tenant_id, staff_id, day),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
create index on shifts (tenant_id, day);
call keban.tenant_table('shifts');

-- How many jobs somebody has on hand at most, and what he is good at: categories of the policy.
create table hands (
  tenant_id uuid not null,
  staff_id uuid not null,
  capacity integer not null check (capacity between 1 and 200),
  skills text[] not null default '{}',
  primary key (tenant_id, staff_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
call keban.tenant_table('hands');

-- How jobs of a kind find somebody in a project. Without a line somebody gives them out.
create table dispatch_ways (
  tenant_id uuid not null,
  project_id uuid not null,
  kind text not null,
  way text not null check (way in ('assign', 'grab', 'rotate')),
  primary key (tenant_id, project_id, kind),
  foreign key (tenant_id, project_id) references projects (tenant_id, id)
);
call keban.tenant_table('dispatch_ways');

-- When it was offered to those on duty, for whoever takes it first.
alter table tickets add column offered_at timestamptz;
create index tickets_waiting on tickets (tenant_id, project_id, filed_at) where closed_at is null and assignee is null;

-- Whom to call when something is wrong: of each project, for colleagues, and for customers where it is published.
create table emergency_numbers (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  sort text not null check (sort in ('emergency', 'service', 'complaint', 'authority')),
  name text not null check (name <> ''),
  phone text not null check (phone <> ''),
  hours text,
  published boolean not null default true,
  changed_by uuid not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects (tenant_id, id),
  foreign key (tenant_id, changed_by) references staff (tenant_id, id)
);
create unique index emergency_numbers_once on emergency_numbers (tenant_id, project_id, name, phone) where removed_at is null;
call keban.tenant_table('emergency_numbers');

create table roles (
  tenant_id uuid not null,
  code text not null,
  title text not null,
  profile text not null check (profile in ('frontline', 'desk', 'supervisor', 'manager', 'administrator', 'auditor', 'specialist')),
  scope text not null check (scope in ('own-grid', 'project', 'company')),
  superior text,
  primary key (tenant_id, code)
);
call keban.tenant_table('roles');

create table staff (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  pinyin text not null default '',
  job_number text,
  phone_sealed text,
  email text,
  login_id text,
  joined_on date,
  left_on date,
  must_change_password boolean not null default false,
  preferences jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, login_id),
  unique (tenant_id, job_number)
);
call keban.tenant_table('staff');

-- After sign-in, before a tenant is chosen: where does this login work?
create function keban.workplaces(login text) returns table (tenant_id uuid, slug text, name text, demo boolean, staff_id uuid)
  language sql stable security definer set search_path = public as $$
  select t.id, t.slug, t.name, t.demo, s.id from staff s join keban.tenants t on t.id = s.tenant_id
  where s.login_id = login and s.left_on is null order by t.name
$$;

create table staff_roles (
  tenant_id uuid not null,
  staff_id uuid not null,
  role text not null,
  project_id uuid,
  from_on date not null,
  until_on date,
  id uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff,
  foreign key (tenant_id, role) references roles
);
create index on staff_roles (tenant_id, staff_id);
create index on staff_roles (tenant_id, role);
call keban.tenant_table('staff_roles');

create table projects (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  kind text not null default 'residential',
  city text,
  go_live_on date,
  presale_on date,
  sales_open_on date,
  sales_site_closes_on date,
  first_handover_on date,
  handover_on date,
  move_in_on date,
  move_in_ended_on date,
  fields jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
call keban.tenant_table('projects');

create table batches (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  name text not null,
  handover_on date,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, name),
  foreign key (tenant_id, project_id) references projects
);
call keban.tenant_table('batches');

create table buildings (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  batch_id uuid,
  name text not null,
  aliases text[] not null default '{}',
  sort_key text not null,
  handover_on date,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, name),
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, batch_id) references batches
);
call keban.tenant_table('buildings');

create table units (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  building_id uuid not null,
  building_key text not null,
  entrance text,
  floor integer,
  number text not null,
  room text not null,
  sort_key text not null,
  kind text not null default 'home',
  house_type text,
  area_cm2 bigint check (area_cm2 > 0),
  steward_id uuid,
  vacant boolean not null default false,
  fields jsonb not null default '{}',
  created_at timestamptz not null,
  import_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, room),
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, building_id) references buildings,
  foreign key (tenant_id, steward_id) references staff
);
create index on units (tenant_id, building_id, sort_key);
create index on units (tenant_id, steward_id, sort_key);
create index on units (tenant_id, room);
create index on units (tenant_id, number, building_key);
call keban.tenant_table('units');

-- Who looks after which homes since when; units.steward_id is today's answer.
create table grids (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  building_id uuid not null,
  entrance text,
  staff_id uuid not null,
  from_on date not null,
  until_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, building_id) references buildings,
  foreign key (tenant_id, staff_id) references staff
);
create index on grids (tenant_id, staff_id);
create index on grids (tenant_id, building_id);
call keban.tenant_table('grids');

-- One row per date set or moved, so that a move can be shown and taken back.
create table milestones (
  tenant_id uuid not null,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('project', 'batch', 'building', 'holding')),
  subject_id uuid not null,
  name text not null,
  was_on date,
  on_date date,
  reason text,
  moved_by uuid,
  moved_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (tenant_id, id)
);
create index on milestones (tenant_id, subject_id, name, moved_at desc);
call keban.tenant_table('milestones');

-- One cause, many homes: an outage takes hundreds of tickets in, tells all and ends all.
create table incidents (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  title text not null,
  category text,
  cause text,
  -- What whoever takes calls says.
  say text not null,
  began_at timestamptz not null,
  expected_end_at timestamptz,
  ended_at timestamptz,
  opened_by uuid not null,
  opened_at timestamptz not null,
  version integer not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects
);
create index incidents_running on incidents (tenant_id, project_id) where ended_at is null;
create index incidents_over on incidents (tenant_id, ended_at desc) where ended_at is not null;
call keban.tenant_table('incidents');

create table incident_homes (
  tenant_id uuid not null,
  incident_id uuid not null,
  unit_id uuid not null,
  primary key (tenant_id, incident_id, unit_id),
  foreign key (tenant_id, incident_id) references incidents on delete cascade,
  foreign key (tenant_id, unit_id) references units on delete cascade
);
create index on incident_homes (tenant_id, unit_id);
call keban.tenant_table('incident_homes');

create table incident_news (
  tenant_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  words text not null,
  ends boolean not null,
  by uuid not null,
  at timestamptz not null,
  carried_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, incident_id) references incidents on delete cascade
);
create index on incident_news (tenant_id, incident_id, at);
call keban.tenant_table('incident_news');

-- Who was told of a piece of news: each person once, and each number once.
create table incident_told (
  tenant_id uuid not null,
  news_id uuid not null,
  customer_id uuid not null,
  address text,
  message_id uuid,
  reason text,
  primary key (tenant_id, news_id, customer_id),
  unique (tenant_id, news_id, address),
  foreign key (tenant_id, news_id) references incident_news on delete cascade,
  foreign key (tenant_id, customer_id) references customers on delete cascade
);
create index on incident_told (tenant_id, customer_id);
call keban.tenant_table('incident_told');

alter table tickets add column incident_id uuid;
alter table tickets add foreign key (tenant_id, incident_id) references incidents;
create index tickets_incident on tickets (tenant_id, incident_id) where incident_id is not null;

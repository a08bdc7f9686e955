-- People of a provider's directory, by the provider's stable id. Rows come and are never taken away; a name or a leaver there
-- changes nothing of ours.
create table directory_people (
  tenant_id uuid not null,
  provider text not null check (provider in ('wecom', 'dingtalk', 'feishu')),
  external_id text not null check (external_id <> ''),
  union_id text,
  name text not null,
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  gone_at timestamptz,
  staff_id uuid,
  linked_by uuid,
  linked_at timestamptz,
  primary key (tenant_id, provider, external_id),
  unique (tenant_id, provider, staff_id),
  foreign key (tenant_id, staff_id) references staff
);
call keban.tenant_table('directory_people');

-- What the directory said differently from one time to the next, and what a person made of it.
create table directory_changes (
  tenant_id uuid not null,
  id uuid not null,
  provider text not null,
  external_id text not null,
  kind text not null check (kind in ('joined', 'renamed', 'left', 'returned')),
  was text,
  name text not null,
  at timestamptz not null,
  decision text check (decision in ('taken', 'left-alone')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, provider, external_id) references directory_people
);
create index on directory_changes (tenant_id, provider, external_id);
create index directory_changes_open on directory_changes (tenant_id, id desc) where decision is null;
call keban.tenant_table('directory_changes');

-- A robot in a group chat, which is told how the work stands.
create table group_robots (
  tenant_id uuid not null,
  id uuid not null,
  channel text not null check (channel in ('wecom-robot', 'dingtalk-robot', 'feishu-robot')),
  title text not null check (title <> ''),
  project_id uuid,
  key_sealed text not null,
  secret_sealed text,
  added_by uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects
);
call keban.tenant_table('group_robots');

-- What leaves the house for a colleague or a group: one row a person and occasion, whatever dies in between.
create table notices (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid,
  robot_id uuid,
  kind text not null check (kind in ('morning', 'afternoon', 'at-once', 'test')),
  occasion text not null,
  channel text,
  body text not null,
  state text not null check (state in ('queued', 'claimed', 'sent', 'delivered', 'failed', 'unknown', 'skipped')),
  skip_reason text,
  provider_id text,
  provider_answer text,
  made_at timestamptz not null,
  not_before timestamptz not null,
  until_at timestamptz not null,
  first_claimed_at timestamptz,
  claimed_at timestamptz,
  sent_at timestamptz,
  asked_at timestamptz,
  asks integer not null default 0,
  tries integer not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff,
  foreign key (tenant_id, robot_id) references group_robots,
  check ((staff_id is null) <> (robot_id is null))
);
create unique index notices_once on notices (tenant_id, staff_id, occasion) where staff_id is not null;
create unique index notices_once_a_group on notices (tenant_id, robot_id, occasion) where robot_id is not null;
create index notices_waiting on notices (tenant_id, not_before) where state in ('queued', 'claimed');
create index notices_unanswered on notices (tenant_id, claimed_at) where state in ('sent', 'unknown');
create index notices_newest on notices (tenant_id, id desc);
call keban.tenant_table('notices');

-- That the digests of a half-day were made, in the transaction that made them.
create table digests_made (
  tenant_id uuid not null,
  day date not null,
  half text not null check (half in ('morning', 'afternoon')),
  at timestamptz not null,
  primary key (tenant_id, day, half)
);
call keban.tenant_table('digests_made');

-- An entry of the bell that cannot wait for the next digest; carried: it was given to a notice.
alter table bell_entries add column at_once boolean not null default false, add column carried_at timestamptz;
create index bell_entries_at_once on bell_entries (tenant_id, staff_id) where at_once and carried_at is null;

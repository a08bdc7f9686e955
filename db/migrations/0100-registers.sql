-- What the front desk keeps for somebody, until it is fetched.
create table deposits (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  customer_id uuid,
  who text not null check (who <> ''),
  what text not null check (what <> ''),
  place text not null check (place <> ''),
  taken_by uuid not null,
  taken_at timestamptz not null,
  expected_on date,
  returned_by uuid,
  returned_at timestamptz,
  returned_to text,
  signature_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, customer_id) references customers,
  check ((returned_at is null) = (returned_by is null) and (returned_at is null) = (returned_to is null)),
  check (returned_at >= taken_at)
);
create index on deposits (tenant_id, project_id, taken_at desc) where returned_at is null;
create index on deposits (tenant_id, customer_id) where customer_id is not null;
call keban.tenant_table('deposits');

-- What is said of the company in public, and what it answers: written by one, let out by another.
create table public_posts (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  source text not null check (source <> ''),
  link text,
  words text not null check (words <> ''),
  tags text[] not null default '{}',
  posted_at timestamptz not null,
  found_by uuid not null,
  found_at timestamptz not null,
  ticket_id uuid,
  reply text,
  written_by uuid,
  written_at timestamptz,
  reviewed_by uuid,
  reviewed_at timestamptz,
  sent_back text,
  published_by uuid,
  published_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, ticket_id) references tickets,
  check ((reply is null) = (written_by is null)),
  check (reviewed_at is null or written_by is not null),
  check (reviewed_by <> written_by),
  check (published_at is null or reviewed_at is not null)
);
create index on public_posts (tenant_id, found_at desc, id desc);
call keban.tenant_table('public_posts');

-- Calls with what was recorded of them: kept for a term, for good where somebody says why.
create table call_records (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  ticket_id uuid,
  customer_id uuid,
  phone_sealed text,
  phone_index text,
  phone_masked text,
  called_at timestamptz not null,
  about text not null check (about <> ''),
  taken_by uuid not null,
  recorded_at timestamptz not null,
  announced boolean not null,
  file_id uuid,
  link text,
  archived_by uuid,
  archived_at timestamptz,
  archived_why text,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, ticket_id) references tickets,
  foreign key (tenant_id, customer_id) references customers,
  check (announced or (file_id is null and link is null)),
  check ((archived_at is null) = (archived_why is null) and (archived_at is null) = (archived_by is null)),
  check (removed_at is null or (file_id is null and link is null))
);
create index on call_records (tenant_id, called_at desc, id desc);
create index on call_records (tenant_id, ticket_id) where ticket_id is not null;
create index on call_records (tenant_id, customer_id) where customer_id is not null;
call keban.tenant_table('call_records');

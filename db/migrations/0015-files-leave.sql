-- Files of imports and exports are kept for so many days; what they were made for is over by then.
alter table keban.tenants add column file_days integer not null default 90 check (file_days between 7 and 3650);

-- `passing`: written for one download. `held`: something that stays points at it. `leaving_at`: its content is being removed.
alter table files add column passing boolean not null default false,
  add column held boolean not null default false,
  add column leaving_at timestamptz;
create index files_leaving on files (tenant_id, id) where leaving_at is not null;
create index files_digest on files (tenant_id, digest);
create index imports_file on imports (tenant_id, file_id);
create index exports_file on exports (tenant_id, file_id);

-- Whether a content that leaves one company is still somebody's, in any company.
create function keban.content_wanted(wanted text) returns boolean
  language sql stable security definer set search_path = public as $$
  select exists (select from keban.tenants t where exists (
    select from files f where f.tenant_id = t.id and f.digest = wanted and f.leaving_at is null))
$$;

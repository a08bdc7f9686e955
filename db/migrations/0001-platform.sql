-- Who may do what in the database, what belongs to the installation, and what every tenant table gets.
create schema keban;
create schema auth;

do $$ begin
  if not exists (select from pg_roles where rolname = 'keban_app') then
    create role keban_app nologin nosuperuser nobypassrls;
  end if;
  if not pg_has_role(current_user, 'keban_app', 'member') then
    execute format('grant keban_app to %I', current_user);
  end if;
end $$;
grant usage on schema keban, auth, public to keban_app;

-- Ids made inside set-wise inserts; the application makes the same kind elsewhere.
create function keban.uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) placing
        substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

create function keban.tenant() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.tenant_id', true), '')::uuid
$$;

-- Every tenant table: row-level security forced, one policy, rights for the application role.
create procedure keban.tenant_table(name text) language plpgsql as $$
begin
  execute format('alter table public.%I enable row level security', name);
  execute format('alter table public.%I force row level security', name);
  execute format(
    'create policy tenant on public.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  -- An owner who is no superuser is bound too; the functions he owns look across companies before one is chosen.
  execute format('create policy owner on public.%I to %I using (true)', name, current_user);
  execute format('grant select, insert, update, delete on public.%I to keban_app', name);
end $$;

create table keban.installation (
  name text primary key,
  value jsonb not null
);
grant select, insert, update on keban.installation to keban_app;

create table keban.tenants (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name text not null check (name <> ''),
  locale text not null default 'zh-CN',
  time_zone text not null default 'Asia/Shanghai',
  hours text not null default '09:00-12:00, 13:30-18:00',
  go_live_on date not null,
  demo boolean not null default false,
  created_at timestamptz not null
);
grant select, insert, update on keban.tenants to keban_app;

-- Sign-in belongs to the installation: a login is a person, who may work for several companies.
create table auth."user" (
  id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null, image text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp,
  username text unique, "displayUsername" text
);
create table auth.session (
  id text primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null,
  "ipAddress" text, "userAgent" text, "userId" text not null references auth."user" (id) on delete cascade
);
create index on auth.session ("userId");
create table auth.account (
  id text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references auth."user" (id) on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz, scope text, password text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null
);
create index on auth.account ("userId");
create table auth.verification (
  id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp
);
create index on auth.verification (identifier);
grant select, insert, update, delete on all tables in schema auth to keban_app;

-- At most once per key: the row is written in the transaction of the operation it guards.
create table performed (
  tenant_id uuid not null,
  operation text not null,
  key text not null check (length(key) between 1 and 200),
  input_hash text not null,
  output jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, operation, key)
);
call keban.tenant_table('performed');

create table api_keys (
  tenant_id uuid not null,
  id uuid not null,
  title text not null,
  hash text not null,
  staff_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_on date,
  primary key (tenant_id, id),
  unique (tenant_id, hash)
);
call keban.tenant_table('api_keys');

-- Before a tenant is known: which one does this key belong to?
create function keban.tenant_of_key(key_hash text) returns table (tenant_id uuid, staff_id uuid)
  language sql stable security definer set search_path = public as $$
  select k.tenant_id, k.staff_id from api_keys k where k.hash = key_hash and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > clock_timestamp())
$$;

create table audit_entries (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_kind text,
  subject_id uuid,
  reason text,
  detail jsonb not null default '{}',
  ip text,
  primary key (tenant_id, id)
);
create index on audit_entries (tenant_id, at desc);
create index on audit_entries (tenant_id, action, at desc);
create index on audit_entries (tenant_id, subject_id, at desc) where subject_id is not null;
call keban.tenant_table('audit_entries');
revoke update, delete on audit_entries from keban_app;

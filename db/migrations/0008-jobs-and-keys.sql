-- Jobs that were tried as often as it makes sense: somebody looks at them, lets them run again or drops them.
create table set_aside_jobs (
  tenant_id uuid not null,
  id uuid not null,
  queue_id uuid not null,
  operation text not null,
  input jsonb not null,
  key text not null,
  title jsonb not null,
  error jsonb not null,
  tries integer not null,
  asked_at timestamptz not null,
  set_aside_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'retried', 'discarded')),
  closed_at timestamptz,
  closed_by uuid,
  reason text,
  primary key (tenant_id, id),
  unique (tenant_id, queue_id)
);
create index on set_aside_jobs (tenant_id, state, id desc);
call keban.tenant_table('set_aside_jobs');

-- A key may do less than the person it acts as; null: all that he may.
alter table api_keys add column may text[];

drop function keban.tenant_of_key(text);
create function keban.tenant_of_key(key_hash text) returns table (tenant_id uuid, staff_id uuid, id uuid, may text[], last_used_on date)
  language sql stable security definer set search_path = public as $$
  select k.tenant_id, k.staff_id, k.id, k.may, k.last_used_on from api_keys k where k.hash = key_hash and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > clock_timestamp())
$$;

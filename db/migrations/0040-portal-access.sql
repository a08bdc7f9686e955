-- Codes that let a phone in. What is to be sent, and where, is sealed and goes once it is sent; a number nobody has is asked for too, so that an
-- answer tells nobody which numbers are known.
create table sign_in_codes (
  tenant_id uuid not null,
  id uuid not null,
  phone_index text not null,
  code_digest text not null,
  phone_sealed text,
  code_sealed text,
  state text not null check (state in ('nobody', 'queued', 'claimed', 'sent', 'failed', 'unknown')),
  tries integer not null default 0,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id)
);
create index on sign_in_codes (tenant_id, phone_index, asked_at desc);
create index sign_in_codes_waiting on sign_in_codes (tenant_id, asked_at) where state = 'queued';
call keban.tenant_table('sign_in_codes');

-- What was asked from outside, by the digest of an address or a number, so that too much of it can be refused.
create table outside_tries (
  tenant_id uuid not null,
  id uuid not null,
  what text not null,
  who text not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index on outside_tries (tenant_id, who, what, at);
call keban.tenant_table('outside_tries');

create table invitations (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  code_digest text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id) on delete cascade,
  foreign key (tenant_id, made_by) references staff (tenant_id, id)
);
create unique index invitations_code on invitations (tenant_id, code_digest);
create index on invitations (tenant_id, customer_id, made_at desc);
call keban.tenant_table('invitations');

-- A device that is in. One that came in by phone is out when that number is no longer the person's.
create table customer_sessions (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  token_digest text not null,
  phone_index text,
  began_at timestamptz not null,
  used_on date not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id) on delete cascade
);
create unique index customer_sessions_token on customer_sessions (tenant_id, token_digest);
create index on customer_sessions (tenant_id, customer_id) where ended_at is null;
call keban.tenant_table('customer_sessions');

-- Whose number is not on record, and which home he says is his; somebody who knows the home confirms within a day.
create table entry_requests (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  phone_sealed text not null,
  phone_index text not null,
  phone_masked text not null,
  place text not null,
  note text,
  project_id uuid,
  unit_id uuid,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'declined')),
  customer_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects (tenant_id, id),
  foreign key (tenant_id, unit_id) references units (tenant_id, id) on delete set null (unit_id),
  foreign key (tenant_id, customer_id) references customers (tenant_id, id) on delete set null (customer_id),
  foreign key (tenant_id, decided_by) references staff (tenant_id, id)
);
create index on entry_requests (tenant_id, state, id desc);
create index on entry_requests (tenant_id, phone_index);
call keban.tenant_table('entry_requests');

-- Which number a customer calls, and whom he can turn to outside; a project may have numbers of its own.
create table help_lines (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid,
  emergency_phone text,
  service_phone text,
  service_hours text,
  outside jsonb not null default '[]' check (jsonb_typeof(outside) = 'array'),
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects (tenant_id, id),
  foreign key (tenant_id, changed_by) references staff (tenant_id, id)
);
create unique index help_lines_once on help_lines (tenant_id, project_id) nulls not distinct;
call keban.tenant_table('help_lines');

-- Which companies have a code to send: ids only, as for steps that are due.
create function keban.tenants_with_codes() returns setof uuid
  language sql stable security definer set search_path = public as $$
  select t.id from keban.tenants t where exists (
    select from sign_in_codes c where c.tenant_id = t.id and c.state = 'queued')
$$;

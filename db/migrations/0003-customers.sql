create table customer_numbers (
  tenant_id uuid primary key,
  next bigint not null default 1
);
call keban.tenant_table('customer_numbers');

create table customers (
  tenant_id uuid not null,
  id uuid not null,
  number bigint not null,
  external_number text,
  kind text not null default 'person' check (kind in ('person', 'household', 'organisation')),
  name text not null,
  name_key text not null,
  pinyin text not null default '',
  initials text not null default '',
  sex text check (sex in ('male', 'female')),
  salutation text,
  standing text,
  level text,
  since date,
  birthday date,
  lunar_month smallint check (lunar_month between 1 and 12),
  lunar_day smallint check (lunar_day between 1 and 30),
  lunar_leap boolean not null default false,
  next_birthday_on date,
  phone_sealed text,
  phone_index text,
  phone_tail4 char(4),
  document_kind text,
  document_sealed text,
  document_index text,
  email text,
  address text,
  best_time text,
  best_way text,
  note text,
  fields jsonb not null default '{}',
  consents jsonb not null default '{}',
  main_unit_id uuid,
  room text,
  project_id uuid,
  steward_id uuid,
  contacted_at timestamptz,
  met_at timestamptz,
  watch jsonb,
  merged_into uuid,
  import_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, steward_id) references staff,
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, merged_into) references customers,
  check (name <> '' or document_index is not null or external_number is not null)
);
create unique index customers_document on customers (tenant_id, document_index) where merged_into is null and document_index is not null;
create unique index customers_name_phone on customers (tenant_id, name_key, phone_index) where merged_into is null and phone_index is not null;
create unique index customers_external on customers (tenant_id, external_number) where merged_into is null and external_number is not null;
create index customers_newest on customers (tenant_id, id desc) where merged_into is null;
create index customers_by_project on customers (tenant_id, project_id, id desc) where merged_into is null;
create index customers_by_project_level on customers (tenant_id, project_id, level, id desc) where merged_into is null;
create index customers_by_steward on customers (tenant_id, steward_id, id desc) where merged_into is null;
create index customers_tail4 on customers (tenant_id, phone_tail4, id desc) where merged_into is null;
create index customers_phone on customers (tenant_id, phone_index);
create index customers_initials on customers (tenant_id, initials);
create index customers_pinyin on customers (tenant_id, pinyin);
create index customers_birthday on customers (tenant_id, next_birthday_on);
create index customers_unit on customers (tenant_id, main_unit_id);
create index customers_import on customers (tenant_id, import_id) where import_id is not null;
call keban.tenant_table('customers');

-- Two neighbouring characters of a name, for search by any two of them.
create table customer_bigrams (
  tenant_id uuid not null,
  bigram text not null,
  customer_id uuid not null,
  primary key (tenant_id, bigram, customer_id)
);
create index on customer_bigrams (tenant_id, customer_id);
call keban.tenant_table('customer_bigrams');

-- The same for the words of notes and records; source_id is the customer or the contact.
create table note_bigrams (
  tenant_id uuid not null,
  bigram text not null,
  customer_id uuid not null,
  source_id uuid not null,
  primary key (tenant_id, bigram, customer_id, source_id)
);
create index on note_bigrams (tenant_id, source_id);
call keban.tenant_table('note_bigrams');

create function keban.bigrams(words text) returns setof text language sql immutable parallel safe as $$
  select distinct substr(w, i, 2) from (select lower(regexp_replace(left(words, 2000), '\s+', '', 'g')) as w) t,
    generate_series(1, greatest(length(w) - 1, 0)) i
$$;

create table contact_points (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'wechat', 'address')),
  sealed text not null,
  value_index text not null,
  tail4 char(4),
  label text,
  invalid_since timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, customer_id, kind, value_index),
  foreign key (tenant_id, customer_id) references customers
);
create index on contact_points (tenant_id, value_index);
create index on contact_points (tenant_id, tail4);
call keban.tenant_table('contact_points');

create table relations (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  other_id uuid not null,
  kind text not null,
  primary key (tenant_id, id),
  unique (tenant_id, customer_id, other_id, kind),
  foreign key (tenant_id, customer_id) references customers,
  foreign key (tenant_id, other_id) references customers,
  check (customer_id <> other_id)
);
create index on relations (tenant_id, other_id);
call keban.tenant_table('relations');

create table consents (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  purpose text not null check (purpose in ('service', 'care', 'marketing', 'recording')),
  given boolean not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  how text not null,
  text_version text,
  evidence text,
  staff_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers
);
create index on consents (tenant_id, customer_id, purpose, at desc);
call keban.tenant_table('consents');

create table holdings (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  unit_id uuid not null,
  project_id uuid not null,
  role text not null check (role in ('owner', 'co-owner', 'occupant', 'family')),
  stage text,
  stage_since date,
  reserved_on date,
  subscribed_on date,
  signed_on date,
  handover_on date,
  handover_level text check (handover_level in ('holding', 'building', 'batch', 'project')),
  handed_over_on date,
  moved_in_on date,
  ended_on date,
  steward_id uuid,
  consultant text,
  fields jsonb not null default '{}',
  import_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers,
  foreign key (tenant_id, unit_id) references units,
  foreign key (tenant_id, project_id) references projects,
  foreign key (tenant_id, steward_id) references staff,
  check (ended_on is null or subscribed_on is null or ended_on >= subscribed_on)
);
create unique index holdings_living on holdings (tenant_id, customer_id, unit_id, role) where ended_on is null;
create index on holdings (tenant_id, customer_id);
create index on holdings (tenant_id, unit_id);
create index on holdings (tenant_id, project_id, id);
create index on holdings (tenant_id, steward_id);
call keban.tenant_table('holdings');

create table customer_merges (
  tenant_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  moved jsonb not null,
  merged_by uuid,
  merged_at timestamptz not null,
  undone_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, kept_id) references customers,
  foreign key (tenant_id, gone_id) references customers
);
call keban.tenant_table('customer_merges');

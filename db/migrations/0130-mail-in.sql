-- Where customers write to: one mailbox a company. What came is taken in once, whoever reads it and however often.
create table mailboxes (
  tenant_id uuid not null,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  account text not null,
  password_sealed text not null,
  folder text not null,
  trusts text,
  kind text not null,
  project_id uuid not null,
  reads boolean not null default false,
  version integer not null default 1,
  -- Another server, account or folder is another place: its numbers mean nothing to those before.
  place uuid not null,
  since timestamptz,
  uid_validity bigint,
  last_uid bigint not null default 0,
  wanted_at timestamptz,
  claimed_at timestamptz,
  read_at timestamptz,
  problem text,
  primary key (tenant_id),
  check (not reads or since is not null),
  foreign key (tenant_id, project_id) references projects
);
call keban.tenant_table('mailboxes');

-- Each mail that came, without its words: those stand in the ticket it became or joined.
create table mails (
  tenant_id uuid not null,
  id uuid not null,
  place uuid not null,
  uid_validity bigint not null,
  uid bigint not null,
  identity text not null,
  thread text,
  received_at timestamptz not null,
  taken_at timestamptz not null,
  came_as text not null check (came_as in ('filed', 'joined', 'own', 'unfiled')),
  ticket_id uuid,
  customer_id uuid,
  address_sealed text,
  address_index text,
  address_masked text,
  standing text not null check (standing in ('verified', 'unverified', 'forged')),
  documents uuid[] not null default '{}',
  left_out jsonb not null default '[]',
  letter_sealed text,
  problem jsonb,
  receipt text not null check (receipt in ('none', 'queued', 'claimed', 'sent', 'failed', 'unknown')),
  receipt_why text,
  receipt_due_at timestamptz,
  receipt_claimed_at timestamptz,
  receipt_answer text,
  answers_sealed text,
  primary key (tenant_id, id),
  unique (tenant_id, place, uid_validity, uid),
  unique (tenant_id, identity),
  check ((came_as in ('filed', 'joined')) = (ticket_id is not null)),
  check (came_as = 'unfiled' or letter_sealed is null),
  foreign key (tenant_id, ticket_id) references tickets on delete cascade,
  foreign key (tenant_id, customer_id) references customers
);
create index mails_taken on mails (tenant_id, taken_at desc, id desc);
create index mails_ticket on mails (tenant_id, ticket_id) where ticket_id is not null;
create index mails_thread on mails (tenant_id, thread) where thread is not null;
create index mails_answered on mails (tenant_id, taken_at, address_index) where receipt <> 'none';
create index mails_receipts on mails (tenant_id, id) where receipt in ('queued', 'claimed');
call keban.tenant_table('mails');

create index customers_email on customers (tenant_id, lower(email)) where email is not null;

-- Which companies have a mailbox to read or a receipt to send.
create function keban.tenants_with_mail() returns setof uuid
  language sql stable security definer set search_path = public as $$
  select t.id from keban.tenants t where exists (select from mailboxes b where b.tenant_id = t.id and (b.reads or b.wanted_at is not null))
    or exists (select from mails m where m.tenant_id = t.id and m.receipt in ('queued', 'claimed'))
$$;

-- What somebody asks to have changed in a customer's record and may not change himself: the old value, the new one, and what became of it.
create table change_requests (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  field text not null,
  before_sealed text,
  after_sealed text,
  why text,
  asked_by_kind text not null check (asked_by_kind in ('customer', 'staff')),
  asked_by uuid,
  asked_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined')),
  answer text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  check ((state = 'open') = (decided_at is null)),
  check ((asked_by_kind = 'staff') = (asked_by is not null)),
  foreign key (tenant_id, customer_id) references customers on delete cascade
);
create index on change_requests (tenant_id, state, id desc);
create unique index change_requests_one_open on change_requests (tenant_id, customer_id, field) where state = 'open';
call keban.tenant_table('change_requests');

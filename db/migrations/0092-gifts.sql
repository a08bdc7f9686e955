-- What a project gives away: how many there are, never fewer than none, and every move that made it so.
create table gifts (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  name text not null check (name <> ''),
  occasions text[] not null default '{}',
  worth_cents bigint check (worth_cents >= 0),
  stock integer not null default 0 check (stock >= 0),
  retired_at timestamptz,
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, project_id, name),
  foreign key (tenant_id, project_id) references projects
);
call keban.tenant_table('gifts');

-- Moves are only added; of a gift that came back the move that gave it says when, so that he may get one again.
create table gift_moves (
  tenant_id uuid not null,
  id uuid not null,
  gift_id uuid not null,
  kind text not null check (kind in ('in', 'counted', 'given', 'returned')),
  quantity integer not null check (quantity <> 0 and case kind when 'in' then quantity > 0 when 'given' then quantity = -1 when 'returned' then quantity = 1 else true end),
  stock_after integer not null check (stock_after >= 0),
  customer_id uuid,
  unit_id uuid,
  obligation_id uuid,
  occasion text,
  note text,
  staff_id uuid,
  at timestamptz not null,
  recorded_at timestamptz not null,
  returned_at timestamptz,
  primary key (tenant_id, id),
  check ((kind in ('given', 'returned')) = (customer_id is not null)),
  foreign key (tenant_id, gift_id) references gifts,
  foreign key (tenant_id, customer_id) references customers
);
create index on gift_moves (tenant_id, gift_id, id desc);
-- Nobody is given the same twice.
create unique index gift_moves_never_twice on gift_moves (tenant_id, customer_id, gift_id) where kind = 'given' and returned_at is null;
call keban.tenant_table('gift_moves');

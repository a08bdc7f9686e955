-- The call that rings at somebody's desk now: one row a person, overwritten by the next.
create table ringing (
  tenant_id uuid not null,
  staff_id uuid not null,
  phone_sealed text not null,
  rang_at timestamptz not null,
  primary key (tenant_id, staff_id)
);
call keban.tenant_table('ringing');

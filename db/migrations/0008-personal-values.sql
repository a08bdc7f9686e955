-- Facts stay for ever; what they hold of a person is unreadable once his key is gone.
create table person_keys (
  tenant_id uuid not null,
  customer_id uuid not null,
  key_id uuid not null,
  key_sealed text not null,
  primary key (tenant_id, customer_id)
);
call keban.tenant_table('person_keys');
alter table events add column sealed text;

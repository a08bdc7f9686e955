-- Who sent a text by hand; nobody where the policy sent it.
alter table messages add column queued_by uuid;
alter table messages add foreign key (tenant_id, queued_by) references staff;

-- What somebody reported before anybody knew him; it becomes his once his number is confirmed.
alter table entry_requests add column ticket_id uuid;
alter table entry_requests add foreign key (tenant_id, ticket_id) references tickets (tenant_id, id);

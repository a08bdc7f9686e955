-- What somebody took in and is not over yet, for his own queue.
create index tickets_first_contact on tickets (tenant_id, first_contact) where closed_at is null;

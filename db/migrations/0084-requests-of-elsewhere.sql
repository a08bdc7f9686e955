-- Reports of another program come in with their number there, finished or still open.
alter table tickets add column outside_number text;
create unique index tickets_outside on tickets (tenant_id, outside_number) where outside_number is not null;
create index tickets_import on tickets (tenant_id, import_id) where import_id is not null;
alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check
  check (kind in ('customers', 'homes', 'staff', 'consents', 'contacts', 'tickets', 'requests', 'facts'));

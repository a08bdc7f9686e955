-- Complaints of years before come in as finished tickets.
alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check check (kind in ('customers', 'homes', 'staff', 'consents', 'contacts', 'tickets', 'facts'));

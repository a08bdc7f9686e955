-- The log of another program comes in too: a line a step, put together by the number of its request.
alter table imports drop constraint imports_kind_check;
alter table imports add constraint imports_kind_check
  check (kind in ('customers', 'homes', 'staff', 'consents', 'contacts', 'tickets', 'requests', 'logs', 'facts'));

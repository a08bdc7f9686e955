-- A kept mapping is known again by the headers it maps, also when a file has gained a column.
alter table import_mappings add column headers text[] not null default '{}';

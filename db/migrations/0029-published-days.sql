-- Days of rest and of work that a company publishes for a year: [{ "year": 2027, "off": ["2027-01-01"], "work": [] }].
alter table keban.tenants add column published_days jsonb not null default '[]' check (jsonb_typeof(published_days) = 'array');

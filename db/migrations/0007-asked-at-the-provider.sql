-- What filled the gaps of a text, for providers that keep the text themselves; when and how often one was asked what became of it.
alter table messages add column gaps jsonb not null default '{}';
alter table messages add column asked_at timestamptz;
alter table messages add column asks integer not null default 0;
create index on messages (tenant_id, claimed_at) where state in ('unknown', 'sent');

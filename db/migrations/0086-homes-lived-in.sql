-- Rates are held against the homes lived in: counted from the index alone.
create index holdings_lived_in on holdings (tenant_id, project_id) where moved_in_on is not null and ended_on is null;

-- Homes handed over in a month are found by their day.
create index holdings_handover on holdings (tenant_id, project_id, handover_on) where handover_on is not null;

-- All clocks a ticket ever had are shown with it; those that run are among them.
drop index obligations_clocks;
create index obligations_of_ticket on obligations (tenant_id, subject_id, trigger_at) where subject_kind = 'ticket';

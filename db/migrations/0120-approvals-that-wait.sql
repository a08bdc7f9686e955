-- An approval that waits too long climbs: what is told when, which rung comes next and when. Who handed his seat to whom.
alter table approvals add column ladder jsonb not null default '[]';
alter table approvals add column rung integer not null default 0;
alter table approvals add column next_step_at timestamptz;
alter table approvals add column handed_on jsonb not null default '[]';
create index approvals_due on approvals (tenant_id, next_step_at) where next_step_at is not null;

-- A promise that broke asks by itself: nobody asked for it.
alter table approvals alter column asked_by drop not null;
alter table approvals drop constraint approvals_what_check;
alter table approvals add constraint approvals_what_check
  check (what in ('cannot-solve', 'unsatisfied', 'overdue', 'close', 'lower-level', 'compensate', 'appeal'));

-- When the breach was recorded: once for each time it was owed by.
alter table obligations add column breached_at timestamptz;
update obligations o set breached_at = o.due_at from events e
  where e.tenant_id = o.tenant_id and e.subject_id = o.id and e.kind = 'obligation.breached' and o.state in ('open', 'waiting');

create or replace function keban.tenants_with_steps(until timestamptz) returns setof uuid
  language sql stable security definer set search_path = public as $$
  select t.id from keban.tenants t where exists (
    select from obligations o where o.tenant_id = t.id and o.state = 'open' and o.next_step_at <= until)
    or exists (select from approvals a where a.tenant_id = t.id and a.next_step_at <= until)
$$;

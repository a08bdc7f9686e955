-- At most three short facts that say who somebody is; a role that may publish the policy because the policy says so.
alter table customers add column pinned text[] not null default '{}' check (cardinality(pinned) <= 3);
alter table roles add column publishes boolean not null default false;

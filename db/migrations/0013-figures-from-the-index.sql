-- A month's figures of a project are read from the index alone.
create index obligations_proof on obligations (tenant_id, project_id, due_at)
  include (clause, role, playbook, owed_by, state, met_at, late_entry, in_bulk, attempts) where not parent;
drop index obligations_project_due;

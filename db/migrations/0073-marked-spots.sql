-- Places that are no home and have a code of their own: a lift, a gate, a shop. The name is what stands in a report from there.
create table marked_spots (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  name text not null check (name <> ''),
  marked_by uuid,
  marked_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects (tenant_id, id)
);
create unique index marked_spots_once on marked_spots (tenant_id, project_id, name) where ended_at is null;
call keban.tenant_table('marked_spots');

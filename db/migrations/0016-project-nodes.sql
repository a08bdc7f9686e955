-- Building nodes a project has reached; a photo of one may be seen by whoever sees the project.
create table project_nodes (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  name text not null check (name <> ''),
  reached_on date not null,
  photo_id uuid,
  event_id uuid not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references projects (tenant_id, id)
);
create unique index project_nodes_once on project_nodes (tenant_id, project_id, name) where taken_back_at is null;
call keban.tenant_table('project_nodes');

alter table files add column project_id uuid;

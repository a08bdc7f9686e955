-- When a directory was last asked for its people, what came of it, and whether somebody wants it asked again.
create table directory_syncs (
  tenant_id uuid not null,
  provider text not null check (provider in ('wecom', 'dingtalk', 'feishu')),
  wanted_at timestamptz,
  claimed_at timestamptz,
  done_at timestamptz,
  people integer,
  problem text,
  primary key (tenant_id, provider)
);
call keban.tenant_table('directory_syncs');

-- Before a company is chosen: whose login is this person of a provider? More than one answer is nobody's.
create function keban.logins_of_person(of_provider text, by_id text, by_union text) returns table (login_id text)
  language sql stable security definer set search_path = public as $$
  select distinct s.login_id from directory_people d join staff s on s.tenant_id = d.tenant_id and s.id = d.staff_id
  where d.provider = of_provider and (d.external_id = by_id or d.union_id = by_union) and s.left_on is null and s.login_id is not null
$$;
create index directory_people_union on directory_people (provider, union_id) where union_id is not null;
create index directory_people_id on directory_people (provider, external_id);

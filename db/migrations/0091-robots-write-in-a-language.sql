-- What the digests of a group are written in.
alter table group_robots add column language text not null default 'zh-CN' check (language in ('zh-CN', 'en'));

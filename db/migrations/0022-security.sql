-- How people sign in at a company. Without a row the defaults hold.
create table security_rules (
  tenant_id uuid not null primary key,
  password_length integer not null default 8 check (password_length between 8 and 64),
  password_kinds integer not null default 2 check (password_kinds between 1 and 4),
  password_days integer check (password_days between 30 and 730),
  idle_minutes integer check (idle_minutes between 5 and 480),
  second_factor text[] not null default '{}',
  export_alone integer not null default 500 check (export_alone between 0 and 100000),
  changed_by uuid,
  changed_at timestamptz
);
call keban.tenant_table('security_rules');

-- A second factor belongs to the login, like the password; names of columns are the library's.
alter table auth."user" add column "twoFactorEnabled" boolean default false;
create table auth.second_factors (
  id text primary key, secret text not null, "backupCodes" text not null,
  "userId" text not null unique references auth."user" (id) on delete cascade,
  verified boolean default true, "failedVerificationCount" integer default 0, "lockedUntil" timestamptz
);
-- Wrong passwords in a row by the account as it was typed, whether there is one or not: a lock tells nobody which accounts exist.
create table auth.wrong_tries (
  account text primary key,
  tries integer not null,
  tried_at timestamptz not null,
  locked_until timestamptz
);
grant select, insert, update, delete on auth.second_factors, auth.wrong_tries to keban_app;

-- System, security and audit are three people, whatever writes the rows.
alter table roles drop constraint roles_profile_check;
alter table roles add constraint roles_profile_check
  check (profile in ('frontline', 'desk', 'supervisor', 'manager', 'administrator', 'security', 'auditor', 'specialist'));
insert into roles (tenant_id, code, title, profile, scope)
  select id, 'security-administrator', '安全管理员', 'security', 'company' from keban.tenants on conflict do nothing;

create function keban.refuse_joined_powers() returns trigger language plpgsql as $$
begin
  if exists (
    select from staff_roles h join roles r on r.tenant_id = h.tenant_id and r.code = h.role
    join staff_roles i on i.tenant_id = h.tenant_id and i.staff_id = h.staff_id
      and i.from_on <= coalesce(h.until_on, 'infinity') and h.from_on <= coalesce(i.until_on, 'infinity')
      and i.from_on <= coalesce(i.until_on, 'infinity') and h.from_on <= coalesce(h.until_on, 'infinity')
    join roles p on p.tenant_id = i.tenant_id and p.code = i.role
    where h.tenant_id = new.tenant_id and r.profile in ('administrator', 'security', 'auditor')
      and p.profile in ('administrator', 'security', 'auditor') and r.profile < p.profile
      and (tg_table_name = 'roles' or h.staff_id = (to_jsonb(new)->>'staff_id')::uuid))
  then
    raise exception 'one person may not hold two of system, security and audit' using errcode = '23514', constraint = 'staff_roles_three_powers';
  end if;
  return null;
end $$;
create constraint trigger three_powers after insert or update on staff_roles deferrable initially deferred
  for each row execute function keban.refuse_joined_powers();
create constraint trigger three_powers after update of profile on roles deferrable initially deferred
  for each row execute function keban.refuse_joined_powers();

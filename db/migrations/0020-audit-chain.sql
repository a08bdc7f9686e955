-- Each line of the audit log has a number within its company, the digest of the line before, and its own digest over both.
alter table audit_entries
  add column seal text,
  add column number bigint,
  add column previous text,
  add column digest text;

-- Where the log of a company ends; its row is the lock under which a line finds its place, held only while a commit lasts.
create table audit_ends (
  tenant_id uuid not null primary key,
  number bigint not null,
  digest text not null
);
call keban.tenant_table('audit_ends');
revoke insert, update, delete on audit_ends from keban_app;

create function keban.audit_digest(entry audit_entries) returns text language sql stable parallel safe as $$
  select encode(sha256(convert_to(jsonb_build_array(
    entry.number, entry.previous, entry.tenant_id, entry.id, extract(epoch from entry.at), entry.actor_kind, entry.actor_id, entry.action,
    entry.subject_kind, entry.subject_id, entry.reason, entry.detail, entry.ip, entry.seal)::text, 'UTF8')), 'hex')
$$;

create procedure keban.place_audit_entry(entry audit_entries) language plpgsql as $$
begin
  insert into audit_ends as e values (entry.tenant_id, 1, '') on conflict (tenant_id) do update set number = e.number + 1
    returning e.number, e.digest into entry.number, entry.previous;
  entry.digest := keban.audit_digest(entry);
  update audit_entries set number = entry.number, previous = entry.previous, digest = entry.digest
    where tenant_id = entry.tenant_id and id = entry.id;
  update audit_ends set digest = entry.digest where tenant_id = entry.tenant_id;
end $$;

-- Runs at the commit, as the owner: the application can neither choose a place nor change one.
create function keban.chain_audit_entry() returns trigger language plpgsql security definer set search_path = public, keban, pg_temp as $$
begin
  call keban.place_audit_entry(new);
  return null;
end $$;

do $$ declare entry audit_entries; begin
  for entry in select * from audit_entries order by tenant_id, id loop
    call keban.place_audit_entry(entry);
  end loop;
end $$;
create unique index audit_entries_number on audit_entries (tenant_id, number);
create constraint trigger chain after insert on audit_entries deferrable initially deferred
  for each row when (new.number is null) execute function keban.chain_audit_entry();

revoke insert on audit_entries from keban_app;
grant insert (tenant_id, id, at, actor_kind, actor_id, action, subject_kind, subject_id, reason, detail, ip, seal) on audit_entries to keban_app;
revoke execute on procedure keban.place_audit_entry(audit_entries) from public;
revoke truncate on audit_entries, audit_ends from keban_app;

-- What exactly is agreed to: every version of the text stays, so that a consent can be read as it was given.
create table consent_texts (
  tenant_id uuid not null,
  purpose text not null check (purpose in ('care', 'marketing', 'recording')),
  version text not null check (version <> ''),
  words_zh text not null check (words_zh <> ''),
  words_en text not null check (words_en <> ''),
  asks_anew boolean not null default false,
  published_by uuid,
  published_at timestamptz not null,
  primary key (tenant_id, purpose, version)
);
call keban.tenant_table('consent_texts');

-- A consent to an older text that no longer holds: he is to be asked anew.
alter table consents add column outdated_at timestamptz;

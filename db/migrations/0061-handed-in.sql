-- A draft is handed in at one revision to who may publish it; what is typed afterwards has to be handed in anew.
alter table playbook_versions
  add column asked_revision integer, add column asked_by uuid, add column asked_at timestamptz, add column asked_words text,
  add column returned_by uuid, add column returned_at timestamptz, add column returned_words text;

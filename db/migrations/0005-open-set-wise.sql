-- A company's own field that holds a day, kept as text; null for any other text.
create function keban.day_in(words text) returns date language sql immutable parallel safe as $$
  select case when words ~ '^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$'
    and substr(words, 9)::int <= extract(day from make_date(left(words, 4)::int, substr(words, 6, 2)::int, 1) + interval '1 month - 1 day')
    then words::date end
$$;

-- A midnight is opened step by step; where the next step goes on.
alter table opened_days add column midnight timestamptz, add column step text, add column after_id uuid;

-- Most care is owed to a person, not for a home: those need no entry here.
drop index obligations_unit;
create index obligations_unit on obligations (tenant_id, unit_id) where state = 'open' and unit_id is not null;

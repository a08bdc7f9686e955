-- What a company wants to know of its customers: from which phase on, asked for in which words, and after how long again.
create table wanted_facts (
  tenant_id uuid not null,
  field text not null,
  question_zh text not null check (question_zh <> ''),
  question_en text not null check (question_en <> ''),
  phase text not null check (phase in ('known', 'signed', 'handed-over', 'moved-in')),
  fresh_months integer check (fresh_months between 1 and 120),
  rank integer not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (tenant_id, field)
);
call keban.tenant_table('wanted_facts');

-- When a fact of a customer was last heard and by whom, or that he does not want to say.
create table heard_facts (
  tenant_id uuid not null,
  customer_id uuid not null,
  field text not null,
  answer text not null check (answer in ('told', 'declined')),
  heard_at timestamptz not null,
  heard_by uuid,
  ask_again_on date,
  primary key (tenant_id, customer_id, field),
  check ((answer = 'declined') = (ask_again_on is not null)),
  foreign key (tenant_id, customer_id) references customers on delete cascade
);
call keban.tenant_table('heard_facts');

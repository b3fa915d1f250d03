-- How often something may be tried: figures the programme sets, as dated rows like every other figure that changes.

create table programme_limit (
  code            text not null,
  value           integer not null check (value >= 0),
  effective_from  date not null,
  source          text not null,
  primary key (code, effective_from)
);
comment on table programme_limit is 'Limits the programme sets, such as how many sponsors a family is proposed to. Personal data: none. Kept: always.';

insert into programme_limit (code, value, effective_from, source) values
  ('proposalsPerCase', 3, '2026-01-01', 'Set by the programme, to be confirmed');

-- referral: the form after the UNHCR resettlement registration form, with births of every calendar and what a family member must not see apart.

alter table person add column birth_calendar text not null default 'gregorian'
  check (birth_calendar in ('gregorian', 'solarHijri', 'lunarHijri'));
alter table person add column birth_original text;
alter table person add column birth_age integer check (birth_age between 0 and 130);
alter table person add column birth_age_on date;
alter table person add column particulars jsonb not null default '{}';
comment on column person.birth_as_written is 'In the calendar of birth_calendar: a year, a month, a day, unknown, or age when an age alone is known.';
comment on column person.birth_original is 'The birth as a document or the person put it, in its own words and script.';
comment on column person.particulars is 'Other names with reasons, phones, languages of the interview, status, trade.';

alter table referral add column form text not null default 'full' check (form in ('full', 'abridged'));
alter table referral add column programme text not null default 'GAR';
update referral set programme = 'PSR' where sponsor_code is not null;
alter table referral alter column claim drop not null;
alter table referral alter column need drop not null;

create table confidential_record (
  case_id  uuid not null references case_file,
  version  integer not null,
  facts    jsonb not null,
  primary key (case_id, version)
);
comment on table confidential_record is 'Facts of a referral that a member of the family must not see, apart from all else. Personal data: violence, health, whereabouts, at the most sensitive. Kept: 10 years after the case closes.';

-- sponsorship: what a sponsor who accepted a family undertakes in writing, with the plan of its settlement, who decided on it, and the reports due.

create table undertaking (
  id              uuid primary key,
  case_id         uuid not null references case_file,
  proposal_id     uuid not null unique references proposal,
  sponsor_id      uuid not null references organization,
  stream          text not null,
  months          integer not null check (months between 1 and 36),
  state           text not null default 'asked' check (state in ('asked', 'filed', 'toBeCorrected', 'approved', 'refused', 'lapsed', 'ended')),
  version         integer not null default 0 check (version >= 0),
  asked_at        timestamptz not null,
  due_at          timestamptz,
  filed_at        timestamptz,
  filed_by        text,
  decided_at      timestamptz,
  decided_by      text,
  by_ministry     boolean,
  reason          text check (length(reason) between 1 and 4000),
  ended_at        timestamptz,
  established_on  date,
  constraint undertaking_filed check ((version > 0) = (filed_at is not null) and (filed_at is null) = (filed_by is null) and (state <> 'filed' or version > 0)),
  constraint undertaking_decided check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (by_ministry is null)
    and (state not in ('toBeCorrected', 'approved', 'refused') or decided_at is not null) and (state not in ('toBeCorrected', 'refused') or reason is not null)),
  constraint undertaking_ended check ((state in ('refused', 'lapsed', 'ended')) = (ended_at is not null))
);
create unique index undertaking_live on undertaking (case_id) where state in ('asked', 'filed', 'toBeCorrected', 'approved');
create index undertaking_case on undertaking (case_id, asked_at);
create index undertaking_sponsor on undertaking (sponsor_id, asked_at desc, id desc);
create index undertaking_to_file on undertaking (due_at, id) where state in ('asked', 'toBeCorrected');
create index undertaking_to_decide on undertaking (filed_at, id) where state = 'filed';
create index undertaking_decided_on on undertaking (decided_at desc, id desc) where by_ministry;
comment on column undertaking.months is 'For how long the sponsor undertakes to support the family.';
comment on column undertaking.version is 'How often it was filed.';
comment on column undertaking.due_at is 'Until when the sponsor may file it; empty between a decision that it is to be corrected and the new time for it.';
comment on column undertaking.reason is 'Why it is to be corrected or was refused; the sponsor reads it.';
comment on column undertaking.established_on is 'The day on which the family arrived, from which reports fall due.';
comment on table undertaking is 'What a sponsor undertakes for a family that it accepted: asked, filed, decided on. One lives for each case. Personal data: user names, the reason. Kept: 10 years after the case closes.';

create table undertaking_filing (
  undertaking_id  uuid not null references undertaking,
  version         integer not null check (version > 0),
  declarations    text[] not null check (declarations <@ '{solidary,noMoneyFromFamily,notForOthers,allMembersListed}'),
  members         uuid[] not null,
  remarks         text check (length(remarks) between 1 and 4000),
  filed_at        timestamptz not null,
  filed_by        text not null,
  outcome         text check (outcome in ('approved', 'refused', 'toBeCorrected')),
  decided_at      timestamptz,
  decided_by      text,
  reason          text check (length(reason) between 1 and 4000),
  primary key (undertaking_id, version)
);
comment on column undertaking_filing.members is 'The members of the family who were listed on it: all who were on file at that moment.';
comment on table undertaking_filing is 'Each filing of an undertaking with what was declared and decided; rows are only added, and decided on once. Personal data: who was listed, user names, remarks, the reason. Kept: with the undertaking.';

create table settlement_cost (
  undertaking_id  uuid not null,
  version         integer not null,
  item            text not null check (item in ('clothing', 'furniture', 'household', 'foodStaples', 'hookUps', 'school', 'shelter', 'transport', 'living')),
  money           numeric(10, 2) not null check (money >= 0),
  in_kind         numeric(10, 2) not null check (in_kind >= 0),
  given           text check (length(given) between 1 and 300),
  primary key (undertaking_id, version, item),
  foreign key (undertaking_id, version) references undertaking_filing,
  check (in_kind = 0 or given is not null)
);
comment on column settlement_cost.money is 'Canadian dollars: once for what a family needs to start, a month for shelter, transport and living.';
comment on column settlement_cost.in_kind is 'The value of what is given instead of money, likewise.';
comment on column settlement_cost.given is 'What is given in kind.';
comment on table settlement_cost is 'What a sponsor plans to pay or give, by item. Personal data: none as a rule. Kept: with the undertaking.';

create table settlement_duty (
  undertaking_id  uuid not null,
  version         integer not null,
  duty            text not null check (duty in ('airport', 'interpreter', 'orientation', 'languageTraining', 'employment', 'healthVisit', 'provincialHealth', 'school')),
  done_by         text not null check (done_by in ('sponsor', 'provider', 'both', 'notNeeded')),
  who             text check (length(who) between 1 and 200),
  primary key (undertaking_id, version, duty),
  foreign key (undertaking_id, version) references undertaking_filing
);
comment on table settlement_duty is 'Who does what for a family that settles. Personal data: names of people of the sponsor. Kept: with the undertaking.';

create table undertaking_draft (
  undertaking_id  uuid primary key references undertaking,
  version         integer not null,
  typed           jsonb not null,
  checked         boolean not null,
  saved_at        timestamptz not null,
  saved_by        text not null
);
comment on column undertaking_draft.typed is 'What was typed, field by field, as typed, right or wrong.';
comment on column undertaking_draft.checked is 'Whether the whole has been looked at: from then on every step says what is missing.';
comment on table undertaking_draft is 'Undertakings that a sponsor is writing, or that it may have to correct. Personal data: as in the undertaking. Kept: until it is approved or ends.';

-- Whoever decides on it or ends it and however, what was typed for it goes.
create function forget_undertaking_draft() returns trigger language plpgsql as $$
begin
  delete from undertaking_draft where undertaking_id = new.id;
  return null;
end $$;
create trigger undertaking_settled after update of state on undertaking
  for each row when (new.state in ('approved', 'refused', 'lapsed', 'ended')) execute function forget_undertaking_draft();

create table sponsor_report (
  undertaking_id    uuid not null references undertaking,
  code              text not null,
  due_on            date not null,
  to_be_confirmed   boolean not null,
  reminded_at       timestamptz,
  overdue_told_at   timestamptz,
  filed_at          timestamptz,
  filed_by          text,
  account           text check (length(account) between 1 and 8000),
  needs             text check (length(needs) between 1 and 4000),
  dropped_at        timestamptz,
  primary key (undertaking_id, code),
  check ((filed_at is null) = (filed_by is null) and (filed_at is null) = (account is null) and (needs is null or filed_at is not null)),
  check (filed_at is null or dropped_at is null)
);
create index sponsor_report_owed on sponsor_report (due_on, undertaking_id, code) where filed_at is null and dropped_at is null;
comment on column sponsor_report.to_be_confirmed is 'Whether the day is set by the programme until its source is confirmed.';
comment on column sponsor_report.dropped_at is 'When it was no longer owed, because the sponsorship ended.';
comment on table sponsor_report is 'Reports on a family''s settlement that a sponsor owes and files. Personal data: how the family fares. Kept: with the undertaking.';

create table undertaking_term (
  stream          text not null,
  months          integer not null check (months between 1 and 36),
  effective_from  date not null,
  source          text not null,
  primary key (stream, effective_from)
);
comment on table undertaking_term is 'For how many months a sponsor undertakes to support a family, by stream. Personal data: none. Kept: always.';
insert into undertaking_term (stream, months, effective_from, source) values
  ('namedSponsor', 12, '2000-01-01', 'IMM 5670: 12 months or until the family can support itself'),
  ('blended', 12, '2000-01-01', 'IRCC, blended visa office-referred programme: 12 months'),
  ('jointAssistance', 24, '2000-01-01', 'RSTP, joint assistance sponsorship: up to 24 months'),
  ('quebecCollective', 12, '2000-01-01', 'Québec, collective sponsorship, responsibilities and obligations: one year');

create table sponsor_report_rule (
  stream           text not null,
  code             text not null check (code ~ '^[a-zA-Z]{1,40}$'),
  due_after        text not null check (due_after ~ '^P\d+[DM]$'),
  to_be_confirmed  boolean not null,
  effective_from   date not null,
  source           text not null,
  primary key (stream, code, effective_from)
);
comment on table sponsor_report_rule is 'Which reports sponsors owe and how long after the family has established itself. Personal data: none. Kept: always.';
insert into sponsor_report_rule (stream, code, due_after, to_be_confirmed, effective_from, source) values
  ('quebecCollective', 'first', 'P3M', false, '2000-01-01', 'Québec, collective sponsorship: first settlement report within three months of establishment'),
  ('quebecCollective', 'atEnd', 'P12M', true, '2000-01-01', 'Québec, collective sponsorship: a second settlement report; its day is not in the source, taken as the end of the undertaking, to be confirmed'),
  ('namedSponsor', 'atEnd', 'P12M', true, '2000-01-01', 'Set by the programme, to be confirmed'),
  ('blended', 'atEnd', 'P12M', true, '2000-01-01', 'Set by the programme, to be confirmed'),
  ('jointAssistance', 'atEnd', 'P24M', true, '2000-01-01', 'Set by the programme, to be confirmed');

insert into programme_limit (code, value, effective_from, source) values
  ('reportReminderDays', 14, '2000-01-01', 'Passerelle: how many days before a report is due the sponsor is reminded of it; to be confirmed by the programme');

insert into service_target (step, priority, duration, effective_from, source) values
  ('undertakingQuebec', 'emergency', 'P180D', '2026-01-01', 'Set by the programme, to be confirmed: within it Québec''s reception window decides'),
  ('undertakingQuebec', 'urgent', 'P180D', '2026-01-01', 'Set by the programme, to be confirmed: within it Québec''s reception window decides'),
  ('undertakingQuebec', 'normal', 'P180D', '2026-01-01', 'Set by the programme, to be confirmed: within it Québec''s reception window decides');

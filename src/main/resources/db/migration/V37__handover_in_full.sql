-- handoff: to whom a notice goes and who owes a receipt; what is owed to a family in its first months, until its province takes over.

create table notice_recipient (
  notice_id        uuid not null references notice,
  organization_id  uuid not null references organization,
  part             text not null check (part in ('office', 'provider', 'sponsor')),
  owes_receipt     boolean not null,
  times_sent       integer not null default 1,
  received_at      timestamptz,
  received_by      text,
  received_how     text check (received_how in ('signedIn', 'telephone')),
  spoke_to         text,
  primary key (notice_id, organization_id),
  check ((received_at is null) = (received_by is null) and (received_at is null) = (received_how is null)),
  check ((spoke_to is not null) = coalesce(received_how = 'telephone', false))
);
create index notice_recipient_organization on notice_recipient (organization_id, notice_id);
create index notice_recipient_silent on notice_recipient (notice_id) where owes_receipt and received_at is null;
comment on table notice_recipient is 'To whom a version of a notice of arrival went, how often, and the receipt. Personal data: who gave the receipt, at the telephone by name. Kept: 10 years after the case closes.';

insert into notice_recipient (notice_id, organization_id, part, owes_receipt, times_sent, received_at, received_by, received_how)
select id, province_id, 'office', true, times_sent, received_at, received_by, case when received_at is not null then 'signedIn' end from notice;

alter table notice drop column received_at, drop column received_by, drop column times_sent, add column reopened_because text;

create table milestone_rule (
  kind            text not null check (kind in ('lodging', 'healthOffer', 'healthAssessment', 'school', 'languageClasses', 'incomeSupport', 'sponsorReport')),
  region          text not null check (region in ('quebec', 'elsewhere')),
  takers          text not null check (takers in ('everyone', 'sponsored', 'stateAssisted')),
  owed_by         text not null check (owed_by in ('office', 'provider', 'health', 'sponsor')),
  due             text not null,
  effective_from  date not null,
  source          text not null,
  primary key (kind, region, takers, effective_from)
);
comment on table milestone_rule is 'What is owed to a family after its arrival, by whom and when, counted from the day it landed. Personal data: none. Kept: for good.';

insert into milestone_rule (kind, region, takers, owed_by, due, effective_from, source) values
  ('lodging', 'elsewhere', 'everyone', 'provider', 'P1D', '2026-01-01', 'IRCC, Resettlement Assistance Program: temporary lodging from arrival; the day is the programme''s to confirm'),
  ('incomeSupport', 'elsewhere', 'stateAssisted', 'provider', 'P14D', '2026-01-01', 'IRCC, Resettlement Assistance Program: within the four to six weeks of essential services; the day is the programme''s to confirm'),
  ('healthAssessment', 'elsewhere', 'everyone', 'provider', 'P42D', '2026-01-01', 'IRCC, Resettlement Assistance Program: needs assessment and referral within four to six weeks'),
  ('school', 'elsewhere', 'everyone', 'provider', 'P30D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('languageClasses', 'elsewhere', 'everyone', 'provider', 'P42D', '2026-01-01', 'IRCC, Resettlement Assistance Program: links to programmes within four to six weeks'),
  ('lodging', 'quebec', 'everyone', 'provider', 'P1D', '2026-01-01', 'IRCC manual, Québec procedures: some days of hotel from arrival; the day is the programme''s to confirm'),
  ('incomeSupport', 'quebec', 'stateAssisted', 'provider', 'P14D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('healthOffer', 'quebec', 'everyone', 'health', 'P30D', '2026-01-01', 'MSSS, Une passerelle vers un avenir en santé (2018, delays of 2021): first step within 30 days; cerda.info'),
  ('healthAssessment', 'quebec', 'everyone', 'health', 'P90D', '2026-01-01', 'MSSS, indicator 1.02.07: assessment within 90 calendar days of arrival'),
  ('school', 'quebec', 'everyone', 'provider', 'P30D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('languageClasses', 'quebec', 'everyone', 'provider', 'P42D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('sponsorReport', 'quebec', 'sponsored', 'sponsor', 'P3M', '2026-01-01', 'Québec, parrainage collectif: first settlement report within three months of establishment');

create table milestone (
  case_id     uuid not null references case_file,
  kind        text not null,
  owed_by     text not null check (owed_by in ('office', 'provider', 'health', 'sponsor')),
  due_on      date not null,
  state       text not null default 'open' check (state in ('open', 'reached', 'declined', 'carriedOn')),
  settled_on  date,
  settled_by  text,
  remarks     text,
  primary key (case_id, kind),
  check ((state = 'open') = (settled_on is null) and (state = 'open') = (settled_by is null))
);
create index milestone_open on milestone (due_on, case_id) where state = 'open';
comment on table milestone is 'What is owed to a family in its first months and what became of it. Personal data: remarks, never of health. Kept: 10 years after the case closes.';

alter table reception add column taken_over_at timestamptz, add column taken_over_by text, add column takeover_remarks text;
update reception set taken_over_at = confirmed_at, taken_over_by = confirmed_by;

insert into service_target (step, priority, duration, effective_from, source) values
  ('callRecipient', 'emergency', 'PT2H', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('callRecipient', 'urgent', 'PT4H', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('callRecipient', 'normal', 'PT8H', '2026-01-01', 'Set by the programme, to be confirmed');

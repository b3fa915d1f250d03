-- handoff: which facts of a family may be told to whom and why, and the register of what was told. Nothing is overwritten: what held once
-- stays as it was, a change is a further row that holds from its day on.

create function only_added() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only added', tg_table_name;
end $$;

create table disclosure_usual (
  kind            text not null,
  purpose         text not null check (purpose in ('selection', 'reception', 'settlement', 'health', 'sponsorReception')),
  fields          text[] not null check (cardinality(fields) > 0),
  effective_from  date not null,
  source          text not null,
  primary key (kind, purpose, effective_from),
  check (purpose = 'health' or not 'medicalSurveillance' = any(fields))
);
comment on table disclosure_usual is 'What an agreement with a kind of organization usually lists, where no signed one has been entered yet. Personal data: none. Kept: always.';

insert into disclosure_usual (kind, purpose, fields, effective_from, source) values
  ('province', 'reception', '{caseNumber,names,nameInScript,birth,sex,relation,languages,persons,itinerary,destination,needsOnArrival,sponsorName}', '2026-01-01',
    'Notice of arrival, IRCC manual; annexes to the agreements with Manitoba (2003) and British Columbia (2004); to be confirmed with each province'),
  ('province', 'health', '{caseNumber,medicalSurveillance}', '2026-01-01', 'IRCC, privacy impact assessment of medical surveillance; to be confirmed with each province'),
  ('ministry', 'selection', '{caseNumber,names,nameInScript,birth,sex,relation,languages,persons,priority,countryOfAsylum,sponsorName,destination,csq}', '2026-01-01',
    'Canada–Québec Accord (1991), selection; to be confirmed with the ministry'),
  ('ministry', 'reception', '{caseNumber,names,nameInScript,birth,sex,relation,languages,persons,itinerary,destination,needsOnArrival,sponsorName,csq}', '2026-01-01',
    'Canada–Québec Accord (1991), reception; to be confirmed with the ministry'),
  ('ministry', 'health', '{caseNumber,medicalSurveillance}', '2026-01-01', 'IRCC, privacy impact assessment of medical surveillance; to be confirmed with the ministry'),
  ('settlementProvider', 'settlement', '{caseNumber,names,nameInScript,birth,sex,relation,languages,persons,itinerary,destination,needsOnArrival,sponsorName}', '2026-01-01',
    'Resettlement Assistance Program, sharing of clients'' needs; to be confirmed with each provider'),
  ('healthTeam', 'health', '{caseNumber,names,nameInScript,birth,languages,persons,itinerary,destination,medicalSurveillance}', '2026-01-01',
    'MSSS, health assessment of refugees: offered within 30 days, made within 90; to be confirmed with each establishment'),
  ('sponsor', 'sponsorReception', '{caseNumber,names,nameInScript,relation,languages,persons,itinerary,destination,needsOnArrival}', '2026-01-01',
    'Notice of arrival to sponsors, IRCC manual; to be confirmed by the programme');

create table disclosure_agreement (
  id            bigint generated always as identity primary key,
  recipient_id  uuid not null references organization,
  follows       bigint unique references disclosure_agreement,
  number        text not null check (length(number) between 1 and 60),
  legal_basis   text not null check (legal_basis in ('privacyActAgreement', 'contributionAgreement', 'undertaking')),
  reference     text not null check (length(reference) between 1 and 1000),
  assessment    text check (length(assessment) between 1 and 200),
  from_day      date not null,
  last_day      date check (last_day >= from_day),
  confirmed     boolean not null,
  entered_by    text not null,
  entered_at    timestamptz not null
);
create index disclosure_agreement_recipient on disclosure_agreement (recipient_id, from_day desc, id desc);
create unique index disclosure_agreement_first on disclosure_agreement (recipient_id) where follows is null;
comment on column disclosure_agreement.follows is 'The row entered before it for this recipient: rows form one line, so that two people never answer the same one.';
comment on column disclosure_agreement.assessment is 'Reference of the privacy impact assessment (évaluation des facteurs relatifs à la vie privée), Québec, Access Act, s. 70.1.';
comment on column disclosure_agreement.last_day is 'Null while it has no end of its own; the row that begins after it ends it.';
comment on table disclosure_agreement is 'Under which agreement and legal basis an organization may be told facts of families. Personal data: the user name of the person who entered it. Kept: always.';

create table disclosure_agreement_field (
  agreement_id  bigint not null references disclosure_agreement,
  purpose       text not null check (purpose in ('selection', 'reception', 'settlement', 'health', 'sponsorReception')),
  field         text not null check (field in ('caseNumber', 'names', 'nameInScript', 'birth', 'sex', 'relation', 'languages', 'persons', 'priority',
                  'countryOfAsylum', 'itinerary', 'destination', 'needsOnArrival', 'sponsorName', 'csq', 'contact', 'medicalSurveillance')),
  primary key (agreement_id, purpose, field),
  check (field <> 'medicalSurveillance' or purpose = 'health')
);
comment on table disclosure_agreement_field is 'The facts an agreement lists, by the purpose for which they may be told. Personal data: none. Kept: always.';

create trigger disclosure_agreement_only_added before update or delete on disclosure_agreement for each row execute function only_added();
create trigger disclosure_agreement_field_only_added before update or delete on disclosure_agreement_field for each row execute function only_added();

-- Offices that receive families already do not fall silent: they are told what is usual until a signed agreement has been entered.
insert into disclosure_agreement (recipient_id, number, legal_basis, reference, assessment, from_day, confirmed, entered_by, entered_at)
select id, 'DA-' || code, 'privacyActAgreement', 'Privacy Act, 8(2)(f); to be confirmed', case when kind = 'ministry' then 'To be confirmed' end, '2026-01-01', false,
  'system', now() from organization where kind in ('province', 'ministry');
insert into disclosure_agreement_field (agreement_id, purpose, field)
select a.id, u.purpose, f from disclosure_agreement a join organization o on o.id = a.recipient_id join disclosure_usual u on u.kind = o.kind cross join unnest(u.fields) f;

create table disclosure (
  id            bigint generated always as identity primary key,
  at            timestamptz not null,
  recipient_id  uuid not null references organization,
  agreement_id  bigint references disclosure_agreement,
  legal_basis   text,
  purpose       text not null check (purpose in ('selection', 'reception', 'settlement', 'health', 'sponsorReception')),
  fields        text[] not null check ('caseNumber' = any(fields)),
  case_id       uuid not null references case_file,
  version       text not null,
  channel       text not null check (channel in ('page', 'api', 'webhook', 'pdf', 'calendar')),
  told_to       text not null,
  check ((agreement_id is null) = (legal_basis is null)),
  check (agreement_id is not null or fields = '{caseNumber}')
);
create index disclosure_case on disclosure (case_id, at desc, id desc);
create index disclosure_at on disclosure (at desc, id desc);
create index disclosure_recipient on disclosure (recipient_id, at desc, id desc);
comment on column disclosure.version is 'Number and version of the notice, or the word selection.';
comment on column disclosure.told_to is 'User name of the person or client id of the program of the recipient; the word system when it was sent to it.';
comment on table disclosure is 'The register of what was told of a family to whom, under which agreement; rows are only added. Personal data: the user name of the person who read it; of the family the names of the facts, not the facts. Kept: always.';
create trigger disclosure_only_added before update or delete on disclosure for each row execute function only_added();
create trigger disclosure_never_emptied before truncate on disclosure for each statement execute function only_added();

create table disclosure_gap (
  recipient_id  uuid not null references organization,
  purpose       text not null,
  case_id       uuid not null references case_file,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  primary key (recipient_id, purpose)
);
create index disclosure_gap_case on disclosure_gap (case_id);
comment on table disclosure_gap is 'Recipients who were told the case number alone because no agreement was in force: the list that compliance officers work down. Personal data: none. Kept: while the organization works with us.';

-- recall --------------------------------------------------------------------------------------------------------------------------

alter table notice drop constraint notice_state_check,
  add constraint notice_state_check check (state in ('current', 'superseded', 'cancelled', 'recalled'));

create table notice_recall (
  number       text primary key,
  case_id      uuid not null references case_file,
  reason       text not null check (length(reason) between 1 and 1000),
  recalled_by  text not null,
  recalled_at  timestamptz not null
);
create index notice_recall_case on notice_recall (case_id);
comment on table notice_recall is 'A notice of arrival that was sent in error and called back, all its versions. Personal data: the reason may name people. Kept: 10 years after the case closes.';

create table notice_recall_recipient (
  number           text not null references notice_recall,
  organization_id  uuid not null references organization,
  destroyed_at     timestamptz,
  destroyed_by     text,
  primary key (number, organization_id),
  check ((destroyed_at is null) = (destroyed_by is null))
);
create index notice_recall_recipient_owing on notice_recall_recipient (organization_id) where destroyed_at is null;
comment on table notice_recall_recipient is 'Who is to destroy the copies of a notice called back, and has. Personal data: the user name of the person who confirmed it. Kept: 10 years after the case closes.';

-- incidents -----------------------------------------------------------------------------------------------------------------------

create sequence disclosure_incident_number;
create table disclosure_incident (
  number                text primary key,
  case_id               uuid not null references case_file,
  recipient_id          uuid not null references organization,
  notice_number         text references notice_recall,
  account               text not null check (length(account) between 1 and 1000),
  found_on              date not null,
  fields                text[] not null check (cardinality(fields) > 0),
  serious_risk          boolean,
  risk_reasons          text check (length(risk_reasons) between 1 and 1000),
  commission_told_on    date,
  commissioner_told_on  date,
  person_told_on        date,
  person_not_told       text check (length(person_not_told) between 1 and 1000),
  measures              text check (length(measures) between 1 and 1000),
  version               integer not null default 1,
  opened_by             text not null,
  opened_at             timestamptz not null,
  closed_by             text,
  closed_at             timestamptz,
  check ((serious_risk is null) = (risk_reasons is null)),
  check ((closed_by is null) = (closed_at is null)),
  check (closed_by <> opened_by),
  check (closed_at is null or serious_risk is not null and measures is not null),
  check (closed_at is null or not serious_risk
    or (coalesce(commission_told_on, commissioner_told_on) is not null and (person_told_on is not null or person_not_told is not null)))
);
create index disclosure_incident_case on disclosure_incident (case_id);
create index disclosure_incident_opened on disclosure_incident (opened_at desc, number desc);
create index disclosure_incident_notice on disclosure_incident (notice_number);
comment on column disclosure_incident.commission_told_on is 'Commission d''accès à l''information, Québec, Access Act, s. 63.8.';
comment on column disclosure_incident.commissioner_told_on is 'Privacy Commissioner of Canada.';
comment on column disclosure_incident.person_not_told is 'Why the person was not told, where a serious risk was found.';
comment on table disclosure_incident is 'The register of confidentiality incidents: what was told to whom by mistake and what was done (Québec, Access Act, s. 63.8 to 63.11; Privacy Act); never deleted, closed by a second person. Personal data: what happened may name people. Kept: always; the law asks for 5 years.';
create function keep_incident() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.closed_at is null then
    return new;
  end if;
  raise exception 'incidents are never deleted, nor changed once closed';
end $$;
create trigger disclosure_incident_kept before update or delete on disclosure_incident for each row execute function keep_incident();
create trigger disclosure_incident_never_emptied before truncate on disclosure_incident for each statement execute function only_added();

-- medical surveillance ------------------------------------------------------------------------------------------------------------

create table medical_surveillance (
  id           bigint generated always as identity primary key,
  case_id      uuid not null references case_file,
  required     boolean not null,
  report_days  integer check (report_days > 0),
  entered_by   text not null,
  entered_at   timestamptz not null,
  check (required = (report_days is not null))
);
create index medical_surveillance_case on medical_surveillance (case_id, id desc);
comment on column medical_surveillance.report_days is 'Days after landing within which the family reports to public health.';
comment on table medical_surveillance is 'Whether somebody of the family is to report to public health after landing: a flag and a duty, never a finding; the last row holds. Personal data: the flag concerns health. Kept: 10 years after the case closes.';
create trigger medical_surveillance_only_added before update or delete on medical_surveillance for each row execute function only_added();

create table medical_surveillance_receipt (
  surveillance_id  bigint not null references medical_surveillance,
  organization_id  uuid not null references organization,
  acknowledged_by  text not null,
  acknowledged_at  timestamptz not null,
  primary key (surveillance_id, organization_id)
);
comment on table medical_surveillance_receipt is 'Who has taken note of the duty to follow a family up. Personal data: the user name of the person who acknowledged it. Kept: 10 years after the case closes.';
create trigger medical_surveillance_receipt_only_added before update or delete on medical_surveillance_receipt for each row execute function only_added();

insert into programme_limit (code, value, effective_from, source) values
  ('medicalSurveillanceDays', 30, '2026-01-01', 'IRCC, medical surveillance: report to public health within 30 days of landing; to be confirmed');

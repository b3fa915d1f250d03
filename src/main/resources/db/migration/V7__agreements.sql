-- Under which agreement an organization works with us, and which programmes take in when. What held once stays as it was: a change is a
-- further row that holds from its day on.

-- partner ------------------------------------------------------------------------------------------------------------------------

alter table organization add column partner_type text
  check (partner_type in ('unhcr', 'state', 'internationalOrganization', 'ngo', 'privateSponsor'));
alter table organization add column suspension_reason text;
alter table organization add column version integer not null default 1;

create table organization_contact (
  id               bigint generated always as identity primary key,
  organization_id  uuid not null references organization,
  name             text not null,
  function         text not null,
  email            text,
  phone            text,
  language         text not null check (language in ('en', 'fr')),
  from_day         date not null,
  last_day         date check (last_day >= from_day),
  entered_by       text not null,
  entered_at       timestamptz not null,
  check (email is not null or phone is not null)
);
create index organization_contact_organization on organization_contact (organization_id, id);
comment on table organization_contact is 'Whom we speak to in an organization; a contact is ended, never overwritten. Personal data: name, function, e-mail, telephone. Kept: while the organization works with us and 10 years after.';

create table organization_change (
  id               bigint generated always as identity primary key,
  organization_id  uuid not null references organization,
  at               timestamptz not null,
  actor            text not null,
  what             text not null,
  subject          text,
  field            text,
  before           text,
  after            text,
  holds_from       date not null
);
create index organization_change_organization on organization_change (organization_id, id desc);
comment on table organization_change is 'What was changed about an organization, from what to what, by whom; rows are only added. Personal data: the user name of the person who acted, a contact''s name, an address of the organization. Kept: while the organization works with us and 10 years after.';

create table agreement (
  id               uuid primary key,
  organization_id  uuid not null references organization,
  number           text not null unique,
  starts_on        date not null,
  entered_by       text not null,
  entered_at       timestamptz not null
);
create index agreement_organization on agreement (organization_id, starts_on);
comment on table agreement is 'An agreement under which an organization refers families. Personal data: the user name of the person who entered it. Kept: while it holds and 10 years after.';

create table agreement_terms (
  agreement_id    uuid not null references agreement,
  version         integer not null,
  valid_from      date not null,
  programmes      text[] not null check (cardinality(programmes) > 0),
  ends_on         date check (ends_on >= valid_from),
  quota           integer check (quota > 0),
  inside_country  boolean not null,
  remark          text,
  entered_by      text not null,
  entered_at      timestamptz not null,
  primary key (agreement_id, version)
);
comment on table agreement_terms is 'What an agreement says from a day on: programmes, last day, persons a calendar year, whether people still inside their country may be referred. Rows are only added. Personal data: the user name of the person who entered it. Kept: with the agreement.';

create table agreement_suspension (
  id            bigint generated always as identity primary key,
  agreement_id  uuid not null references agreement,
  from_day      date not null,
  back_on       date check (back_on >= from_day),
  reason        text not null,
  entered_by    text not null,
  entered_at    timestamptz not null
);
create index agreement_suspension_agreement on agreement_suspension (agreement_id, from_day);
create unique index agreement_suspension_open on agreement_suspension (agreement_id) where back_on is null;
comment on table agreement_suspension is 'When nothing may be referred under an agreement, and why; back_on is the first day on which it holds again. Personal data: the user name of the person who entered it. Kept: with the agreement.';

create table quota_year (
  agreement_id  uuid not null references agreement,
  year          integer not null,
  persons       integer not null check (persons >= 0),
  primary key (agreement_id, year)
);
comment on table quota_year is 'How many persons have been referred under an agreement in a calendar year. Personal data: none. Kept: with the agreement.';

create table quota_use (
  id               bigint generated always as identity primary key,
  agreement_id     uuid not null,
  year             integer not null,
  case_id          uuid not null references case_file,
  programme        text not null,
  persons          integer not null check (persons > 0),
  referred_on      date not null,
  booked_at        timestamptz not null,
  released_at      timestamptz,
  release_reason   text check (release_reason in ('resized', 'withdrawn', 'closedIncomplete', 'alreadyOnFile', 'ineligible')),
  foreign key (agreement_id, year) references quota_year,
  check ((released_at is null) = (release_reason is null))
);
create unique index quota_use_one on quota_use (case_id) where released_at is null;
create index quota_use_case on quota_use (case_id);
create index quota_use_year on quota_use (agreement_id, year);
comment on table quota_use is 'The places of a quota that a case takes or has given back. Personal data: none. Kept: with the case.';

-- reference ----------------------------------------------------------------------------------------------------------------------

create table programme (
  code     text primary key,
  name_en  text not null,
  name_fr  text not null,
  source   text not null
);
comment on table programme is 'The programmes under which families are referred. Personal data: none. Kept: always.';

create table programme_window (
  id                 integer generated always as identity primary key,
  programme          text not null references programme,
  kind               text not null check (kind in ('pause', 'window')),
  sponsor_kinds      text[],
  destination        text not null check (destination in ('anywhere', 'quebec', 'outsideQuebec')),
  from_day           date not null,
  to_day             date check (to_day >= from_day),
  most_applications  integer,
  source             text not null
);
create index programme_window_programme on programme_window (programme);
comment on table programme_window is 'When a programme takes nothing in (pause), or takes in at all (window: outside its windows nothing); for some kinds of sponsor, or for all (null). Personal data: none. Kept: always.';

insert into programme (code, name_en, name_fr, source) values
  ('GAR', 'Government-assisted refugees', 'Réfugiés pris en charge par le gouvernement', 'IRCC, program delivery instructions, government-assisted refugees'),
  ('PSR', 'Private sponsorship of refugees', 'Parrainage privé de réfugiés', 'IRCC, guide to the Private Sponsorship of Refugees Program; in Québec, parrainage collectif'),
  ('HRD', 'Human rights defenders, global stream', 'Défenseurs des droits de la personne, volet mondial', 'IRCC, program delivery instructions, human-rights-defenders: UNHCR, Front Line Defenders, ProtectDefenders.eu'),
  ('UPP', 'Urgent Protection Program', 'Programme de protection d’urgence', 'IRCC, program delivery instructions, urgent-protection-upp: emergency submissions of UNHCR only'),
  ('AFGSIM', 'Afghanistan, special immigration measures', 'Afghanistan, mesures spéciales d’immigration', 'IRCC transition binder 2022, Afghanistan; CIMM 2023-02-08'),
  ('AFGEFPP', 'Afghanistan, extended families of former interpreters', 'Afghanistan, familles élargies d’anciens interprètes', 'IRCC transition binder 2022, Afghanistan; CIMM 2023-02-08'),
  ('AFGHUM', 'Afghanistan, humanitarian program', 'Afghanistan, programme pour des raisons humanitaires', 'IRCC, AFGH committee 2022-04-25, humanitarian program'),
  ('AFGHRD', 'Afghanistan, human rights defenders', 'Afghanistan, défenseurs des droits de la personne', 'Front Line Defenders, Canada program');

insert into programme_window (programme, kind, sponsor_kinds, destination, from_day, to_day, most_applications, source) values
  ('PSR', 'pause', '{groupOfFive,communitySponsor}', 'outsideQuebec', '2024-11-29', '2026-12-31', 0,
    'Canada Gazette, instructions on new applications of groups of five and community sponsors (civicsproject.org, immigration2canada.com): none accepted in 2026; public-policy applications excluded'),
  ('PSR', 'pause', null, 'quebec', '2017-01-27', '2017-12-31', null, 'Le Devoir, January 2017 (488807): all new applications suspended'),
  ('PSR', 'pause', '{quebecOrganization}', 'quebec', '2020-11-01', '2021-11-30', null,
    'L’actualité: legal persons excluded for a year, November 2020 to November 2021; the source gives the months only'),
  ('PSR', 'window', null, 'quebec', '2021-04-06', '2021-05-05', 750, 'services.immigration-quebec.gouv.qc.ca, collective sponsorship, sponsorship application'),
  ('PSR', 'window', null, 'quebec', '2022-01-18', '2022-02-16', 825, 'services.immigration-quebec.gouv.qc.ca, collective sponsorship, sponsorship application'),
  ('PSR', 'window', null, 'quebec', '2024-05-07', '2024-06-04', null, 'quebec.ca, collective sponsorship, requirements of an application eligible for the draw; groups at most 2 applications each'),
  ('PSR', 'pause', null, 'quebec', '2025-01-01', '2025-06-30', null,
    'actualitecanada.com; onemedia.fr 1398718: suspended to 2025-06-30; no later window is established, so that nothing is taken in until one is entered'),
  ('AFGSIM', 'pause', null, 'anywhere', '2025-03-05', null, 0, 'Public Safety Canada, briefing note 2025-03-05: intake closed; the day it closed is not established'),
  ('AFGEFPP', 'pause', null, 'anywhere', '2025-03-05', null, 0, 'Public Safety Canada, briefing note 2025-03-05: intake closed; the day it closed is not established'),
  ('AFGHUM', 'pause', null, 'anywhere', '2025-03-05', null, 0, 'Public Safety Canada, briefing note 2025-03-05: intake closed; the day it closed is not established'),
  ('AFGHRD', 'pause', null, 'anywhere', '2023-04-01', null, 0, 'Front Line Defenders, Canada program: the Afghan stream ended on 2023-03-31');

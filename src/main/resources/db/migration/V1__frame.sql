-- The frame: one family's file from referral to reception. Each table says in its comment what personal data it holds and how long
-- it is kept; a test holds that. Retention periods are counted from the day the case closes unless said otherwise.

-- partner: the organizations that work with us -----------------------------------------------------------------------------------

create table organization (
  id            uuid primary key,
  code          text not null unique,
  kind          text not null check (kind in ('referralPartner', 'verifier', 'sponsor', 'province', 'ministry')),
  name_en       text not null,
  name_fr       text not null,
  language      text not null check (language in ('en', 'fr')),
  email         text not null,
  province      text,
  suspended_at  timestamptz
);
comment on table organization is 'Partners, NGOs, sponsors, provinces and Québec''s ministry. Personal data: a contact address, which may be a person''s. Kept: while the organization works with us and 10 years after.';

-- access -------------------------------------------------------------------------------------------------------------------------

create table account (
  id               uuid primary key,
  username         text not null unique check (username ~ '^[a-z][a-zA-Z0-9]{2,39}$'),
  display_name     text not null,
  email            text not null,
  password_hash    text not null,
  language         text not null check (language in ('en', 'fr')),
  organization_id  uuid references organization,
  roles            text[] not null,
  disabled_at      timestamptz
);
comment on table account is 'People who sign in. Personal data: name, e-mail, password hash. Kept: while the person works here and 2 years after the account is disabled.';

create table api_client (
  client_id        text primary key,
  organization_id  uuid not null references organization,
  secret_hash      text not null,
  disabled_at      timestamptz
);
comment on table api_client is 'Programs of outside parties that call the API. Personal data: none. Kept: while in use and 2 years after.';

create table sign_in_throttle (
  subject       text primary key,
  failures      integer not null,
  last_failure  timestamptz not null
);
comment on table sign_in_throttle is 'Failed sign-ins, by a hash of the name or address tried. Personal data: none readable. Kept: one day after the last failure.';

create table audit_event (
  id               bigint generated always as identity primary key,
  at               timestamptz not null,
  actor            text not null,
  organization_id  uuid,
  action           text not null,
  subject          text not null,
  detail           text
);
create index audit_event_subject on audit_event (subject, at desc);
create index audit_event_at on audit_event (at desc);
comment on table audit_event is 'Who read or changed what, and what was refused. Personal data: the user name of the person who acted. Kept: 10 years after the event.';

-- reference: figures that governments change, with their source ------------------------------------------------------------------

create table province (
  code       text primary key,
  name_en    text not null,
  name_fr    text not null,
  time_zone  text not null
);
comment on table province is 'The 13 provinces and territories. Personal data: none. Kept: always.';

create table place (
  code            text primary key,
  province        text not null references province,
  name            text not null,
  effective_from  date not null,
  effective_to    date,
  source          text not null
);
comment on table place is 'Cities that receive families. Personal data: none. Kept: always.';

create table service_target (
  step            text not null,
  priority        text not null check (priority in ('emergency', 'urgent', 'normal')),
  duration        text not null check (duration ~ '^P'),
  effective_from  date not null,
  source          text not null,
  primary key (step, priority, effective_from)
);
comment on table service_target is 'How long a step may take, by priority, as an ISO 8601 duration. Personal data: none. Kept: always.';

create table holiday (
  province  text not null references province,
  day       date not null,
  name_en   text not null,
  name_fr   text not null,
  source    text not null,
  primary key (province, day)
);
comment on table holiday is 'Days on which a province''s offices are closed, besides Saturday and Sunday. Personal data: none. Kept: always.';

-- casefile -----------------------------------------------------------------------------------------------------------------------

create sequence case_number;

create table case_file (
  id                 uuid primary key,
  number             text not null unique,
  partner_id         uuid not null references organization,
  partner_reference  text not null,
  stage              text not null check (stage in ('intake', 'identity', 'matching', 'handoff', 'closed')),
  outcome            text,
  priority           text check (priority in ('emergency', 'urgent', 'normal')),
  received_at        timestamptz not null,
  screened_at        timestamptz,
  closed_at          timestamptz,
  unique (partner_id, partner_reference)
);
create index case_file_open on case_file (number desc) where closed_at is null;
create index case_file_stage on case_file (stage, number desc);
create index case_file_partner on case_file (partner_id, number desc);
comment on table case_file is 'One family''s case. Personal data: the partner''s reference, which points to a person. Kept: 10 years after closing.';

create table person (
  id                uuid primary key,
  case_id           uuid not null references case_file,
  position          integer not null,
  relation          text not null,
  accompanying      boolean not null,
  full_name         text not null,
  name_in_script    text,
  sex               text not null check (sex in ('female', 'male', 'another', 'unknown')),
  birth_as_written  text not null,
  birth_earliest    date,
  birth_latest      date,
  nationality       text,
  document_type     text,
  document_number   text,
  unique (case_id, position)
);
comment on table person is 'A member of the family, as written by the partner. Personal data: name, birth, sex, nationality, identity document. Kept: 10 years after the case closes.';

create table case_event (
  id       bigint generated always as identity primary key,
  case_id  uuid not null references case_file,
  at       timestamptz not null,
  code     text not null,
  actor    text not null,
  detail   text
);
create index case_event_case on case_event (case_id, id);
comment on table case_event is 'What happened to a case, in order. Personal data: the user name of the person who acted. Kept: with the case.';

create table case_wait (
  id        text primary key,
  case_id   uuid not null references case_file,
  element   text not null,
  holder    text not null,
  critical  boolean not null,
  began_at  timestamptz not null,
  ended_at  timestamptz
);
create index case_wait_case on case_wait (case_id, began_at);
create index case_wait_running on case_wait (case_id) where ended_at is null;
comment on table case_wait is 'Each wait of a case and who holds the file meanwhile. Personal data: none. Kept: with the case.';

-- notification -------------------------------------------------------------------------------------------------------------------

create table outbox (
  id               uuid primary key,
  idempotency_key  text not null unique,
  recipient        text not null,
  language         text not null check (language in ('en', 'fr')),
  template         text not null,
  case_number      text not null,
  path             text not null,
  created_at       timestamptz not null,
  attempts         integer not null default 0,
  next_attempt_at  timestamptz not null,
  sent_at          timestamptz,
  given_up_at      timestamptz,
  last_error       text
);
create index outbox_due on outbox (next_attempt_at) where sent_at is null and given_up_at is null;
create index outbox_case on outbox (case_number, created_at);
comment on table outbox is 'Mail that leaves the house: a case number and a link, nothing about the family. Personal data: the recipient''s address. Kept: 2 years after sending.';

-- referral -----------------------------------------------------------------------------------------------------------------------

create table referral (
  case_id             uuid primary key references case_file,
  version             integer not null,
  primary_category    text not null,
  secondary_category  text,
  stated_size         integer not null,
  danger              text not null check (danger in ('none', 'serious', 'immediate')),
  medical_need        text not null check (medical_need in ('none', 'significant', 'lifeThreatening')),
  country_of_asylum   text not null,
  inside_home_country boolean not null,
  languages           text[] not null,
  intended_province   text references province,
  sponsor_code        text,
  claim               text not null,
  need                text not null,
  consent             boolean not null,
  submitted_at        timestamptz not null,
  submitted_by        text not null,
  returned_at         timestamptz,
  return_reason       text,
  resubmit_by         timestamptz,
  decision            text check (decision in ('accepted', 'ineligible')),
  decision_ground     text,
  decision_reason     text,
  decided_by          text,
  decided_at          timestamptz
);
comment on table referral is 'The referral as last submitted, and the officer''s decision. Personal data: the account of persecution, needs, health. Kept: 10 years after the case closes.';

create table referral_version (
  case_id       uuid not null references case_file,
  version       integer not null,
  content       jsonb not null,
  submitted_at  timestamptz not null,
  submitted_by  text not null,
  primary key (case_id, version)
);
comment on table referral_version is 'Each submission exactly as it came in. Personal data: everything in a referral. Kept: 10 years after the case closes.';

create table referral_fault (
  case_id   uuid not null references case_file,
  version   integer not null,
  position  integer not null,
  code      text not null,
  field     text not null,
  primary key (case_id, version, position)
);
comment on table referral_fault is 'What completeness rules found missing or contradictory in a submission. Personal data: none (codes and field names). Kept: with the case.';

create table submission_key (
  partner_id       uuid not null references organization,
  idempotency_key  text not null,
  content_hash     text not null,
  case_id          uuid not null references case_file,
  created_at       timestamptz not null,
  primary key (partner_id, idempotency_key)
);
create index submission_key_case on submission_key (case_id);
comment on table submission_key is 'Idempotency keys of the API. Personal data: none. Kept: 1 year.';

create table change_of_circumstances (
  id           uuid primary key,
  case_id      uuid not null references case_file,
  kind         text not null check (kind in ('birth', 'newDanger', 'medical')),
  description  text not null,
  reported_by  text not null,
  reported_at  timestamptz not null
);
create index change_of_circumstances_case on change_of_circumstances (case_id);
comment on table change_of_circumstances is 'What changed for the family while the case runs. Personal data: a description of the family''s situation. Kept: 10 years after the case closes.';

-- screening ----------------------------------------------------------------------------------------------------------------------

create table person_key (
  person_id  uuid not null references person on delete cascade,
  key        text not null,
  primary key (person_id, key)
);
create index person_key_key on person_key (key);
comment on table person_key is 'Search keys of a person: normalized name and document number. Personal data: the same as the person''s. Kept: with the person.';

create table duplicate_suspicion (
  id               uuid primary key,
  case_id          uuid not null references case_file,
  person_id        uuid not null references person on delete cascade,
  other_person_id  uuid not null references person on delete cascade,
  other_case_id    uuid not null references case_file,
  reasons          text[] not null,
  found_at         timestamptz not null,
  decision         text check (decision in ('different', 'same')),
  decision_reason  text,
  decided_by       text,
  decided_at       timestamptz,
  unique (person_id, other_person_id)
);
create index duplicate_suspicion_case on duplicate_suspicion (case_id);
create index duplicate_suspicion_other_case on duplicate_suspicion (other_case_id);
create index duplicate_suspicion_other_person on duplicate_suspicion (other_person_id);
comment on table duplicate_suspicion is 'Two persons on file who may be one. Personal data: the officer''s reason. Kept: 10 years after the case closes.';

-- identity -----------------------------------------------------------------------------------------------------------------------

create table verifier (
  organization_id  uuid primary key references organization,
  countries        text[] not null,
  languages        text[] not null,
  capacity         integer not null check (capacity > 0)
);
comment on table verifier is 'Where and in which languages a verification NGO works, and how many requests it takes at once. Personal data: none. Kept: with the organization.';

create table verification_request (
  id            uuid primary key,
  case_id       uuid not null references case_file,
  verifier_id   uuid not null references verifier,
  state         text not null check (state in ('open', 'answered', 'overdue', 'withdrawn')),
  requested_at  timestamptz not null,
  remind_at     timestamptz not null,
  due_at        timestamptz not null,
  closed_at     timestamptz
);
create unique index verification_request_one_open on verification_request (case_id) where state = 'open';
create index verification_request_verifier on verification_request (verifier_id, requested_at desc);
comment on table verification_request is 'A request to an NGO to attest a family''s identity. Personal data: none of its own. Kept: 10 years after the case closes, never less than 5 years after the activity.';

create table attestation (
  request_id      uuid primary key references verification_request,
  met_on          date not null,
  met_in_person   boolean not null,
  place           text not null,
  documents_seen  text not null,
  finding         text not null check (finding in ('matches', 'partlyMatches', 'contradicts')),
  confidence      text not null check (confidence in ('low', 'medium', 'high')),
  remarks         text not null,
  attested_by     text not null,
  attested_at     timestamptz not null
);
comment on table attestation is 'What an NGO found. Personal data: where and how the family was met, papers seen, remarks. Kept: 10 years after the case closes, never less than 5 years after the activity.';

create table identity_decision (
  id          uuid primary key,
  case_id     uuid not null references case_file,
  kind        text not null check (kind in ('first', 'secondOpinion')),
  decision    text not null,
  reason      text not null,
  decided_by  text not null,
  decided_at  timestamptz not null
);
create index identity_decision_case on identity_decision (case_id, decided_at);
comment on table identity_decision is 'What officers decided on a family''s identity, and why. Personal data: the reason. Kept: 10 years after the case closes.';

-- sponsorship --------------------------------------------------------------------------------------------------------------------

create table sponsor (
  organization_id    uuid primary key references organization,
  kind               text not null check (kind in ('agreementHolder', 'groupOfFive', 'communitySponsor', 'quebecGroup', 'quebecOrganization')),
  place              text not null references place,
  languages          text[] not null,
  families           integer not null check (families >= 0),
  families_taken     integer not null default 0,
  largest_household  integer not null check (largest_household > 0),
  check (families_taken between 0 and families)
);
comment on table sponsor is 'What a sponsor can carry this year. Personal data: none. Kept: with the organization.';

create table charge (
  case_id     uuid primary key references case_file,
  stream      text not null,
  taken_by    text check (taken_by in ('sponsor', 'state')),
  sponsor_id  uuid references sponsor,
  settled_at  timestamptz
);
comment on table charge is 'Who takes charge of the family. Personal data: none. Kept: 10 years after the case closes.';

create table proposal (
  id              uuid primary key,
  case_id         uuid not null references case_file,
  sponsor_id      uuid not null references sponsor,
  named           boolean not null,
  state           text not null check (state in ('proposed', 'held', 'accepted', 'declined', 'expired', 'rejected', 'released')),
  proposed_at     timestamptz not null,
  held_at         timestamptz,
  expires_at      timestamptz,
  ended_at        timestamptz,
  answered_by     text,
  decline_reason  text,
  officer_reason  text,
  unique (case_id, sponsor_id)
);
create unique index proposal_one_live on proposal (case_id) where state in ('proposed', 'held');
create index proposal_sponsor on proposal (sponsor_id, proposed_at desc);
comment on table proposal is 'A family proposed to a sponsor, and the answer. A pair that failed never comes back. Personal data: reasons. Kept: 10 years after the case closes.';

-- handoff ------------------------------------------------------------------------------------------------------------------------

create table selection (
  case_id       uuid primary key references case_file,
  requested_at  timestamptz not null,
  answered_at   timestamptz,
  answered_by   text,
  granted       boolean,
  csq_number    text,
  csq_expires   date,
  place         text references place,
  reason        text
);
comment on table selection is 'Québec''s selection (CSQ) asked and answered. Personal data: certificate number, reason. Kept: 10 years after the case closes.';

create table destination (
  case_id     uuid primary key references case_file,
  place       text not null references place,
  reason      text,
  decided_by  text not null,
  decided_at  timestamptz not null
);
comment on table destination is 'The city that receives the family. Personal data: the reason. Kept: 10 years after the case closes.';

create table arrival_plan (
  case_id     uuid primary key references case_file,
  arrives_on  date not null,
  port        text not null,
  flight      text,
  remarks     text,
  planned_by  text not null,
  planned_at  timestamptz not null
);
comment on table arrival_plan is 'When and how the family travels. Personal data: itinerary, needs on arrival. Kept: 10 years after the case closes.';

create sequence notice_number;

create table notice (
  id              uuid primary key,
  case_id         uuid not null references case_file,
  number          text not null,
  version         integer not null,
  province_id     uuid not null references organization,
  state           text not null check (state in ('current', 'superseded', 'cancelled')),
  arrives_on      date not null,
  port            text not null,
  flight          text,
  persons         integer not null,
  remarks         text,
  sent_at         timestamptz not null,
  times_sent      integer not null,
  receipt_due_at  timestamptz not null,
  received_at     timestamptz,
  received_by     text,
  unique (number, version)
);
create unique index notice_one_current on notice (case_id) where state = 'current';
create index notice_province on notice (province_id, arrives_on desc);
comment on table notice is 'Notice of arrival transmission (NAT) to a province, each version. Personal data: itinerary, number of persons, needs on arrival. Kept: 10 years after the case closes.';

create table arrival_report (
  id           uuid primary key,
  notice_id    uuid not null references notice,
  result       text not null check (result in ('arrived', 'changed', 'noShow')),
  happened_on  date not null,
  remarks      text,
  reported_by  text not null,
  reported_at  timestamptz not null
);
create index arrival_report_notice on arrival_report (notice_id);
comment on table arrival_report is 'What happened on the day of arrival. Personal data: remarks. Kept: 10 years after the case closes.';

create table reception (
  case_id       uuid primary key references case_file,
  confirmed_at  timestamptz not null,
  confirmed_by  text not null,
  remarks       text
);
comment on table reception is 'The province''s word that it has received the family. Personal data: remarks. Kept: 10 years after the case closes.';

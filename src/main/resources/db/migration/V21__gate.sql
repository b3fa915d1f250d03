-- identity: what is known of NGOs for choosing among them, who is tied to whom, and every check of the gate in front of a request.

insert into programme_limit (code, value, effective_from, source) values
  ('organizationScreeningDays', 30, '2026-01-01', 'Set by the programme, to be confirmed'),
  ('safetyAssessmentDays', 90, '2026-01-01', 'Set by the programme, to be confirmed');

alter table verifier add column regions text[] not null default '{}';
alter table verifier add column women boolean not null default false;
alter table verifier add column men boolean not null default false;
comment on column verifier.regions is 'Parts of its countries in which it works, as it calls them; empty: all of them.';
comment on column verifier.women is 'Whether it can send women only to a family; false while that is not known.';
comment on column verifier.men is 'Whether it can send men only to a family; false while that is not known.';
comment on table verifier is 'Where, in which languages and with whom a verification NGO works, and how many requests it takes at once; what stood before is in organization_change. Personal data: none. Kept: with the organization.';

create table organization_tie (
  id               uuid primary key,
  organization_id  uuid not null references organization,
  other_id         uuid not null references organization check (other_id <> organization_id),
  why              text not null check (length(why) between 1 and 1000),
  from_day         date not null,
  last_day         date check (last_day >= from_day - 1),
  end_reason       text check (length(end_reason) between 1 and 1000),
  entered_by       text not null,
  entered_at       timestamptz not null,
  ended_by         text,
  ended_at         timestamptz,
  kept_from        timestamptz generated always as ((last_day + 1)::timestamp at time zone 'UTC') stored,
  check ((last_day is null) = (end_reason is null) and (last_day is null) = (ended_by is null) and (last_day is null) = (ended_at is null))
);
create unique index organization_tie_once on organization_tie (least(organization_id, other_id), greatest(organization_id, other_id))
  where last_day is null;
create index organization_tie_organization on organization_tie (organization_id);
create index organization_tie_other on organization_tie (other_id);
comment on column organization_tie.last_day is 'Null while they are tied; the day before the first when it was entered by mistake.';
comment on table organization_tie is 'Two organizations that are not independent of each other, so that neither confirms what the other says; one is ended, never deleted. Personal data: user names of staff; the reason may name people. Kept: while both work with us and 10 years after, never less than 5 years after its last day.';
create trigger organization_tie_kept before delete on organization_tie for each row execute function keep_five_years();

create index verification_request_ended on verification_request (verifier_id, closed_at) where state in ('answered', 'overdue', 'handedBack');

create table verifier_choice (
  id               uuid not null,
  case_id          uuid not null references case_file,
  organization_id  uuid not null references organization,
  at               timestamptz not null,
  chosen           boolean not null,
  place            text not null check (place in ('sameRegion', 'sameCountry', 'elsewhere')),
  language         text not null check (language in ('shared', 'none')),
  staff            text not null check (staff in ('asWished', 'notAsWished')),
  load             text not null check (load in ('low', 'medium', 'high', 'full')),
  timeliness       text not null check (timeliness in ('good', 'fair', 'poor', 'unknown')),
  independence     text not null check (independence in ('independent', 'notIndependent')),
  dependence       text[] not null,
  rank             integer not null,
  kept_from        timestamptz generated always as (at) stored,
  primary key (id, organization_id)
);
create index verifier_choice_case on verifier_choice (case_id, at desc);
comment on column verifier_choice.id is 'One choice; a row for each NGO that was looked at.';
comment on column verifier_choice.dependence is 'Why it is not independent.';
comment on column verifier_choice.rank is 'Points of the decision table; below zero: it may not be asked.';
comment on table verifier_choice is 'Why an NGO was chosen for a family and why others were not; rows are only added. Personal data: none. Kept: with the case, never less than 5 years after the activity.';
create trigger verifier_choice_kept before delete on verifier_choice for each row execute function keep_five_years();

create table gate_check (
  id                uuid primary key,
  case_id           uuid not null references case_file,
  organization_id   uuid not null references organization,
  at                timestamptz not null,
  checked_by        text not null,
  open              boolean not null,
  authorization_id  uuid references work_authorization,
  kept_from         timestamptz generated always as (at) stored
);
create index gate_check_case on gate_check (case_id, at desc);
comment on table gate_check is 'A check of whether an NGO may lawfully and safely be asked about a family; rows are only added. Personal data: the user name of the person who had it made. Kept: with the case, never less than 5 years after the activity (Criminal Code, s. 83.032, records of authorized activities).';
create trigger gate_check_kept before delete on gate_check for each row execute function keep_five_years();

create table gate_finding (
  id         bigint generated always as identity primary key,
  check_id   uuid not null references gate_check,
  condition  text not null check (condition in ('agreement', 'authorization', 'screening', 'safety', 'payment')),
  met        boolean not null,
  code       text not null,
  rests_on   text,
  moment     timestamptz,
  reference  uuid,
  kept_from  timestamptz not null
);
create index gate_finding_check on gate_finding (check_id, id);
create index gate_finding_reference on gate_finding (reference) where condition = 'payment' and met;
comment on column gate_finding.code is 'Why the condition is met or not; its words stand in the message bundles.';
comment on column gate_finding.rests_on is 'Number of the agreement, authorization or exception, or a code of a country or region.';
comment on column gate_finding.moment is 'When screening or assessment took place.';
comment on column gate_finding.reference is 'Authorization, exception or hit.';
comment on table gate_finding is 'What a check of the gate found for each condition, and what that rested on; rows are only added. Personal data: none. Kept: with the check.';
create trigger gate_finding_kept before delete on gate_finding for each row execute function keep_five_years();

create table gate_answer (
  id               uuid primary key,
  case_id          uuid not null references case_file,
  organization_id  uuid not null references organization,
  answer           text not null check (answer in ('checkAgain', 'anotherNgo', 'assessSafety', 'withoutNgo')),
  reason           text check (length(reason) between 1 and 4000),
  answered_by      text not null,
  answered_at      timestamptz not null,
  kept_from        timestamptz generated always as (answered_at) stored,
  check (answer = 'checkAgain' or reason is not null)
);
create index gate_answer_case on gate_answer (case_id, answered_at desc);
comment on table gate_answer is 'What a compliance officer answered when the gate was shut; rows are only added. Personal data: the reason may name people; the officer''s user name. Kept: with the case, never less than 5 years after the activity.';
create trigger gate_answer_kept before delete on gate_answer for each row execute function keep_five_years();

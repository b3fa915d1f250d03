-- identity: a request to an NGO is prepared by an assessment of safety, may be held, handed back or stopped, and is answered in parts.

create table safety_assessment (
  id             uuid primary key,
  case_id        uuid not null references case_file,
  contact        text not null check (contact in ('inPerson', 'remoteOnly', 'noContact')),
  staff_sex      text not null check (staff_sex in ('any', 'women', 'men')),
  work_place     text not null check (work_place in ('outsideControlledArea', 'insideControlledArea')),
  family_safety  text not null check (length(family_safety) between 1 and 4000),
  ngo_safety     text not null check (length(ngo_safety) between 1 and 4000),
  assessed_by    text not null,
  assessed_at    timestamptz not null
);
create index safety_assessment_case on safety_assessment (case_id, assessed_at desc);
comment on column safety_assessment.contact is 'How the NGO may meet the family; noContact: no NGO is asked.';
comment on column safety_assessment.work_place is 'Whether the NGO would work in an area flagged as controlled by a listed group.';
comment on table safety_assessment is 'Whether and how a family may be met without danger for it and for the NGO''s people; rows are only added. Personal data: what endangers them. Kept: 10 years after the case closes, never less than 5 years after the activity.';

alter table verification_request drop constraint verification_request_state_check;
alter table verification_request add constraint verification_request_state_check
  check (state in ('open', 'held', 'answered', 'overdue', 'withdrawn', 'handedBack', 'stopped', 'incident'));
alter table verification_request add column manner text not null default 'inPerson' check (manner in ('inPerson', 'remote'));
alter table verification_request add column authorization_id uuid;
alter table verification_request add column held_until timestamptz;
alter table verification_request add column end_reason text check (length(end_reason) <= 4000);
drop index verification_request_one_open;
create unique index verification_request_one_open on verification_request (case_id) where state in ('open', 'held');
create index verification_request_authorization on verification_request (authorization_id) where state in ('open', 'held');
comment on column verification_request.manner is 'How the family may be met: remote when a meeting in person is not safe.';
comment on column verification_request.authorization_id is 'Under which authorization or documented exception the NGO works; null where none is needed.';
comment on column verification_request.end_reason is 'Why the NGO handed it back or held it, or what happened; the NGO''s or an officer''s words.';
comment on table verification_request is 'A request to an NGO to attest a family''s identity. Personal data: why it was held, handed back or stopped. Kept: 10 years after the case closes, never less than 5 years after the activity.';

alter table attestation alter column documents_seen set default '';
alter table attestation add column particulars jsonb not null default '{}';
comment on column attestation.particulars is 'Who met whom, each paper seen, likeness, kinship, service, referees, contradictions, safety, attachments.';

alter table identity_decision drop constraint identity_decision_kind_check;
alter table identity_decision add constraint identity_decision_kind_check check (kind in ('first', 'secondOpinion', 'fraud'));

-- Records of work that an authorization covers are kept for five years after the activity at least (Criminal Code, s. 83.032). No use case
-- deletes them; this holds whatever else is connected to the database.
create function keep_five_years() returns trigger language plpgsql as $$
begin
  if old.kept_from is null or old.kept_from > now() - interval '5 years' then
    raise exception 'records of %s are kept for five years after the activity', tg_table_name;
  end if;
  return old;
end $$;
alter table verification_request add column kept_from timestamptz generated always as (closed_at) stored;
alter table attestation add column kept_from timestamptz generated always as (attested_at) stored;
alter table safety_assessment add column kept_from timestamptz generated always as (assessed_at) stored;
create trigger verification_request_kept before delete on verification_request for each row execute function keep_five_years();
create trigger attestation_kept before delete on attestation for each row execute function keep_five_years();
create trigger safety_assessment_kept before delete on safety_assessment for each row execute function keep_five_years();

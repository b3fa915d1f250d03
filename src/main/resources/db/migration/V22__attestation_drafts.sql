-- identity: what an NGO has begun to write, how it held a request or gave it back, and the incidents it reported.

create table attestation_draft (
  request_id  uuid primary key references verification_request,
  version     integer not null,
  typed       jsonb not null,
  checked     boolean not null,
  saved_at    timestamptz not null,
  saved_by    text not null
);
comment on column attestation_draft.typed is 'What was typed, field by field, as typed, right or wrong.';
comment on column attestation_draft.checked is 'Whether the whole has been looked at: from then on every step says what is missing.';
comment on table attestation_draft is 'Attestations that an NGO has begun and not sent. Personal data: everything in an attestation. Kept: until it is sent or the request ends.';

-- Whoever ends a request and however, what was begun for it goes.
create function forget_attestation_draft() returns trigger language plpgsql as $$
begin
  delete from attestation_draft where request_id = new.id;
  return null;
end $$;
create trigger verification_request_ended after update of state on verification_request
  for each row when (new.state not in ('open', 'held')) execute function forget_attestation_draft();

alter table verification_request add column held_at timestamptz;
alter table verification_request add column hold_reason text check (length(hold_reason) between 1 and 1000);
alter table verification_request add column end_code text
  check (end_code in ('noCapacity', 'cannotReach', 'notSafe', 'conflictOfInterest', 'other'));
comment on column verification_request.held_at is 'When the NGO held it; a request is held once.';
comment on column verification_request.hold_reason is 'Why the NGO held it, in its words.';
comment on column verification_request.end_code is 'Why the NGO gave it back.';

create table verification_incident (
  id           uuid primary key,
  case_id      uuid not null references case_file,
  request_id   uuid not null references verification_request,
  kind         text not null check (kind in ('familyInDanger', 'staffInDanger', 'informationLeaked', 'other')),
  happened_on  date not null,
  account      text not null check (length(account) between 1 and 4000),
  reported_by  text not null,
  reported_at  timestamptz not null,
  kept_from    timestamptz generated always as (reported_at) stored
);
create index verification_incident_case on verification_incident (case_id, reported_at);
create trigger verification_incident_kept before delete on verification_incident for each row execute function keep_five_years();
comment on column verification_incident.account is 'What happened, in the words of the NGO.';
comment on table verification_incident is 'What endangered a family or an NGO''s people while its identity was confirmed; rows are only added. Personal data: what happened to whom. Kept: 10 years after the case closes, never less than 5 years after the activity.';

insert into programme_limit (code, value, effective_from, source) values
  ('verificationHoldDays', 14, date '2000-01-01', 'Passerelle: days for which an NGO may hold a request to confirm an identity, once; to be confirmed by the programme');

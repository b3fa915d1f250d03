-- identity: biometrics are given in a third country before a province is told of a family; they are a stage of their own.

create table biometrics (
  id           bigint generated always as identity primary key,
  case_id      uuid not null references case_file,
  person_id    uuid not null,
  given_on     date not null,
  country      text not null check (country ~ '^[A-Z]{3}$'),
  place        text not null check (length(place) between 1 and 200),
  result       text not null check (result in ('noMatch', 'sameIdentity', 'otherIdentity')),
  reference    text check (length(reference) between 1 and 60),
  note         text check (length(note) between 1 and 1000),
  recorded_by  text not null,
  recorded_at  timestamptz not null
);
create index biometrics_case on biometrics (case_id, id);
comment on column biometrics.person_id is 'Whose they are; the row stays when the person leaves the family''s list.';
comment on column biometrics.country is 'Where they were given, ISO 3166-1 alpha-3: a third country, never their own.';
comment on column biometrics.result is 'What the comparison said: nobody alike; the same identity; somebody on record under another identity.';
comment on table biometrics is 'When and where a person gave biometrics and what the comparison said, never the prints or the picture; rows are only added, the last one of a person holds. Personal data: where they were on a day, whether another identity is on record. Kept: 10 years after the case closes.';

create function biometrics_are_only_added() returns trigger language plpgsql as $$
begin
  raise exception 'biometrics are corrected by a further row';
end $$;
create trigger biometrics_only_added before update on biometrics for each row execute function biometrics_are_only_added();

alter table case_file drop constraint case_file_stage_check;
alter table case_file add constraint case_file_stage_check check (stage in ('intake', 'identity', 'matching', 'biometrics', 'handoff', 'closed'));

insert into service_target (step, priority, duration, effective_from, source) values
  ('recordBiometrics', 'emergency', 'P3D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('recordBiometrics', 'urgent', 'P14D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('recordBiometrics', 'normal', 'P60D', '2026-01-01', 'Set by the programme, to be confirmed');

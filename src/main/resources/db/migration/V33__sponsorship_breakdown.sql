-- sponsorships that break down within their year.

create table sponsorship_breakdown (
  id             uuid primary key,
  case_id        uuid not null references case_file,
  sponsor_id     uuid not null references sponsor,
  reported_as    text not null check (reported_as in ('officer', 'sponsor')),
  reason         text not null,
  reported_by    text not null,
  reported_at    timestamptz not null,
  safety         text check (safety in ('safeWhereTheyAre', 'movedToSafety', 'protectionCalled')),
  safety_reason  text,
  assessed_by    text,
  assessed_at    timestamptz,
  state_since    timestamptz,
  care           text check (care in ('blended', 'jointAssistance', 'state')),
  care_reason    text,
  care_by        text,
  care_at        timestamptz,
  final_safety   text check (final_safety in ('safeWhereTheyAre', 'movedToSafety', 'protectionCalled')),
  final_reason   text,
  final_by       text,
  final_at       timestamptz,
  end_code       text check (end_code in ('settled', 'withdrawn')),
  ended_at       timestamptz,
  check ((end_code is null) = (ended_at is null)),
  -- nothing is done, and nothing ends well, before somebody has said whether the family is safe, and why
  check ((safety is null) = (safety_reason is null) and (safety is null) = (assessed_at is null) and (safety is null) = (assessed_by is null)),
  check (care is null or safety is not null and care_reason is not null),
  check (state_since is null or safety is not null),
  check ((final_safety is null) = (final_reason is null) and (final_safety is null) = (final_at is null)),
  check (final_safety is null or care is not null),
  check (end_code is distinct from 'settled' or final_safety is not null)
);
create unique index sponsorship_breakdown_one_running on sponsorship_breakdown (case_id) where ended_at is null;
create index sponsorship_breakdown_case on sponsorship_breakdown (case_id, reported_at);
comment on table sponsorship_breakdown is 'A sponsorship that broke down, whether the family is safe, and who takes care of it now. Personal data: reasons. Kept: 10 years after the case closes.';

insert into service_target (step, priority, duration, effective_from, source)
select step, priority, duration, date '2026-01-01', 'Set by the programme, to be confirmed' from (values
  ('assessFamilySafety', 'emergency', 'PT2H'), ('assessFamilySafety', 'urgent', 'PT4H'), ('assessFamilySafety', 'normal', 'PT8H'),
  ('chooseNewCare', 'emergency', 'PT8H'), ('chooseNewCare', 'urgent', 'P1D'), ('chooseNewCare', 'normal', 'P3D'),
  ('recordSafetyOutcome', 'emergency', 'P1D'), ('recordSafetyOutcome', 'urgent', 'P3D'), ('recordSafetyOutcome', 'normal', 'P7D')) as t (step, priority, duration);

-- sponsorship: what a sponsor can carry in several dimensions, families that wait for a sponsor, and streams that an officer chose.

alter table sponsor drop constraint sponsor_kind_check;
alter table sponsor add constraint sponsor_kind_check
  check (kind in ('agreementHolder', 'constituentGroup', 'groupOfFive', 'communitySponsor', 'quebecGroup', 'quebecOrganization'));
alter table sponsor
  add column persons             integer,
  add column persons_taken       integer not null default 0,
  add column children            integer,
  add column children_taken      integer not null default 0,
  add column special_needs       integer,
  add column special_needs_taken integer not null default 0,
  add column takes               text[] not null default '{medical,mobility,singleParent,unaccompaniedMinor}';

alter table proposal
  add column persons       integer not null default 0,
  add column children      integer not null default 0,
  add column special_needs integer not null default 0;
update proposal p set persons = (select count(*) from person where case_id = p.case_id and accompanying)
  where state in ('proposed', 'held', 'accepted');
-- who could carry so many families of that size could carry them whoever they were
update sponsor s set persons = families * largest_household, children = families * largest_household, special_needs = families,
  persons_taken = coalesce((select sum(p.persons) from proposal p where p.sponsor_id = s.organization_id
    and p.state in ('proposed', 'held', 'accepted')), 0);
update sponsor set persons = greatest(persons, persons_taken);
alter table sponsor
  alter column persons set not null,
  alter column children set not null,
  alter column special_needs set not null,
  add constraint sponsor_persons check (persons_taken between 0 and persons),
  add constraint sponsor_children check (children_taken between 0 and children),
  add constraint sponsor_special_needs check (special_needs_taken between 0 and special_needs),
  add constraint sponsor_takes check (takes <@ '{medical,mobility,singleParent,unaccompaniedMinor}');
comment on table sponsor is 'What a sponsor can carry this year, in families, persons, children and families with special needs, and what of it is taken. Personal data: none. Kept: with the organization.';
comment on column proposal.persons is 'What the family takes of the sponsor''s places, as long as the proposal lives.';

create table waiting_family (
  case_id        uuid primary key references case_file,
  stream         text not null,
  waiting_since  timestamptz not null,
  left_at        timestamptz
);
create index waiting_family_now on waiting_family (waiting_since, case_id) where left_at is null;
comment on table waiting_family is 'Families for whom a sponsor is sought, from the first day on which one was. Personal data: none. Kept: 10 years after the case closes.';

create table stream_choice (
  id         bigint generated always as identity primary key,
  case_id    uuid not null references case_file,
  stream     text not null,
  reason     text not null,
  chosen_by  text not null,
  chosen_at  timestamptz not null
);
create index stream_choice_case on stream_choice (case_id, id);
comment on table stream_choice is 'A stream that an officer chose otherwise than the decision table, and why. Personal data: the reason. Kept: 10 years after the case closes.';

insert into service_target (step, priority, duration, effective_from, source) values
  ('pool', 'emergency', 'P7D', '2026-01-01', 'Set by the programme, to be confirmed: how long a sponsor is sought before the State takes charge'),
  ('pool', 'urgent', 'P30D', '2026-01-01', 'Set by the programme, to be confirmed: how long a sponsor is sought before the State takes charge'),
  ('pool', 'normal', 'P90D', '2026-01-01', 'Set by the programme, to be confirmed: how long a sponsor is sought before the State takes charge'),
  ('undertaking', 'emergency', 'P7D', '2026-01-01', 'IRCC, blended visa office-referred programme: seven days to file'),
  ('undertaking', 'urgent', 'P7D', '2026-01-01', 'IRCC, blended visa office-referred programme: seven days to file'),
  ('undertaking', 'normal', 'P7D', '2026-01-01', 'IRCC, blended visa office-referred programme: seven days to file'),
  ('assessUndertaking', 'emergency', 'PT8H', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('assessUndertaking', 'urgent', 'P2D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('assessUndertaking', 'normal', 'P10D', '2026-01-01', 'Set by the programme, to be confirmed');

-- sponsorship.round: matching rounds, what each plan rests on, what officers changed, and what families are tied to and wish for.

create sequence matching_round_number;

create table matching_round (
  id              uuid primary key,
  number          text not null unique,
  state           text not null check (state in ('begun', 'collected', 'planned', 'publishing', 'published', 'discarded', 'nobody')),
  begun_by        text not null,
  begun_at        timestamptz not null,
  attempt         integer not null default 0,
  collected_at    timestamptz,
  policy          jsonb,
  policy_version  text,
  past_families   integer,
  behind          text[] not null default '{}',
  objective       double precision,
  bound           double precision,
  proven          boolean,
  took_ms         bigint,
  planned_at      timestamptz,
  nobody_because  text check (nobody_because in ('noFamily', 'noSponsor', 'allShutOut')),
  ended_by        text,
  ended_at        timestamptz,
  discard_reason  text
);
create unique index matching_round_one on matching_round ((true)) where ended_at is null;
create index matching_round_begun on matching_round (begun_at desc, id);
comment on table matching_round is 'Matching rounds, with the policy in points that the plan followed and how good it was proven to be. Personal data: user names of officers. Kept: 10 years.';

create table round_sponsor (
  round_id        uuid not null references matching_round,
  position        integer not null,
  sponsor_id      uuid not null references organization,
  families        integer not null,
  families_left   integer not null,
  persons_left    integer not null,
  children_left   integer not null,
  special_left    integer not null,
  price           double precision[] not null default '{}',
  scarcity        double precision[] not null default '{}',
  primary key (round_id, position)
);
comment on table round_sponsor is 'Sponsors of a round, what they had left when it was collected, what each unit of it is worth to families still to come, and to the families of the round. Personal data: none. Kept: 10 years.';

create table round_family (
  round_id        uuid not null references matching_round,
  position        integer not null,
  case_id         uuid not null references case_file,
  priority        text not null,
  persons         integer not null,
  children        integer not null,
  special_needs   integer not null,
  languages       text[] not null,
  groups          text[] not null,
  waiting_since   timestamptz not null,
  allowed         integer[] not null,
  levels          text[] not null,
  worth           double precision[] not null,
  shut_out        jsonb not null,
  planned         integer,
  runner_up       integer,
  runner_up_cost  double precision,
  unplaced        text check (unplaced in ('noPair', 'crowdedOut', 'keptForLater')),
  chosen          integer,
  outcome         text check (outcome in ('held', 'placeGone', 'limit', 'notWaiting')),
  outcome_limit   text,
  proposal_id     uuid references proposal,
  told            text check (told in ('told', 'tooLate')),
  told_at         timestamptz,
  primary key (round_id, position)
);
create index round_family_case on round_family (case_id);
create index round_family_proposal on round_family (proposal_id);
comment on table round_family is 'Families of a round: what the plan rests on, pair by pair, whom it proposed, whom the officer chose and what became of it. Positions are those of round_sponsor. Personal data: size, languages and nationality of the family, by its case. Kept: 10 years after the case closes.';

create table round_override (
  id           bigint generated always as identity primary key,
  round_id     uuid not null references matching_round,
  attempt      integer not null,
  case_id      uuid not null references case_file,
  planned      uuid references organization,
  chosen       uuid references organization,
  points_lost  double precision not null,
  reason       text not null,
  decided_by   text not null,
  decided_at   timestamptz not null
);
create index round_override_round on round_override (round_id, case_id, id);
create index round_override_case on round_override (case_id);
comment on table round_override is 'Where an officer chose otherwise than the plan, how many points that lost, and why. The last for a family counts. Personal data: the reason. Kept: 10 years after the case closes.';

create table family_tie (
  id           uuid primary key,
  case_id      uuid not null references case_file,
  place        text not null,
  kind         text not null check (kind in ('relative', 'friend', 'community')),
  confirmed    boolean not null,
  recorded_by  text not null,
  recorded_at  timestamptz not null,
  removed_by   text,
  removed_at   timestamptz
);
create unique index family_tie_one on family_tie (case_id, place, kind) where removed_at is null;
comment on table family_tie is 'Where in Canada a family has relatives, friends or a community, and whether that is confirmed. Personal data: where kin of the family live, by its case. Kept: 10 years after the case closes.';

create table family_wish (
  id           uuid primary key,
  case_id      uuid not null references case_file,
  place        text not null,
  wish         text not null check (wish in ('first', 'wished', 'avoided')),
  recorded_by  text not null,
  recorded_at  timestamptz not null,
  removed_by   text,
  removed_at   timestamptz
);
create unique index family_wish_one on family_wish (case_id, place) where removed_at is null;
create unique index family_wish_first on family_wish (case_id) where wish = 'first' and removed_at is null;
comment on table family_wish is 'Places where a family would like to live, or would rather not. Personal data: wishes of the family, by its case. Kept: 10 years after the case closes.';

create table place_service (
  place           text not null references place (code),
  service         text not null check (service in ('medical', 'trauma', 'settlement', 'schoolLanguage')),
  effective_from  date not null,
  effective_to    date,
  source          text not null,
  primary key (place, service, effective_from)
);
comment on table place_service is 'Services at a place that a family may need, as dated rows. Personal data: none. Kept: always.';

create table trade_off (
  id        uuid primary key,
  begun_by  text not null,
  begun_at  timestamptz not null,
  done      integer not null default 0,
  most      integer not null,
  points    jsonb,
  ended_at  timestamptz
);
create index trade_off_begun on trade_off (begun_at desc);
comment on table trade_off is 'What the queue of a day would lose of the policy''s points to serve more of the families'' wishes. Personal data: none. Kept: 1 year.';

insert into programme_limit (code, value, effective_from, source) values
  ('roundEveryDays', 7, '2026-01-01', 'Set by the programme, to be confirmed: after how many days without a round the next begins by itself');
insert into service_target (step, priority, duration, effective_from, source) values
  ('reviewPlan', 'emergency', 'PT8H', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('reviewPlan', 'urgent', 'P1D', '2026-01-01', 'Set by the programme, to be confirmed'),
  ('reviewPlan', 'normal', 'P2D', '2026-01-01', 'Set by the programme, to be confirmed');
insert into place_service (place, service, effective_from, source)
  select place, service, '2026-01-01', 'Demonstration only, general knowledge of November 2026; verify before relying on it'
  from unnest(array['toronto', 'ottawa', 'hamilton', 'vancouver', 'calgary', 'edmonton', 'winnipeg', 'halifax']) place,
    unnest(array['medical', 'trauma', 'settlement', 'schoolLanguage']) service;
insert into place_service (place, service, effective_from, source)
  select place, service, '2026-01-01', 'Demonstration only, general knowledge of November 2026; verify before relying on it'
  from unnest(array['kitchener', 'london', 'windsor', 'victoria', 'regina', 'saskatoon', 'stJohns', 'moncton', 'fredericton', 'saintJohn', 'kingston', 'charlottetown']) place,
    unnest(array['settlement', 'schoolLanguage', 'medical']) service;
insert into place_service (place, service, effective_from, source)
  select place, 'settlement', '2026-01-01', 'Demonstration only, general knowledge of November 2026; verify before relying on it'
  from unnest(array['thunderBay', 'peterborough', 'abbotsford', 'kelowna', 'princeGeorge', 'mooseJaw', 'princeAlbert', 'brandon', 'winkler', 'lethbridge',
    'redDeer', 'medicineHat', 'fortMcMurray', 'grandePrairie', 'whitehorse', 'yellowknife']) place;

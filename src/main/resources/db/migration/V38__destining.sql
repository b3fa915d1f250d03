-- handoff: requests to match a destination, the yearly plan per city and what of it is taken, what was proposed and what officers chose.

create table city_plan (
  place           text not null references place,
  year            integer not null check (year between 2020 and 2199),
  number          integer not null check (number > 0),
  persons         integer not null check (persons between 0 and 100000),
  effective_from  date not null,
  source          text not null,
  demonstration   boolean not null default false,
  entered_by      text,
  entered_at      timestamptz,
  primary key (place, year, number)
);
comment on table city_plan is 'How many persons of the families without a sponsor a city plans to receive in a year, as dated rows: the last of a year holds. Personal data: the user name of whoever entered it. Kept: always.';

create table city_year (
  place  text not null references place,
  year   integer not null,
  taken  integer not null default 0 check (taken >= 0),
  primary key (place, year)
);
comment on table city_year is 'How many persons were destined for a city in a year, of those whom its plan counts. Personal data: none. Kept: always.';

create table place_language (
  place           text not null references place,
  language        text not null,
  effective_from  date not null,
  effective_to    date,
  source          text not null,
  primary key (place, language, effective_from)
);
comment on table place_language is 'Languages in which a family can live and be served in a city, as dated rows. Personal data: none. Kept: always.';

create sequence destination_request_number;

create table destination_request (
  case_id        uuid primary key references case_file,
  number         text not null unique,
  state          text not null check (state in ('asked', 'chosen', 'withdrawn')),
  asked_at       timestamptz not null,
  place          text references place,
  province       text references province,
  grounds        text[] not null,
  proposed_at    timestamptz,
  policy         text,
  families       integer,
  counted_place  text,
  counted_year   integer,
  counted        integer,
  check ((counted is null) = (counted_place is null) and (counted is null) = (counted_year is null)),
  foreign key (counted_place, counted_year) references city_year
);
create index destination_request_asked on destination_request (asked_at, case_id) where state = 'asked';
comment on table destination_request is 'A request to match a destination (DMR): what the family asks for and on which grounds, and of which year''s plan it was counted. Personal data: coarse grounds, by its case. Kept: 10 years after the case closes.';

create table destination_option (
  case_id   uuid not null references destination_request,
  position  integer not null check (position > 0),
  place     text not null references place,
  planned   boolean not null,
  worth     integer not null,
  price     double precision not null,
  parts     jsonb not null,
  against   jsonb not null,
  plan      integer,
  taken     integer not null,
  primary key (case_id, position),
  unique (case_id, place)
);
comment on table destination_option is 'The cities in the order in which they were laid before the officer, with what counted for each and what ruled it out. Personal data: coarse levels (relatives, language, care), by the case. Kept: 10 years after the case closes.';

create table destination_choice (
  id           bigint generated always as identity primary key,
  case_id      uuid not null references case_file,
  place        text not null references place,
  position     integer,
  first_place  text references place,
  points_lost  double precision,
  reason       text not null,
  beyond_plan  text,
  decided_by   text not null,
  decided_at   timestamptz not null
);
create index destination_choice_case on destination_choice (case_id, id);
create index destination_choice_otherwise on destination_choice (id) where place <> first_place or beyond_plan is not null;
comment on table destination_choice is 'Cities that officers chose, with what was proposed first, what the choice lost and why it was made. None is overwritten. Personal data: the reasons. Kept: 10 years after the case closes.';

-- Families destined by an officer before there were requests.
insert into city_year (place, year, taken)
  select d.place, extract(year from d.decided_at at time zone 'America/Toronto')::integer, sum(m.persons)
  from destination d join place p on p.code = d.place and p.province <> 'QC'
    cross join lateral (select count(*) filter (where accompanying) as persons from person where case_id = d.case_id) m
  where d.reason is not null group by 1, 2;
insert into destination_request (case_id, number, state, asked_at, province, grounds, counted_place, counted_year, counted)
  select d.case_id, 'DMR-' || to_char(d.decided_at at time zone 'UTC', 'YYYY') || '-' || lpad(nextval('destination_request_number')::text, 6, '0'), 'chosen', d.decided_at, r.intended_province,
    case when r.intended_province is null then '{}'::text[] else array['intendedProvince'] end, d.place,
    extract(year from d.decided_at at time zone 'America/Toronto')::integer, m.persons
  from destination d join place p on p.code = d.place and p.province <> 'QC' left join referral r on r.case_id = d.case_id
    cross join lateral (select count(*) filter (where accompanying) as persons from person where case_id = d.case_id) m
  where d.reason is not null;
insert into destination_choice (case_id, place, reason, decided_by, decided_at)
  select d.case_id, d.place, d.reason, d.decided_by, d.decided_at from destination d join place p on p.code = d.place and p.province <> 'QC'
  where d.reason is not null;

-- Invented, so that there is something to plan with; real plans are entered on the page.
insert into city_plan (place, year, number, persons, effective_from, source, demonstration)
  select place, year, 1, persons, '2026-01-01', 'Demonstration only, invented; to be replaced by the plan agreed with the city', true
  from (values ('toronto', 2400), ('kitchener', 420), ('hamilton', 560), ('london', 640), ('windsor', 480), ('ottawa', 900), ('thunderBay', 120), ('kingston', 130),
    ('peterborough', 110), ('victoria', 160), ('vancouver', 1500), ('abbotsford', 240), ('kelowna', 130), ('princeGeorge', 80), ('regina', 520), ('saskatoon', 560),
    ('mooseJaw', 90), ('princeAlbert', 80), ('winnipeg', 1400), ('brandon', 140), ('winkler', 70), ('calgary', 1600), ('edmonton', 1400), ('lethbridge', 320),
    ('redDeer', 180), ('medicineHat', 120), ('fortMcMurray', 70), ('grandePrairie', 70), ('stJohns', 380), ('charlottetown', 150), ('halifax', 620), ('moncton', 380),
    ('fredericton', 240), ('saintJohn', 260), ('whitehorse', 40), ('yellowknife', 40), ('iqaluit', 10)) as plan (place, persons),
    generate_series(2026, 2027) as year;

insert into place_language (place, language, effective_from, source)
  select code, 'en', '2026-01-01', 'Official Languages Act: services in English' from place where province <> 'QC';
insert into place_language (place, language, effective_from, source)
  select place, 'fr', '2026-01-01', 'Demonstration only, general knowledge of November 2026: a French-speaking community lives there; verify before relying on it'
  from unnest(array['moncton', 'fredericton', 'saintJohn', 'ottawa', 'toronto', 'hamilton', 'windsor', 'winnipeg', 'calgary', 'edmonton', 'regina', 'saskatoon',
    'mooseJaw', 'vancouver', 'kelowna', 'princeGeorge', 'halifax', 'charlottetown', 'stJohns', 'whitehorse', 'yellowknife', 'iqaluit']) place;
insert into place_language (place, language, effective_from, source)
  select place, language, '2026-01-01', 'Demonstration only, invented: services are given in this language; verify before relying on it'
  from (values ('ar', array['toronto', 'ottawa', 'london', 'windsor', 'hamilton', 'calgary', 'edmonton', 'halifax', 'winnipeg']),
    ('prs', array['toronto', 'hamilton', 'vancouver', 'calgary', 'edmonton', 'winnipeg', 'ottawa', 'saskatoon']),
    ('pus', array['toronto', 'vancouver', 'calgary', 'edmonton', 'winnipeg']), ('ti', array['toronto', 'winnipeg', 'calgary', 'edmonton', 'vancouver']),
    ('so', array['toronto', 'ottawa', 'edmonton', 'winnipeg', 'calgary', 'stJohns']), ('sw', array['toronto', 'ottawa', 'winnipeg', 'moncton', 'edmonton', 'calgary']),
    ('uk', array['toronto', 'winnipeg', 'edmonton', 'saskatoon', 'calgary']), ('es', array['toronto', 'vancouver', 'london', 'calgary', 'edmonton'])) as spoken (language, places),
    unnest(places) place;

insert into place_service (place, service, effective_from, source)
  select code, service, '2026-01-01', 'Set by the programme, to be confirmed'
  from place, unnest(array['settlement', 'schoolLanguage']) service where province <> 'QC' on conflict do nothing;
insert into place_service (place, service, effective_from, source)
  select place, 'medical', '2026-01-01', 'Set by the programme, to be confirmed'
  from unnest(array['thunderBay', 'peterborough', 'abbotsford', 'kelowna', 'princeGeorge', 'lethbridge', 'redDeer', 'brandon', 'medicineHat', 'grandePrairie']) place
  on conflict do nothing;
insert into place_service (place, service, effective_from, source)
  select place, 'trauma', '2026-01-01', 'Set by the programme, to be confirmed'
  from unnest(array['london', 'saskatoon', 'regina', 'kitchener', 'victoria', 'stJohns']) place on conflict do nothing;

-- partner: who directs, owns, signs for or is paid on behalf of an organization. They are screened as the organization itself is.

create table organization_party (
  id                uuid primary key,
  organization_id   uuid not null references organization,
  nature            text not null check (nature in ('person', 'organization')),
  roles             text[] not null check (cardinality(roles) > 0
                      and roles <@ array['director', 'officer', 'owner', 'signatory', 'representative', 'payee']),
  name              text not null check (length(name) between 1 and 200),
  name_in_script    text check (length(name_in_script) between 1 and 200),
  other_names       jsonb not null default '[]',
  sex               text check (sex in ('female', 'male', 'another', 'unknown')),
  birth_as_written  text not null default 'unknown',
  birth_calendar    text not null default 'gregorian' check (birth_calendar in ('gregorian', 'solarHijri', 'lunarHijri')),
  birth_earliest    date,
  birth_latest      date,
  nationality       text check (nationality ~ '^[A-Z]{3}$'),
  document_number   text check (length(document_number) between 1 and 60),
  from_day          date not null,
  last_day          date check (last_day >= from_day),
  end_reason        text,
  entered_by        text not null,
  entered_at        timestamptz not null,
  check (nature = 'person' or sex is null and birth_as_written = 'unknown'),
  check ((last_day is null) = (end_reason is null))
);
create index organization_party_organization on organization_party (organization_id, from_day, id);
create unique index organization_party_once on organization_party (organization_id, nature, lower(name), birth_as_written, coalesce(document_number, ''))
  where last_day is null;
comment on column organization_party.roles is 'payee: receives money on behalf of the organization; every other role makes a principal.';
comment on column organization_party.other_names is 'Each with its form in its own script and the reason why there is another; no name is purged.';
comment on column organization_party.nationality is 'ISO 3166-1 alpha-3; of an organization, the country in which it is registered.';
comment on table organization_party is 'Principals and payees of an organization; one is ended, never deleted, and what a correction replaced stands in organization_change. Personal data: names, sex, birth, nationality, number of an identity document, the user name of the person who entered it. Kept: while the organization works with us and 10 years after, never less than 5 years after the last activity for which they were screened (Criminal Code, s. 83.032, records of authorized activities).';

comment on table organization_change is 'What was changed about an organization, from what to what, by whom; rows are only added. Personal data: the user name of the person who acted, a contact''s name, an address of the organization; of principals and payees, names, sex, birth, nationality, number of an identity document. Kept: while the organization works with us and 10 years after.';

-- screening: that nothing was found is worth as much as a hit, so that it is written down too.

create table organization_screening (
  id               bigint generated always as identity primary key,
  organization_id  uuid not null references organization,
  screened_at      timestamptz not null,
  editions         jsonb not null check (editions <> '{}'),
  subjects         uuid[] not null
);
create index organization_screening_organization on organization_screening (organization_id, id desc);
comment on column organization_screening.editions is 'Number of the edition of each list it was compared with.';
comment on column organization_screening.subjects is 'The organization, and the principals and payees it had.';
comment on table organization_screening is 'That an organization, its principals and its payees were compared with the lists, and when; rows are only added. Personal data: none but ids of principals and payees. Kept: while the organization works with us and 10 years after, never less than 5 years after the last activity it was screened for.';
